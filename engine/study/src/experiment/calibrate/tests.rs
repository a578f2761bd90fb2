//! History matching against a model whose true parameters are known.

use super::identify::spearman;
use super::*;
use gongzhi_scenario::fixture::{child_of, read};

/// Three unknown parameters: the first two determine the targets, the third has no effect.
const FILE: &str = r#"
[experiment.calibration]
waves = 3
samples = 60
replications = 1
unknowns = [
    { param = "visit_share", low = 0.0, high = 1.0 },
    { param = "pooling", low = 0.0, high = 0.5 },
    { param = "grid_households", low = 100, high = 200 },
]
[[targets]]
id = "first"
metric = "belonging"
low = 0.55
high = 0.65
[[targets]]
id = "second"
metric = "awareness_share"
low = 0.2
high = 0.3
"#;

fn runs(point: &[f64]) -> Vec<Replication> {
    let row = |x: f64| vec![x];
    vec![Replication {
        replication: 0,
        metrics: vec!["belonging".into(), "awareness_share".into()],
        weeks: vec![6],
        week_days: vec![7],
        start: vec![0.0; 2],
        values: vec![row(point[0] + 0.2 * point[1]), row(point[0] * point[1])],
        ..Replication::default()
    }]
}

/// A matching that has finished its last wave.
fn driven<'a>(scenario: &'a Scenario, plan: &'a Calibration) -> HistoryMatching<'a> {
    let mut matching = HistoryMatching::new(scenario, plan, 5).unwrap();
    for _ in 0..plan.waves {
        let tasks = matching.tasks(usize::MAX);
        assert_eq!(tasks.len(), 60);
        // The next wave does not depend on the order of the results.
        for task in tasks.iter().rev() {
            assert_eq!(task.seed, 5);
            matching.tell(task, runs(&task.point));
        }
    }
    matching
}

#[test]
fn waves_close_in_on_what_the_targets_tell_and_say_what_they_do_not() {
    let scenario = read(&child_of("queue-only", FILE));
    let plan = scenario.experiment.calibration.clone().unwrap();
    let matching = driven(&scenario, &plan);
    let report = matching.report();
    assert_eq!((report.trials, report.waves), (180, 3));
    assert!(report.accepted >= 30, "{report:#?}");
    let narrowed: Vec<bool> = report.identified.iter().map(Identified::narrowed).collect();
    assert_eq!(narrowed, [true, true, false], "{report:#?}");
    assert!(
        report
            .fits
            .iter()
            .all(|f| (f.range[0]..=f.range[1]).contains(&f.best))
    );
    assert!(report.identified[0].correlation[0] > 0.9);
    assert!(report.identified[2].correlation[0].abs() < 0.35);
    let best = matching.at(&matching.accepted()[0].point);
    let x: Vec<f64> = report.best.iter().map(|(_, x)| *x).collect();
    assert_eq!(best.params.visit_share, x[0]);
    assert_eq!(best.params.grid_households, x[2].round() as i64);
}

/// If targets contradict each other, nothing is plausible and both halves of a wave are drawn from few candidates.
#[test]
fn no_point_is_run_twice() {
    let file = FILE.replace("low = 0.55\nhigh = 0.65", "low = 0.0\nhigh = 0.05");
    let file = file.replace("low = 0.2\nhigh = 0.3", "low = 0.9\nhigh = 1.0");
    let scenario = read(&child_of("queue-only", &file));
    let plan = scenario.experiment.calibration.clone().unwrap();
    let matching = driven(&scenario, &plan);
    assert!(matching.accepted().is_empty());
    let mut points: Vec<&Vec<f64>> = matching.trials.iter().map(|t| &t.point).collect();
    points.sort_by(|a, b| a.partial_cmp(b).unwrap());
    assert!(points.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn only_what_meets_every_target_again_is_kept() {
    let scenario = read(&child_of("queue-only", FILE));
    let plan = scenario.experiment.calibration.clone().unwrap();
    let mut matching = driven(&scenario, &plan);
    assert_eq!(matching.sets().values.len(), 0, "none is confirmed yet");
    let points = matching.tasks(usize::MAX);
    assert_eq!(points.len(), matching.report().accepted);
    for (i, task) in points.iter().enumerate() {
        assert_eq!((task.seed, matching.finished()), (6, false));
        // Every third point misses in the second place.
        let elsewhere = if i % 3 == 0 {
            &vec![0.0; 3]
        } else {
            &task.point
        };
        matching.tell(task, runs(elsewhere));
    }
    assert!(matching.finished());
    let (report, sets) = (matching.report(), matching.sets());
    assert_eq!((report.next_seed, report.again), (6, points.len()));
    assert_eq!(report.confirmed, points.len() - points.len().div_ceil(3));
    assert_eq!(sets.values.len(), report.confirmed.min(MOST_SETS));
    let csv = matching.csv();
    let met = csv.lines().filter(|line| line.ends_with(",true")).count();
    assert_eq!(met, report.accepted + report.confirmed);
    assert!(
        csv.starts_with("\u{feff}seed,visit_share,pooling,grid_households,first,second,met\n5,")
    );
    let best: Vec<f64> = report.best.iter().map(|(_, x)| *x).collect();
    assert_eq!(best, sets.values[0]);
}

#[test]
fn only_what_shows_every_pattern_is_kept() {
    let pattern = r#"patterns = [{ id = "up", param = "pooling", value = 0.2, metric = "belonging", moves = "up" }]"#;
    let file = FILE.replace(
        "replications = 1\n",
        &format!("replications = 1\n{pattern}\n"),
    );
    let scenario = read(&child_of("queue-only", &file));
    let plan = scenario.experiment.calibration.clone().unwrap();
    let mut matching = driven(&scenario, &plan);
    for task in matching.tasks(usize::MAX) {
        matching.tell(&task, runs(&task.point));
    }
    let changed = matching.tasks(usize::MAX);
    assert_eq!(changed.len(), matching.report().met_again);
    for (i, task) in changed.iter().enumerate() {
        assert_eq!((task.seed, task.pattern), (6, Some(0)));
        // Under the policy, the metric falls at every fourth point.
        let moved = if i % 4 == 0 { -0.1 } else { 0.1 };
        let point = [task.point[0] + moved, task.point[1], task.point[2]];
        matching.tell(task, runs(&point));
    }
    assert!(matching.finished());
    let report = matching.report();
    let shown = changed.len() - changed.len().div_ceil(4);
    assert_eq!(
        (report.patterns[0].run, report.patterns[0].shown),
        (changed.len(), shown)
    );
    assert_eq!(report.confirmed, shown);
}

/// An incomplete wave reports nothing: its points would be judged by a different surface than later ones.
#[test]
fn only_whole_waves_count() {
    let scenario = read(&child_of("queue-only", FILE));
    let plan = scenario.experiment.calibration.clone().unwrap();
    let mut matching = HistoryMatching::new(&scenario, &plan, 5).unwrap();
    for task in matching.tasks(59) {
        matching.tell(&task, runs(&task.point));
    }
    assert_eq!((matching.report().waves, matching.report().trials), (0, 0));
    let last = matching.tasks(usize::MAX);
    assert_eq!(last.len(), 1);
    matching.tell(&last[0], runs(&last[0].point));
    assert_eq!((matching.report().waves, matching.report().trials), (1, 60));
}

#[test]
fn a_scenario_without_targets_is_not_calibrated() {
    let scenario = read(&child_of("queue-only", FILE));
    let plan = scenario.experiment.calibration.clone().unwrap();
    let bare = Scenario {
        targets: Vec::new(),
        ..scenario.clone()
    };
    assert!(HistoryMatching::new(&bare, &plan, 5).is_none());
}

#[test]
fn rank_correlation_sees_order_alone() {
    let pairs = |f: fn(f64) -> f64| {
        (0..9)
            .map(|i| (f64::from(i), f(f64::from(i))))
            .collect::<Vec<_>>()
    };
    assert!((spearman(&pairs(|x| x * x * x)) - 1.0).abs() < 1e-12);
    assert!((spearman(&pairs(|x| -x)) + 1.0).abs() < 1e-12);
    assert_eq!(spearman(&pairs(|_| 1.0)), 0.0);
    // Two ties: ranks 0.5, 0.5, 2 against 0, 1, 2.
    assert!((spearman(&[(1.0, 1.0), (1.0, 2.0), (5.0, 3.0)]) - 0.866_025_4).abs() < 1e-6);
}

#[test]
fn values_are_rounded_to_what_a_person_can_read() {
    assert_eq!(
        (rounded(0.123_456), rounded(-12_345.6), rounded(0.0)),
        (0.1235, -12_350.0, 0.0)
    );
}
