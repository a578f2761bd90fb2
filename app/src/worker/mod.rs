//! Workers: simulations run there, so that the page never waits.
//!
//! What: [`pool`] is the page's side, [`host`] the worker's, with [`rehearsal`] before its first job, [`bench`] one measured run. Never: shares memory; both sides only send messages.

pub mod bench;
pub mod host;
pub mod link;
pub mod pool;
pub mod rehearsal;
mod task;
