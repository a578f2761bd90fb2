//! The Wasm file that a browser loads: page and worker.
//!
//! A crate of its own, because link-time optimisation takes the last crate's level for all of them: views are compiled for size, and the
//! simulation must not be.

fn main() {
    gongzhi_app::start();
}
