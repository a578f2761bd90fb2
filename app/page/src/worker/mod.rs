//! What a worker does of all it is asked, without the browser that it does it in.
//!
//! What: the last [`models`], a [`task`] under way, [`reading`] of strangers' files, and [`rehearsal`] of what the page is
//! about to do.

pub mod models;
pub mod reading;
pub mod rehearsal;
pub mod task;
