//! Preferences, from visit to visit.

use super::Trouble;
use super::store::{Store, read, write};
use crate::state::Prefs;

const PREFS: &str = "gongzhi.prefs";

/// The preferences of the last visit.
pub fn prefs(shared: &impl Store) -> Prefs {
    read(shared, PREFS).unwrap_or_default()
}

/// Keeps the preferences.
///
/// # Errors
/// When they are not kept.
pub fn keep_prefs(shared: &impl Store, prefs: &Prefs) -> Result<(), Trouble> {
    write(shared, PREFS, prefs)
}
