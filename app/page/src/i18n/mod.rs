//! The page's single words, in both languages.
//!
//! Every text has both languages by its type, so nothing can be shown untranslated. Names of the model's parts come from the engine's
//! catalogue; sentences with numbers in them are in [`sentences`](crate::sentences).

pub mod analyses;
pub mod looks;
pub mod rule_tests;
pub mod tables;
pub mod weeks;
pub mod words;
