//! Keeps preferences between visits.

use crate::state::Prefs;
use crate::store::{Store, StoreError, read, write};

const PREFS: &str = "gongzhi.prefs";

/// The preferences of the last visit, or the defaults.
pub fn prefs(shared: &impl Store) -> Prefs {
    read(shared, PREFS).unwrap_or_default()
}

/// Stores the preferences.
///
/// # Errors
/// If the storage refuses them.
pub fn keep_prefs(shared: &impl Store, prefs: &Prefs) -> Result<(), StoreError> {
    write(shared, PREFS, prefs)
}
