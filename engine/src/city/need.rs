//! Needs: latent in a household, or open as petitions 诉求.
//!
//! A need's id is its household and its number there, so that it is the same need under every policy.

use crate::catalogue::enums::{Category, Channel, Level};

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

/// A petition about to be raised.
#[derive(Clone, Copy, Debug)]
pub struct NewPetition {
    /// The need.
    pub need: NeedId,
    /// Its category.
    pub category: Category,
    /// How it came to be raised.
    pub channel: Channel,
    /// Times reopened and its level, if it comes back.
    pub reopened: Option<(u8, Level)>,
}

impl NewPetition {
    /// A petition that is raised for the first time through a channel.
    pub fn new(need: NeedId, category: Category, channel: Channel) -> Self {
        Self {
            need,
            category,
            channel,
            reopened: None,
        }
    }
}

/// An open petition.
#[derive(Clone, Debug)]
pub struct Petition {
    /// The need that it is about.
    pub need: NeedId,
    /// Its category.
    pub category: Category,
    /// 1 to 3.
    pub severity: u8,
    /// Where it is handled.
    pub level: Level,
    /// How it came to be raised.
    pub channel: Channel,
    /// Under supervision 督办.
    pub supervised: bool,
    /// Times reopened.
    pub reopened: u8,
    /// Levels that it was moved up because a deadline passed.
    pub moved_up: u8,
    /// Whether work has begun, and whether that work is a false job.
    pub work: Work,
    /// Hours as estimated on raising.
    pub estimate: f64,
    /// Hours still to do.
    pub hours_left: f64,
    /// Day raised or reopened.
    pub raised_on: u32,
    /// Workdays before that day.
    pub raised_at: u32,
    /// Workdays allowed.
    pub deadline: u32,
    /// Priority of today.
    pub priority: f64,
}

/// The state of the work on a petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Nobody has begun.
    Waiting,
    /// Being resolved.
    True,
    /// Being closed without being resolved.
    False,
}

impl Petition {
    /// Age in workdays, when so many workdays lie before today.
    pub fn age(&self, workdays: u32) -> u32 {
        workdays - self.raised_at
    }
}

/// Open petitions by handle; handles are reused.
#[derive(Clone, Debug, Default)]
pub struct PetitionStore {
    slots: Vec<Option<Petition>>,
    free: Vec<u32>,
}

impl PetitionStore {
    /// Adds one and gives its handle.
    pub fn insert(&mut self, petition: Petition) -> u32 {
        if let Some(handle) = self.free.pop() {
            self.slots[handle as usize] = Some(petition);
            return handle;
        }
        self.slots.push(Some(petition));
        (self.slots.len() - 1) as u32
    }

    /// Takes one out.
    pub fn remove(&mut self, handle: u32) -> Option<Petition> {
        let petition = self.slots.get_mut(handle as usize)?.take();
        if petition.is_some() {
            self.free.push(handle);
        }
        petition
    }

    /// The petition of a handle that is open.
    pub fn get(&self, handle: u32) -> Option<&Petition> {
        self.slots.get(handle as usize)?.as_ref()
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, handle: u32) -> Option<&mut Petition> {
        self.slots.get_mut(handle as usize)?.as_mut()
    }

    /// How many are open.
    pub fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Open handles, in order.
    pub fn handles(&self) -> impl Iterator<Item = u32> + '_ {
        let slots = self.slots.iter().enumerate();
        slots.filter(|(_, p)| p.is_some()).map(|(i, _)| i as u32)
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
