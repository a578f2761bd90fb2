//! The visitor's own calendar: period, assessments, meetings, shocks, and the time line on which they are drawn.

mod date_box;
pub mod panel;
mod shock;
mod time_line;
