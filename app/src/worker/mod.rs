//! Workers: simulations run there, so that the page never waits.
//!
//! What: [`pool`] and [`reader`] are the page's side, [`host`] the worker's, with [`rehearsal`] before its first job and [`reading`] for
//! strangers' files, [`bench`] one measured run. Never: shares memory; both sides only send messages.

pub mod bench;
pub mod host;
pub mod link;
pub mod pool;
mod prepared;
pub mod reader;
mod reading;
pub mod rehearsal;
mod task;
