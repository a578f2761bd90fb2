//! Observing a run from outside: metrics of the city, recorded weekly and at assessments.
//!
//! An observer reads; it never changes the city, so an observed run equals an unobserved one.

mod community;
mod metrics;
mod recorder;

pub use community::community_states;
pub use metrics::measure;
pub use recorder::Recorder;
