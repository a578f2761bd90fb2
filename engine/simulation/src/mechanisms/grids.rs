//! Grids 网格: how a community is divided, who works there, and how many hours that makes.
//!
//! Smaller grids know their households better, but each has a fixed cost and its own queue.
//!
//! Tests: below, `patterns/service.rs` (pattern 2), `submodels/candidates.rs`.

use crate::calendar::Today;
use crate::city::{City, Grid, Servers};
use crate::context::{Context, RuleResult};
use crate::rows::{CommunityRows, GridRows, Snapshot};
use gongzhi_base::random::Stream;
use gongzhi_catalogue::rules::Rule;

/// Hours of a working day.
const DAY_HOURS: f64 = 8.0;

/// At the start: divides every community and shares out its staff.
pub fn lay_out(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let which: Vec<usize> = (0..city.communities.len()).collect();
    let of = Snapshot { ctx, city, today };
    let sizes = ctx.evaluate(Rule::GridSize, &CommunityRows { of, which: &which })?;
    for (c, size) in sizes.into_iter().enumerate() {
        divide_community(ctx, city, c, size);
    }
    city.grid_hours = Servers::new(city.grids.len());
    share_staff(ctx, city, today)?;
    set_capacity(ctx, city);
    Ok(())
}

fn divide_community(ctx: &Context, city: &mut City, c: usize, size: f64) {
    let households = ctx.world.communities[c].households.clone();
    let count = ((households.len() as f64 / size).round() as usize).clamp(1, households.len());
    let first = city.grids.len();
    for g in 0..count {
        let from = households.start + households.len() * g / count;
        let to = households.start + households.len() * (g + 1) / count;
        // Keyed by its first household, so that redrawn grids keep their leaders where they can.
        let leader = ctx
            .random
            .uniform(Stream::Leader, ctx.number_of_household(from), 0);
        let scale = ctx.params.familiarity_scale;
        let online = ctx.world.households.online[from..to].iter();
        let mut grid = Grid::new(c, from..to, scale, leader < ctx.params.party_leader_share);
        grid.online = online.filter(|is| **is).count() as u32;
        grid.effort = 1.0 - ctx.params.appraisal_effort;
        city.grids.push(grid);
    }
    city.communities[c].grids = first..city.grids.len();
}

fn share_staff(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
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
    for servers in [
        &mut city.grid_hours,
        &mut city.pool_hours,
        &mut city.street_hours,
        &mut city.department_hours,
    ] {
        servers.begin(today.day.index());
    }
    if !today.workday {
        return;
    }
    for (c, community) in city.communities.iter_mut().enumerate() {
        let share = (1.0 - community.admin_share) * (1.0 - community.discouraged);
        let prepared = community.preparation.service_hours / community.grids.len() as f64;
        for g in community.grids.clone() {
            let chat = f64::from(u8::from(p.microgroups)) * p.microgroup_hours;
            let hours = city.grid_hours.capacity[g] * share;
            let moderated = (chat * f64::from(city.grids[g].online)).min(hours);
            city.grid_hours.open(g, hours - moderated + prepared);
        }
        let all = community.staff * p.pooling * DAY_HOURS * share * p.front_line_share;
        let meetings = community.hours_owed.min(all);
        community.hours_owed -= meetings;
        city.pool_hours.open(c, all - meetings);
    }
    open_street_hours(ctx, city);
}

/// After staff or effort have changed: the hours of a workday without tasks from above.
pub fn set_capacity(ctx: &Context, city: &mut City) {
    let p = ctx.params;
    city.grid_hours.capacity.clear();
    let hours = |grid: &Grid| {
        let street = ctx.world.communities[grid.community].street;
        let honour = f64::from(u8::from(grid.cadre))
            + 0.5 * f64::from(u8::from(city.streets[street].advanced));
        let effort = grid.effort + p.honour_effort * honour;
        grid_hours(grid.staff, p.grid_fixed_cost) * p.front_line_share * effort
    };
    city.grid_hours
        .capacity
        .extend(city.grids.iter().map(hours));
}

/// FTE · 8 · FTE / (FTE + fixed cost): smooth where a grid has hardly anyone.
fn grid_hours(staff: f64, fixed_cost: f64) -> f64 {
    if staff <= 0.0 {
        return 0.0;
    }
    staff * DAY_HOURS * staff / (staff + fixed_cost)
}

/// Workdays over which a quarter's unlocked hours are spread.
const QUARTER_WORKDAYS: f64 = 65.0;

fn open_street_hours(ctx: &Context, city: &mut City) {
    for (s, (street, base)) in city.streets.iter_mut().zip(&ctx.world.streets).enumerate() {
        let scale = if ctx.on.levels {
            base.households as f64 / 10_000.0
        } else {
            0.0
        };
        let of_quarter = ctx.params.joint_department_hours * base.communities.len() as f64;
        let extra = street.unlocked_hours.min(of_quarter / QUARTER_WORKDAYS);
        street.unlocked_hours -= extra;
        let department = ctx.params.department_hours * scale + extra;
        city.street_hours.open(s, ctx.params.street_hours * scale);
        city.department_hours.open(s, department);
    }
}

/// Nightly: what was used today goes into the windows and the ledger.
pub fn close_hours(city: &mut City) {
    for (s, street) in city.streets.iter_mut().enumerate() {
        let upper = city.street_hours.available(s) + city.department_hours.available(s);
        street.week.upper_hours += upper;
    }
    for servers in [
        &mut city.grid_hours,
        &mut city.pool_hours,
        &mut city.street_hours,
        &mut city.department_hours,
    ] {
        let today = servers.close();
        city.ledger.hours_available += today.available;
        city.ledger.hours_spent += today.spent;
    }
}

#[cfg(test)]
mod tests {
    use super::grid_hours;

    #[test]
    fn many_small_grids_lose_hours_to_their_fixed_cost() {
        let two = 2.0 * grid_hours(0.5, 0.08);
        let one = grid_hours(1.0, 0.08);
        assert!(two < one);
        assert!((grid_hours(0.5, 0.0) - 4.0).abs() < 1e-12);
        assert_eq!(grid_hours(0.0, 0.0), 0.0);
    }
}
