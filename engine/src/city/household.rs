//! Households 户: what changes about them, a column each.
//!
//! Satisfaction is stored at events only and relaxes towards its community's level in closed form when it is read.

use crate::world::World;

/// Never visited during the run: the world says how long before it.
const BEFORE: i32 = 0;

/// The changing columns of all households.
#[derive(Clone, Debug)]
pub struct Households {
    /// Satisfaction at `felt_on`.
    pub felt: Vec<f64>,
    /// Day of the last event that moved satisfaction.
    pub felt_on: Vec<i32>,
    /// Knows of the channels 知晓.
    pub aware: Vec<bool>,
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
    /// Next candidate for a need: its number.
    pub next_candidate: Vec<u32>,
    /// When it comes, in days since the start.
    pub next_time: Vec<f64>,
}

impl Households {
    /// The households before the first day.
    pub fn new(world: &World) -> Self {
        let base = &world.households;
        let n = base.community.len();
        Self {
            felt: base.satisfaction.clone(),
            felt_on: vec![0; n],
            aware: base.aware.clone(),
            filed: vec![false; n],
            had_success: vec![false; n],
            latent: vec![0; n],
            visited_on: base
                .unvisited
                .iter()
                .map(|d| BEFORE - i32::from(*d))
                .collect(),
            visits: vec![0; n],
            next_candidate: vec![0; n],
            next_time: vec![0.0; n],
        }
    }
}
