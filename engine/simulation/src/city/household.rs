//! Households 户: what changes about them, a column each.

use super::Feelings;
use crate::calendar::Day;
use crate::world::World;
use gongzhi_catalogue::params::Params;

/// Visits to a household, in one place: a visit finds them by one look-up in far-apart memory.
#[derive(Clone, Copy, Debug)]
pub struct Visited {
    /// Day of the last one; before the start it is negative.
    pub last: Day,
    /// How many there were since the start.
    pub times: u16,
}

impl Visited {
    /// Whether the household has a file 一户一档, which the first visit makes.
    #[inline]
    pub fn filed(self) -> bool {
        self.times > 0
    }
}

/// The changing columns of all households.
#[derive(Clone, Debug)]
pub struct Households {
    /// Satisfaction.
    pub feelings: Feelings,
    /// Knows of the channels 知晓.
    pub aware: Vec<bool>,
    /// Hears of the channels from neighbours once this share of all households has, 0 to 1.
    pub awareness_threshold: Vec<f32>,
    /// Had a petition truly resolved.
    pub had_success: Vec<bool>,
    /// Latent needs.
    pub latent: Vec<u16>,
    /// Visits to it.
    pub visits: Vec<Visited>,
}

impl Households {
    /// The households before the first day.
    pub fn new(world: &World, params: &Params) -> Self {
        let base = &world.households;
        let n = base.len();
        Self {
            feelings: Feelings::new(&base.satisfaction, params.satisfaction_latent),
            aware: base.aware.clone(),
            awareness_threshold: Vec::new(),
            had_success: vec![false; n],
            latent: vec![0; n],
            visits: base
                .unvisited
                .iter()
                .map(|d| Visited {
                    last: Day::before_start(*d),
                    times: 0,
                })
                .collect(),
        }
    }
}
