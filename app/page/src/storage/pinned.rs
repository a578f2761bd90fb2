//! Pinned scenarios, kept for the next visit: each tab's own, and one list for all tabs.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::scenario::Changes;
use serde::{Deserialize, Serialize};

use crate::protocol::Origin;
use crate::runs::Arm;
use crate::store::{Store, StoreError, Stores, read, write};

const PINNED: &str = "gongzhi.pinned";

/// A pinned scenario, as kept: its origin, changes and name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pinned {
    /// The scenario before changes.
    pub origin: Origin,
    /// The changes to it.
    pub changes: Changes,
    /// The user's name for it, if any.
    #[serde(default)]
    pub name: Option<String>,
}

impl Pinned {
    /// Whether both are the same policy, ignoring their names.
    fn is(&self, other: &Self) -> bool {
        self.origin == other.origin && self.changes == other.changes
    }
}

/// The pinned scenarios, and the user's names for them by hash.
pub type Beside = (Rc<Vec<Arm>>, Rc<BTreeMap<String, String>>);

fn all_of((arms, names): &Beside) -> Vec<Pinned> {
    let pinned = |arm: &Arm| Pinned {
        origin: arm.origin.clone(),
        changes: (*arm.changes).clone(),
        name: names.get(&arm.key.hash).cloned(),
    };
    arms.iter().map(pinned).collect()
}

/// The pinned scenarios of this tab, or the shared list in a new tab.
pub fn pinned<S: Store>(stores: &Stores<S>) -> Vec<Pinned> {
    let own = read(&stores.tab, PINNED);
    own.or_else(|| read(&stores.shared, PINNED))
        .unwrap_or_default()
}

/// Keeps the pinned scenarios. The shared list retains those that other tabs pinned.
///
/// # Errors
/// If the shared storage does not keep them, so that they end with the tab.
pub fn keep_pinned<S: Store>(
    stores: &Stores<S>,
    before: &Beside,
    now: &Beside,
) -> Result<(), StoreError> {
    let (before, now) = (all_of(before), all_of(now));
    let _ = write(&stores.tab, PINNED, &now);
    share(&stores.shared, &before, &now)
}

fn share(store: &impl Store, before: &[Pinned], now: &[Pinned]) -> Result<(), StoreError> {
    let mut all: Vec<Pinned> = read(store, PINNED).unwrap_or_default();
    let has = |list: &[Pinned], pinned: &Pinned| list.iter().any(|other| other.is(pinned));
    all.retain(|pinned| has(now, pinned) || !has(before, pinned));
    for pinned in now {
        match all.iter_mut().find(|other| other.is(pinned)) {
            Some(known) => known.name.clone_from(&pinned.name),
            None => all.push(pinned.clone()),
        }
    }
    write(store, PINNED, &all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::Memory;

    #[test]
    fn tabs_share_what_they_put_beside_and_take_away_only_what_they_had() {
        let pinned = |id: &str| Pinned {
            origin: Origin::Shipped(id.to_owned()),
            changes: Changes::default(),
            name: None,
        };
        let store = Memory::new(10_000);
        share(&store, &[], &[pinned("a")]).unwrap();
        share(&store, &[], &[pinned("b")]).unwrap();
        share(&store, &[pinned("a")], &[pinned("a"), pinned("c")]).unwrap();
        share(&store, &[pinned("b")], &[]).unwrap();
        let all: Vec<Pinned> = read(&store, PINNED).unwrap();
        assert_eq!(all, [pinned("a"), pinned("c")]);
        let mut named = pinned("c");
        named.name = Some("第三案".to_owned());
        share(&store, &[pinned("c")], std::slice::from_ref(&named)).unwrap();
        let all: Vec<Pinned> = read(&store, PINNED).unwrap();
        assert_eq!(all, [pinned("a"), named]);
    }
}
