//! Needs, and those that are latent in a household.
//!
//! A need's id is its household and its number there, so that it is the same need under every policy.

use crate::catalogue::enums::Category;

/// Identifies a need under every policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NeedId(pub u64);

impl NeedId {
    /// The `number`-th candidate of a household in a stream: 0 the ordinary one, then one for each shock.
    pub fn new(household: usize, stream: usize, number: u32) -> Self {
        Self(
            ((household as u64) << 32)
                | ((stream as u64 & 0xFF) << 24)
                | u64::from(number & 0xFF_FFFF),
        )
    }

    /// Its household.
    #[inline]
    pub fn household(self) -> usize {
        (self.0 >> 32) as usize
    }

    /// Its stream.
    #[inline]
    pub fn stream(self) -> usize {
        (self.0 >> 24 & 0xFF) as usize
    }
}

/// A need that nobody voiced.
#[derive(Clone, Copy, Debug)]
pub struct Latent {
    /// The need.
    pub need: NeedId,
    /// Its category.
    pub category: Category,
    /// Its number among all that ever were latent.
    pub serial: u32,
    /// Its next sibling in the household.
    next: u32,
}

const NOBODY: u32 = u32::MAX;

/// Latent needs, by household. Their places are used again; a serial number tells who is meant.
#[derive(Clone, Debug)]
pub struct LatentStore {
    needs: Vec<Latent>,
    free: Vec<u32>,
    first: Vec<u32>,
    serials: u32,
}

impl LatentStore {
    /// No latent needs in so many households.
    pub fn new(households: usize) -> Self {
        Self {
            needs: Vec::new(),
            free: Vec::new(),
            first: vec![NOBODY; households],
            serials: 0,
        }
    }

    /// Adds one and gives its handle and serial number.
    pub fn insert(&mut self, need: NeedId, category: Category) -> (u32, u32) {
        let serial = self.serials;
        self.serials += 1;
        let first = &mut self.first[need.household()];
        let latent = Latent {
            need,
            category,
            serial,
            next: *first,
        };
        let handle = self.free.pop().unwrap_or(self.needs.len() as u32);
        match self.needs.get_mut(handle as usize) {
            Some(place) => *place = latent,
            None => self.needs.push(latent),
        }
        *first = handle;
        (handle, serial)
    }

    /// Takes one out, unless it is gone already.
    pub fn remove(&mut self, handle: u32, serial: u32) -> Option<Latent> {
        let place = self.needs.get_mut(handle as usize)?;
        if place.serial != serial {
            return None;
        }
        let taken = *place;
        place.serial = NOBODY;
        self.free.push(handle);
        self.unlink(handle, taken);
        Some(taken)
    }

    fn unlink(&mut self, handle: u32, taken: Latent) {
        let household = taken.need.household();
        if self.first[household] == handle {
            self.first[household] = taken.next;
            return;
        }
        let mut at = self.first[household];
        while at != NOBODY {
            let next = self.needs[at as usize].next;
            if next == handle {
                self.needs[at as usize].next = taken.next;
                return;
            }
            at = next;
        }
    }

    /// The newest latent need of a household.
    pub fn first_of(&self, household: usize) -> Option<u32> {
        Some(self.first[household]).filter(|h| *h != NOBODY)
    }

    /// The next older latent need of the same household.
    pub fn after(&self, latent: &Latent) -> Option<u32> {
        Some(latent.next).filter(|h| *h != NOBODY)
    }

    /// The need of a handle.
    pub fn get(&self, handle: u32) -> Option<Latent> {
        self.needs.get(handle as usize).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.needs.len() - self.free.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_used_again_is_not_mistaken_for_its_former_need() {
        let mut store = LatentStore::new(2);
        let need = |number| NeedId::new(1, 0, number);
        let old = store.insert(need(0), Category::Parking);
        let kept = store.insert(need(1), Category::Parking);
        assert!(
            store
                .remove(old.0, old.1)
                .is_some_and(|l| l.need == need(0))
        );
        let new = store.insert(need(0), Category::Parking);
        assert_eq!(new.0, old.0);
        assert!(store.remove(old.0, old.1).is_none());
        let first = store.first_of(1).and_then(|h| store.get(h));
        let second = first.and_then(|l| store.after(&l));
        assert_eq!((second, store.len()), (Some(kept.0), 2));
    }
}
