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
    for (household, grid) in &visited {
        let (h, g) = (*household as usize, *grid as usize);
        visit(ctx, city, today, h, g, &mut found);
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

fn visit(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    h: usize,
    g: usize,
    found: &mut Vec<NewPetition>,
) {
    let c = ctx.world.households.community[h] as usize;
    let number = u64::from(city.households.visits[h]);
    let mut draw = ctx.random.draw(Purpose::Visit, h as u64, number);
    let aware = draw.chance(ctx.params.visit_aware);
    let community = &mut city.communities[c];
    community.visits[0] += 1;
    if !city.households.filed[h] {
        city.households.filed[h] = true;
        community.filed += 1;
    }
    if aware && !city.households.aware[h] {
        city.households.aware[h] = true;
        community.aware += 1;
    }
    city.households.visits[h] += 1;
    city.households.visited_on[h] = today.day as i32;
    city.tally.week.visits += 1;
    satisfaction::cheer(ctx, city, c, h);
    let chance =
        ctx.params.visit_find + ctx.params.visit_find_familiarity * city.grids[g].familiarity;
    let mut next = city.latent.first_of(h);
    while let Some(handle) = next {
        let Some(latent) = city.latent.get(handle) else {
            return;
        };
        next = city.latent.after(&latent);
        let mut draw = ctx
            .random
            .draw(Purpose::Visit, latent.need.0, 1 << 32 | number);
        if draw.chance(chance) && needs::end_latent(ctx, city, handle).is_some() {
            found.push(NewPetition::new(
                latent.need,
                latent.category,
                Channel::Visit,
            ));
        }
    }
}
