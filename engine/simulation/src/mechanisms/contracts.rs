//! Contract-based co-building 契约化共建 through the year: 履约 monthly, 评约 yearly, and how free-riding 搭便车 grows.
//!
//! Tests: `patterns/contracts.rs` (pattern 4), `theory/people.rs` (deliveries).

use crate::calendar::Today;
use crate::city::{City, Contract, DeliveredHours, Help, Loads, Ratio};
use crate::context::{Context, RuleResult};
use crate::rows::{CommitmentRows, ContractRows, Snapshot};
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::{Category, Resource};
use gongzhi_catalogue::rules::Rule;

/// Workdays of a mean month.
pub const MONTH_WORKDAYS: f64 = 21.75;

/// Weeks of a mean month.
pub const WEEKS_PER_MONTH: f64 = 52.0 / 12.0;

/// Marks the key of residents' deliveries, which go by the community and the number of their contract there.
const RESIDENTS: u64 = 1 << 57;

/// 履约, monthly: what each party delivers is a Beta draw around `compliance`.
pub fn deliver(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let loads = Loads::new(city);
    let of = Snapshot { ctx, city, today };
    let rows = CommitmentRows::new(of, &city.contracts, &loads);
    let means = ctx.evaluate(Rule::Compliance, &rows)?;
    let month = u64::from(today.day.number());
    let mut help = vec![DeliveredHours::default(); city.communities.len()];
    let mut means = means.into_iter();
    for (number, contract) in city.contracts.iter_mut().enumerate() {
        for commitment in &mut contract.commitments {
            let mean = means.next().unwrap_or(0.0);
            let residents = || {
                let c = contract.community;
                let number = number - city.communities[c].contracts.start;
                RESIDENTS | ctx.number_of_community(c) << 32 | number as u64
            };
            let who = commitment
                .unit
                .map_or_else(residents, |u| ctx.number_of_unit(&city.units[u]));
            let key = who << 3 | commitment.resource as u64;
            let mut draw = ctx.random.draw(Stream::Delivery, key, month);
            let hours = commitment.promised * draw.beta(mean, ctx.params.delivery_concentration);
            commitment.promised_so_far += commitment.promised;
            commitment.delivered_so_far += hours;
            if commitment.unit.is_some() {
                city.communities[contract.community].week.unit_hours += hours;
            }
            let given = &mut help[contract.community];
            given.hours[commitment.resource as usize] += hours;
            if matches!(commitment.resource, Resource::Members | Resource::Services) {
                given.for_purpose[contract.purpose as usize] += hours;
            }
        }
        let share = contract.delivered_share().unwrap_or(0.0);
        contract.stages.fulfilled = share >= ctx.params.delivered_limit;
    }
    for (community, help) in city.communities.iter_mut().zip(help) {
        community.delivered.hours = help.hours;
        community.delivered.for_purpose = help.for_purpose;
    }
    improve_quality(ctx, city);
    Ok(())
}

/// Hours for a category keep up and improve what its needs are about.
fn improve_quality(ctx: &Context, city: &mut City) {
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        for category in Category::ALL {
            let hours = community.delivered.for_category(*category);
            let effect = ctx.params.contract_quality * hours / base.households.len() as f64;
            community.improve_quality(*category, effect);
        }
    }
}

/// Residents' voluntary hours of a week.
pub fn volunteer_hours(ctx: &Context, households: usize, participation: f64, today: &Today) -> f64 {
    if !ctx.on.participation {
        return 0.0;
    }
    households as f64 * participation * ctx.params.volunteer_hours_week * today.shock.volunteers
}

/// Daily: hours of residents and partner units that reach petitions.
pub fn update_help(ctx: &Context, city: &mut City, today: &Today) {
    let p = ctx.params;
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        let weekly = volunteer_hours(ctx, base.households.len(), community.participation, today);
        community.volunteer_hours = weekly * WEEKS_PER_MONTH;
        community.week.volunteer_hours += weekly / 7.0;
        let given = &community.delivered;
        // 党建平台: leadership lends a part of the hours to whatever is most urgent.
        let pooled = p.leadership_platform * p.party_leadership;
        let of_category =
            |k: usize| given.for_purpose[k] * p.contract_petition_share / MONTH_WORKDAYS;
        let all: f64 = (0..Category::COUNT).map(of_category).sum();
        community.help = if today.workday {
            Help {
                light: (weekly / 5.0 * p.volunteer_petition_share
                    - community.given_back / MONTH_WORKDAYS)
                    .max(0.0),
                any: given.purchased / MONTH_WORKDAYS + pooled * all,
                of_category: std::array::from_fn(|k| (1.0 - pooled) * of_category(k)),
            }
        } else {
            Help::default()
        };
    }
}

/// 评约, yearly: scores, renewals and sanctions; reputation and goodwill follow.
pub fn evaluate(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    for (s, base) in ctx.world.streets.iter().enumerate() {
        let sums = city.contract_sums(base.communities.clone());
        city.streets[s].contracts_last_year = Some(sums);
    }
    for c in 0..city.communities.len() {
        city.communities[c].contracts_last_year = Some(city.contract_summary(c));
    }
    if !ctx.on.contracts {
        return Ok(());
    }
    let loads = Loads::new(city);
    let of = Snapshot { ctx, city, today };
    let contracts = ContractRows {
        of,
        contracts: &city.contracts,
    };
    let scores = ctx.evaluate(Rule::ContractScore, &contracts)?;
    let renewed = ctx.evaluate(Rule::ContractRenewed, &contracts)?;
    let rows = CommitmentRows::new(of, &city.contracts, &loads);
    let sanctions = ctx.evaluate(Rule::ContractSanction, &rows)?;
    city.tally.renewed = Ratio {
        part: renewed.iter().filter(|r| **r != 0.0).count() as u64,
        of: renewed.len() as u64,
    };
    adjust_goodwill(ctx, city);
    for unit in &mut city.units {
        (unit.renewed, unit.sanction, unit.evaluated) = (None, 0.0, false);
    }
    let mut sanctions = sanctions.into_iter();
    for ((contract, score), renewed) in city.contracts.iter_mut().zip(scores).zip(renewed) {
        for commitment in &contract.commitments {
            let sanction = sanctions.next().unwrap_or(0.0);
            let Some(u) = commitment.unit else {
                continue;
            };
            let unit = &mut city.units[u];
            unit.sanction = unit.sanction.max(sanction);
            unit.evaluated = ctx.params.contract_evaluated;
            unit.reputation += ctx.params.reputation_speed * (score / 100.0 - unit.reputation);
            unit.renewed = (renewed != 0.0).then_some(contract.purpose);
        }
    }
    Ok(())
}

/// Goodwill moves towards what the peers deliver, less a self-serving bias that publication halves.
fn adjust_goodwill(ctx: &Context, city: &mut City) {
    let p = ctx.params;
    let City {
        communities,
        contracts,
        units,
        ..
    } = city;
    for community in communities.iter() {
        let own = &contracts[community.contracts.clone()];
        for contract in own {
            let bias = p.goodwill_bias * if contract.stages.published { 0.5 } else { 1.0 };
            for u in contract.commitments.iter().filter_map(|c| c.unit) {
                let Some(peers) = delivered_by_others(own, u) else {
                    continue;
                };
                let unit = &mut units[u];
                // A unit with two commitments moves half for each, so once a year in all.
                let speed = p.goodwill_speed / commitments_of(own, u);
                unit.goodwill =
                    (unit.goodwill + speed * (peers - bias - unit.goodwill)).clamp(0.0, 1.0);
            }
        }
    }
}

fn commitments_of(contracts: &[Contract], u: usize) -> f64 {
    let commitments = contracts.iter().flat_map(|k| &k.commitments);
    commitments.filter(|c| c.unit == Some(u)).count().max(1) as f64
}

/// Share that the other parties delivered; the unit's own where it is alone.
fn delivered_by_others(contracts: &[Contract], u: usize) -> Option<f64> {
    let sums = |others: bool| {
        let commitments = contracts.iter().flat_map(|k| &k.commitments);
        commitments
            .filter(|c| !others || c.unit != Some(u))
            .fold((0.0, 0.0), |(p, d), c| {
                (p + c.promised_so_far, d + c.delivered_so_far)
            })
    };
    let (promised, delivered) = if sums(true).0 > 0.0 {
        sums(true)
    } else {
        sums(false)
    };
    (promised > 0.0).then(|| delivered / promised)
}
