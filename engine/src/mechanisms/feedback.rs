//! Feedback 反馈 on what was closed today: counts, what households feel, and what comes back.
//!
//! Closing is not resolving: a job that was done falsely comes back as a petition, or its need goes latent.

use crate::catalogue::rules::Rule;
use crate::city::{City, LONGEST, Reopening, WINDOW, Work};
use crate::mechanisms::{needs, satisfaction};
use crate::random::Purpose;
use crate::rows::{PetitionRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// A false job comes back within so many days.
const REOPEN_DAYS: f64 = 30.0;

/// Gives feedback on every petition that was closed since the table was settled, in the order of needs.
pub fn give(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    let mut closed = std::mem::take(&mut city.scratch.closed);
    closed.clear();
    let done = |row: &usize| city.petitions.kind(*row).work.is_done();
    closed.extend(city.petitions.rows().filter(done).map(|row| row as u32));
    city.petitions.count_done(closed.len());
    let mut outcomes = std::mem::take(&mut city.scratch.answers);
    let of = Snapshot { ctx, city, today };
    let rows = PetitionRows::some(of, &closed);
    ctx.evaluate_into(Rule::Satisfied, &rows, &mut outcomes)?;
    for (row, outcome) in closed.iter().zip(&outcomes) {
        let row = *row as usize;
        count(ctx, city, today, row);
        let household = city.petitions.need(row).household();
        if ctx.on.satisfaction {
            satisfaction::respond(ctx, city, household, *outcome);
        }
        if city.petitions.kind(row).work == Work::Resolved {
            city.households.had_success[household] = true;
        } else {
            come_back(ctx, city, today, row);
        }
    }
    (city.scratch.closed, city.scratch.answers) = (closed, outcomes);
    Ok(())
}

fn count(ctx: &Context, city: &mut City, today: &Today, row: usize) {
    let table = &city.petitions;
    let (household, kind) = (table.need(row).household(), table.kind(row));
    let community = &mut city.communities[ctx.world.households.community[household] as usize];
    let week = &mut city.tally.week;
    community.open -= 1;
    city.ledger.closures += 1;
    week.closures += 1;
    if kind.reopened > 0 {
        return;
    }
    let age = table.age(row, today.workdays);
    let on_time = age <= table.deadline(row);
    week.first_closures += 1;
    week.on_time += u32::from(on_time);
    week.resolved += u32::from(kind.work == Work::Resolved);
    week.days_to_close[(age as usize).min(LONGEST - 1)] += 1;
    let lately = &mut community.closed_window[today.day % WINDOW];
    lately[0] += 1;
    lately[1] += u16::from(on_time);
    let grid = &mut city.grids[city.grid_of[household] as usize];
    grid.closures[0] += 1;
    grid.closures[1] += u32::from(on_time);
    if let Some(last) = community.closed_by_week.last_mut() {
        last[0] += 1;
        last[1] += u32::from(on_time);
    }
}

/// What was not resolved comes back as a petition, or its need goes latent.
fn come_back(ctx: &Context, city: &mut City, today: &Today, row: usize) {
    let (need, kind) = (city.petitions.need(row), city.petitions.kind(row));
    let times = kind.reopened.saturating_add(1);
    let attempt = u64::from(times);
    let mut draw = ctx.random.draw(Purpose::Reopen, need.0, attempt);
    if !draw.chance(ctx.params.reopen_share) {
        return needs::keep_latent(ctx, city, today, need, kind.category, attempt);
    }
    let wait = 1 + (draw.uniform() * REOPEN_DAYS) as usize;
    let reopening = Reopening {
        need,
        category: kind.category,
        channel: kind.channel,
        level: kind.level,
        times,
    };
    city.agenda.add_reopening(today.day + wait, reopening);
}
