//! Workers run the simulations, so that the page stays responsive.
//!
//! [`pool`] and [`reader`] are the page's side, [`host`] is the worker's, and [`mod@bench`] measures one run. What a worker computes is in
//! [`gongzhi_page::worker`]. The two sides only exchange messages; they share no memory.

pub mod bench;
pub mod cores;
pub mod host;
pub mod link;
pub mod pool;
pub mod reader;
