//! Workers: simulations run there, so that the page never waits.
//!
//! What: [`pool`] and [`reader`] are the page's side, [`host`] the worker's, [`bench`] one measured run; what a worker does of all it is
//! asked is in [`gongzhi_page::worker`]. Both sides only send messages; no memory is shared.

pub mod bench;
pub mod cores;
pub mod host;
pub mod link;
pub mod pool;
pub mod reader;
