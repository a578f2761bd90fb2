//! The rule language in a run. Tests of the language alone are in `engine/rules/src/tests`.

mod schedule;
