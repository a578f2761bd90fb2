//! Needs, including those that are latent in a household.
//!
//! A need's id consists of its household and its number there, so the same need has the same id under every policy.

use gongzhi_catalogue::enums::Category;

/// Identifies a need under every policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NeedId(pub u64);

impl NeedId {
    /// Sources of candidates per household: the part of 32 bits that the candidate number leaves.
    pub const SOURCES: usize = 1 << 10;
    /// Candidates per household and source.
    pub const NUMBERS: u32 = 1 << 22;

    /// Candidate `number` of a household from a source. Source 0 is the ordinary one; each shock has a further one.
    ///
    /// From the highest bit: household (32 bits), lower eight bits of the source, upper two bits of the source,
    /// number.
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

/// A need that becomes latent.
#[derive(Clone, Copy, Debug)]
pub struct SilentNeed {
    /// The need.
    pub need: NeedId,
    /// Its category.
    pub category: Category,
    /// Number of times its petition was closed without a resolution.
    pub attempt: u8,
}

/// A need that has not been voiced.
#[derive(Clone, Copy, Debug)]
pub struct Latent {
    /// The need.
    pub need: NeedId,
    /// Its category.
    pub category: Category,
    /// Times that it was closed without being resolved.
    pub attempt: u8,
    /// Serial number, unique among all latent needs of the run.
    serial: u32,
    /// Next latent need of the same household.
    next: u32,
}

impl Latent {
    /// The event that ends it immediately.
    pub fn due(&self, handle: u32) -> LatentDue {
        LatentDue {
            need: self.need,
            handle,
            serial: self.serial,
            category: self.category,
            attempt: self.attempt,
            escalates: false,
        }
    }
}

/// The scheduled end of a latent need.
#[derive(Clone, Copy, Debug)]
pub struct LatentDue {
    /// Its need.
    pub need: NeedId,
    /// Slot in the store.
    pub handle: u32,
    /// Serial number, to detect that the need has already gone.
    pub serial: u32,
    /// Its category.
    pub category: Category,
    /// Times that it was closed without being resolved.
    pub attempt: u8,
    /// Whether it escalates; otherwise it fades.
    pub escalates: bool,
}

const NOBODY: u32 = u32::MAX;

/// Latent needs, by household. Slots are reused; the serial number tells a need from an earlier one in the same slot.
///
/// Adding and removing take two passes, one over needs and one over households, so that cache misses of one day
/// overlap.
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

    /// Adds a latent need without linking it (see [`Self::link`]), and returns the event that ends it.
    pub fn add(&mut self, silent: SilentNeed, escalates: bool) -> LatentDue {
        let serial = self.serials;
        self.serials += 1;
        let latent = Latent {
            need: silent.need,
            category: silent.category,
            attempt: silent.attempt,
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

    /// Links all added needs to their households.
    pub fn link(&mut self) {
        for handle in self.unlinked.drain(..) {
            let latent = &mut self.needs[handle as usize];
            latent.next = std::mem::replace(&mut self.first[latent.need.household()], handle);
        }
    }

    /// Whether a need is still latent; if so, the caller must [unlink](Self::unlink) it.
    pub fn is_there(&self, due: &LatentDue) -> bool {
        self.needs[due.handle as usize].serial == due.serial
    }

    /// Removes a need that is still latent from its household.
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

    /// Number of latent needs.
    pub fn len(&self) -> usize {
        self.needs.len() - self.free.len()
    }

    /// Whether there are no latent needs.
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
        let need = |number| SilentNeed {
            need: NeedId::new(1, 0, number),
            category: Category::Parking,
            attempt: 0,
        };
        let old = store.add(need(0), false);
        let kept = store.add(need(1), false);
        store.link();
        assert!(store.is_there(&old));
        store.unlink(&old);
        assert!(!store.is_there(&old));
        let new = store.add(need(0), false);
        store.link();
        assert_eq!(new.handle, old.handle);
        assert!(!store.is_there(&old) && store.is_there(&new));
        let handles: Vec<u32> = store.of(1).map(|(handle, _)| handle).collect();
        assert_eq!((handles, store.len()), (vec![new.handle, kept.handle], 2));
    }
}
