//! Satisfaction: how feedback, quality and neglected needs move what households feel.
//!
//! It is stored at events and relaxes in closed form when read, so reading changes nothing.

use crate::catalogue::indicators::{HAVES, Have};
use crate::city::{City, Community};
use crate::math;
use crate::rows::Snapshot;
use crate::simulation::{Context, Today};
use crate::world::Haves;

/// A household is satisfied from here on.
pub const SATISFIED: f64 = 0.6;
/// The level to which satisfaction relaxes where nothing has changed.
const NEUTRAL: f64 = 0.6;
/// At most so many latent needs count.
const MOST_LATENT: u16 = 3;

/// Reads the satisfaction of households on one day.
pub struct Reader<'a> {
    of: Snapshot<'a>,
    /// Share of the distance that is left after so many days.
    left: Vec<f64>,
    targets: Vec<f64>,
}

impl<'a> Reader<'a> {
    /// A reader for a snapshot.
    pub fn new(of: &Snapshot<'a>) -> Self {
        let half_life = of.ctx.params.satisfaction_half_life;
        let left = |day: usize| math::exp2(-(day as f64) / half_life);
        let target = |c: &Community| target(of.ctx, c);
        Self {
            of: *of,
            left: (0..=of.today.day).map(left).collect(),
            targets: of.city.communities.iter().map(target).collect(),
        }
    }

    /// Satisfaction of a household, 0 to 1.
    pub fn read(&self, h: usize) -> f64 {
        let households = &self.of.city.households;
        let target = self.targets[self.of.ctx.world.households.community[h] as usize];
        let since = (self.of.today.day as i32 - households.felt_on[h]) as usize;
        let felt = target + (households.felt[h] - target) * self.left[since];
        let latent = f64::from(households.latent[h].min(MOST_LATENT));
        (felt - self.of.ctx.params.satisfaction_latent * latent).clamp(0.0, 1.0)
    }
}

/// s* of a community.
fn target(ctx: &Context, community: &Community) -> f64 {
    let p = ctx.params;
    if !ctx.on.satisfaction {
        return p.satisfaction_start;
    }
    let quality = community.quality.iter().sum::<f64>() / community.quality.len() as f64;
    let facilities = mean_facilities(&community.haves) - community.facilities_start;
    let target = NEUTRAL
        + p.satisfaction_quality * (quality - p.quality_start)
        + p.satisfaction_facilities * facilities;
    target.clamp(0.0, 1.0)
}

/// Mean level of the facility 有.
pub fn mean_facilities(haves: &Haves) -> f64 {
    let mut sum = (0.0, 0.0);
    for (specs, levels) in HAVES.iter().zip(haves) {
        for (spec, level) in specs.iter().zip(levels) {
            if spec.have == Have::Facility {
                sum = (sum.0 + level, sum.1 + 1.0);
            }
        }
    }
    sum.0 / sum.1
}

/// Satisfaction before latent needs lower it, today.
fn felt_today(ctx: &Context, city: &City, today: &Today, h: usize) -> f64 {
    let c = ctx.world.households.community[h] as usize;
    let target = target(ctx, &city.communities[c]);
    let since = f64::from(today.day as i32 - city.households.felt_on[h]);
    let left = math::exp2(-since / ctx.params.satisfaction_half_life);
    target + (city.households.felt[h] - target) * left
}

fn store(city: &mut City, today: &Today, h: usize, felt: f64) {
    city.households.felt[h] = felt.clamp(0.0, 1.0);
    city.households.felt_on[h] = today.day as i32;
}

/// Feedback: s += κ(P − s) + δ(P − E), then E moves towards P.
pub fn respond(ctx: &Context, city: &mut City, today: &Today, h: usize, outcome: f64) {
    let p = ctx.params;
    let c = ctx.world.households.community[h] as usize;
    let expectation = city.communities[c].expectation;
    let felt = felt_today(ctx, city, today, h);
    let moved = felt
        + p.satisfaction_learning * (outcome - felt)
        + p.satisfaction_surprise * (outcome - expectation);
    store(city, today, h, moved);
    city.communities[c].expectation += p.expectation_speed * (outcome - expectation);
}

/// A visit: s rises a little.
pub fn cheer(ctx: &Context, city: &mut City, today: &Today, h: usize) {
    if ctx.on.satisfaction {
        let felt = felt_today(ctx, city, today, h);
        store(city, today, h, felt + ctx.params.visit_satisfaction);
    }
}

/// Weekly and before the first day: the means of every community.
pub fn survey_all(ctx: &Context, city: &mut City, today: &Today) {
    let of = Snapshot { ctx, city, today };
    let reader = Reader::new(&of);
    let means: Vec<(f64, u32)> = ctx
        .world
        .communities
        .iter()
        .map(|base| {
            let values = base.households.clone().map(|h| reader.read(h));
            let (sum, satisfied) = values.fold((0.0, 0), |(sum, n), s| {
                (sum + s, n + u32::from(s >= SATISFIED))
            });
            (sum / base.households.len() as f64, satisfied)
        })
        .collect();
    for (community, (mean, satisfied)) in city.communities.iter_mut().zip(means) {
        (community.satisfaction, community.satisfied) = (mean, satisfied);
    }
}
