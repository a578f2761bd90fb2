//! Exports results as tidy CSV and JSON text. It writes no files.
//!
//! Every table has a header row; see [`Csv`] for the format of cells.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Stamp;
use super::city_spread::{CitySpread, MetricCitySpread};
use super::compare::Difference;
use super::csv::Csv;
use super::order::in_order;
use super::summary::{MetricSummary, Summary, date_of};
use super::targets::TargetFit;
use gongzhi_base::text::Lang;
use gongzhi_catalogue::enums::Star;
use gongzhi_catalogue::parts::Part;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::record::{CommunityState, Replication};

/// The city's weekly series of every replication, one value per row: `replication,date,metric,value,days`. The date
/// is the last day of the week; `days` is the number of days that the run has in that week. With fewer than 7, a flow
/// counts less than a week and a stock belongs to another weekday. Values that do not apply to the scenario are
/// empty.
pub fn series_csv(scenario: &Scenario, replications: &[Replication]) -> String {
    let mut csv = series_head();
    for run in in_order(replications) {
        series_rows(&mut csv, scenario, run);
    }
    csv.finish()
}

/// The header row of [`series_csv`].
pub fn series_head() -> Csv {
    let mut csv = Csv::new();
    csv.texts(["replication", "date", "metric", "value", "days"])
        .end();
    csv
}

/// The rows of one replication. Callers with many replications write them one by one, in order.
pub fn series_rows(csv: &mut Csv, scenario: &Scenario, run: &Replication) {
    let start = scenario.time.start;
    let weeks = run.weeks.iter().zip(&run.week_days);
    let weeks: Vec<(String, u8)> = weeks
        .map(|(last, days)| (date_of(start, *last), *days))
        .collect();
    for (metric, series) in run.metrics.iter().zip(&run.values) {
        let told = scenario.tells(metric);
        for ((date, days), value) in weeks.iter().zip(series) {
            let value = if told { *value } else { f64::NAN };
            csv.count(run.replication).text(date).text(metric);
            csv.number(value).count(*days).end();
        }
    }
}

/// Every community at the end of one replication, in the synthetic city of that number. Another replication meets another
/// city, in which a community of the same number is another community. Names made by recipe are in the reader's language; values that do
/// not apply to the scenario are empty.
pub fn communities_csv(
    scenario: &Scenario,
    replication: u32,
    communities: &[CommunityState],
    lang: Lang,
) -> String {
    let mut csv = Csv::new();
    csv.texts(["replication", "street", "community", "kind", "households"]);
    for kind in ["score", "held"] {
        for star in Star::ALL {
            csv.text(&format!("{kind}_{}", star.id()));
        }
    }
    csv.texts(LAST_COLUMNS).end();
    for community in communities {
        csv.count(replication);
        community_row(&mut csv, scenario, community, lang);
    }
    csv.finish()
}

const LAST_COLUMNS: [&str; 15] = [
    "five_star",
    "hemei",
    "petitions_raised",
    "petitions_open",
    "on_time_share",
    "satisfaction",
    "awareness",
    "filed_share",
    "participation",
    "contracts",
    "contract_delivered_share",
    "fund",
    "stars_held",
    "advanced_street",
    "cadres",
];

fn community_row(csv: &mut Csv, scenario: &Scenario, c: &CommunityState, lang: Lang) {
    let held = scenario.has(Part::Assessments);
    let chosen = scenario.has(Part::Appraisal);
    let contracts = scenario.has(Part::Contracts);
    let told = |part: Part, x: f64| if scenario.has(part) { x } else { f64::NAN };
    csv.text(c.street.get(lang)).text(c.name.get(lang));
    csv.text(&c.kind).count(c.households);
    for score in c.scores {
        csv.number(told(Part::Stars, score));
    }
    for star in c.held {
        truth(csv, held, star);
    }
    truth(csv, held, c.five_star);
    truth(csv, held, c.hemei);
    csv.count(c.raised).count(c.open);
    csv.number(c.on_time.unwrap_or(f64::NAN));
    csv.number(told(Part::Satisfaction, c.satisfaction));
    csv.number(c.awareness);
    csv.number(told(Part::Visits, c.filed));
    csv.number(told(Part::Participation, c.participation));
    count(csv, contracts, c.contracts);
    csv.number(told(Part::Contracts, c.delivered.unwrap_or(f64::NAN)));
    csv.number(c.fund);
    let stars = c.held.iter().filter(|h| **h).count();
    count(csv, held, stars as u32);
    truth(csv, chosen, c.advanced_street);
    count(csv, chosen, c.cadres);
    csv.end();
}

/// Adds a truth value, or an empty cell if it does not apply to the scenario.
fn truth(csv: &mut Csv, told: bool, value: bool) {
    match told {
        true => csv.truth(value),
        false => csv.empty(),
    };
}

/// Adds a count, or an empty cell if it does not apply to the scenario.
fn count(csv: &mut Csv, told: bool, value: u32) {
    match told {
        true => csv.count(value),
        false => csv.empty(),
    };
}

#[derive(Serialize)]
struct Document<'a> {
    stamp: &'a Stamp,
    metrics: &'a BTreeMap<String, MetricSummary>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    targets: &'a [TargetFit],
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<BTreeMap<&'a str, DifferenceRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cities: Option<BTreeMap<&'a str, Option<CitySpread>>>,
}

#[derive(Serialize)]
struct DifferenceRow {
    headline: Option<f64>,
    ci95: Option<[f64; 2]>,
    n: usize,
}

impl DifferenceRow {
    fn of(difference: &Difference) -> (&str, Self) {
        let row = Self {
            headline: difference.headline,
            ci95: difference.ci95,
            n: difference.n,
        };
        (&difference.metric, row)
    }
}

/// The text of `summary.json`: the stamp, the figures of every metric, how the scenario's targets are met if it has
/// any, the paired differences if there is a baseline, and, if each city was run twice, the spread between cities and
/// within a city (of the paired difference if there is a baseline).
///
/// # Errors
/// If the results cannot be written as JSON.
pub fn summary_json(
    stamp: &Stamp,
    summary: &Summary,
    differences: Option<&[Difference]>,
    cities: Option<&[MetricCitySpread]>,
) -> Result<String, serde_json::Error> {
    let document = Document {
        stamp,
        metrics: &summary.metrics,
        targets: &summary.targets,
        difference: differences.map(|list| list.iter().map(DifferenceRow::of).collect()),
        cities: cities.map(|list| list.iter().map(|c| (&*c.metric, c.spread)).collect()),
    };
    serde_json::to_string_pretty(&document).map(|json| json + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_base::text::Text;
    use gongzhi_scenario::fixture::extending;
    use gongzhi_simulation::record::fixture::replication;

    #[test]
    fn what_a_scenario_is_without_is_left_empty() {
        let without = extending("mechanisms = { stars = false }");
        let runs = [replication(
            0,
            &[("star_coverage", 0.0, &[0.0]), ("visits", 0.0, &[2.0])],
        )];
        let csv = series_csv(&without, &runs);
        assert!(
            csv.contains("star_coverage,,7\n") && csv.contains("visits,2,7\n"),
            "{csv}"
        );
    }

    #[test]
    fn series_are_tidy_with_iso_dates_and_empty_cells() {
        let runs = [replication(
            3,
            &[("on_time_share", 0.0, &[0.1, f64::NAN, 0.2])],
        )];
        let expected = "\u{feff}replication,date,metric,value,days\n\
            3,2018-01-07,on_time_share,0.1,7\n3,2018-01-14,on_time_share,,7\n\
            3,2018-01-16,on_time_share,0.2,2\n";
        assert_eq!(series_csv(&extending(""), &runs), expected);
    }

    #[test]
    fn every_community_row_is_as_long_as_the_header() {
        let community = CommunityState {
            name: Text::new("社区 1", "Community 1"),
            street: Text::new("街道 1", "Street 1"),
            kind: "old".into(),
            households: 1000,
            scores: [81.5; 5],
            held: [true, true, false, true, true],
            five_star: false,
            hemei: false,
            raised: 9,
            open: 2,
            on_time: None,
            satisfaction: 0.5,
            awareness: 0.5,
            filed: 0.5,
            participation: 0.5,
            contracts: 3,
            delivered: Some(0.75),
            fund: 200_000.0,
            advanced_street: false,
            cadres: 0,
            missing: None,
        };
        let csv = communities_csv(&extending(""), 0, &[community], Lang::Zh);
        let lengths: Vec<usize> = csv.lines().map(|l| l.split(',').count()).collect();
        assert_eq!(lengths, [30, 30]);
        assert!(csv.starts_with("\u{feff}replication,street,"), "{csv}");
        assert!(csv.ends_with("3,0.75,200000,4,false,0\n"), "{csv}");
    }

    #[test]
    fn the_summary_has_exactly_the_promised_keys() {
        let stamp = Stamp {
            engine: "0".into(),
            results_version: 1,
            commit: None,
            scenario: "s".into(),
            scenario_hash: "h".into(),
            seed: 1,
            replications: 1,
            days: 7,
            fingerprint: "f".into(),
            adjusted: false,
            adjustment: None,
            baseline: None,
        };
        let mut summary = Summary::default();
        summary
            .metrics
            .insert("visits".into(), MetricSummary::default());
        let plain: serde_json::Value =
            serde_json::from_str(&summary_json(&stamp, &summary, None, None).unwrap()).unwrap();
        assert!(plain.get("difference").is_none() && plain.get("cities").is_none());
        let difference = Difference {
            metric: "visits".into(),
            headline: Some(1.0),
            ci95: None,
            n: 1,
            wins: None,
        };
        let cities = MetricCitySpread {
            metric: "visits".into(),
            spread: None,
        };
        let json = summary_json(&stamp, &summary, Some(&[difference]), Some(&[cities])).unwrap();
        let full: serde_json::Value = serde_json::from_str(&json).unwrap();
        let expected = serde_json::json!({"headline": 1.0, "ci95": null, "n": 1});
        assert_eq!(full["difference"]["visits"], expected);
        assert!(full["cities"]["visits"].is_null());
        assert_eq!(full["metrics"]["visits"].as_object().unwrap().len(), 9);
    }
}
