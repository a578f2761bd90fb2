//! Who gains and loses, and which change did what.

pub mod effect;
pub mod gains;
pub mod view;
