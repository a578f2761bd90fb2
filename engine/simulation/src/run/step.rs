//! The order of events in a day and at the ends of periods. This file is the schedule of the whole model.

use crate::calendar::Today;
use crate::city::{City, Closures, Week, mean_facilities};
use crate::context::{Context, RuleResult};
use crate::mechanisms::{
    admin_load, appraisal, candidates, contracts, funding, grids, handling, indicators, meetings,
    menu, needs, negotiation, participation, preparation, projects, satisfaction, stars, visits,
};
use gongzhi_catalogue::enums::Layer;

/// Sets up grids, staff, contracts, money and satisfaction before the first day.
pub fn prepare(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        let aware = &ctx.world.households.aware[base.households.clone()];
        community.aware = aware.iter().filter(|a| **a).count() as u32;
        let filed = &ctx.world.households.filed[base.households.clone()];
        community.filed = filed.iter().filter(|f| **f).count() as u32;
        community.facilities_start = mean_facilities(&community.haves);
        community.closed_by_week.push(Closures::default());
    }
    satisfaction::update_targets(ctx, city);
    satisfaction::update_means(ctx, city);
    grids::lay_out(ctx, city, today)?;
    admin_load::update_base_share(ctx, city, today)?;
    admin_load::update_share(ctx, city, today);
    menu::expect(ctx, city, today);
    negotiation::renew_from_before(ctx, city, today);
    negotiation::conclude_contracts(ctx, city, today)?;
    let days_left = f64::from(366 - i32::from(today.date.ordinal())) / 365.0;
    funding::allocate(ctx, city, today, days_left.min(1.0))?;
    visits::rank_households(ctx, city, today)?;
    appraisal::survey(ctx, city, today);
    stars::update_scores(ctx, city, today)?;
    for community in &mut city.communities {
        community.score_start = community.total_score();
    }
    participation::draw_awareness_thresholds(ctx, city);
    candidates::draw_first_arrivals(ctx, city);
    Ok(())
}

/// Simulates one day.
pub fn step(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    handling::begin_day(city, today);
    satisfaction::begin_day(ctx, city, today);
    admin_load::update_share(ctx, city, today);
    projects::complete_due(ctx, city, today);
    indicators::decay_escalations(city);
    satisfaction::fade(ctx, city);
    needs::generate(ctx, city, today)?;
    if today.workday {
        preparation::prepare(ctx, city);
    }
    grids::open_hours(ctx, city, today);
    contracts::update_help(ctx, city, today);
    if today.workday {
        handling::handle_petitions(ctx, city, today)?;
        visits::run_visits(ctx, city, today)?;
    }
    grids::close_hours(city);
    end_periods(ctx, city, today)
}

/// Ends periods in the order week, month, quarter, half-year, year; assessments follow the month.
fn end_periods(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let ends = today.ends;
    if ends.week {
        if ctx.on.satisfaction {
            satisfaction::update_targets(ctx, city);
            satisfaction::update_means(ctx, city);
        }
        participation::update(ctx, city, today)?;
        meetings::hold_meetings(ctx, city, today, Layer::Weekly)?;
    }
    if ends.month {
        end_month(ctx, city, today)?;
    }
    if today.assessment {
        stars::assess(ctx, city, today)?;
    }
    if ends.quarter {
        meetings::hold_meetings(ctx, city, today, Layer::Quarterly)?;
        stars::run_dynamic_management(ctx, city, today)?;
    }
    if ends.half_year {
        appraisal::appraise(ctx, city, today)?;
    }
    if ends.year {
        contracts::evaluate(ctx, city, today)?;
        stars::choose_hemei(ctx, city, today)?;
        negotiation::conclude_contracts(ctx, city, today)?;
        funding::allocate(ctx, city, today, 1.0)?;
    }
    Ok(())
}

fn end_month(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    contracts::deliver(ctx, city, today)?;
    participation::spread_awareness(ctx, city);
    funding::spend_month(ctx, city, today)?;
    projects::decay_quality(ctx, city);
    satisfaction::update_targets(ctx, city);
    meetings::hold_meetings(ctx, city, today, Layer::Monthly)?;
    admin_load::update_base_share(ctx, city, today)?;
    visits::rank_households(ctx, city, today)?;
    indicators::draw_breaches(ctx, city, today);
    stars::update_scores(ctx, city, today)?;
    preparation::plan(ctx, city, today);
    Ok(())
}

/// Moves the counts of a recorded week into the past weeks.
pub fn turn_week(city: &mut City) {
    let week: Week = std::mem::take(&mut city.tally.week);
    city.tally.weeks.push(week);
    for community in &mut city.communities {
        community.closed_by_week.push(Closures::default());
    }
}
