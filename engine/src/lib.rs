//! The simulated city and its rules: community governance as practised in Shaoxing.
//!
//! The pipeline, each arrow one public function: a text becomes a [`Scenario`](scenario::Scenario) by [`scenario::load`]; its rules become
//! [`CompiledRules`](rules::CompiledRules) and its place a [`World`](world::World); a [`Run`](run::Run) advances day by day and leaves
//! a [`Replication`](record::Replication); replications become a [`Summary`](results::Summary) by [`results::summarise`] and
//! [`Difference`](results::Difference)s by [`results::compare`]. [`experiment::ensemble`] and [`experiment::paired`] do all of it.
//!
//! Pure: it reads no clock, file, environment, thread or global, and observing a run never changes it.

pub use gongzhi_base::{diagnostic, marks, math, random, text, unseen};
pub use gongzhi_catalogue as catalogue;
pub use gongzhi_rules as rules;
pub use gongzhi_scenario as scenario;
pub use gongzhi_simulation::{
    calendar, city, context, mechanisms, observe, record, rows, run, world,
};
pub use gongzhi_study::experiment;

/// Results: what replications recorded, and what follows from them.
pub mod results {
    pub use gongzhi_catalogue::metrics::Reading;
    pub use gongzhi_simulation::city::LimitCheck as Gauge;
    pub use gongzhi_simulation::record::*;
    pub use gongzhi_study::results::*;
}
