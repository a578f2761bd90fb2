//! The logic and texts of the page, independent of the browser.
//!
//! [`state`] is the single value that everything is drawn from, and how actions change it; [`jobs`] decides what to run for it, and
//! [`worker`] runs it, exchanging the messages of [`protocol`]. View models turn [`runs`] into what components draw: [`outcome`],
//! [`places`], [`charts`], [`analyses`], [`brief`]. [`links`] carry a work to others. [`i18n`] and [`sentences`] put it into words. All of it can be tested natively, because the
//! manifest has no dependency on components, the browser or a clock.

pub mod analyses;
pub mod brief;
pub mod by_ptr;
pub mod charts;
pub mod district;
pub mod documents;
pub mod files;
pub mod guide;
pub mod i18n;
pub mod jobs;
pub mod language;
pub mod library;
pub mod links;
pub mod metric;
pub mod numbers;
pub mod outcome;
pub mod places;
pub mod policy;
pub mod protocol;
pub mod runs;
pub mod sentences;
pub mod state;
pub mod storage;
pub mod store;
pub mod style;
pub mod worker;
