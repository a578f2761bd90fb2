//! Preferences, from visit to visit.

use super::Trouble;
use super::store::{self, read, write};
use crate::state::Prefs;

const PREFS: &str = "gongzhi.prefs";

/// The preferences of the last visit.
pub fn prefs() -> Prefs {
    read(&store::shared(), PREFS).unwrap_or_default()
}

/// Keeps the preferences.
///
/// # Errors
/// When they are not kept.
pub fn keep_prefs(prefs: &Prefs) -> Result<(), Trouble> {
    write(&store::shared(), PREFS, prefs)
}
