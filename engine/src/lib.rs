//! The simulated city and its rules.
