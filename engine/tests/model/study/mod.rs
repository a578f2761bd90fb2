//! What is concluded from runs: figures, comparisons and contributions.

mod attribution;
mod figures;
