//! Identifies worlds by their inputs, and caches those built last.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use gongzhi_catalogue::params::{Effect, PARAMS, Value};
use gongzhi_scenario::{Place, Scenario};

use super::{CityPlan, World};

/// All inputs of a world, or of the worlds of some parts of a city: equal keys build equal worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldKey {
    seed: u64,
    city: u32,
    place: Place,
    /// Values of the parameters that rebuild the world, in catalogue order.
    params: Vec<Option<Value>>,
    /// The streets of each part; empty if the city is undivided.
    parts: Vec<Range<usize>>,
}

// Loading rejects numbers that are not finite, so equality is reflexive.
impl Eq for WorldKey {}

impl Hash for WorldKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Floating-point numbers have no hash; these tell most places apart.
        self.seed.hash(state);
        self.city.hash(state);
        self.place.communities.hash(state);
        self.place.residents.hash(state);
    }
}

impl WorldKey {
    /// The key of the `city`-th world of a scenario under a seed, undivided.
    pub fn new(scenario: &Scenario, seed: u64, city: u32) -> Self {
        let rebuilding = PARAMS.iter().filter(|p| p.effect == Effect::Rebuild);
        Self {
            seed,
            city,
            place: scenario.place.clone(),
            params: rebuilding.map(|p| scenario.params.get(p.id)).collect(),
            parts: Vec::new(),
        }
    }
}

/// A world under its key, or the worlds of the parts of a city.
type Built = (WorldKey, Vec<Arc<World>>);

/// A cache of the worlds that were built last; its clones share it, between threads too.
///
/// Most policies share a world: a reform that changes neither the place nor a rebuilding parameter uses the world of
/// its baseline.
#[derive(Clone, Debug)]
pub struct Worlds {
    room: Room,
    built: Arc<Mutex<Vec<Built>>>,
}

/// How many worlds are kept, and which.
#[derive(Clone, Copy, Debug)]
enum Room {
    /// The last ones, so many.
    Last(usize),
    /// The first ones, as long as they take no more than so many bytes. Where all are asked for again in the same order, keeping
    /// the last ones would drop each shortly before it is wanted.
    First(usize),
}

impl Default for Worlds {
    /// A cache of one world.
    fn default() -> Self {
        Self::with_capacity(1)
    }
}

impl Worlds {
    /// An empty cache of up to `capacity` worlds, at least one.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            room: Room::Last(capacity.max(1)),
            built: Arc::default(),
        }
    }

    /// An empty cache of the worlds that are built first, up to `bytes` together. Later ones are built whenever they are asked for.
    pub fn within(bytes: usize) -> Self {
        Self {
            room: Room::First(bytes),
            built: Arc::default(),
        }
    }

    /// The `city`-th world of a scenario under a seed: from the cache, or built. Where the last ones are kept, the oldest is dropped
    /// before a new one is built.
    pub fn get(&self, scenario: &Scenario, seed: u64, city: u32) -> Arc<World> {
        let key = WorldKey::new(scenario, seed, city);
        if let Some(world) = self.find(&key).and_then(|worlds| worlds.into_iter().next()) {
            return world;
        }
        let world = Arc::new(World::build(scenario, seed, city));
        self.keep(key, vec![world.clone()]);
        world
    }

    /// Like [`Self::get`], the worlds of some parts of a planned city, each given by its streets. They count as one world in the cache.
    pub fn get_parts(&self, plan: CityPlan<'_>, parts: &[Range<usize>]) -> Vec<Arc<World>> {
        let key = WorldKey {
            parts: parts.to_vec(),
            ..WorldKey::new(plan.scenario, plan.seed, plan.city)
        };
        if let Some(worlds) = self.find(&key) {
            return worlds;
        }
        let worlds = plan.build_parts(parts).into_iter().map(Arc::new);
        let worlds: Vec<Arc<World>> = worlds.collect();
        self.keep(key, worlds.clone());
        worlds
    }

    /// The worlds of a key; if there are none, room is made for them. They are then built without the lock, so that threads
    /// build side by side.
    fn find(&self, key: &WorldKey) -> Option<Vec<Arc<World>>> {
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, worlds)) = built.iter().find(|(known, _)| known == key) {
            return Some(worlds.clone());
        }
        if let Room::Last(capacity) = self.room
            && built.len() >= capacity
        {
            built.remove(0);
        }
        None
    }

    fn keep(&self, key: WorldKey, worlds: Vec<Arc<World>>) {
        let bytes = |worlds: &[Arc<World>]| worlds.iter().map(|w| w.bytes()).sum::<usize>();
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let kept: usize = built.iter().map(|(_, worlds)| bytes(worlds)).sum();
        let fits = match self.room {
            Room::Last(_) => true,
            Room::First(most) => kept + bytes(&worlds) <= most,
        };
        if fits {
            built.push((key, worlds));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_scenario::fixture::extending;

    fn town(residents: u32) -> Scenario {
        extending(&format!(
            "place = {{ name = \"x\", streets = 1, communities = 2, residents = {residents} }}"
        ))
    }

    #[test]
    fn a_policy_does_not_change_the_key_and_place_and_seed_do() {
        let base = town(2000);
        let policy = base.at([("visit_share", 0.9)]);
        assert_eq!(WorldKey::new(&base, 1, 0), WorldKey::new(&policy, 1, 0));
        assert_ne!(WorldKey::new(&base, 1, 0), WorldKey::new(&base, 2, 0));
        assert_ne!(WorldKey::new(&base, 1, 0), WorldKey::new(&town(2100), 1, 0));
        assert_ne!(WorldKey::new(&base, 1, 0), WorldKey::new(&base, 1, 1));
        let rebuilt = base.at([("household_sigma", 0.9)]);
        assert_ne!(WorldKey::new(&base, 1, 0), WorldKey::new(&rebuilt, 1, 0));
    }

    #[test]
    fn the_oldest_world_makes_way() {
        let (one, two) = (town(2000), town(2100));
        let worlds = Worlds::default();
        let first = worlds.get(&one, 1, 0);
        assert!(Arc::ptr_eq(&first, &worlds.get(&one, 1, 0)));
        worlds.get(&two, 1, 0);
        assert!(!Arc::ptr_eq(&first, &worlds.get(&one, 1, 0)));
        let worlds = Worlds::with_capacity(2);
        let first = worlds.get(&one, 1, 0);
        worlds.get(&two, 1, 0);
        assert!(Arc::ptr_eq(&first, &worlds.get(&one, 1, 0)));
    }

    #[test]
    fn the_first_worlds_stay_while_there_is_room() {
        let town = town(2000);
        let bytes = Worlds::default().get(&town, 1, 0).bytes();
        let worlds = Worlds::within(2 * bytes + bytes / 2);
        let built: Vec<_> = (0..3).map(|city| worlds.get(&town, 1, city)).collect();
        let kept = |city| Arc::ptr_eq(&built[city as usize], &worlds.get(&town, 1, city));
        assert_eq!([0, 1, 2].map(kept), [true, true, false]);
    }
}
