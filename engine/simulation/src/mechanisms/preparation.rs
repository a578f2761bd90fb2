//! Preparing for the five stars 迎检: where a star is within reach and worth it, a community directs hours at what it lacks.
//!
//! Drive is what is lacking × nearness × reward × urgency. The hours come out of service, as administrative tasks do. A part of them is real work:
//! visits, repairs, mobilisation, clearing what is late; the rest is window-dressing 形式主义, which shows for a while and falls back.
//!
//! Tests: `patterns/institutions.rs` (before an assessment), `sensitivity/params.rs`.

use crate::calendar::Today;
use crate::city::{City, Community, Focus};
use crate::context::Context;
use crate::mechanisms::contracts::MONTH_WORKDAYS;
use gongzhi_base::math;
use gongzhi_catalogue::enums::{Category, Star};
use gongzhi_catalogue::indicators::{BREACHES, Breach, HAVES, Have};

/// Hours of a working day.
const DAY_HOURS: f64 = 8.0;

/// Weight of a 无 that is broken or nearly so, where a 有 has its gap.
const BREACH_WEIGHT: f64 = 0.3;

/// Sum of gaps by weight from which on preparation takes all the hours that drive gives it.
const FULL_LACK: f64 = 0.3;

/// Monthly, after the scores: how hard each community will prepare, and for what.
pub fn plan(ctx: &Context, city: &mut City, today: &Today) {
    if !ctx.on.stars {
        return;
    }
    for c in 0..city.communities.len() {
        let mut focus = focus(ctx, city, c);
        let lack = (focus.normalise() / FULL_LACK).min(1.0);
        let community = &city.communities[c];
        let drive = lack * nearness(ctx, community) * reward(ctx) * urgency(ctx, community, today);
        let drive = (ctx.params.star_drive * drive).clamp(0.0, 1.0);
        let preparation = &mut city.communities[c].preparation;
        preparation.focus = focus;
        preparation.drive = drive;
    }
}

/// 1 where all stars would pass, less with every point and breach that is missing.
fn nearness(ctx: &Context, community: &Community) -> f64 {
    let p = ctx.params;
    let short = |s: usize| {
        let points = (p.star_pass - community.scores[s]).max(0.0) / 100.0;
        points + BREACH_WEIGHT * 0.1 * community.breaches(s) as f64
    };
    let shortfall: f64 = (0..Star::COUNT).map(short).sum();
    math::exp(-shortfall / p.star_reach)
}

/// What five stars are worth: funding and honour, 0 to 1.
fn reward(ctx: &Context) -> f64 {
    1.0 - math::exp(-(ctx.params.fund_five_star_bonus + ctx.params.star_honour))
}

/// Full in the days before an assessment; less between, while stars can be gained or lost.
fn urgency(ctx: &Context, community: &Community, today: &Today) -> f64 {
    let may_lose = !ctx.params.lifetime_stars && community.held.contains(&true);
    let may_gain = today.assessment_ahead && community.held.contains(&false);
    if today.inspection && (may_gain || may_lose) {
        1.0
    } else if may_gain || may_lose {
        ctx.params.star_vigilance
    } else {
        0.0
    }
}

/// What is lacking, by how far and how much it counts.
fn focus(ctx: &Context, city: &City, c: usize) -> Focus {
    let p = ctx.params;
    let community = &city.communities[c];
    let households = ctx.world.communities[c].households.len();
    let mut focus = Focus::default();
    for star in 0..Star::COUNT {
        for i in 0..4 {
            let spec = &HAVES[star][i];
            let gap = (p.star_thresholds[star][i] - community.haves[star][i]).max(0.0);
            if spec.have != Have::Facility {
                focus.haves[star][i] = p.star_weights[star][i] * gap;
            }
            let breach = BREACHES[star][i].breach;
            let close = city
                .limit_check(p, c, households, breach)
                .is_some_and(|check| check.passed() || check.near());
            if close || (breach == Breach::LongOpen && community.long_open) {
                focus.service += BREACH_WEIGHT;
            }
        }
    }
    focus
}

/// The share of staff time that preparation takes today, beyond all other tasks.
pub fn load(ctx: &Context, community: &Community) -> f64 {
    ctx.params.inspection_load * community.preparation.drive
}

/// On a workday: what the hours of preparation do.
pub fn prepare(ctx: &Context, city: &mut City) {
    if !ctx.on.stars {
        return;
    }
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        prepare_community(ctx, community, base.households.len() as f64);
    }
}

fn prepare_community(ctx: &Context, community: &mut Community, households: f64) {
    let p = ctx.params;
    let hours = community.staff * DAY_HOURS * load(ctx, community);
    let (real, show) = (hours * (1.0 - p.window_dressing), hours * p.window_dressing);
    let preparation = &mut community.preparation;
    preparation.fade();
    preparation.visit_hours = 0.0;
    preparation.organising = 0.0;
    preparation.service_hours = real * preparation.focus.service;
    for (star, i) in (0..Star::COUNT).flat_map(|star| (0..4).map(move |i| (star, i))) {
        let share = community.preparation.focus.haves[star][i];
        if share <= 0.0 {
            continue;
        }
        let preparation = &mut community.preparation;
        preparation.dressing[star][i] += p.dressing_effect * show * share / households;
        let done = real * share;
        let effect = p.contract_quality * done / households;
        match HAVES[star][i].have {
            Have::Files => preparation.visit_hours += done,
            Have::GridStaff => preparation.service_hours += done,
            Have::Council | Have::Volunteers => preparation.organising += done * MONTH_WORKDAYS,
            Have::Sorting => community.improve_quality(Category::Environment, effect),
            Have::Parking => community.improve_quality(Category::Parking, effect),
            _ => {}
        }
    }
}
