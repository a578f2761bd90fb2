//! Workers run the simulations, so that the page never waits.
//!
//! [`pool`] and [`reader`] are the page's side, [`host`] is the worker's, [`mod@bench`] measures one run; what a worker does is in
//! [`gongzhi_page::worker`]. Both sides only send messages; no memory is shared.

pub mod bench;
pub mod cores;
pub mod host;
pub mod link;
pub mod pool;
pub mod reader;
