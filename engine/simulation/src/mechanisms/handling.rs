//! Handling 办理-督办-反馈: each workday open petitions get their priority, queues are served, closures give feedback.
//!
//! Tests: `theory/queues.rs` (Little's law), `patterns/service.rs` (patterns 2 and 7).

use crate::calendar::Today;
use crate::city::{City, Closures, Petitions, WINDOW, WorkState};
use crate::context::{Context, RuleResult};
use crate::mechanisms::{feedback, queues};
use crate::rows::{PetitionRows, Snapshot};
use gongzhi_base::math;
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::{Channel, Level};
use gongzhi_catalogue::rules::Rule;

/// On a workday: orders the queues, works on them, and gives feedback on what was closed.
pub fn handle_petitions(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    city.petitions.settle();
    supervise(ctx, city, today)?;
    prioritise(ctx, city, today)?;
    mark_delays(ctx, city, today);
    if ctx.on.levels {
        raise_levels(ctx, city, today);
    }
    queues::serve(ctx, city);
    close_on_paper(ctx, city, today);
    feedback::process_closures(ctx, city, today)?;
    feedback::feel_delays(ctx, city, today);
    Ok(())
}

/// 督办.
fn supervise(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let mut answers = std::mem::take(&mut city.scratch.answers);
    let of = Snapshot { ctx, city, today };
    let open = PetitionRows::all(of, city.petitions.rows());
    ctx.evaluate_into(Rule::PetitionSupervised, &open, &mut answers)?;
    let mut cursor = ctx.world.community_cursor();
    for (row, answer) in answers.iter().enumerate() {
        let supervised = *answer != 0.0;
        let before = std::mem::replace(&mut city.petitions.kind_mut(row).supervised, supervised);
        if supervised && !before {
            let c = cursor.community(city.petitions.need(row).household());
            city.communities[c].hours_owed += ctx.params.supervision_hours;
        }
    }
    city.scratch.answers = answers;
    Ok(())
}

/// The priority of every open petition; what the last weekly meeting singled out gets a bonus.
fn prioritise(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let mut priority = std::mem::take(&mut city.petitions.priority);
    let of = Snapshot { ctx, city, today };
    let open = PetitionRows::all(of, city.petitions.rows());
    ctx.evaluate_into(Rule::PetitionPriority, &open, &mut priority)?;
    city.petitions.priority = priority;
    if !ctx.on.meetings {
        return Ok(());
    }
    let mut cursor = ctx.world.community_cursor();
    for row in city.petitions.rows() {
        let c = cursor.community(city.petitions.need(row).household());
        let community = &city.communities[c];
        if community.singled_out[city.petitions.kind(row).category as usize] {
            city.petitions.priority[row] += ctx.params.meeting_priority;
        }
    }
    Ok(())
}

/// What is overdue in each community, whether anything has been open for too long, and who loses patience.
fn mark_delays(ctx: &Context, city: &mut City, today: &Today) {
    for community in &mut city.communities {
        (community.overdue, community.long_open) = (0, false);
    }
    for row in city.petitions.rows() {
        let table = &city.petitions;
        let petition = table.row(row);
        let overdue = petition.age(today.workdays) > petition.deadline;
        let open_for = today.day.since(petition.raised.day);
        let long_open = f64::from(open_for) > ctx.params.long_open_days;
        if !(overdue || long_open) {
            continue;
        }
        let impatient = overdue && loses_patience(ctx, table, row, today);
        let c = ctx.world.community_of(petition.need.household());
        let community = &mut city.communities[c];
        community.overdue += u32::from(overdue);
        community.long_open |= long_open;
        if impatient {
            community.escalations += 1.0;
            city.tally.week.escalations += 1;
            escalate(ctx, &mut city.petitions, row);
        }
    }
}

/// 转街道办理: households that wait too long take the petition to the street. The daily hazard is h·(age/deadline − 1), so the
/// cumulative hazard of a wait is h·deadline·(age/deadline − 1)²/2; patience is drawn once for each petition.
fn loses_patience(ctx: &Context, table: &Petitions, row: usize, today: &Today) -> bool {
    let (need, kind) = (table.need(row), table.kind(row));
    let hazard = ctx.params.overdue_escalation;
    if kind.channel == Channel::Escalated || hazard <= 0.0 {
        return false;
    }
    let (age, deadline) = (table.age(row, today.workdays), table.deadline(row));
    let lateness = f64::from(age - deadline) / f64::from(deadline);
    let suffered = hazard * f64::from(deadline) * lateness * lateness / 2.0;
    let attempt = u64::from(kind.attempt);
    let mut patience = ctx
        .random
        .draw(Stream::Patience, ctx.number_of_need(need), attempt);
    suffered >= patience.exponential()
}

/// An open petition goes to the street, unless it is there already.
fn escalate(ctx: &Context, table: &mut Petitions, row: usize) {
    let kind = table.kind_mut(row);
    kind.channel = Channel::Escalated;
    if ctx.on.levels && kind.level < Level::Street {
        let steps = Level::Street as i32 - kind.level as i32;
        kind.level = Level::Street;
        *table.hours_left_mut(row) *= math::pow(ctx.params.level_effort, f64::from(steps));
    }
}

/// 提级办理: one level up for each full deadline that has passed.
fn raise_levels(ctx: &Context, city: &mut City, today: &Today) {
    let table = &mut city.petitions;
    for row in table.rows() {
        let kind = table.kind(row);
        let patience = table.deadline(row) * (u32::from(kind.moved_up) + 1);
        if table.age(row, today.workdays) <= patience {
            continue;
        }
        let Some(up) = Level::from_index(kind.level as usize + 1) else {
            continue;
        };
        let kind = table.kind_mut(row);
        kind.moved_up += 1;
        kind.level = up;
        *table.hours_left_mut(row) *= ctx.params.level_effort;
    }
}

/// 突击办结: what is due before the next workday may be closed on paper.
fn close_on_paper(ctx: &Context, city: &mut City, today: &Today) {
    let chance = ctx.params.false_rush * ctx.params.closure_weight;
    if chance <= 0.0 || !ctx.on.false_resolution {
        return;
    }
    let table = &mut city.petitions;
    for row in table.rows() {
        let kind = table.kind(row);
        let last_day = table.age(row, today.workdays) == table.deadline(row);
        if last_day && !kind.work.is_done() {
            let need = ctx.number_of_need(table.need(row));
            let attempt = u64::from(kind.attempt);
            if ctx.random.uniform(Stream::Rush, need, attempt) < chance {
                table.kind_mut(row).work = WorkState::Unresolved;
            }
        }
    }
}

/// Midnight: the windows move on by a day.
pub fn begin_day(city: &mut City, today: &Today) {
    for community in &mut city.communities {
        community.raised_window[today.day.index() % WINDOW].fill(0);
        community.closed_window[today.day.index() % WINDOW] = Closures::default();
    }
}
