//! Home visits 走访 (户户见干部): spare grid hours, in the order that a rule gives.

use crate::catalogue::enums::Channel;
use crate::catalogue::rules::Rule;
use crate::city::{City, Grid, NewPetition};
use crate::mechanisms::raising::raise;
use crate::mechanisms::{needs, satisfaction};
use crate::random::Purpose;
use crate::rows::{HouseholdRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// Households that a grid puts in order at once: about what it visits in a month.
const NEXT: usize = 16;

/// Monthly: asks `visit_priority` for every household; each grid begins its list anew.
pub fn plan(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    if !ctx.on.visits {
        return Ok(());
    }
    let mut priority = std::mem::take(&mut city.households.visit_priority);
    let of = Snapshot { ctx, city, today };
    let rows = HouseholdRows::all(of);
    ctx.evaluate_into(Rule::VisitPriority, &rows, &mut priority)?;
    city.households.visit_priority = priority;
    for grid in &mut city.grids {
        grid.visit_order.clear();
        grid.visit_order
            .extend(grid.households.clone().map(|h| h as u32));
        (grid.visited, grid.ordered) = (0, 0);
    }
    Ok(())
}

/// The household that a grid visits next, none if all were visited this month.
///
/// Only as many are put in order as are visited: highest priority first, ties by number.
fn next(grid: &mut Grid, priority: &[f64]) -> Option<u32> {
    if grid.visited == grid.ordered {
        let before = |a: &u32, b: &u32| {
            let (p, q) = (priority[*a as usize], priority[*b as usize]);
            q.total_cmp(&p).then(a.cmp(b))
        };
        let rest = &mut grid.visit_order[grid.ordered..];
        if rest.len() > NEXT {
            rest.select_nth_unstable_by(NEXT - 1, before);
        }
        let few = rest.len().min(NEXT);
        rest[..few].sort_unstable_by(before);
        grid.ordered += few;
    }
    let household = grid.visit_order.get(grid.visited).copied()?;
    grid.visited += 1;
    Some(household)
}

/// On a workday, after the queues: spare grid hours go to visits.
pub fn walk(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    if !ctx.on.visits {
        return Ok(());
    }
    let share = (ctx.params.visit_share * today.shock.visits).clamp(0.0, 1.0);
    let mut visited = std::mem::take(&mut city.scratch.visited);
    visited.clear();
    for (g, grid) in city.grids.iter_mut().enumerate() {
        let first = visited.len();
        if grid.visited < grid.visit_order.len() {
            let spare = grid.server.left() * share;
            grid.visit_hours += grid.server.spend(spare);
        }
        while grid.visit_hours >= ctx.params.visit_hours {
            let Some(household) = next(grid, &city.households.visit_priority) else {
                break;
            };
            grid.visit_hours -= ctx.params.visit_hours;
            visited.push((household, g as u32));
        }
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
