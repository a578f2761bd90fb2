//! The order of events in a day and at the ends of periods. This file is the schedule of the whole model.
//!
//! Streets meet in joint decisions only: how the fund is shared out, how grid leaders rank, which communities are named 和美家园.
//! There a day stops with a request, and goes on with the decision. All else reads and changes one street at a time.

use crate::calendar::Today;
use crate::city::{City, Closures, WeekSums, mean_facilities};
use crate::context::{Context, RuleResult};
use crate::joint::{FundShares, JointDecision, JointRequest};
use crate::mechanisms::{
    admin_load, appraisal, candidates, contracts, funding, grids, handling, indicators, meetings,
    menu, needs, negotiation, participation, preparation, projects, satisfaction, stars, visits,
};
use gongzhi_catalogue::enums::Layer;

/// Before the first day: sets up satisfaction, grids, staff and contracts. The joint decision is how the fund is shared out.
pub fn prepare(ctx: &Context, city: &mut City, today: &Today) -> RuleResult<JointRequest> {
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        let aware = &ctx.world.households.aware[base.households.clone()];
        community.aware = aware.iter().filter(|a| **a).count() as u32;
        let filed = &ctx.world.households.filed[base.households.clone()];
        community.filed = filed.iter().filter(|f| **f).count() as u32;
        community.facilities_start = mean_facilities(&community.haves);
        community.closed_by_week.push(Closures::default());
    }
    stars::recall_five_stars(ctx, city, today);
    satisfaction::update_targets(ctx, city);
    satisfaction::update_means(ctx, city);
    grids::lay_out(ctx, city, today)?;
    admin_load::update_base_share(ctx, city, today)?;
    admin_load::update_share(ctx, city, today);
    menu::expect(ctx, city, today);
    negotiation::renew_from_before(ctx, city, today);
    negotiation::conclude_contracts(ctx, city, today)?;
    funding::ask(ctx, city, today)
}

/// Before the first day, once the fund is shared out: money, visits, scores and first needs.
pub fn finish_preparing(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    funds: &FundShares,
) -> RuleResult {
    let days_left = f64::from(366 - i32::from(today.date.ordinal())) / 365.0;
    funding::allocate(ctx, city, funds, days_left.min(1.0));
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

/// Simulates one day, up to its first joint decision if it has one.
pub fn step(ctx: &Context, city: &mut City, today: &Today) -> RuleResult<Option<JointRequest>> {
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

/// Goes on with a day after a joint decision, up to the next one if there is one.
pub fn go_on(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    decision: &JointDecision,
) -> RuleResult<Option<JointRequest>> {
    match decision {
        JointDecision::Ranks(ranks) => {
            appraisal::set_effort(ctx, city, today, ranks)?;
            end_year(ctx, city, today)
        }
        JointDecision::Hemei(chosen) => {
            stars::name_hemei(city, chosen);
            begin_year(ctx, city, today)
        }
        JointDecision::Funds(funds) => {
            funding::allocate(ctx, city, funds, 1.0);
            Ok(None)
        }
    }
}

/// Ends periods in the order week, month, quarter, half-year, year; assessments follow the month. The joint decision of a half-year is
/// how grid leaders rank.
fn end_periods(ctx: &Context, city: &mut City, today: &Today) -> RuleResult<Option<JointRequest>> {
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
        let request = appraisal::score_leaders(ctx, city, today)?;
        if request.is_some() {
            return Ok(request);
        }
    }
    end_year(ctx, city, today)
}

fn end_month(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    contracts::deliver(ctx, city, today)?;
    menu::give_back(ctx, city);
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

/// At the end of a year, contracts are evaluated. The joint decision is which communities are named 和美家园.
fn end_year(ctx: &Context, city: &mut City, today: &Today) -> RuleResult<Option<JointRequest>> {
    if !today.ends.year {
        return Ok(None);
    }
    contracts::evaluate(ctx, city, today)?;
    let request = stars::nominate(ctx, city, today)?;
    if request.is_some() {
        return Ok(request);
    }
    begin_year(ctx, city, today)
}

/// The contracts of the coming year. The joint decision is how the fund is shared out.
fn begin_year(ctx: &Context, city: &mut City, today: &Today) -> RuleResult<Option<JointRequest>> {
    negotiation::conclude_contracts(ctx, city, today)?;
    funding::ask(ctx, city, today).map(Some)
}

/// Ends a recorded week: its counts and sums begin anew.
pub fn turn_week(city: &mut City) {
    city.tally.turn_week();
    for street in &mut city.streets {
        street.week = WeekSums::default();
    }
    for community in &mut city.communities {
        community.week = WeekSums::default();
        community.closed_by_week.push(Closures::default());
    }
}
