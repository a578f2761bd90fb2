//! What a worker does, independent of the browser.
//!
//! [`models`] caches the models of recent jobs, a [`task`] is a job in progress, a [`divided`] one is shared with other workers, [`reading`] reads untrusted files, [`looking`] looks into one rule, and a [`rehearsal`]
//! warms up code that the page will need soon.

pub mod divided;
pub mod looking;
pub mod models;
pub mod reading;
pub mod rehearsal;
pub mod task;
