//! Scenario files: which ones load and which are refused, reforms, parts of a place, names, and the shipped library.

mod estimate;
mod files;
mod names;
mod parts;
mod reforms;
mod shipped;
mod tables;
