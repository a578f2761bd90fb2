//! Money: the city's fund is shared out yearly; communities spend it on facilities, projects and services.
//!
//! Nothing is spent that was not given.
//!
//! Tests: `patterns/systems.rs` (pattern 5), `invariants/balance.rs` (money).

use crate::calendar::Today;
use crate::city::{City, PartnerUnit};
use crate::context::{Context, RuleResult};
use crate::joint::{FundRequest, FundShares, JointRequest};
use crate::rows::{CommunityRows, INDICATORS, IndicatorRows, Snapshot};
use crate::world::{UnitBase, wants};
use gongzhi_base::math;
use gongzhi_catalogue::enums::{OrgKind, Resource};
use gongzhi_catalogue::indicators::{HAVES, Have};
use gongzhi_catalogue::rules::Rule;

/// Books money that a community spends.
pub fn pay(city: &mut City, c: usize, yuan: f64) {
    city.ledger.money_spent += yuan;
    city.communities[c].week.spending += yuan;
}

/// Yearly and before the first day: what each community is due, and what it leaves.
pub fn ask(ctx: &Context, city: &mut City, today: &Today) -> RuleResult<JointRequest> {
    let which: Vec<usize> = (0..city.communities.len()).collect();
    let of = Snapshot { ctx, city, today };
    let mut weights = ctx.evaluate(Rule::FundingWeight, &CommunityRows { of, which: &which })?;
    let whole = &ctx.world.whole;
    let mean_households = whole.households as f64 / whole.communities as f64;
    for (weight, base) in weights.iter_mut().zip(&ctx.world.communities) {
        let size = base.households.len() as f64 / mean_households;
        let by_size = 1.0 + ctx.params.fund_by_households * (size - 1.0);
        *weight *= by_size * math::exp(ctx.params.fund_spread * base.fund_z);
    }
    Ok(JointRequest::Funds(FundRequest {
        weights,
        unspent: take_back_unspent(city),
    }))
}

/// The joint decision: each community's share by weight; all the same if no weight counts.
pub fn share_out(requests: &[&FundRequest]) -> Vec<FundShares> {
    let communities: usize = requests.iter().map(|part| part.weights.len()).sum();
    let sum: f64 = requests.iter().flat_map(|part| &part.weights).sum();
    let returned: f64 = requests.iter().flat_map(|part| &part.unspent).sum();
    let share = |weight: &f64| {
        if sum > 0.0 {
            weight / sum
        } else {
            1.0 / communities as f64
        }
    };
    let of_part = |part: &&FundRequest| FundShares {
        shares: part.weights.iter().map(share).collect(),
        returned,
    };
    requests.iter().map(of_part).collect()
}

/// Gives communities their shares of the fund for a part (0 to 1) of a year, and of what flowed back of the last one.
pub fn allocate(ctx: &Context, city: &mut City, funds: &FundShares, part_of_year: f64) {
    let all = ctx.params.fund_per_community * ctx.world.whole.communities as f64;
    for (community, share) in city.communities.iter_mut().zip(&funds.shares) {
        community.fund = all * share;
        let given = community.fund * part_of_year + funds.returned * share;
        city.ledger.money_given += given;
        divide_purse(ctx, &mut community.purse, given);
    }
    incubate(ctx, city);
}

/// What communities did not spend in the year flows back into the fund; savings for incubation stay. Returns how much of each, in
/// yuan.
fn take_back_unspent(city: &mut City) -> Vec<f64> {
    let mut all = Vec::with_capacity(city.communities.len());
    for community in &mut city.communities {
        let purse = &mut community.purse;
        let unspent = purse.facilities + purse.projects + purse.purchase;
        (purse.facilities, purse.projects, purse.purchase) = (0.0, 0.0, 0.0);
        community.week.returned += unspent;
        city.ledger.money_given -= unspent;
        all.push(unspent);
    }
    all
}

fn divide_purse(ctx: &Context, purse: &mut crate::city::Purse, given: f64) {
    let p = ctx.params;
    let wanted = [p.project_budget_share, p.purchase_share, p.incubation_share];
    let sum = wanted.iter().sum::<f64>().max(1.0);
    let [projects, purchase, incubation] = wanted.map(|w| given * w / sum);
    purse.projects += projects;
    purse.purchase += purchase;
    purse.incubation += incubation;
    purse.facilities += (given - projects - purchase - incubation).max(0.0);
}

/// 孵化: money for a new social organisation makes one.
fn incubate(ctx: &Context, city: &mut City) {
    let cost = ctx.params.incubation_cost;
    for c in 0..city.communities.len() {
        while city.communities[c].purse.incubation >= cost {
            city.communities[c].purse.incubation -= cost;
            pay(city, c, cost);
            let base = UnitBase {
                kind: OrgKind::SocialOrg,
                community: c,
                endowment: ctx.scenario.place.unit_endowment,
                goodwill: ctx.params.goodwill_start,
                wants: wants::usual(OrgKind::SocialOrg),
                partner: false,
            };
            let number = ctx.world.communities[c].units.len() + city.communities[c].incubated;
            city.units.push(PartnerUnit::new(&base, number));
            city.communities[c].incubated += 1;
        }
    }
}

/// Monthly: asks `investment` for every 有 and spends this month's part of the money for facilities and services.
pub fn spend_month(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let of = Snapshot { ctx, city, today };
    let weights = ctx.evaluate(Rule::Investment, &IndicatorRows(of))?;
    let months_left = 13.0 - f64::from(u8::from(today.date.month()));
    for c in 0..city.communities.len() {
        buy_services(ctx, city, c, months_left);
        let own = &weights[c * INDICATORS..(c + 1) * INDICATORS];
        invest(ctx, city, c, own, months_left);
    }
    Ok(())
}

/// 购买服务.
fn buy_services(ctx: &Context, city: &mut City, c: usize, months_left: f64) {
    let community = &mut city.communities[c];
    let yuan = community.purse.purchase / months_left;
    community.purse.purchase -= yuan;
    community.delivered.purchased = yuan / ctx.params.service_price;
    pay(city, c, yuan);
}

fn invest(ctx: &Context, city: &mut City, c: usize, weights: &[f64], months_left: f64) {
    let facility = |i: &usize| HAVES[i / 4][i % 4].have == Have::Facility;
    let sum: f64 = (0..INDICATORS).filter(facility).map(|i| weights[i]).sum();
    let community = &mut city.communities[c];
    let yuan = if sum > 0.0 {
        community.purse.facilities / months_left
    } else {
        0.0
    };
    community.purse.facilities -= yuan;
    // Venues 阵地 lent by partner units count as money at the price of an hour of service.
    let in_kind = community.delivered.of(Resource::Venues) * ctx.params.service_price;
    let per_household = (yuan + in_kind) / ctx.world.communities[c].households.len() as f64;
    for i in (0..INDICATORS).filter(facility) {
        let level = &mut community.haves[i / 4][i % 4];
        let part = if sum > 0.0 { weights[i] / sum } else { 0.0 };
        let effect = math::exp(-ctx.params.facility_efficiency * per_household * part);
        *level = (1.0 - (1.0 - *level) * effect) * (1.0 - ctx.params.facility_decay / 12.0);
    }
    pay(city, c, yuan);
}
