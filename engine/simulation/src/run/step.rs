//! The order of a day and of the periods that end on it. This file is the schedule of the whole model.

use crate::calendar::Today;
use crate::city::{City, Week, mean_facilities};
use crate::context::{Context, RuleResult};
use crate::mechanisms::{
    admin_load, appraisal, candidates, contracts, funding, grids, handling, indicators, meetings,
    needs, negotiation, participation, projects, satisfaction, stars, visits,
};
use gongzhi_catalogue::enums::Layer;

/// Before the first day: grids, staff, contracts, money, and what people feel.
pub fn prepare(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        let aware = &ctx.world.households.aware[base.households.clone()];
        community.aware = aware.iter().filter(|a| **a).count() as u32;
        community.facilities_start = mean_facilities(&community.haves);
        community.closed_by_week.push([0, 0]);
    }
    satisfaction::aim(ctx, city);
    satisfaction::survey_all(ctx, city);
    grids::lay_out(ctx, city, today)?;
    admin_load::review(ctx, city, today)?;
    admin_load::apply(ctx, city, today);
    negotiation::conclude(ctx, city, today)?;
    let days_left = f64::from(366 - i32::from(today.date.ordinal())) / 365.0;
    funding::share_out(ctx, city, today, days_left.min(1.0))?;
    visits::plan(ctx, city, today)?;
    appraisal::survey(ctx, city, today);
    stars::score(ctx, city, today)?;
    participation::start(ctx, city);
    candidates::start(ctx, city);
    Ok(())
}

/// One day.
pub fn step(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    handling::turn_windows(city, today);
    satisfaction::turn_day(ctx, city, today);
    admin_load::apply(ctx, city, today);
    projects::finish(ctx, city, today);
    indicators::forget(city);
    needs::arise(ctx, city, today)?;
    grids::open_hours(ctx, city, today);
    contracts::help(ctx, city, today);
    if today.workday {
        handling::work(ctx, city, today)?;
        visits::walk(ctx, city, today)?;
    }
    grids::close_hours(city);
    end_periods(ctx, city, today)
}

/// Periods end in the order week, month, quarter, half-year, year; assessments follow the month.
fn end_periods(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let ends = today.ends;
    if ends.week {
        if ctx.on.satisfaction {
            satisfaction::survey_all(ctx, city);
        }
        participation::move_on(ctx, city, today)?;
        meetings::hold(ctx, city, today, Layer::Weekly)?;
    }
    if ends.month {
        end_month(ctx, city, today)?;
    }
    if today.assessment {
        stars::assess(ctx, city, today)?;
    }
    if ends.quarter {
        meetings::hold(ctx, city, today, Layer::Quarterly)?;
        stars::manage(ctx, city, today)?;
    }
    if ends.half_year {
        appraisal::appraise(ctx, city, today)?;
    }
    if ends.year {
        contracts::evaluate(ctx, city, today)?;
        stars::choose_hemei(ctx, city, today)?;
        negotiation::conclude(ctx, city, today)?;
        funding::share_out(ctx, city, today, 1.0)?;
    }
    Ok(())
}

fn end_month(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    contracts::fulfil(ctx, city, today)?;
    participation::spread_word(ctx, city);
    funding::spend(ctx, city, today)?;
    projects::decay(ctx, city);
    satisfaction::aim(ctx, city);
    meetings::hold(ctx, city, today, Layer::Monthly)?;
    admin_load::review(ctx, city, today)?;
    visits::plan(ctx, city, today)?;
    indicators::strike(ctx, city, today);
    stars::score(ctx, city, today)
}

/// After a week was recorded: its counts move into the past.
pub fn turn_week(city: &mut City) {
    let week: Week = std::mem::take(&mut city.tally.week);
    city.tally.weeks.push(week);
    for community in &mut city.communities {
        community.closed_by_week.push([0, 0]);
    }
}
