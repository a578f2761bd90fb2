//! Observations of a run besides its metrics: levels, spreads, and order of service.

use std::collections::BTreeMap;

use gongzhi_engine::catalogue::enums::{Level, MenuItem, OrgKind, Purpose};
use gongzhi_engine::city::{City, Contract, Grid};
use gongzhi_engine::math::sqrt;
use gongzhi_engine::run::Run;
use gongzhi_engine::world::World;

/// Observations of a run, by name.
pub type Seen = BTreeMap<String, f64>;

/// Observes the city as it is now, as one of `samples` samples.
pub fn sample(run: &Run, world: &World, samples: f64, seen: &mut Seen) {
    let city = run.city();
    let mut add = |name: &str, x: f64| *seen.entry(name.into()).or_default() += x / samples;
    communities(city, &mut add);
    money(city, &mut add);
    units(city, &mut add);
    waiting(run, world, &mut add);
    let hours = [&city.grid_hours, &city.pool_hours].map(|s| s.window_of_all().available);
    add("hours_open", hours.iter().sum());
    let of_grids = |f: fn(&Grid) -> f64| city.grids.iter().map(f).collect::<Vec<_>>();
    let effort = of_grids(|g| g.effort);
    add(
        "survey_spread",
        spread(&of_grids(|g| g.survey.satisfaction)),
    );
    add(
        "effort_follows_awareness",
        covariance(&effort, &of_grids(|g| g.survey.awareness)),
    );
    add("effort_spread", spread(&effort));
    let scores = city.grids.iter().filter_map(|g| g.score);
    add("appraisal_score", mean(scores));
    let numbers = city.candidates.next_number.iter();
    add(
        "needs_spread",
        spread(&numbers.map(|n| f64::from(*n)).collect::<Vec<_>>()),
    );
}

fn communities(city: &City, add: &mut impl FnMut(&str, f64)) {
    let communities = &city.communities;
    let n = communities.len() as f64;
    let quality = communities.iter().flat_map(|c| &c.quality);
    add("quality", quality.sum::<f64>() / n / 8.0);
    let breaches = (0..5).flat_map(|star| communities.iter().map(move |c| c.breaches(star)));
    add("breaches", breaches.sum::<usize>() as f64);
    for (star, name) in ["dangjian", "minzhu", "wenming", "hexie", "meili"]
        .iter()
        .enumerate()
    {
        let scores = communities.iter().map(|c| c.scores[star]);
        add(&format!("score_{name}"), scores.sum::<f64>() / n);
    }
    add(
        "score",
        communities.iter().map(|c| c.total_score()).sum::<f64>() / n,
    );
}

/// Who benefits from the fund, and how evenly facilities grow.
fn money(city: &City, add: &mut impl FnMut(&str, f64)) {
    let communities = &city.communities;
    let funds: Vec<f64> = communities.iter().map(|c| c.fund).collect();
    let gaps: Vec<f64> = communities.iter().map(|c| -c.facilities_start).collect();
    add("fund_follows_gap", covariance(&funds, &gaps));
    let within = communities.iter().map(|c| spread(c.haves.as_flattened()));
    add(
        "haves_spread",
        within.sum::<f64>() / communities.len() as f64,
    );
}

fn units(city: &City, add: &mut impl FnMut(&str, f64)) {
    let n = city.units.len().max(1) as f64;
    let goodwill: Vec<f64> = city.units.iter().map(|u| u.goodwill).collect();
    add("goodwill", goodwill.iter().sum::<f64>() / n);
    let reputation = city.units.iter().map(|u| u.reputation);
    add("reputation", reputation.sum::<f64>() / n);
    add("goodwill_spread", spread(&goodwill));
    let shares = city.contracts.iter().filter_map(Contract::delivered_share);
    add("delivery_spread", spread(&shares.collect::<Vec<_>>()));
    let by_agencies = city
        .contracts
        .iter()
        .filter(|k| k.commitments[0].kind(&city.units) == OrgKind::Agency)
        .map(|k| {
            use Purpose::{Building, Parking, Safety};
            f64::from(u8::from(matches!(k.purpose, Safety | Building | Parking)))
        });
    let agencies = city.units.iter().filter(|u| u.base.kind == OrgKind::Agency);
    let party_life =
        agencies.map(|u| f64::from(u8::from(u.base.wants[MenuItem::PartyLife as usize])));
    add("agencies_that_want_party_life", mean(party_life));
    add("agencies_in_their_trade", mean(by_agencies));
}

/// Open petitions: the number of each kind, and how long they have waited, in days.
fn waiting(run: &Run, world: &World, add: &mut impl FnMut(&str, f64)) {
    let city = run.city();
    let table = &city.petitions;
    let age = |row: usize| run.progress().day as f64 - f64::from(table.raised(row).day.number());
    let rows = || table.rows();
    add(
        "wait_severe",
        mean(rows().filter(|r| table.kind(*r).severity == 3).map(age)),
    );
    add("wait_longest", rows().map(age).fold(0.0, f64::max));
    add(
        "wait_department",
        mean(
            rows()
                .filter(|r| table.kind(*r).level == Level::Department)
                .map(age),
        ),
    );
    let singled_out = |row: &usize| {
        let c = world.community_of(table.need(*row).household());
        city.communities[c].singled_out[table.kind(*row).category as usize]
    };
    add(
        "waiting_singled_out",
        rows().filter(singled_out).count() as f64,
    );
}

/// The mean; 0 if there are no values.
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (n, sum) = values.fold((0.0, 0.0), |(n, sum), x| (n + 1.0, sum + x));
    if n > 0.0 { sum / n } else { 0.0 }
}

/// The standard deviation; 0 if there are no values.
pub fn spread(values: &[f64]) -> f64 {
    sqrt(covariance(values, values))
}

fn covariance(x: &[f64], y: &[f64]) -> f64 {
    let [a, b] = [x, y].map(|v| mean(v.iter().copied()));
    mean(x.iter().zip(y).map(|(x, y)| (x - a) * (y - b)))
}
