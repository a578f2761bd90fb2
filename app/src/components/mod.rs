//! The components of the page. They draw what they are given and report what the user does. They compute no results and store none.

pub mod brief;
pub mod charts;
pub mod common;
pub mod compare;
pub mod district;
pub mod guide;
pub mod headline;
pub mod links;
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
