//! Numbers as people read, type and slide them.

pub mod format;
pub mod numeral;
pub mod scale;
