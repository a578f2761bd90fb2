//! The parts of the page. Each draws what it is given and tells what the user did; none computes or remembers a result.

pub mod charts;
pub mod common;
pub mod compare;
pub mod headline;
pub mod outcome;
pub mod overview;
pub mod parameters;
pub mod phone;
pub mod places;
pub mod policy;
pub mod refusal;
pub mod rules;
pub mod top_bar;
pub mod why;
