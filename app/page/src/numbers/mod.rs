//! Numbers: their display, typed input, and slider positions.

pub mod format;
pub mod numeral;
pub mod scale;
