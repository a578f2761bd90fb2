//! Numbers as people read them, type them and move them on a slider.

pub mod format;
pub mod numeral;
pub mod scale;
