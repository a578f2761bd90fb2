//! The simulation: the only place where time advances.

mod run;

pub use run::{Progress, Run};
