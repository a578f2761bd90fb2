//! Participation and belonging: thresholds in the manner of Granovetter (1978), and how both feed on each other.
//!
//! It can tip both ways where the spread of thresholds is below 0.399. Taking part costs time and tires, some stop, and some leave
//! it to others.
//!
//! Tests: below, `theory/people.rs` (fixed points), `patterns/systems.rs` (pattern 9), `patterns/institutions.rs`.

use crate::calendar::Today;
use crate::city::City;
use crate::context::{Context, RuleResult};
use crate::rows::{CommunityRows, Snapshot};
use gongzhi_base::math;
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::Resource;
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::rules::Rule;

/// Weekly: participation follows its thresholds, belonging follows satisfaction, contact and participation.
pub fn update(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    if !ctx.on.participation {
        return Ok(());
    }
    let which: Vec<usize> = (0..city.communities.len()).collect();
    let of = Snapshot { ctx, city, today };
    let targets = ctx.evaluate(
        Rule::ParticipationTarget,
        &CommunityRows { of, which: &which },
    )?;
    let p = ctx.params;
    let start = (p.participation_start / p.participation_max).min(1.0);
    for (c, mu) in targets.into_iter().enumerate() {
        let households = ctx.world.communities[c].households.len() as f64;
        let community = &mut city.communities[c];
        let tired = p.participation_fatigue * (community.fatigue - start);
        community.participation = step(community.participation, mu + tired, p);
        let active = community.participation / p.participation_max;
        community.fatigue += (active - community.fatigue) / FATIGUE_WEEKS;
        let visits: u32 = community.visits.iter().sum();
        let contact = (f64::from(visits) * 52.0 / 5.0 / households).min(1.0);
        let engaged = community.participation / p.participation_max - start;
        let target = community.satisfaction
            + p.belonging_contact * contact
            + p.belonging_participation * engaged;
        community.belonging += p.belonging_speed * (target.clamp(0.0, 1.0) - community.belonging);
        community.visits.rotate_right(1);
        community.visits[0] = 0;
    }
    Ok(())
}

/// Weeks over which taking part tires.
const FATIGUE_WEEKS: f64 = 26.0;

/// p + α (p_max Φ(((1 − r) p / p_max − μ) / σ) − p) − τ p: r is how far people leave it to others 搭便车, τ how many stop in a week.
fn step(p: f64, mu: f64, params: &Params) -> f64 {
    let most = params.participation_max;
    let seen = (1.0 - params.participation_free_riding) * p / most;
    let target = most * math::normal_cdf((seen - mu) / params.participation_sigma);
    let stop = p * params.participation_turnover / 52.0;
    (p + params.participation_speed * (target - p) - stop).clamp(0.0, most)
}

/// Before the first day: how much talk each household needs to hear before it becomes aware.
pub fn draw_awareness_thresholds(ctx: &Context, city: &mut City) {
    let threshold = |h| {
        ctx.random
            .uniform(Stream::Aware, ctx.number_of_household(h), 0) as f32
    };
    city.households.awareness_threshold = (0..ctx.world.households.len()).map(threshold).collect();
}

/// Monthly: neighbours who take part, and information from partner units, make people aware.
///
/// Talk adds up to a hazard H since the start; a household has heard of the channels once 1 − e^(−H) passes a uniform
/// number of its own. That is a constant chance a month at a constant rate, with one draw a household.
pub fn spread_awareness(ctx: &Context, city: &mut City) {
    let p = ctx.params;
    let taking_part = f64::from(u8::from(ctx.on.participation));
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        let information = community
            .delivered
            .strength(Resource::Information, p.resource_scale_hours);
        let rate = p.volunteer_aware * taking_part * community.participation / p.participation_max
            + p.information_aware * information;
        community.awareness_hazard += rate / 12.0;
        let heard = (1.0 - math::exp(-community.awareness_hazard)) as f32;
        let thresholds = &city.households.awareness_threshold[base.households.clone()];
        let aware = &mut city.households.aware[base.households.clone()];
        let mut count = 0;
        for (aware, threshold) in aware.iter_mut().zip(thresholds) {
            *aware |= *threshold < heard;
            count += u32::from(*aware);
        }
        community.aware = count;
    }
}

#[cfg(test)]
mod tests {
    use super::step;
    use gongzhi_catalogue::params::Params;

    #[test]
    fn with_narrow_thresholds_two_starts_end_apart() {
        let params = Params {
            participation_sigma: 0.2,
            participation_free_riding: 0.0,
            participation_turnover: 0.0,
            ..Params::default()
        };
        let settle = |mut p: f64| {
            for _ in 0..5000 {
                p = step(p, 0.5, &params);
            }
            p / params.participation_max
        };
        assert!(settle(0.05) < 0.1 && settle(0.45) > 0.9);
    }

    #[test]
    fn with_wide_thresholds_they_meet() {
        let params = Params {
            participation_sigma: 0.45,
            participation_free_riding: 0.0,
            participation_turnover: 0.0,
            ..Params::default()
        };
        let settle = |mut p: f64| {
            for _ in 0..5000 {
                p = step(p, 0.5, &params);
            }
            p
        };
        assert!((settle(0.05) - settle(0.45)).abs() < 1e-6);
    }
}
