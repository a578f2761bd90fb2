//! The foundation of all other crates: bilingual text, diagnostics, floating-point functions and counter-based random
//! numbers.

pub mod diagnostic;
pub mod marks;
pub mod math;
pub mod random;
pub mod text;
pub mod unseen;
