//! The one list of everything that has a name: enumerations, parameters, record fields, rules, indicators, submodels and
//! metrics, each with its labels, unit, range and source.
//!
//! Sliders, completion, checking, the rule reference, exports and documents all read it. It holds no state and computes nothing
//! about a city.

pub mod enums;
mod fields;
pub mod groups;
pub mod headlines;
pub mod indicators;
mod meanings;
pub mod mechanisms;
pub mod metrics;
pub mod panels;
pub mod params;
pub mod parts;
pub mod records;
pub mod rules;
pub mod sources;
pub mod tables;
pub mod units;
