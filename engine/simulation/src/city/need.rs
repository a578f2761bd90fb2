//! Needs, and those that are latent in a household.
//!
//! A need's id is its household and its number there, so that it is the same need under every policy.

use gongzhi_catalogue::enums::Category;

/// Identifies a need under every policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NeedId(pub u64);

impl NeedId {
    /// Streams of a household: what is left of 32 bits once candidates are numbered.
    pub const SOURCES: usize = 1 << 10;
    /// Candidates of a household in a source.
    pub const NUMBERS: u32 = 1 << 22;

    /// The `number`-th candidate of a household in a source: 0 the ordinary one, then one for each shock.
    ///
    /// From the highest bit: the household (32 bits), the lower eight bits of the source, its upper two, the number.
    pub fn new(household: usize, source: usize, number: u32) -> Self {
        let source = source as u64;
        Self(
            ((household as u64) << 32)
                | ((source & 0xFF) << 24)
                | ((source >> 8 & 3) << 22)
                | u64::from(number % Self::NUMBERS),
        )
    }

    /// Its household.
    #[inline]
    pub fn household(self) -> usize {
        (self.0 >> 32) as usize
    }

    /// Its source.
    #[inline]
    pub fn source(self) -> usize {
        (self.0 >> 24 & 0xFF | (self.0 >> 22 & 3) << 8) as usize
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
    serial: u32,
    /// Its next sibling in the household.
    next: u32,
}

impl Latent {
    /// How to end it at once.
    pub fn due(&self, handle: u32) -> LatentDue {
        LatentDue {
            need: self.need,
            handle,
            serial: self.serial,
            category: self.category,
            escalates: false,
        }
    }
}

/// Which latent need is to end, and how.
#[derive(Clone, Copy, Debug)]
pub struct LatentDue {
    /// Its need.
    pub need: NeedId,
    /// Its handle.
    pub handle: u32,
    /// Its serial number; it may be gone by then.
    pub serial: u32,
    /// Its category.
    pub category: Category,
    /// It escalates; else it fades.
    pub escalates: bool,
}

const NOBODY: u32 = u32::MAX;

/// Latent needs, by household. Slots are reused; a serial number tells a need from a former one in its slot.
///
/// Adding and removing take two passes each, one over the needs and one over households, so that a day's look-ups in
/// far-apart memory need not wait for one another.
#[derive(Clone, Debug)]
pub struct LatentStore {
    needs: Vec<Latent>,
    free: Vec<u32>,
    first: Vec<u32>,
    serials: u32,
    unlinked: Vec<u32>,
}

impl LatentStore {
    /// An empty store for `households` households.
    pub fn new(households: usize) -> Self {
        Self {
            needs: Vec::new(),
            free: Vec::new(),
            first: vec![NOBODY; households],
            serials: 0,
            unlinked: Vec::new(),
        }
    }

    /// Adds one, not yet [linked](Self::link), and says how to end it.
    pub fn add(&mut self, need: NeedId, category: Category, escalates: bool) -> LatentDue {
        let serial = self.serials;
        self.serials += 1;
        let latent = Latent {
            need,
            category,
            serial,
            next: NOBODY,
        };
        let handle = self.free.pop().unwrap_or(self.needs.len() as u32);
        match self.needs.get_mut(handle as usize) {
            Some(place) => *place = latent,
            None => self.needs.push(latent),
        }
        self.unlinked.push(handle);
        LatentDue {
            escalates,
            ..latent.due(handle)
        }
    }

    /// Links those that were added to their households.
    pub fn link(&mut self) {
        for handle in self.unlinked.drain(..) {
            let latent = &mut self.needs[handle as usize];
            latent.next = std::mem::replace(&mut self.first[latent.need.household()], handle);
        }
    }

    /// Whether one is still there; then it is to be [unlinked](Self::unlink).
    pub fn is_there(&self, due: &LatentDue) -> bool {
        self.needs[due.handle as usize].serial == due.serial
    }

    /// Takes one that is there out of its household.
    pub fn unlink(&mut self, due: &LatentDue) {
        let household = due.need.household();
        let place = &mut self.needs[due.handle as usize];
        place.serial = NOBODY;
        let after = place.next;
        self.free.push(due.handle);
        let mut at = self.first[household];
        if at == due.handle {
            self.first[household] = after;
            return;
        }
        while at != NOBODY {
            let next = &mut self.needs[at as usize].next;
            if *next == due.handle {
                *next = after;
                return;
            }
            at = *next;
        }
    }

    /// The latent needs of a household, newest first.
    pub fn of(&self, household: usize) -> impl Iterator<Item = (u32, &Latent)> {
        let mut at = self.first[household];
        std::iter::from_fn(move || {
            let latent = self.needs.get(at as usize)?;
            Some((std::mem::replace(&mut at, latent.next), latent))
        })
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
    fn every_source_of_a_household_has_ids_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for source in 0..NeedId::SOURCES {
            for number in [0, 1, NeedId::NUMBERS - 1] {
                let need = NeedId::new(7, source, number);
                assert_eq!((need.household(), need.source()), (7, source));
                assert!(seen.insert(need));
            }
        }
    }

    #[test]
    fn a_place_that_is_used_again_is_not_mistaken_for_its_former_need() {
        let mut store = LatentStore::new(2);
        let need = |number| NeedId::new(1, 0, number);
        let old = store.add(need(0), Category::Parking, false);
        let kept = store.add(need(1), Category::Parking, false);
        store.link();
        assert!(store.is_there(&old));
        store.unlink(&old);
        assert!(!store.is_there(&old));
        let new = store.add(need(0), Category::Parking, false);
        store.link();
        assert_eq!(new.handle, old.handle);
        assert!(!store.is_there(&old) && store.is_there(&new));
        let handles: Vec<u32> = store.of(1).map(|(handle, _)| handle).collect();
        assert_eq!((handles, store.len()), (vec![new.handle, kept.handle], 2));
    }
}
