//! The page's words, in both languages.
//!
//! A label's type holds both languages, so nothing can be left untranslated. Names of the model's parts come from the engine's catalogue;
//! sentences with numbers are in [`sentences`](crate::sentences).

pub mod analyses;
pub mod calendar;
pub mod contracts;
pub mod differences;
pub mod finder;
pub mod looks;
pub mod one_short;
pub mod rule_look;
pub mod rule_tests;
pub mod tables;
pub mod weeks;
pub mod words;
