//! Feedback 反馈 on what was closed today: counts, what households feel, and what comes back.
//!
//! Closing is not resolving: a need that was closed without being resolved comes back as a petition or goes latent.
//!
//! Tests: `patterns/service.rs` (pattern 7), `sensitivity/params.rs`.

use crate::calendar::Today;
use crate::city::{City, LONGEST, Reopening, SilentNeed, WINDOW, WorkState};
use crate::context::{Context, RuleResult};
use crate::mechanisms::{needs, satisfaction};
use crate::rows::{PetitionRows, Snapshot};
use gongzhi_base::random::Stream;
use gongzhi_catalogue::rules::Rule;

/// Deadlines after which a caller has given up, and is asked what became of the petition.
const GIVEN_UP: u32 = 2;

/// Each deadline that passes is felt as a failure; after the last one the caller is asked.
pub fn feel_delays(ctx: &Context, city: &mut City, today: &Today) {
    let mut cursor = ctx.world.community_cursor();
    for row in city.petitions.rows() {
        let petition = city.petitions.row(row);
        let (age, deadline) = (petition.age(today.workdays), petition.deadline);
        // Most are younger than their deadline, and need no division.
        if age < deadline || !age.is_multiple_of(deadline) || petition.kind.work.is_done() {
            continue;
        }
        let household = petition.need.household();
        let c = cursor.community(household);
        if ctx.on.satisfaction {
            satisfaction::apply_feedback(ctx, city, c, household, 0.0);
        }
        satisfaction::record_failure(ctx, city, c);
        if age == GIVEN_UP * deadline {
            let grid = city.grid_of(&ctx.world, c, household);
            count_call(city, (c, grid), 0.0);
        }
    }
}

/// Gives feedback on every petition that was closed since the table was settled, in the order of needs.
pub fn process_closures(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let mut closed = std::mem::take(&mut city.scratch.closed);
    closed.clear();
    let all = city.petitions.part(city.petitions.rows());
    // One more than is closed, because a row is written before it is known whether it counts.
    closed.resize(all.len() + 1, 0);
    let mut count = 0;
    for (row, petition) in all.iter().enumerate() {
        closed[count] = row as u32;
        count += usize::from(petition.kind.work.is_done());
    }
    closed.truncate(count);
    city.petitions.count_done(closed.len());
    let mut outcomes = std::mem::take(&mut city.scratch.answers);
    let of = Snapshot { ctx, city, today };
    let rows = PetitionRows::some(of, &closed);
    ctx.evaluate_into(Rule::Satisfied, &rows, &mut outcomes)?;
    let mut cursor = ctx.world.community_cursor();
    for (row, outcome) in closed.iter().zip(&outcomes) {
        let row = *row as usize;
        let household = city.petitions.need(row).household();
        let c = cursor.community(household);
        let grid = city.grid_of(&ctx.world, c, household);
        count_closure(city, today, (c, grid), row);
        if city.petitions.kind(row).attempt == 0 {
            city.communities[c].week.satisfied += *outcome;
        }
        // Who had given up was asked then.
        if city.petitions.age(row, today.workdays) < GIVEN_UP * city.petitions.deadline(row) {
            count_call(city, (c, grid), *outcome);
        }
        if ctx.on.satisfaction {
            satisfaction::apply_feedback(ctx, city, c, household, *outcome);
        }
    }
    let mut silent = std::mem::take(&mut city.scratch.silent);
    silent.clear();
    for row in &closed {
        let row = *row as usize;
        let household = city.petitions.need(row).household();
        if city.petitions.kind(row).work == WorkState::Resolved {
            city.households.had_success[household] = true;
            city.households.unresolved[household] -= 1;
        } else {
            satisfaction::record_failure(ctx, city, ctx.world.community_of(household));
            reopen_or_make_latent(ctx, city, today, row, &mut silent);
        }
    }
    needs::make_latent(ctx, city, today, &silent);
    city.scratch.silent = silent;
    (city.scratch.closed, city.scratch.answers) = (closed, outcomes);
    Ok(())
}

/// 回访: what a caller says when asked; `satisfied` is the chance of being satisfied, 0 to 1.
fn count_call(city: &mut City, (c, grid): (usize, usize), satisfied: f64) {
    city.grids[grid].calls.count(satisfied);
    city.tally.week.asked += 1;
    city.communities[c].week.callers_satisfied += satisfied;
}

/// Counts a closure in its community and grid.
fn count_closure(city: &mut City, today: &Today, (c, grid): (usize, usize), row: usize) {
    let table = &city.petitions;
    let kind = table.kind(row);
    let community = &mut city.communities[c];
    let week = &mut city.tally.week;
    community.open -= 1;
    city.ledger.closures += 1;
    week.closures += 1;
    if kind.attempt > 0 {
        return;
    }
    let age = table.age(row, today.workdays);
    let on_time = age <= table.deadline(row);
    week.first_closures += 1;
    week.on_time += u32::from(on_time);
    week.resolved += u32::from(kind.work == WorkState::Resolved);
    week.days_to_close[(age as usize).min(LONGEST - 1)] += 1;
    community.closed_window[today.day.index() % WINDOW].count(on_time);
    city.grids[grid].closures.count(on_time);
    if let Some(this_week) = community.closed_by_week.last_mut() {
        this_week.count(on_time);
    }
}

/// What was not resolved comes back as a petition, or its need goes latent.
fn reopen_or_make_latent(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    row: usize,
    silent: &mut Vec<SilentNeed>,
) {
    let (need, kind) = (city.petitions.need(row), city.petitions.kind(row));
    let attempt = kind.attempt.saturating_add(1);
    let mut draw = ctx
        .random
        .draw(Stream::Reopen, ctx.number_of_need(need), u64::from(attempt));
    if !draw.chance(ctx.params.reopen_share) {
        silent.push(SilentNeed {
            need,
            category: kind.category,
            attempt,
        });
        return;
    }
    let wait = 1 + (draw.uniform() * ctx.params.reopen_days) as usize;
    let reopening = Reopening {
        need,
        category: kind.category,
        channel: kind.channel,
        level: kind.level,
        attempt,
    };
    city.agenda.add_reopening(today.day + wait, reopening);
}
