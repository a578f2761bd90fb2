//! The simulation: the only place where time advances.

mod context;
mod run;
mod schedule;
mod step;

pub use context::{Context, Outcome};
pub use run::{Progress, Run};
pub use schedule::{Ends, ShockToday, Today, last_full_week, schedule};
