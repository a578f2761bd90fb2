//! Home visits 走访 (户户见干部): spare grid hours, in the order that a rule gives.

use crate::catalogue::enums::Channel;
use crate::catalogue::rules::Rule;
use crate::city::City;
use crate::mechanisms::raising::{NewPetition, raise};
use crate::mechanisms::{needs, satisfaction};
use crate::random::Purpose;
use crate::rows::{HouseholdRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// Monthly: asks `visit_priority` for every household and orders each grid's visits.
pub fn plan(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    if !ctx.on.visits {
        return Ok(());
    }
    let all: Vec<u32> = (0..ctx.world.households.community.len() as u32).collect();
    let of = Snapshot { ctx, city, today };
    let priority = ctx.evaluate(Rule::VisitPriority, &HouseholdRows { of, which: &all })?;
    for grid in &mut city.grids {
        grid.visit_order.clear();
        grid.visit_order.extend(&all[grid.households.clone()]);
        grid.visit_order.sort_unstable_by(|a, b| {
            let (p, q) = (priority[*a as usize], priority[*b as usize]);
            q.total_cmp(&p).then(a.cmp(b))
        });
        grid.visited = 0;
    }
    Ok(())
}

/// On a workday, after the queues: spare grid hours go to visits.
pub fn walk(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    if !ctx.on.visits {
        return Ok(());
    }
    let share = (ctx.params.visit_share * today.shock.visits).clamp(0.0, 1.0);
    let mut visited = Vec::new();
    for (g, grid) in city.grids.iter_mut().enumerate() {
        if grid.visited < grid.visit_order.len() {
            let spare = grid.server.left() * share;
            grid.visit_hours += grid.server.spend(spare);
        }
        while grid.visit_hours >= ctx.params.visit_hours && grid.visited < grid.visit_order.len() {
            grid.visit_hours -= ctx.params.visit_hours;
            visited.push((grid.visit_order[grid.visited], g));
            grid.visited += 1;
        }
    }
    visited.sort_unstable();
    let mut found = Vec::new();
    for (household, grid) in visited {
        visit(ctx, city, today, household as usize, grid, &mut found);
    }
    raise(ctx, city, today, found)
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
    satisfaction::cheer(ctx, city, today, h);
    let chance =
        ctx.params.visit_find + ctx.params.visit_find_familiarity * city.grids[g].familiarity;
    for handle in city.latent.of(h) {
        let Some(latent) = city.latent.get(handle) else {
            continue;
        };
        let mut draw = ctx
            .random
            .draw(Purpose::Visit, latent.need.0, 1 << 32 | number);
        if draw.chance(chance) && needs::end_latent(city, handle).is_some() {
            found.push(NewPetition::new(
                latent.need,
                latent.category,
                Channel::Visit,
            ));
        }
    }
}
