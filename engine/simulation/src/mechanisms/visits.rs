//! Home visits 走访 (户户见干部): spare grid hours, in the order that a rule gives.
//!
//! Tests: `patterns/service.rs` (pattern 3), `sensitivity/policy.rs`.

use crate::calendar::Today;
use crate::city::{City, NewPetition, Visit, Visited};
use crate::context::{Context, RuleResult};
use crate::mechanisms::contracts::MONTH_WORKDAYS;
use crate::mechanisms::raising::raise;
use crate::mechanisms::{needs, satisfaction};
use crate::rows::{HouseholdRows, Snapshot};
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::{Channel, Purpose};
use gongzhi_catalogue::rules::Rule;

/// Monthly: asks `visit_priority` for every household; each grid begins its list anew.
pub fn rank_households(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    if !ctx.on.visits {
        return Ok(());
    }
    let mut priority = city.visits.take_list();
    let of = Snapshot { ctx, city, today };
    let rows = HouseholdRows::all(of);
    ctx.evaluate_into(Rule::VisitPriority, &rows, &mut priority)?;
    city.visits.begin(priority, city.grids.len());
    Ok(())
}

/// On a workday, after the queues: spare grid hours go to visits.
pub fn run_visits(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    if !ctx.on.visits {
        return Ok(());
    }
    let share = (ctx.params.visit_share * today.shock.visits).clamp(0.0, 1.0);
    let mut visited = std::mem::take(&mut city.scratch.visited);
    visited.clear();
    for g in 0..city.grids.len() {
        let first = visited.len();
        pick_households(ctx, city, g, share, &mut visited);
        // Grids hold their households in order, so sorting each grid's sorts them all.
        if visited.len() > first + 1 {
            visited[first..].sort_unstable();
        }
    }
    let mut found = std::mem::take(&mut city.scratch.raised);
    found.clear();
    apply_visits(ctx, city, today, &visited);
    find_latent_needs(ctx, city, &visited, &mut found);
    city.scratch.visited = visited;
    raise(ctx, city, today, &found)?;
    city.scratch.raised = found;
    Ok(())
}

/// What a grid visits today.
fn pick_households(ctx: &Context, city: &mut City, g: usize, share: f64, visited: &mut Vec<Visit>) {
    let (c, households) = (city.grids[g].community, &city.grids[g].households);
    if (city.visits.rounds[g].visited as usize) < households.len() {
        let spare = city.grid_hours.left(g) * share;
        let service = service_hours(ctx, city, g);
        city.visits.rounds[g].hours += city.grid_hours.spend_otherwise(g, spare) + service;
    }
    while city.visits.rounds[g].hours >= ctx.params.visit_hours {
        let Some(household) = city.visits.next(g, households.clone()) else {
            return;
        };
        let file = if city.is_filed(&ctx.world, c, household as usize) {
            0.0
        } else {
            ctx.params.file_hours
        };
        city.visits.rounds[g].hours -= ctx.params.visit_hours + file;
        visited.push(Visit {
            household,
            grid: g as u32,
        });
    }
}

/// Hours of public-service contracts and of preparation for the stars that a grid's visits have today: shared by households.
fn service_hours(ctx: &Context, city: &City, g: usize) -> f64 {
    let grid = &city.grids[g];
    let community = &city.communities[grid.community];
    let monthly = community.delivered.for_purpose[Purpose::PublicService as usize];
    let prepared = community.preparation.visit_hours;
    if monthly == 0.0 && prepared == 0.0 {
        return 0.0;
    }
    let share = grid.households.len() as f64
        / ctx.world.communities[grid.community].households.len() as f64;
    ctx.params.service_visits * monthly * share / MONTH_WORKDAYS + prepared * share
}

/// What visits change, a column at a time: households lie far apart, and so their look-ups need not wait for one another.
fn apply_visits(ctx: &Context, city: &mut City, today: &Today, visited: &[Visit]) {
    city.tally.week.visits += visited.len() as u32;
    let households = &mut city.households;
    let mut cursor = ctx.world.community_cursor();
    for h in visited.iter().map(|v| v.household as usize) {
        let community = &mut city.communities[cursor.community(h)];
        community.visits[0] += 1;
        // A visit makes sure of the file.
        let filed = std::mem::replace(&mut households.filed[h], true);
        community.filed += u32::from(!filed);
        households.visits[h].visit(today.day);
    }
    let mut cursor = ctx.world.community_cursor();
    for h in visited.iter().map(|v| v.household as usize) {
        let number = visits_before(city.households.visits[h]);
        let mut draw = ctx
            .random
            .draw(Stream::Visit, ctx.number_of_household(h), number);
        let told = draw.chance(ctx.params.visit_aware);
        let aware = &mut city.households.aware[h];
        let community = &mut city.communities[cursor.community(h)];
        community.aware += u32::from(told & !*aware);
        *aware |= told;
    }
    if ctx.on.satisfaction {
        let mut cursor = ctx.world.community_cursor();
        for h in visited.iter().map(|v| v.household as usize) {
            let c = cursor.community(h);
            satisfaction::apply_visit(ctx, city, c, h);
        }
    }
}

/// How many visits a household had before the one of today: its number, which keys what it does.
fn visits_before(visits: Visited) -> u64 {
    u64::from(visits.times) - 1
}

/// Latent needs that visits find.
fn find_latent_needs(
    ctx: &Context,
    city: &mut City,
    visited: &[Visit],
    found: &mut Vec<NewPetition>,
) {
    let p = ctx.params;
    let mut ended = std::mem::take(&mut city.scratch.ended);
    ended.clear();
    let mut troubled = std::mem::take(&mut city.scratch.troubled);
    troubled.resize(visited.len(), Visit::default());
    let mut count = 0;
    // Branchless: which households have latent needs is unpredictable.
    for visit in visited {
        troubled[count] = *visit;
        count += usize::from(city.households.latent[visit.household as usize] > 0);
    }
    for visit in &troubled[..count] {
        let (h, g) = (visit.household as usize, visit.grid as usize);
        let number = visits_before(city.households.visits[h]);
        for (handle, latent) in city.latent.of(h) {
            let familiarity = city.grids[g].familiarity;
            let chance = p.visit_find + p.visit_find_familiarity * familiarity;
            let index = 1 << 32 | number;
            let need = ctx.number_of_need(latent.need);
            let mut draw = ctx.random.draw(Stream::Visit, need, index);
            if draw.chance(chance) {
                ended.push(latent.due(handle));
                found.push(NewPetition {
                    attempt: latent.attempt,
                    ..NewPetition::new(latent.need, latent.category, Channel::Visit)
                });
            }
        }
    }
    needs::end_latent(city, &mut ended);
    city.scratch.ended = ended;
    city.scratch.troubled = troubled;
}
