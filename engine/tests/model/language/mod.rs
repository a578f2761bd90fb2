//! The language of rules in a run; the language by itself is tested in `engine/rules/src/tests`.

mod schedule;
