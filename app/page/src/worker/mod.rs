//! What a worker does, without the browser around it.
//!
//! The [`models`] of the last jobs, a [`task`] under way, [`reading`] of strangers' files, and the [`rehearsal`] of what the page is
//! about to do.

pub mod models;
pub mod reading;
pub mod rehearsal;
pub mod task;
