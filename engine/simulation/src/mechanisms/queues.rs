//! Queues spend hours in priority order, level by level from the grid up. Hours are conserved.
//!
//! The table of petitions is sorted by grid, so each queue is a range of its rows.
//!
//! Tests: `submodels/queues.rs`, `theory/queues.rs`.

use std::ops::Range;

use crate::city::{City, Help, Petitions, Servers, WorkState};
use crate::context::Context;
use gongzhi_base::math;
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::Level;

/// Hours below this count as zero, so that rounding does not keep a petition open.
const NOTHING: f64 = 1e-9;

/// Rows in the order in which they are served.
type Queue = Vec<(u64, u32)>;

/// The queues of a place by level; those of a street fill while its communities are served.
type Queues = [Queue; Level::COUNT];

/// On a workday: every queue is served.
pub fn serve(ctx: &Context, city: &mut City) {
    let mut queues = std::mem::take(&mut city.scratch.queues);
    let mut first = 0;
    for (s, street) in ctx.world.streets.iter().enumerate() {
        queues.iter_mut().for_each(Vec::clear);
        for c in street.communities.clone() {
            first = serve_community(ctx, city, c, first, &mut queues);
        }
        for (level, servers) in [
            (Level::Street, &mut city.street_hours),
            (Level::Department, &mut city.department_hours),
        ] {
            let queue = &mut queues[level as usize];
            queue.sort_unstable();
            spend_server_hours(ctx, &mut city.petitions, queue, servers, s);
            assist(ctx, &mut city.petitions, queue, &mut city.pool_hours);
        }
    }
    city.scratch.queues = queues;
}

/// Hours that communities' pools have left go to their petitions at the levels above, less what is lost on the way.
fn assist(ctx: &Context, petitions: &mut Petitions, queue: &Queue, pools: &mut Servers) {
    let efficiency = ctx.params.assist_efficiency;
    if efficiency <= 0.0 {
        return;
    }
    for (_, row) in queue {
        let row = *row as usize;
        let c = ctx.world.community_of(petitions.need(row).household());
        let left = pools.left(c);
        if left > NOTHING {
            let busy = || pools.utilisation(c);
            let done = work_on(ctx, petitions, row, left * efficiency, busy);
            pools.spend(c, done / efficiency);
        }
    }
}

/// A community's grids, then its residents and partner units, then its pool. Gives the first row after it.
fn serve_community(
    ctx: &Context,
    city: &mut City,
    c: usize,
    start: usize,
    queues: &mut Queues,
) -> usize {
    let help = city.communities[c].help;
    let helped = help.total();
    let pooled = city.pool_hours.left(c) + helped > 0.0;
    let mut queue = std::mem::take(&mut city.scratch.queue);
    queue.clear();
    queues[Level::Community as usize].clear();
    let mut first = start;
    let last = ctx.world.communities[c].households.end;
    // From one grid that has petitions to the next.
    while let Some(household) = city.petitions.household_before(first, last) {
        let g = city.grid_of(&ctx.world, c, household);
        let end = city.petitions.until(first, city.grids[g].households.end);
        let of_grid = queue_up(&city.petitions, first..end, queues);
        spend_server_hours(ctx, &mut city.petitions, of_grid, &mut city.grid_hours, g);
        if pooled {
            let open = |row: u32| !city.petitions.kind(row as usize).work.is_done();
            queue.extend(of_grid.iter().filter(|(_, row)| open(*row)));
        }
        first = end;
    }
    if pooled {
        queue.extend_from_slice(&queues[Level::Community as usize]);
        queue.sort_unstable();
        city.ledger.hours_available += helped;
        city.ledger.hours_spent += spend_help(ctx, &mut city.petitions, &queue, help);
        spend_server_hours(ctx, &mut city.petitions, &queue, &mut city.pool_hours, c);
    }
    city.scratch.queue = queue;
    first
}

/// Adds the open petitions of some rows to the queues of their levels, and gives the grid's own: highest priority first,
/// ties by need, which is the order of rows.
fn queue_up<'a>(petitions: &Petitions, rows: Range<usize>, queues: &'a mut Queues) -> &'a Queue {
    queues[Level::Grid as usize].clear();
    let priorities = &petitions.priority[rows.clone()];
    let petitions = petitions.part(rows.clone());
    for ((petition, priority), row) in petitions.iter().zip(priorities).zip(rows) {
        if !petition.kind.work.is_done() {
            let key = math::descending(*priority);
            queues[petition.kind.level as usize].push((key, row as u32));
        }
    }
    let of_grid = &mut queues[Level::Grid as usize];
    if of_grid.len() > 1 {
        of_grid.sort_unstable();
    }
    of_grid
}

/// Spends hours of partner units on petitions of the category that their contract is for, then hours of residents on light work.
/// Returns how many.
fn spend_help(ctx: &Context, petitions: &mut Petitions, queue: &Queue, help: Help) -> f64 {
    let mut left = help;
    for (_, row) in queue {
        let row = *row as usize;
        let kind = petitions.kind(row);
        let of_category = &mut left.of_category[kind.category as usize];
        if *of_category > NOTHING {
            *of_category -= work_on(ctx, petitions, row, *of_category, || 0.0);
        }
        if left.any > NOTHING {
            left.any -= work_on(ctx, petitions, row, left.any, || 0.0);
        }
        if kind.severity == 1 && left.light > NOTHING {
            left.light -= work_on(ctx, petitions, row, left.light, || 0.0);
        }
    }
    help.total() - left.total()
}

fn spend_server_hours(
    ctx: &Context,
    petitions: &mut Petitions,
    queue: &Queue,
    servers: &mut Servers,
    server: usize,
) {
    for (_, row) in queue {
        let left = servers.left(server);
        if left <= NOTHING {
            return;
        }
        let busy = || servers.utilisation(server);
        let spent = work_on(ctx, petitions, *row as usize, left, busy);
        servers.spend(server, spent);
    }
}

/// Spends on a petition what it takes, or all that is left. Gives how many hours.
fn work_on(
    ctx: &Context,
    petitions: &mut Petitions,
    row: usize,
    left: f64,
    utilisation: impl Fn() -> f64,
) -> f64 {
    let work = petitions.kind(row).work;
    if work.is_done() {
        return 0.0;
    }
    if work == WorkState::Waiting {
        begin_work(ctx, petitions, row, utilisation);
    }
    let hours_left = petitions.hours_left_mut(row);
    let spent = hours_left.min(left);
    *hours_left -= spent;
    if *hours_left <= NOTHING {
        let kind = petitions.kind_mut(row);
        kind.work = match kind.work {
            WorkState::True => WorkState::Resolved,
            _ => WorkState::Unresolved,
        };
    }
    spent
}

/// Work begins: whether it will resolve the need is decided by how busy its people are and what they are judged by.
fn begin_work(ctx: &Context, petitions: &mut Petitions, row: usize, utilisation: impl Fn() -> f64) {
    let p = ctx.params;
    petitions.kind_mut(row).work = WorkState::True;
    if !ctx.on.false_resolution {
        return;
    }
    let chance = p.false_base
        + p.false_overload * (utilisation() - p.overload_from).max(0.0)
        + p.false_closure * p.closure_weight;
    let need = ctx.number_of_need(petitions.need(row));
    let attempt = petitions.kind(row).attempt;
    if ctx.random.uniform(Stream::False, need, u64::from(attempt)) < chance {
        petitions.kind_mut(row).work = WorkState::False;
        *petitions.hours_left_mut(row) *= p.false_effort;
    }
}
