//! A calendar of the visitor's own: its period, assessments and shocks, as the page shows and edits them.

pub mod dates;
pub mod presets;
pub mod timeline;
pub mod view;
