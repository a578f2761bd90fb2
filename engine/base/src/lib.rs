//! What every room stands on: text in two languages, diagnostics, floating-point functions, and draws by key.

pub mod diagnostic;
pub mod marks;
pub mod math;
pub mod random;
pub mod text;
pub mod unseen;
