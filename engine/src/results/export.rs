//! Export: tidy CSV and JSON as text. It writes no files.
//!
//! CSV follows RFC 4180 with a header row and `\n` ends; an undefined value is an empty cell. Numbers are written in
//! the fewest digits that read back as the same bits. A file begins with a byte-order mark, without which a Chinese Excel
//! reads UTF-8 as another encoding; pandas and R leave it out by themselves.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::compare::Difference;
use super::series::in_order;
use super::summary::{MetricSummary, Summary, date_of};
use super::targets::TargetFit;
use super::{CommunityState, Replication, Stamp};
use crate::catalogue::enums::Star;
use crate::catalogue::parts::Part;
use crate::scenario::Scenario;
use crate::text::Lang;

/// What a CSV file begins with.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The city's weekly series of every replication, one value a row: `replication,date,metric,value,days`. The date is the last
/// day of the week, and `days` are the days that it has in the run: below 7 a flow has counted fewer than a week's, and a stock
/// is of another weekday. What a scenario is without has empty cells.
pub fn series_csv(scenario: &Scenario, replications: &[Replication]) -> String {
    let start = scenario.time.start;
    let mut csv = String::from(BYTE_ORDER_MARK);
    csv.push_str("replication,date,metric,value,days\n");
    for run in in_order(replications) {
        let weeks = run.weeks.iter().zip(&run.week_days);
        let weeks: Vec<[String; 2]> = weeks
            .map(|(last, days)| [date_of(start, *last), days.to_string()])
            .collect();
        let number = run.replication.to_string();
        for (metric, series) in run.metrics.iter().zip(&run.values) {
            let told = scenario.tells(metric);
            for ([date, days], value) in weeks.iter().zip(series) {
                let value = if told { cell(*value) } else { String::new() };
                row(
                    &mut csv,
                    &[&number, date, metric, &value, days].map(String::as_str),
                );
            }
        }
    }
    csv
}

/// Every community at the end of one replication; names that a recipe made are in the reader's language. What a scenario
/// is without has empty cells.
pub fn communities_csv(
    scenario: &Scenario,
    replication: u32,
    communities: &[CommunityState],
    lang: Lang,
) -> String {
    let mut csv = String::from(BYTE_ORDER_MARK);
    let mut header: Vec<String> = ["replication", "street", "community", "kind", "households"]
        .map(str::to_owned)
        .to_vec();
    header.extend(Star::ALL.iter().map(|s| format!("score_{}", s.id())));
    header.extend(Star::ALL.iter().map(|s| format!("held_{}", s.id())));
    header.extend(LAST_COLUMNS.map(str::to_owned));
    row(&mut csv, &header);
    for community in communities {
        row(
            &mut csv,
            &community_row(scenario, replication, community, lang),
        );
    }
    csv
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

fn community_row(
    scenario: &Scenario,
    replication: u32,
    c: &CommunityState,
    lang: Lang,
) -> Vec<String> {
    let told = |part: Part, text: String| {
        if scenario.has(part) {
            text
        } else {
            String::new()
        }
    };
    let held = |text: String| told(Part::Assessments, text);
    let mut cells = vec![
        replication.to_string(),
        c.street.get(lang).to_owned(),
        c.name.get(lang).to_owned(),
        c.kind.clone(),
        c.households.to_string(),
    ];
    cells.extend(c.scores.map(|score| told(Part::Stars, cell(score))));
    cells.extend(c.held.map(|star| held(star.to_string())));
    cells.extend([
        held(c.five_star.to_string()),
        held(c.hemei.to_string()),
        c.raised.to_string(),
        c.open.to_string(),
        c.on_time.map_or_else(String::new, cell),
        told(Part::Satisfaction, cell(c.satisfaction)),
        cell(c.awareness),
        told(Part::Visits, cell(c.filed)),
        told(Part::Participation, cell(c.participation)),
        told(Part::Contracts, c.contracts.to_string()),
        told(Part::Contracts, c.delivered.map_or_else(String::new, cell)),
        cell(c.fund),
        held(c.held.iter().filter(|h| **h).count().to_string()),
        told(Part::Appraisal, c.advanced_street.to_string()),
        told(Part::Appraisal, c.cadres.to_string()),
    ]);
    cells
}

fn cell(value: f64) -> String {
    if value.is_finite() {
        format!("{value}")
    } else {
        String::new()
    }
}

fn row(csv: &mut String, cells: &[impl AsRef<str>]) {
    for (place, text) in cells.iter().map(AsRef::as_ref).enumerate() {
        if place > 0 {
            csv.push(',');
        }
        if text.contains([',', '"', '\n', '\r']) {
            // Writing to a String cannot fail.
            let _ = write!(csv, "\"{}\"", text.replace('"', "\"\""));
        } else {
            csv.push_str(text);
        }
    }
    csv.push('\n');
}

#[derive(Serialize)]
struct Document<'a> {
    stamp: &'a Stamp,
    metrics: &'a BTreeMap<String, MetricSummary>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    targets: &'a [TargetFit],
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<BTreeMap<&'a str, DifferenceRow>>,
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

/// `summary.json`: the stamp, every metric's figures, how the scenario's targets are met if it states any, and against a baseline the paired differences.
pub fn summary_json(
    stamp: &Stamp,
    summary: &Summary,
    differences: Option<&[Difference]>,
) -> Result<String, serde_json::Error> {
    let document = Document {
        stamp,
        metrics: &summary.metrics,
        targets: &summary.targets,
        difference: differences.map(|list| list.iter().map(DifferenceRow::of).collect()),
    };
    serde_json::to_string_pretty(&document).map(|json| json + "\n")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::replication;
    use super::*;
    use crate::scenario::extending;
    use crate::text::Text;

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
    fn awkward_names_are_quoted() {
        let mut csv = String::new();
        row(&mut csv, &["a,b", "say \"x\"", "网格", "two\nlines"]);
        assert_eq!(csv, "\"a,b\",\"say \"\"x\"\"\",网格,\"two\nlines\"\n");
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
            serde_json::from_str(&summary_json(&stamp, &summary, None).unwrap()).unwrap();
        assert!(plain.get("difference").is_none());
        let difference = Difference {
            metric: "visits".into(),
            headline: Some(1.0),
            ci95: None,
            n: 1,
            wins: None,
        };
        let json = summary_json(&stamp, &summary, Some(&[difference])).unwrap();
        let full: serde_json::Value = serde_json::from_str(&json).unwrap();
        let expected = serde_json::json!({"headline": 1.0, "ci95": null, "n": 1});
        assert_eq!(full["difference"]["visits"], expected);
        assert_eq!(full["metrics"]["visits"].as_object().unwrap().len(), 9);
    }
}
