//! Workers run the simulations, so that the page stays responsive.
//!
//! [`pool`], [`reader`] and [`looker`] are the page's side, [`host`] is the worker's, workers of one replication write to each other through `letter_ports`, and [`mod@bench`] measures one run. What a worker computes is in
//! [`gongzhi_page::worker`]. The two sides only exchange messages; they share no memory.

pub mod bench;
pub mod cores;
pub mod host;
mod letter_ports;
pub mod link;
pub mod looker;
pub mod pool;
pub mod reader;
