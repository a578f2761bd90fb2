//! What the page knows, decides and says, without a browser.
//!
//! What: [`state`] is the one value from which all is drawn, and how actions change it; [`jobs`] says what is to be run for it and
//! [`worker`] runs it, with the messages of [`protocol`]. View models go from [`runs`] to what components draw: [`outcome`], [`places`],
//! [`charts`], [`analyses`]; [`i18n`] and [`sentences`] say it in both languages. Why: all of it is tested natively. The manifest holds
//! what never happens here: no component, no browser, no clock.

pub mod analyses;
pub mod by_ptr;
pub mod charts;
pub mod files;
pub mod i18n;
pub mod jobs;
pub mod language;
pub mod library;
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
