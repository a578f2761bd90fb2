//! Grids 网格: how a community is divided, who works there, and how many hours that makes.
//!
//! Smaller grids know their households better, but each has a fixed cost and its own queue.

use crate::catalogue::rules::Rule;
use crate::city::{City, Grid};
use crate::random::Purpose;
use crate::rows::{CommunityRows, GridRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// Hours of a working day.
const DAY_HOURS: f64 = 8.0;
/// Share of grid leaders 网格长 who are Party members (assumption).
const PARTY_LEADERS: f64 = 0.6;

/// At the start: divides every community and shares out its staff.
pub fn lay_out(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    let which: Vec<usize> = (0..city.communities.len()).collect();
    let of = Snapshot { ctx, city, today };
    let sizes = ctx.evaluate(Rule::GridSize, &CommunityRows { of, which: &which })?;
    for (c, size) in sizes.into_iter().enumerate() {
        divide(ctx, city, c, size);
    }
    share_staff(ctx, city, today)
}

fn divide(ctx: &Context, city: &mut City, c: usize, size: f64) {
    let households = ctx.world.communities[c].households.clone();
    let count = ((households.len() as f64 / size).round() as usize).clamp(1, households.len());
    let first = city.grids.len();
    for g in 0..count {
        let from = households.start + households.len() * g / count;
        let to = households.start + households.len() * (g + 1) / count;
        // Keyed by its first household, so that redrawn grids keep their leaders where they can.
        let leader = ctx.random.uniform(Purpose::Leader, from as u64, 0);
        let scale = ctx.params.familiarity_scale;
        city.grids
            .push(Grid::new(c, from..to, scale, leader < PARTY_LEADERS));
        city.grid_of[from..to].fill((first + g) as u32);
    }
    city.communities[c].grids = first..city.grids.len();
}

fn share_staff(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    let of = Snapshot { ctx, city, today };
    let weights = ctx.evaluate(Rule::GridStaff, &GridRows(of))?;
    for community in &city.communities {
        let own = &weights[community.grids.clone()];
        let sum: f64 = own.iter().sum();
        let staff = community.staff * (1.0 - ctx.params.pooling);
        for (grid, weight) in city.grids[community.grids.clone()].iter_mut().zip(own) {
            let even = 1.0 / own.len() as f64;
            grid.staff = staff * if sum > 0.0 { weight / sum } else { even };
        }
    }
    Ok(())
}

/// Daily: the hours of every grid, community, street and department.
pub fn open_hours(ctx: &Context, city: &mut City, today: &Today) {
    let p = ctx.params;
    for grid in &mut city.grids {
        let share = 1.0 - city.communities[grid.community].admin_share;
        let hours =
            grid_hours(grid.staff, share, p.grid_fixed_cost) * p.front_line_share * grid.effort;
        grid.server
            .open(today.day, if today.workday { hours } else { 0.0 });
    }
    for community in &mut city.communities {
        let mut hours = 0.0;
        if today.workday {
            let share = 1.0 - community.admin_share;
            let all = community.staff * p.pooling * DAY_HOURS * share * p.front_line_share;
            let meetings = community.hours_owed.min(all);
            community.hours_owed -= meetings;
            hours = all - meetings;
        }
        community.server.open(today.day, hours);
    }
    open_upper(ctx, city, today);
}

/// FTE · 8 · (1 − a) · FTE / (FTE + fixed cost): smooth where a grid has hardly anyone.
fn grid_hours(staff: f64, free_share: f64, fixed_cost: f64) -> f64 {
    if staff <= 0.0 {
        return 0.0;
    }
    staff * DAY_HOURS * free_share * staff / (staff + fixed_cost)
}

/// Workdays over which a quarter's unlocked hours are spread.
const QUARTER_WORKDAYS: f64 = 65.0;

fn open_upper(ctx: &Context, city: &mut City, today: &Today) {
    for (street, base) in city.streets.iter_mut().zip(&ctx.world.streets) {
        let scale = if today.workday && ctx.on.levels {
            base.households as f64 / 10_000.0
        } else {
            0.0
        };
        let mut department = ctx.params.department_hours * scale;
        if today.workday {
            let of_quarter = ctx.params.joint_department_hours * base.communities.len() as f64;
            let extra = street.unlocked_hours.min(of_quarter / QUARTER_WORKDAYS);
            street.unlocked_hours -= extra;
            department += extra;
        }
        street
            .server
            .open(today.day, ctx.params.street_hours * scale);
        street.department.open(today.day, department);
    }
}

/// Nightly: what was used today goes into the windows and the ledger.
pub fn close_hours(city: &mut City, today: &Today) {
    let ledger = &mut city.ledger;
    let mut close = |server: &mut crate::city::Server| {
        ledger.hours_available += server.available();
        ledger.hours_spent += server.spent();
        server.close(today.day);
    };
    city.grids.iter_mut().for_each(|g| close(&mut g.server));
    city.communities
        .iter_mut()
        .for_each(|c| close(&mut c.server));
    for street in &mut city.streets {
        close(&mut street.server);
        close(&mut street.department);
    }
}

#[cfg(test)]
mod tests {
    use super::grid_hours;

    #[test]
    fn many_small_grids_lose_hours_to_their_fixed_cost() {
        let two = 2.0 * grid_hours(0.5, 0.4, 0.08);
        let one = grid_hours(1.0, 0.4, 0.08);
        assert!(two < one);
        assert!((grid_hours(0.5, 1.0, 0.0) - 4.0).abs() < 1e-12);
        assert_eq!(grid_hours(0.0, 1.0, 0.0), 0.0);
    }
}
