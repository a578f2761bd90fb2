//! The open policy: scenario, baseline, changes and their history; and how changes are named, found and saved.

pub mod changed_item;
pub mod changed_parts;
pub mod changed_settings;
pub mod changes;
pub mod history;
pub mod placed;
pub mod plan;
pub mod rescue;
pub mod saving;
pub mod search;
pub mod snippets;
pub mod work;
