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
    /// Its next sibling in the household.
    next: u32,
    alive: bool,
}

const NOBODY: u32 = u32::MAX;

/// Latent needs, by household.
#[derive(Clone, Debug)]
pub struct LatentStore {
    needs: Vec<Latent>,
    first: Vec<u32>,
    alive: usize,
}

impl LatentStore {
    /// No latent needs in so many households.
    pub fn new(households: usize) -> Self {
        Self {
            needs: Vec::new(),
            first: vec![NOBODY; households],
            alive: 0,
        }
    }

    /// Adds one and gives its handle, which is never reused.
    pub fn insert(&mut self, need: NeedId, category: Category) -> u32 {
        let handle = self.needs.len() as u32;
        let first = &mut self.first[need.household()];
        self.needs.push(Latent {
            need,
            category,
            next: *first,
            alive: true,
        });
        *first = handle;
        self.alive += 1;
        handle
    }

    /// Takes one out, unless it is gone already.
    pub fn remove(&mut self, handle: u32) -> Option<Latent> {
        let latent = self.needs.get_mut(handle as usize).filter(|l| l.alive)?;
        latent.alive = false;
        self.alive -= 1;
        let taken = *latent;
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

    /// The need of a handle, if it is still latent.
    pub fn get(&self, handle: u32) -> Option<Latent> {
        self.needs.get(handle as usize).filter(|l| l.alive).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.alive
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.alive == 0
    }
}
