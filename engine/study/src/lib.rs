//! What is learned from runs: experiments say which are needed, results say what follows from them.

pub mod experiment;
pub mod results;
