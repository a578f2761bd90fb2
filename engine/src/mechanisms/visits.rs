//! Home visits 走访 (户户见干部): spare grid hours, in the order that a rule gives.

use crate::catalogue::enums::Channel;
use crate::catalogue::rules::Rule;
use crate::city::{City, NewPetition};
use crate::mechanisms::raising::raise;
use crate::mechanisms::{needs, satisfaction};
use crate::random::Purpose;
use crate::rows::{HouseholdRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// Monthly: asks `visit_priority` for every household; each grid begins its list anew.
pub fn plan(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    if !ctx.on.visits {
        return Ok(());
    }
    let mut priority = std::mem::take(&mut city.visits.priority);
    let of = Snapshot { ctx, city, today };
    let rows = HouseholdRows::all(of);
    ctx.evaluate_into(Rule::VisitPriority, &rows, &mut priority)?;
    city.visits.priority = priority;
    city.visits.begin(city.grids.len());
    Ok(())
}

/// On a workday, after the queues: spare grid hours go to visits.
pub fn walk(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    if !ctx.on.visits {
        return Ok(());
    }
    let share = (ctx.params.visit_share * today.shock.visits).clamp(0.0, 1.0);
    let mut visited = std::mem::take(&mut city.scratch.visited);
    visited.clear();
    for g in 0..city.grids.len() {
        let first = visited.len();
        set_out(ctx, city, g, share, &mut visited);
        // Grids hold their households in order, so sorting each grid's sorts them all.
        visited[first..].sort_unstable();
    }
    let mut found = std::mem::take(&mut city.scratch.raised);
    found.clear();
    visit(ctx, city, today, &visited);
    find_latent(ctx, city, &visited, &mut found);
    for (household, _) in &visited {
        city.households.visits[*household as usize] += 1;
    }
    city.scratch.visited = visited;
    raise(ctx, city, today, &found)?;
    city.scratch.raised = found;
    Ok(())
}

/// What a grid visits today.
fn set_out(ctx: &Context, city: &mut City, g: usize, share: f64, visited: &mut Vec<(u32, u32)>) {
    let households = &city.grids[g].households;
    if (city.visits.rounds[g].visited as usize) < households.len() {
        let spare = city.grid_hours.left(g) * share;
        city.visits.rounds[g].hours += city.grid_hours.spend(g, spare);
    }
    while city.visits.rounds[g].hours >= ctx.params.visit_hours {
        let Some(household) = city.visits.next(g, households.clone()) else {
            return;
        };
        city.visits.rounds[g].hours -= ctx.params.visit_hours;
        visited.push((household, g as u32));
    }
}

/// What visits change, a column at a time: households lie far apart, and so their look-ups need not wait for one another.
fn visit(ctx: &Context, city: &mut City, today: &Today, visited: &[(u32, u32)]) {
    city.tally.week.visits += visited.len() as u32;
    let households = &mut city.households;
    let mut ascent = ctx.world.ascent();
    for (h, _) in visited {
        let community = &mut city.communities[ascent.community(*h as usize)];
        community.visits[0] += 1;
        let filed = &mut households.filed[*h as usize];
        community.filed += u32::from(!*filed);
        *filed = true;
    }
    for (h, _) in visited {
        households.visited_on[*h as usize] = today.day as i32;
    }
    let mut ascent = ctx.world.ascent();
    for (h, _) in visited {
        let number = u64::from(households.visits[*h as usize]);
        let mut draw = ctx.random.draw(Purpose::Visit, u64::from(*h), number);
        let told = draw.chance(ctx.params.visit_aware);
        let aware = &mut households.aware[*h as usize];
        let community = &mut city.communities[ascent.community(*h as usize)];
        community.aware += u32::from(told & !*aware);
        *aware |= told;
    }
    if ctx.on.satisfaction {
        let mut ascent = ctx.world.ascent();
        for (h, _) in visited {
            let c = ascent.community(*h as usize);
            satisfaction::cheer(ctx, city, c, *h as usize);
        }
    }
}

/// Latent needs that visits find.
fn find_latent(
    ctx: &Context,
    city: &mut City,
    visited: &[(u32, u32)],
    found: &mut Vec<NewPetition>,
) {
    let p = ctx.params;
    let mut ended = std::mem::take(&mut city.scratch.ended);
    ended.clear();
    for (h, g) in visited {
        for (handle, latent) in city.latent.of(*h as usize) {
            let familiarity = city.grids[*g as usize].familiarity;
            let chance = p.visit_find + p.visit_find_familiarity * familiarity;
            let index = 1 << 32 | u64::from(city.households.visits[*h as usize]);
            let mut draw = ctx.random.draw(Purpose::Visit, latent.need.0, index);
            if draw.chance(chance) {
                ended.push(latent.due(handle));
                found.push(NewPetition::new(
                    latent.need,
                    latent.category,
                    Channel::Visit,
                ));
            }
        }
    }
    needs::end_latent(city, &mut ended);
    city.scratch.ended = ended;
}
