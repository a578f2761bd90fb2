//! Observers of a run: figures of a city or of its parts, the metrics computed from them, and the record of a replication.
//!
//! An observer only reads, so an observed run gives the same results as an unobserved one.

mod community_detail;
mod community_reporter;
mod community_series;
mod community_state;
mod decisions;
mod ending;
mod events;
mod figures;
mod groups;
mod metrics;
mod own;
mod recorder;

pub use community_reporter::CommunityReporter;
pub use community_series::CommunitySeriesRecorder;
pub use ending::{CommunityEnding, Ending, Side};
pub use figures::{CommunityFigures, Counts, Figures, StreetFigures};
pub use groups::groups;
pub use metrics::{Moment, PastWeek, measure};
pub use own::OwnMetrics;
pub use recorder::Recorder;
