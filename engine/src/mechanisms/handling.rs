//! Handling 办理-督办-反馈: queues spend hours in priority order, level by level from the grid up.
//!
//! Closing is not resolving: a job can be done falsely, or closed on paper on its last day. Hours are conserved.

use crate::catalogue::enums::{Category, Level};
use crate::catalogue::rules::Rule;
use crate::city::{City, LONGEST, Petition, PetitionStore, Reopening, Server, WINDOW, Work};
use crate::mechanisms::raising::queue_of;
use crate::mechanisms::{needs, satisfaction};
use crate::random::Purpose;
use crate::rows::{PetitionRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// Less work than this is none: rounding must not keep a petition open.
const NOTHING: f64 = 1e-9;
/// Utilisation above which haste makes false jobs.
const OVERLOAD: f64 = 0.9;
/// A false job comes back within so many days.
const REOPEN_DAYS: f64 = 30.0;

/// A petition that was closed today.
struct Closure {
    petition: Petition,
    resolved: bool,
}

/// On a workday: orders the queues, works on them, and gives feedback on what was closed.
pub fn work(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    prioritise(ctx, city, today)?;
    if ctx.on.levels {
        move_up(ctx, city, today);
    }
    let mut closed = serve(ctx, city);
    closed.extend(rush(ctx, city, today));
    let mut closures: Vec<Closure> = closed
        .into_iter()
        .filter_map(|handle| city.petitions.remove(handle))
        .map(|petition| Closure {
            resolved: petition.work == Work::True,
            petition,
        })
        .collect();
    closures.sort_unstable_by_key(|c| c.petition.need);
    clear_queues(city);
    feedback(ctx, city, today, closures)
}

fn prioritise(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    let handles: Vec<u32> = city.petitions.handles().collect();
    let supervised = over_open(ctx, city, today, Rule::PetitionSupervised, &handles)?;
    for (handle, supervised) in handles.iter().zip(supervised) {
        if let Some(petition) = city.petitions.get_mut(*handle) {
            petition.supervised = supervised != 0.0;
        }
    }
    let priority = over_open(ctx, city, today, Rule::PetitionPriority, &handles)?;
    for community in &mut city.communities {
        (community.overdue, community.long_open) = (0, false);
    }
    for (handle, priority) in handles.into_iter().zip(priority) {
        let Some(petition) = city.petitions.get_mut(handle) else {
            continue;
        };
        let c = ctx.world.households.community[petition.need.household()] as usize;
        let community = &mut city.communities[c];
        let singled_out = community.singled_out[petition.category as usize];
        petition.priority = priority
            + if singled_out {
                ctx.params.meeting_priority
            } else {
                0.0
            };
        community.overdue += u32::from(petition.age(today.workdays) > petition.deadline);
        let days = today.day as u32 - petition.raised_on;
        community.long_open |= f64::from(days) > ctx.params.long_open_days;
    }
    Ok(())
}

fn over_open(
    ctx: &Context,
    city: &City,
    today: &Today,
    rule: Rule,
    handles: &[u32],
) -> Outcome<Vec<f64>> {
    let of = Snapshot { ctx, city, today };
    let open = handles
        .iter()
        .filter_map(|h| city.petitions.get(*h))
        .collect();
    ctx.evaluate(rule, &PetitionRows::open(of, open))
}

/// 提级办理: one level up for each full deadline that has passed.
fn move_up(ctx: &Context, city: &mut City, today: &Today) {
    let handles: Vec<u32> = city.petitions.handles().collect();
    for handle in handles {
        let Some(petition) = city.petitions.get_mut(handle) else {
            continue;
        };
        let patience = petition.deadline * (u32::from(petition.moved_up) + 1);
        let Some(up) = Level::from_index(petition.level as usize + 1) else {
            continue;
        };
        if petition.age(today.workdays) <= patience {
            continue;
        }
        let (household, from) = (petition.need.household(), petition.level);
        petition.moved_up += 1;
        petition.level = up;
        petition.hours_left *= ctx.params.level_effort;
        queue_of(ctx, city, household, from).retain(|h| *h != handle);
        queue_of(ctx, city, household, up).push(handle);
    }
}

fn serve(ctx: &Context, city: &mut City) -> Vec<u32> {
    let City {
        streets,
        communities,
        grids,
        petitions,
        ledger,
        ..
    } = city;
    let mut closed = Vec::new();
    for grid in grids.iter_mut() {
        order(petitions, &mut grid.queue);
        spend(ctx, petitions, &grid.queue, &mut grid.server, &mut closed);
    }
    for community in communities.iter_mut() {
        if community.server.left() + community.help[0] + community.help[1] <= 0.0 {
            continue;
        }
        let mut queue = community.queue.clone();
        for grid in &grids[community.grids.clone()] {
            queue.extend(&grid.queue);
        }
        order(petitions, &mut queue);
        for (light, hours) in [(true, community.help[0]), (false, community.help[1])] {
            let mut helpers = Server::default();
            helpers.open(0, hours);
            let queue: Vec<u32> = queue
                .iter()
                .copied()
                .filter(|h| !light || petitions.get(*h).is_some_and(|p| p.severity == 1))
                .collect();
            spend(ctx, petitions, &queue, &mut helpers, &mut closed);
            ledger.hours_available += helpers.available();
            ledger.hours_spent += helpers.spent();
        }
        spend(ctx, petitions, &queue, &mut community.server, &mut closed);
    }
    for street in streets.iter_mut() {
        order(petitions, &mut street.queue);
        spend(
            ctx,
            petitions,
            &street.queue,
            &mut street.server,
            &mut closed,
        );
        order(petitions, &mut street.department_queue);
        spend(
            ctx,
            petitions,
            &street.department_queue,
            &mut street.department,
            &mut closed,
        );
    }
    closed
}

/// Highest priority first, ties by need: the oldest household number, never the order of arrival in memory.
fn order(petitions: &PetitionStore, queue: &mut [u32]) {
    let key = |handle: &u32| petitions.get(*handle).map(|p| (p.priority, p.need));
    queue.sort_unstable_by(|a, b| match (key(a), key(b)) {
        (Some((p, m)), Some((q, n))) => q.total_cmp(&p).then(m.cmp(&n)),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
}

fn spend(
    ctx: &Context,
    petitions: &mut PetitionStore,
    queue: &[u32],
    server: &mut Server,
    closed: &mut Vec<u32>,
) {
    for handle in queue {
        if server.left() <= NOTHING {
            return;
        }
        let Some(petition) = petitions.get_mut(*handle) else {
            continue;
        };
        if petition.hours_left <= 0.0 {
            continue;
        }
        if petition.work == Work::Waiting {
            begin(ctx, petition, server.utilisation());
        }
        petition.hours_left -= server.spend(petition.hours_left);
        if petition.hours_left <= NOTHING {
            petition.hours_left = 0.0;
            closed.push(*handle);
        }
    }
}

/// Work begins: whether it will be a false job is decided by how busy its people are and what they are judged by.
fn begin(ctx: &Context, petition: &mut Petition, utilisation: f64) {
    let p = ctx.params;
    petition.work = Work::True;
    if !ctx.on.false_resolution {
        return;
    }
    let chance = p.false_base
        + p.false_overload * (utilisation - OVERLOAD).max(0.0)
        + p.false_closure * p.closure_weight;
    if ctx.random.uniform(
        Purpose::False,
        petition.need.0,
        u64::from(petition.reopened),
    ) < chance
    {
        petition.work = Work::False;
        petition.hours_left *= p.false_effort;
    }
}

/// 突击办结: what is due before the next workday may be closed on paper.
fn rush(ctx: &Context, city: &mut City, today: &Today) -> Vec<u32> {
    let chance = ctx.params.false_rush * ctx.params.closure_weight;
    if chance <= 0.0 || !ctx.on.false_resolution {
        return Vec::new();
    }
    let handles: Vec<u32> = city.petitions.handles().collect();
    let mut closed = Vec::new();
    for handle in handles {
        let Some(petition) = city.petitions.get_mut(handle) else {
            continue;
        };
        let last_day = petition.age(today.workdays) == petition.deadline;
        let attempt = u64::from(petition.reopened);
        if last_day
            && petition.hours_left > 0.0
            && ctx.random.uniform(Purpose::Rush, petition.need.0, attempt) < chance
        {
            petition.work = Work::False;
            closed.push(handle);
        }
    }
    closed
}

fn clear_queues(city: &mut City) {
    let City {
        streets,
        communities,
        grids,
        petitions,
        ..
    } = city;
    let grids = grids.iter_mut().map(|g| &mut g.queue);
    let communities = communities.iter_mut().map(|c| &mut c.queue);
    let streets = streets
        .iter_mut()
        .flat_map(|s| [&mut s.queue, &mut s.department_queue]);
    for queue in grids.chain(communities).chain(streets) {
        queue.retain(|handle| petitions.get(*handle).is_some());
    }
}

fn feedback(ctx: &Context, city: &mut City, today: &Today, closures: Vec<Closure>) -> Outcome {
    let resolved: Vec<bool> = closures.iter().map(|c| c.resolved).collect();
    let rows = PetitionRows {
        of: Snapshot { ctx, city, today },
        which: closures.iter().map(|c| &c.petition).collect(),
        resolved: &resolved,
    };
    let outcomes = ctx.evaluate(Rule::Satisfied, &rows)?;
    for (closure, outcome) in closures.iter().zip(outcomes) {
        let Closure { petition, resolved } = closure;
        count(ctx, city, today, petition, *resolved);
        let household = petition.need.household();
        if ctx.on.satisfaction {
            satisfaction::respond(ctx, city, household, outcome);
        }
        if *resolved {
            city.households.had_success[household] = true;
        } else {
            come_back(ctx, city, today, petition);
        }
    }
    Ok(())
}

fn count(ctx: &Context, city: &mut City, today: &Today, petition: &Petition, resolved: bool) {
    let household = petition.need.household();
    let community = &mut city.communities[ctx.world.households.community[household] as usize];
    let week = &mut city.tally.week;
    community.open -= 1;
    city.ledger.closures += 1;
    week.closures += 1;
    if petition.reopened > 0 {
        return;
    }
    let age = petition.age(today.workdays);
    let on_time = age <= petition.deadline;
    week.first_closures += 1;
    week.on_time += u32::from(on_time);
    week.resolved += u32::from(resolved);
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
fn come_back(ctx: &Context, city: &mut City, today: &Today, petition: &Petition) {
    let times = petition.reopened.saturating_add(1);
    let mut draw = ctx
        .random
        .draw(Purpose::Reopen, petition.need.0, u64::from(times));
    if !draw.chance(ctx.params.reopen_share) {
        let category: Category = petition.category;
        return needs::keep_latent(ctx, city, today, petition.need, category, u64::from(times));
    }
    let wait = 1 + (draw.uniform() * REOPEN_DAYS) as usize;
    let reopening = Reopening {
        need: petition.need,
        category: petition.category,
        channel: petition.channel,
        level: petition.level,
        times,
    };
    city.agenda.add_reopening(today.day + wait, reopening);
}

/// Midnight: the windows move on by a day.
pub fn turn_windows(city: &mut City, today: &Today) {
    for community in &mut city.communities {
        community.raised_window[today.day % WINDOW].fill(0);
        community.closed_window[today.day % WINDOW] = [0, 0];
    }
}
