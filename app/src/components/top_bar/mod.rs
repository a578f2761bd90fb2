//! The bar at the top: scenario, baseline, run, undo, files, settings.

pub mod bar;
pub mod export;
pub mod pickers;
pub mod run_bar;
