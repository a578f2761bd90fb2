//! Households 户: what changes about them, a column each.

use super::Feelings;
use crate::catalogue::params::Params;
use crate::world::World;

/// Never visited during the run: the world says how long before it.
const BEFORE: i32 = 0;

/// The changing columns of all households.
#[derive(Clone, Debug)]
pub struct Households {
    /// Satisfaction.
    pub feelings: Feelings,
    /// Knows of the channels 知晓.
    pub aware: Vec<bool>,
    /// Which share of all households hear of the channels from neighbours before this one, 0 to 1.
    pub ear: Vec<f32>,
    /// Has a file 一户一档.
    pub filed: Vec<bool>,
    /// Had a petition truly resolved.
    pub had_success: Vec<bool>,
    /// Latent needs.
    pub latent: Vec<u16>,
    /// Day of the last visit; before the start it is negative.
    pub visited_on: Vec<i32>,
    /// Visits so far.
    pub visits: Vec<u16>,
}

impl Households {
    /// The households before the first day.
    pub fn new(world: &World, params: &Params) -> Self {
        let base = &world.households;
        let n = base.len();
        Self {
            feelings: Feelings::new(&base.satisfaction, params.satisfaction_latent),
            aware: base.aware.clone(),
            ear: Vec::new(),
            filed: vec![false; n],
            had_success: vec![false; n],
            latent: vec![0; n],
            visited_on: base
                .unvisited
                .iter()
                .map(|d| BEFORE - i32::from(*d))
                .collect(),
            visits: vec![0; n],
        }
    }
}
