//! Observers of a run: metrics of the city, recorded weekly and at assessments.
//!
//! An observer only reads, so an observed run gives the same results as an unobserved one.

mod community_detail;
mod community_reporter;
mod community_series;
mod community_state;
mod decisions;
mod events;
mod groups;
mod metrics;
mod own;
mod recorder;

pub use community_reporter::CommunityReporter;
pub use community_series::CommunitySeriesRecorder;
pub use community_state::community_states;
pub use groups::groups;
pub use metrics::measure;
pub use own::OwnMetrics;
pub use recorder::Recorder;
