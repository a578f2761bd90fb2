//! The 20 有 and 20 无 of every community: process levels come from the other submodels, bottom lines from their state.
//!
//! This is what couples the systems: neglected petitions, contracts and visits cost stars.
//!
//! Tests: `invariants/watch.rs` (scores explained), `patterns/systems.rs` (pattern 8), `sensitivity/fields.rs`.

use crate::calendar::Today;
use crate::city::{City, escalations_left};
use crate::context::Context;
use crate::mechanisms::meetings;
use gongzhi_base::math;
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::{Category, Resource, Star};
use gongzhi_catalogue::indicators::{BREACHES, Breach, HAVES, Have};

/// Computes the process 有 and the state of the 无 of every community.
pub fn update(ctx: &Context, city: &mut City, today: &Today) {
    for c in 0..city.communities.len() {
        for (star, specs) in HAVES.iter().enumerate() {
            for (i, spec) in specs.iter().enumerate() {
                if let Some(level) = process_level(ctx, city, today, c, spec.have) {
                    let community = &mut city.communities[c];
                    let shown = level + community.preparation.dressing[star][i];
                    community.haves[star][i] = shown.clamp(0.0, 1.0);
                }
                let breached = breached(ctx, city, today, c, star, i);
                city.communities[c].breached[star][i] = breached;
            }
        }
    }
}

fn process_level(ctx: &Context, city: &City, today: &Today, c: usize, have: Have) -> Option<f64> {
    let p = ctx.params;
    let community = &city.communities[c];
    let households = ctx.world.communities[c].households.len() as f64;
    let quality = |k: Category| community.quality[k as usize] / p.target_quality;
    let taking_part = community.participation / p.target_participation;
    Some(match have {
        Have::Facility => return None,
        Have::PartyGroups => {
            let grids = &city.grids[community.grids.clone()];
            let led = grids.iter().filter(|g| g.party_member).count() as f64 / grids.len() as f64;
            let reach = community
                .delivered
                .strength(Resource::Organising, p.resource_scale_hours);
            led + (1.0 - led) * reach.max(p.party_leadership)
        }
        Have::FiveStages => city.contract_summary(c).integrated / p.target_integration,
        Have::MemberService => community.delivered.of(Resource::Members) / p.target_member_hours,
        Have::Council => taking_part,
        Have::Volunteers => {
            let expected = p.target_participation * p.volunteer_hours_week * 52.0 / 12.0;
            community.volunteer_hours / (households * expected).max(f64::MIN_POSITIVE)
        }
        Have::Meetings => meetings::regular_layers(community, today) / p.target_meetings,
        Have::GridStaff => {
            let servers = community.grids.clone();
            let hours: f64 = servers.map(|g| city.grid_hours.window(g).available).sum();
            hours / 20.0 / (households / 100.0) / p.target_grid_hours
        }
        Have::Files => f64::from(community.filed) / households / p.target_files,
        Have::Sorting => 0.5 * quality(Category::Environment).min(1.0) + 0.5 * taking_part.min(1.0),
        Have::Parking => quality(Category::Parking),
    })
}

fn breached(ctx: &Context, city: &City, today: &Today, c: usize, star: usize, i: usize) -> bool {
    let community = &city.communities[c];
    match BREACHES[star][i].breach {
        Breach::LongOpen => community.long_open,
        Breach::Hazard | Breach::Misconduct => community.breached_until[star][i] > today.day,
        measured => {
            let households = ctx.world.communities[c].households.len();
            let check = city.limit_check(ctx.params, c, households, measured);
            check.is_some_and(|check| check.passed())
        }
    }
}

/// Daily: the memory of escalations fades.
pub fn decay_escalations(city: &mut City) {
    let left = escalations_left();
    for community in &mut city.communities {
        community.escalations *= left;
    }
}

/// Number of 无 of one community.
const BREACHES_OF_A_COMMUNITY: u64 = Star::COUNT as u64 * 4;

/// Monthly: bottom lines broken by chance, and for how long.
pub fn draw_breaches(ctx: &Context, city: &mut City, today: &Today) {
    let p = ctx.params;
    let monthly = 1.0 - math::exp(-p.breach_hazard / 12.0);
    for (c, community) in city.communities.iter_mut().enumerate() {
        for (star, specs) in BREACHES.iter().enumerate() {
            for (i, spec) in specs.iter().enumerate() {
                if spec.breach != Breach::Hazard || community.breached_until[star][i] > today.day {
                    continue;
                }
                let id =
                    ctx.number_of_community(c) * BREACHES_OF_A_COMMUNITY + (star * 4 + i) as u64;
                let mut draw = ctx
                    .random
                    .draw(Stream::Breach, id, u64::from(today.day.number()));
                if draw.chance(monthly) {
                    let days = p.breach_days * (0.5 + draw.uniform());
                    community.breached_until[star][i] = today.day + (1 + days as usize);
                }
            }
        }
    }
}
