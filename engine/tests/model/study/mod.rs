//! Conclusions from runs: figures, comparisons and contributions.

mod attribution;
mod coverage;
mod figures;
