//! Pinned scenarios, kept for the next visit: those of each tab, and those of all tabs.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::scenario::Changes;
use serde::{Deserialize, Serialize};

use crate::protocol::Origin;
use crate::runs::Arm;
use crate::store::{Store, StoreError, Stores, read, write};

const PINNED: &str = "gongzhi.pinned";

/// A scenario beside the others: what it is made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pinned {
    /// The scenario before changes.
    pub origin: Origin,
    /// What is changed of it.
    pub changes: Changes,
    /// The name that the user gave to it.
    #[serde(default)]
    pub name: Option<String>,
}

impl Pinned {
    /// Whether it is the same policy, whatever its name.
    fn is(&self, other: &Self) -> bool {
        self.origin == other.origin && self.changes == other.changes
    }
}

/// What stands beside the policy, with the names that the user gave, by hash.
pub type Beside = (Rc<Vec<Arm>>, Rc<BTreeMap<String, String>>);

fn all_of((arms, names): &Beside) -> Vec<Pinned> {
    let pinned = |arm: &Arm| Pinned {
        origin: arm.origin.clone(),
        changes: (*arm.changes).clone(),
        name: names.get(&arm.key.hash).cloned(),
    };
    arms.iter().map(pinned).collect()
}

/// The scenarios that stood beside the policy: in this tab, or in any where this one is new.
pub fn pinned<S: Store>(stores: &Stores<S>) -> Vec<Pinned> {
    let own = read(&stores.tab, PINNED);
    own.or_else(|| read(&stores.shared, PINNED))
        .unwrap_or_default()
}

/// Keeps the scenarios that stand beside the policy. Those of other tabs stay in the list that all share.
///
/// # Errors
/// When they would be forgotten with the tab.
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
