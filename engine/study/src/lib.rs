//! Conclusions from runs: experiments determine which runs are needed, results compute what follows from them.

pub mod experiment;
pub mod results;
