//! 五星达标·和美家园: scores, awards at assessments, dynamic management at quarter ends, the yearly choice.
//!
//! Tests: `invariants/watch.rs` (stars gained and lost), `patterns/systems.rs` (pattern 5), `scenario/shipped.rs` (targets).

use crate::calendar::{Day, Today};
use crate::city::{City, Community};
use crate::context::{Context, RuleResult};
use crate::joint::{JointRequest, Nominee};
use crate::mechanisms::indicators;
use crate::rows::{CommunityRows, Snapshot, StarRows};
use gongzhi_catalogue::enums::Star;
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::rules::Rule;

/// Before the first day: communities that the place says had five stars hold them.
pub fn recall_five_stars(ctx: &Context, city: &mut City, first: &Today) {
    if !ctx.on.stars {
        return;
    }
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        if let Some(since) = base.five_star {
            let days = first.date.to_julian_day() - since.to_julian_day();
            community.held = [true; Star::COUNT];
            let days = u16::try_from(days.max(1)).unwrap_or(u16::MAX);
            community.five_star_since = Some(Day::before_start(days));
        }
    }
}

/// Computes levels, scores and who would pass today.
pub fn update_scores(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    indicators::update(ctx, city, today);
    if !ctx.on.stars {
        return Ok(());
    }
    let scores = evaluate_stars(ctx, city, today, Rule::StarScore)?;
    for (row, score) in scores.into_iter().enumerate() {
        city.communities[row / Star::COUNT].scores[row % Star::COUNT] = score;
    }
    let awarded = evaluate_stars(ctx, city, today, Rule::StarAwarded)?;
    for (row, awarded) in awarded.into_iter().enumerate() {
        city.communities[row / Star::COUNT].ready[row % Star::COUNT] = awarded != 0.0;
    }
    let five = five_star_if_held(ctx, city, today, |community| community.ready)?;
    for (community, five) in city.communities.iter_mut().zip(five) {
        community.five_ready = five != 0.0;
    }
    Ok(())
}

fn evaluate_stars(ctx: &Context, city: &City, today: &Today, rule: Rule) -> RuleResult<Vec<f64>> {
    let which: Vec<usize> = (0..city.communities.len()).collect();
    let of = Snapshot { ctx, city, today };
    ctx.evaluate(rule, &StarRows { of, which: &which })
}

/// `five_star` as if every community held the stars that `stars` gives.
fn five_star_if_held(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    stars: impl Fn(&Community) -> [bool; Star::COUNT],
) -> RuleResult<Vec<f64>> {
    let which: Vec<usize> = (0..city.communities.len()).collect();
    let held: Vec<_> = city.communities.iter().map(|c| c.held).collect();
    for community in &mut city.communities {
        community.held = stars(community);
    }
    let of = Snapshot { ctx, city, today };
    let five = ctx.evaluate(Rule::FiveStar, &CommunityRows { of, which: &which });
    for (community, held) in city.communities.iter_mut().zip(held) {
        community.held = held;
    }
    five
}

/// Awards the stars that pass; passing also ends a series of failed quarters.
fn award_ready_stars(community: &mut Community) {
    for star in 0..Star::COUNT {
        if community.ready[star] {
            community.held[star] = true;
            community.failed_quarters[star] = 0;
        }
    }
}

/// 验收: stars are gained here and nowhere else.
pub fn assess(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    if !ctx.on.stars {
        return Ok(());
    }
    update_scores(ctx, city, today)?;
    city.communities.iter_mut().for_each(award_ready_stars);
    let five = five_star_if_held(ctx, city, today, |community| community.held)?;
    for (community, five) in city.communities.iter_mut().zip(five) {
        if five != 0.0 && community.five_star_since.is_none() {
            community.five_star_since = Some(today.day);
        }
    }
    Ok(())
}

/// 动态管理, at quarter ends: stars are lost here and nowhere else.
pub fn run_dynamic_management(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    if !ctx.on.stars {
        return Ok(());
    }
    for community in &mut city.communities {
        for star in 0..Star::COUNT {
            let failed = community.held[star] && !community.ready[star];
            let before = community.failed_quarters[star];
            community.failed_quarters[star] = if failed { before + 1 } else { 0 };
        }
    }
    let kept = evaluate_stars(ctx, city, today, Rule::StarKept)?;
    for (row, kept) in kept.into_iter().enumerate() {
        let community = &mut city.communities[row / Star::COUNT];
        let held = &mut community.held[row % Star::COUNT];
        if *held && kept == 0.0 {
            *held = false;
            community.five_star_since = None;
            community.discouraged = ctx.params.star_loss_effort;
        }
    }
    Ok(())
}

/// 和美家园, yearly: the communities that qualify, with their scores.
pub fn nominate(ctx: &Context, city: &mut City, today: &Today) -> RuleResult<Option<JointRequest>> {
    if !ctx.on.stars || !(today.assessed_before || today.assessment) {
        return Ok(None);
    }
    let which: Vec<usize> = (0..city.communities.len())
        .filter(|c| qualifies(ctx.params, city, *c))
        .collect();
    let of = Snapshot { ctx, city, today };
    let scores = ctx.evaluate(Rule::HemeiScore, &CommunityRows { of, which: &which })?;
    let nominee = |(community, score)| Nominee { community, score };
    let nominees = which.into_iter().zip(scores).map(nominee).collect();
    Ok(Some(JointRequest::Hemei(nominees)))
}

/// The joint decision: the best of those that qualify in the whole city, up to the quota. Gives each part its own.
pub fn choose_hemei(quota: f64, communities: usize, requests: &[&Vec<Nominee>]) -> Vec<Vec<usize>> {
    let of_part = |(part, own): (usize, &&Vec<Nominee>)| {
        own.iter()
            .map(|one| (one.score, part, one.community))
            .collect::<Vec<_>>()
    };
    let mut ranked: Vec<_> = requests.iter().enumerate().flat_map(of_part).collect();
    // The sort is stable, so ties go by number.
    ranked.sort_by(|(p, ..), (q, ..)| q.total_cmp(p));
    ranked.truncate(hemei_places(quota, communities));
    let mut chosen = vec![Vec::new(); requests.len()];
    for (_, part, community) in ranked {
        chosen[part].push(community);
    }
    chosen
}

/// Names the communities that were chosen, and no others.
pub fn name_hemei(city: &mut City, chosen: &[usize]) {
    for (c, community) in city.communities.iter_mut().enumerate() {
        community.hemei = chosen.contains(&c);
    }
}

/// Communities that may be chosen: the quota rounded to whole ones, and at least one unless the quota is zero.
fn hemei_places(quota: f64, communities: usize) -> usize {
    if quota <= 0.0 {
        return 0;
    }
    ((quota * communities as f64).round() as usize).max(1)
}

fn qualifies(p: &Params, city: &City, c: usize) -> bool {
    let community = &city.communities[c];
    community.five_star_since.is_some()
        && community.scores.iter().all(|s| *s >= p.hemei_star)
        && community.total_score() >= p.hemei_total
        && city.contract_summary(c).integrated >= p.hemei_integration
}
