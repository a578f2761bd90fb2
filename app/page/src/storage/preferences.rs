//! Keeps preferences from visit to visit.

use crate::state::Prefs;
use crate::store::{Store, StoreError, read, write};

const PREFS: &str = "gongzhi.prefs";

/// The preferences of the last visit.
pub fn prefs(shared: &impl Store) -> Prefs {
    read(shared, PREFS).unwrap_or_default()
}

/// Keeps the preferences.
///
/// # Errors
/// When they are not kept.
pub fn keep_prefs(shared: &impl Store, prefs: &Prefs) -> Result<(), StoreError> {
    write(shared, PREFS, prefs)
}
