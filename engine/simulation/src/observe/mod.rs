//! Observing a run from outside: metrics of the city, recorded weekly and at assessments.
//!
//! An observer reads; it never changes the city, so an observed run equals an unobserved one.

mod community;
mod decisions;
mod events;
mod groups;
mod metrics;
mod own;
mod places;
mod portrait;
mod recorder;
mod watch;

pub use community::community_states;
pub use groups::groups;
pub use metrics::measure;
pub use own::OwnMetrics;
pub use places::PlaceRecorder;
pub use recorder::Recorder;
pub use watch::Watch;
