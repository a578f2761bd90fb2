//! The changing state of households 户, one column per property.

use super::Feelings;
use crate::calendar::Day;
use crate::world::World;
use gongzhi_catalogue::params::Params;

/// Visits to a household, stored together so that a visit costs one memory access.
#[derive(Clone, Copy, Debug)]
pub struct Visited {
    /// Day of the last visit; negative if before the start.
    pub last: Day,
    /// Number of visits since the start.
    pub times: u16,
}

impl Visited {
    /// Before the first day of the run.
    fn before_start(unvisited: u16) -> Self {
        Self {
            last: Day::before_start(unvisited),
            times: 0,
        }
    }

    /// A visit on a day.
    #[inline]
    pub fn visit(&mut self, today: Day) {
        *self = Self {
            last: today,
            times: self.times + 1,
        };
    }
}

/// Changing state of all households.
#[derive(Clone, Debug)]
pub struct Households {
    /// Satisfaction.
    pub feelings: Feelings,
    /// Whether it knows the channels 知晓.
    pub aware: Vec<bool>,
    /// Share of households, 0 to 1, that must know the channels before it hears of them from neighbours.
    pub awareness_threshold: Vec<f32>,
    /// Whether a petition of it was truly resolved.
    pub had_success: Vec<bool>,
    /// Number of latent needs.
    pub latent: Vec<u16>,
    /// Needs that are not truly resolved: latent, open, or closed without being resolved.
    pub unresolved: Vec<u16>,
    /// Visits.
    pub visits: Vec<Visited>,
    /// Whether it has a file 一户一档: from before the start, or from its first visit. Whether work on a household takes longer
    /// depends on it, so it is asked far more often than visits are: a column of its own stays in the cache.
    pub filed: Vec<bool>,
}

impl Households {
    /// All households before the first day of the run.
    pub fn new(world: &World, params: &Params) -> Self {
        let base = &world.households;
        let n = base.len();
        Self {
            feelings: Feelings::new(&base.satisfaction, params.satisfaction_unresolved),
            aware: base.aware.clone(),
            awareness_threshold: Vec::new(),
            had_success: vec![false; n],
            latent: vec![0; n],
            unresolved: vec![0; n],
            visits: base
                .unvisited
                .iter()
                .map(|days| Visited::before_start(*days))
                .collect(),
            filed: base.filed.clone(),
        }
    }
}
