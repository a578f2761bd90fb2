//! Acceptance 受理: a need becomes a petition with effort, level and deadline, or comes back as one.
//!
//! Tests: `invariants/balance.rs` (raised = closed + open), `sensitivity/policy.rs` (deadlines).

use std::ops::Range;

use crate::calendar::Today;
use crate::city::{City, FIRST_DAYS, NewPetition, PetitionKind, Raised, WINDOW, WorkState};
use crate::context::{Context, RuleResult};
use crate::rows::{PetitionRows, Snapshot};
use gongzhi_base::math;
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::{Channel, Level, Resource};
use gongzhi_catalogue::rules::Rule;

/// Raises petitions: draws effort, asks `petition_level` and `petition_deadline`, and puts them on the table.
pub fn raise(ctx: &Context, city: &mut City, today: &Today, new: &[NewPetition]) -> RuleResult {
    let first = city.petitions.rows().end;
    let mut cursor = ctx.world.community_cursor();
    let mut effort = (usize::MAX, 1.0);
    for petition in new {
        let c = cursor.community(petition.need.household());
        if effort.0 != c {
            effort = (c, effort_with_experts(ctx, city, c));
        }
        add(ctx, city, today, effort.1, petition);
    }
    let rows = first..city.petitions.rows().end;
    let mut answers = std::mem::take(&mut city.scratch.answers);
    let of = Snapshot { ctx, city, today };
    ask(Rule::PetitionLevel, of, rows.clone(), &mut answers)?;
    for ((row, level), n) in rows.clone().zip(&answers).zip(new) {
        let level = Level::from_index(*level as usize).unwrap_or(Level::Grid);
        city.petitions.kind_mut(row).level = match n.level {
            Some(level) => level,
            None if !ctx.on.levels => Level::Grid,
            None => level,
        };
    }
    let of = Snapshot { ctx, city, today };
    ask(Rule::PetitionDeadline, of, rows.clone(), &mut answers)?;
    let effort: [f64; Level::COUNT] =
        std::array::from_fn(|level| math::pow(ctx.params.level_effort, level as f64));
    for (row, deadline) in rows.zip(&answers) {
        city.petitions.set_deadline(row, whole_workdays(*deadline));
        let level = city.petitions.kind(row).level;
        let household = city.petitions.need(row).household();
        let c = cursor.community(household);
        let known = knowledge(ctx, city, c, household, level);
        *city.petitions.hours_left_mut(row) *= effort[level as usize] * known;
        count_raised(city, today, c, row);
    }
    city.scratch.answers = answers;
    Ok(())
}

/// Asks a rule about new petitions. They are not in the order of needs yet; a failure is reported for the first in that order, so
/// that it does not depend on how the city is divided.
fn ask(rule: Rule, of: Snapshot, rows: Range<usize>, answers: &mut Vec<f64>) -> RuleResult {
    let asked = of
        .ctx
        .evaluate_into(rule, &PetitionRows::all(of, rows.clone()), answers);
    if asked.is_ok() {
        return asked;
    }
    let mut ordered: Vec<u32> = rows.map(|row| row as u32).collect();
    ordered.sort_by_key(|row| of.city.petitions.need(*row as usize));
    of.ctx
        .rules
        .evaluate(rule, &PetitionRows::some(of, &ordered), answers)
}

/// What knowing a household does to the effort: at its door a strange one takes longer, and a file 一户一档 saves questions.
fn knowledge(ctx: &Context, city: &City, c: usize, household: usize, level: Level) -> f64 {
    let p = ctx.params;
    let file = if city.is_filed(&ctx.world, c, household) {
        1.0 - p.file_saving
    } else {
        1.0
    };
    if level != Level::Grid {
        return file;
    }
    let grid = &city.grids[city.grid_of(&ctx.world, c, household)];
    file * (1.0 + p.unfamiliar_effort * (1.0 - grid.familiarity))
}

/// Days allowed, in whole working days: rounded up, one at least.
fn whole_workdays(days: f64) -> u32 {
    let whole = days as u32;
    let begun = u32::from(f64::from(whole) < days);
    whole.saturating_add(begun).max(1)
}

/// What experts of partner units leave of the effort in a community.
fn effort_with_experts(ctx: &Context, city: &City, c: usize) -> f64 {
    let p = ctx.params;
    let delivered = &city.communities[c].delivered;
    let experts = delivered.strength(Resource::Experts, p.resource_scale_hours);
    1.0 - p.expert_saving * experts
}

fn add(ctx: &Context, city: &mut City, today: &Today, with_experts: f64, new: &NewPetition) {
    let p = ctx.params;
    let channel = match new.channel {
        Channel::Escalated => p.escalated_effort,
        Channel::Visit => p.found_effort,
        Channel::Voiced | Channel::Online => 1.0,
    };
    let key = ctx.random.of(ctx.number_of_need(new.need));
    let effort = ctx
        .shapes
        .effort
        .at(key.uniform(Stream::Effort, u64::from(new.attempt)));
    let severity = ctx.shapes.severity.at(key.uniform(Stream::Severity, 0));
    let kind = PetitionKind {
        category: new.category,
        severity: 1 + severity as u8,
        level: Level::Grid,
        channel: new.channel,
        supervised: false,
        attempt: new.attempt,
        moved_up: 0,
        work: WorkState::Waiting,
    };
    let raised = Raised {
        day: today.day,
        workdays: today.workdays,
    };
    let hours = p.effort_hours[new.category as usize] * effort;
    let estimate = hours * channel * with_experts;
    city.petitions.push(new.need, kind, estimate, raised);
}

fn count_raised(city: &mut City, today: &Today, c: usize, row: usize) {
    let kind = city.petitions.kind(row);
    let community = &mut city.communities[c];
    community.open += 1;
    if kind.attempt > 0 {
        city.tally.week.reopened += 1;
        city.ledger.reopened += 1;
        return;
    }
    let k = kind.category as usize;
    community.raised += 1;
    community.raised_window[today.day.index() % WINDOW][k] += 1;
    if today.day.index() < FIRST_DAYS {
        community.raised_first[k] += 1;
    }
    city.tally.week.raised_by[k] += 1;
    city.tally.week.raised += 1;
    city.ledger.raised += 1;
}
