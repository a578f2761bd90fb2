//! Satisfaction: how service, surroundings and unresolved needs move what households feel.
//!
//! A household without trouble relaxes to s*, which follows quality and facilities; each need that is not truly resolved, whether
//! latent, open or closed without being resolved, lowers what it feels; being served, or waiting past a deadline, moves it.
//!
//! It is stored at events and relaxes in closed form when read, so reading changes nothing.
//!
//! Tests: `theory/people.rs` (relaxation), `sensitivity/params.rs`.

use crate::calendar::Today;
use crate::city::{City, Community, SATISFIED, mean_facilities};
use crate::context::Context;
use gongzhi_base::math;

/// A day begins. Where satisfaction takes no part, it stays as it was at the start.
pub fn begin_day(ctx: &Context, city: &mut City, today: &Today) {
    if ctx.on.satisfaction {
        let half_life = ctx.params.satisfaction_half_life;
        city.households.feelings.turn(today.day.index(), half_life);
    }
}

/// After quality or facilities have changed: the levels s* of all communities.
pub fn update_targets(ctx: &Context, city: &mut City) {
    for community in &mut city.communities {
        update_target(ctx, community);
    }
}

/// After the quality of one community has changed: its level s*.
pub fn update_target(ctx: &Context, community: &mut Community) {
    community.target = target(ctx, community) as f32;
}

/// s* of a community.
fn target(ctx: &Context, community: &Community) -> f64 {
    let p = ctx.params;
    if !ctx.on.satisfaction {
        return p.satisfaction_start;
    }
    let quality = community.quality.iter().sum::<f64>() / community.quality.len() as f64;
    let facilities = mean_facilities(&community.haves) - community.facilities_start;
    let target = p.satisfaction_neutral
        + p.satisfaction_quality * (quality - p.quality_start)
        + p.satisfaction_facilities * facilities
        - p.satisfaction_failures * (community.failures - p.failures_start);
    target.clamp(0.0, 1.0)
}

/// A failure of service becomes known among the neighbours.
pub fn record_failure(ctx: &Context, city: &mut City, c: usize) {
    let households = ctx.world.communities[c].households.len() as f64;
    let rate = std::f64::consts::LN_2 * 365.0 / ctx.params.satisfaction_half_life;
    city.communities[c].failures += rate / households;
}

/// Daily: talk about failures and the discouragement of lost stars fade.
pub fn fade(ctx: &Context, city: &mut City) {
    let left = math::exp2(-1.0 / ctx.params.satisfaction_half_life);
    for community in &mut city.communities {
        community.failures *= left;
        community.discouraged *= left;
    }
}

/// Feedback: s += κ(P − s) + δ(P − E), then E moves towards P.
pub fn apply_feedback(ctx: &Context, city: &mut City, c: usize, h: usize, outcome: f64) {
    let p = ctx.params;
    let community = &mut city.communities[c];
    let expectation = community.expectation;
    let feelings = &mut city.households.feelings;
    let felt = f64::from(feelings.felt(h, community.target));
    let moved = felt
        + p.satisfaction_learning * (outcome - felt)
        + p.satisfaction_surprise * (outcome - expectation);
    feelings.store(h, moved as f32);
    community.expectation += p.expectation_speed * (outcome - expectation);
}

/// A visit: s rises a little.
pub fn apply_visit(ctx: &Context, city: &mut City, c: usize, h: usize) {
    let feelings = &mut city.households.feelings;
    let felt = feelings.felt(h, city.communities[c].target);
    feelings.store(h, felt + ctx.params.visit_satisfaction as f32);
}

/// Weekly and before the first day: the means of every community.
pub fn update_means(ctx: &Context, city: &mut City) {
    let feelings = &city.households.feelings;
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        let unresolved = &city.households.unresolved[base.households.clone()];
        let first = base.households.start;
        let (sum, satisfied) = feelings.survey(first, unresolved, community.target, SATISFIED);
        community.satisfaction = sum / base.households.len() as f64;
        community.satisfied = satisfied;
    }
}
