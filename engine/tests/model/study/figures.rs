//! Figures refer to the right days, whenever a run begins and ends, and on both sides of a comparison.

use gongzhi_engine::experiment::{Design, completed, ensemble, paired};
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{bands, fingerprint, series_csv, summarise};
use gongzhi_engine::scenario::{Scenario, act_alike};

use gongzhi_engine::scenario::fixture::{read, shipped, town_until};

/// The town from Thursday 1 November 2018 until a given day, with additional lines in its file.
fn town(end: &str, more: &str) -> Scenario {
    read(&format!("{}{more}", town_until(end)))
}

fn runs(scenario: &Scenario, replications: u32) -> Vec<Replication> {
    let design = Design {
        seed: 7,
        replications,
    };
    ensemble(scenario, design, &mut |_| {})
        .unwrap()
        .replications
}

const SUNDAY: &str = "2019-03-31";
const MONDAY: &str = "2019-04-01";
const FRIDAY: &str = "2019-04-05";

#[test]
fn a_stock_and_a_flow_end_alike_on_whatever_day_the_run_ends() {
    let end = |day: &str, metric: &str| {
        let scenario = town(day, "");
        summarise(&scenario, &runs(&scenario, 2)).metrics[metric].end
    };
    for metric in [
        "petitions_open",
        "latent_needs",
        "petitions_raised",
        "visits",
    ] {
        let sunday = end(SUNDAY, metric);
        assert!(sunday.is_some_and(|x| x > 0.0), "{metric}");
        assert_eq!(sunday, end(MONDAY, metric), "{metric}");
        assert_eq!(sunday, end(FRIDAY, metric), "{metric}");
    }
}

#[test]
fn the_end_of_a_stock_is_the_mean_of_the_days_of_its_last_full_week() {
    let scenario = town(FRIDAY, "");
    let run = &runs(&scenario, 1)[0];
    let index = run.index("petitions_open").unwrap();
    let days = &run.last_week[index];
    assert_eq!(days.len(), 7);
    assert_eq!(
        run.headline("petitions_open"),
        days.iter().sum::<f64>() / 7.0
    );
    let weeks = &run.values[index];
    assert_eq!(days[6], weeks[weeks.len() - 2], "its Sunday is the week's");
    assert!(days.iter().any(|x| *x != days[6]), "{days:?}");
}

#[test]
fn the_rate_of_a_year_counts_the_days_of_a_week_that_has_just_begun() {
    // Ends on a Monday, more than a year after the start.
    let scenario = read(&town_until("2019-12-02"));
    let run = &runs(&scenario, 1)[0];
    let raised = run.series("petitions_raised").unwrap();
    let year: f64 = raised[raised.len() - 52..].iter().sum();
    let days = 51.0 * 7.0 + 1.0;
    let expected = year / scenario.place.residents as f64 * 1000.0 * 365.0 / days;
    let rate = run.series("petitions_per_1000").unwrap().last().unwrap();
    assert!((rate / expected - 1.0).abs() < 1e-12, "{rate} {expected}");
}

#[test]
fn a_target_of_a_flow_is_judged_by_a_week_wherever_the_run_ends() {
    let target =
        "[[targets]]\nid = \"weekly\"\nmetric = \"petitions_raised\"\nlow = 4\nhigh = 400\n";
    let fit = |end: &str| {
        let scenario = town(end, target);
        summarise(&scenario, &runs(&scenario, 2)).targets.remove(0)
    };
    let sunday = fit(SUNDAY);
    assert_eq!(sunday.met, Some(true));
    assert_eq!(sunday, fit(MONDAY));
}

#[test]
fn part_weeks_are_marked_and_left_out_of_lines() {
    let scenario = town(MONDAY, "");
    let runs = runs(&scenario, 1);
    let csv = series_csv(&scenario, &runs);
    let rows: Vec<&str> = csv
        .lines()
        .filter(|l| l.contains("petitions_raised"))
        .collect();
    assert!(
        rows[0].starts_with("0,2018-11-04,") && rows[0].ends_with(",4"),
        "{}",
        rows[0]
    );
    assert!(rows[1].ends_with(",7"), "{}", rows[1]);
    let last = rows[rows.len() - 1];
    assert!(
        last.starts_with("0,2019-04-01,") && last.ends_with(",1"),
        "{last}"
    );
    let drawn = |metric: &str| bands(&runs, metric).comparable;
    let flow = drawn("petitions_raised");
    assert!(!flow[0] && flow[1] && !flow[flow.len() - 1]);
    assert!(drawn("star_coverage").iter().all(|week| *week));
}

#[test]
fn one_run_has_no_interval() {
    let scenario = town(MONDAY, "");
    let row = |replications| {
        summarise(&scenario, &runs(&scenario, replications)).metrics["visits"].clone()
    };
    let one = row(1);
    assert!(one.headline.is_some());
    assert_eq!((one.q05, one.q50, one.q95), (None, None, None));
    assert!(row(2).q05.is_some());
}

#[test]
fn levels_and_differences_add_up() {
    let baseline = town(FRIDAY, "");
    let reform = town(FRIDAY, "params = { grid_households = 60 }\n");
    let design = Design {
        seed: 7,
        replications: 4,
    };
    let found = paired(&baseline, &reform, design, &mut |_| {}).unwrap();
    let before = summarise(&baseline, &found.baseline.replications).metrics;
    let after = summarise(&reform, &found.reform.replications).metrics;
    for difference in &found.differences {
        let level = |rows: &std::collections::BTreeMap<
            String,
            gongzhi_engine::results::MetricSummary,
        >| { rows[&difference.metric].headline };
        let (Some(before), Some(after), Some(mean)) =
            (level(&before), level(&after), difference.headline)
        else {
            continue;
        };
        let tolerance = 1e-9 * (before.abs() + after.abs()).max(1.0);
        assert!(
            (after - before - mean).abs() < tolerance,
            "{}",
            difference.metric
        );
    }
}

const METRICS: &str = r#"
[rules]
mine = '''
const WHOLE = 1.0;
fn left(share) { WHOLE - share }
fn metric_left(city) { left(city.on_time_share) * params.visit_share }
fn metric_load(city) { city.petitions_open / city.staff }
fn metric_rare(city) { 1.0 / (city.petitions_raised - city.petitions_raised) }
'''
[[metrics]]
id = "metric_load"
label = { zh = "人均未办结", en = "Open petitions a head" }
unit = "petitions"
better = "lower"
kind = "stock"
"#;

#[test]
fn own_metrics_of_a_run_are_those_that_are_computed_from_what_it_recorded() {
    let sound = METRICS.replace("fn metric_rare", "// fn metric_rare");
    let plain = town(FRIDAY, "");
    let with = town(FRIDAY, &sound);
    let (without, recorded) = (runs(&plain, 2), runs(&with, 2));
    let found = completed(&without, &plain, &with).unwrap().unwrap();
    assert_eq!(fingerprint(&found), fingerprint(&recorded));
    for (found, recorded) in found.iter().zip(&recorded) {
        assert_eq!(found.metrics, recorded.metrics);
        assert_eq!(found.own, recorded.own);
        for metric in ["metric_left", "metric_load"] {
            let (a, b) = (found.headline(metric), recorded.headline(metric));
            assert_eq!(a.to_bits(), b.to_bits(), "{metric}");
        }
        let at = |run: &Replication| format!("{:?} {:?}", run.assessments, run.start);
        assert_eq!(at(found), at(recorded));
    }
    assert_eq!(completed(&recorded, &with, &with).unwrap(), None);
}

#[test]
fn a_reform_that_adds_a_metric_is_compared_by_it() {
    let baseline = town(FRIDAY, "");
    let reform = town(
        FRIDAY,
        &format!(
            "params = {{ visit_share = 0.5 }}\n{}",
            METRICS.replace("fn metric_rare", "// fn metric_rare")
        ),
    );
    let design = Design {
        seed: 7,
        replications: 3,
    };
    let found = paired(&baseline, &reform, design, &mut |_| {}).unwrap();
    let row = |metric: &str| {
        found
            .differences
            .iter()
            .find(|d| d.metric == metric)
            .unwrap()
    };
    assert!(row("metric_left").headline.is_some_and(|x| x != 0.0));
    let load = row("metric_load");
    assert_eq!((load.n, load.wins.is_some()), (3, true), "lower is better");
    let alone = runs(&baseline, 3);
    assert_eq!(
        fingerprint(&found.baseline.replications),
        fingerprint(&alone)
    );
}

#[test]
fn what_is_said_of_own_metrics_is_checked_kept_and_pinned() {
    let with = read(&format!("{}{METRICS}", town_until(FRIDAY)));
    let load = with.own_metric("metric_load");
    assert_eq!(
        (load.label.en.as_str(), with.own_metrics().len()),
        ("Open petitions a head", 3)
    );
    assert_eq!(with.own_metric("metric_left").label.zh, "metric_left");
    let again = read(&gongzhi_engine::scenario::flatten(&with));
    assert_eq!(
        (again.metrics.clone(), &again.hash),
        (with.metrics.clone(), &with.hash)
    );
    let silent = read(&format!(
        "{}{}",
        town_until(FRIDAY),
        &METRICS[..METRICS.find("[[metrics]]").unwrap()]
    ));
    assert_ne!(silent.hash, with.hash, "a kind decides the headline");
    assert!(act_alike(&silent, &with));
    let library = gongzhi_engine::scenario::Library::shipped();
    let codes = |more: &str| {
        let text = format!("{}{METRICS}{more}", town_until(FRIDAY));
        let found = gongzhi_engine::scenario::load(&text, &library).diagnostics;
        found
            .into_iter()
            .filter(|d| d.severity == gongzhi_engine::diagnostic::Severity::Error)
            .map(|d| d.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        codes("[[metrics]]\nid = \"metric_laod\"\n"),
        ["unknown-own-metric"]
    );
    assert_eq!(
        codes("[[metrics]]\nid = \"metric_load\"\n"),
        ["repeated-id"]
    );
    assert_eq!(
        codes("[[metrics]]\nid = \"metric_left\"\nunit = \"shares\"\n"),
        ["not-listed"]
    );
    assert_eq!(
        codes("[[metrics]]\nid = \"metric_left\"\nlevel = 1\n"),
        ["unknown-key"]
    );
}

#[test]
fn a_metric_that_fails_on_the_baseline_is_undefined_there() {
    let reform = town(FRIDAY, METRICS);
    let baseline = town(FRIDAY, "");
    let run = completed(&runs(&baseline, 1), &baseline, &reform)
        .unwrap()
        .unwrap()
        .remove(0);
    assert!(run.headline("metric_rare").is_nan());
    assert!(run.headline("metric_load").is_finite());
}

#[test]
fn shipped_scenarios_say_what_their_own_metrics_are() {
    for (id, _) in gongzhi_engine::scenario::SHIPPED {
        let scenario = shipped(id);
        for metric in scenario.own_metrics() {
            assert!(
                metric.kind.is_some() && metric.label.zh != metric.id,
                "{id} {}",
                metric.id
            );
        }
    }
}
