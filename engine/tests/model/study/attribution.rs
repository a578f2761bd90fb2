//! Attribution: contributions add up to the whole difference, changes without effect are found, and differences
//! between scenarios are found.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::experiment::{
    Attribution, AttributionTask, Design, Experiment, changes_between, ensemble,
};
use gongzhi_engine::record::Replication;
use gongzhi_engine::scenario::fixture::{extending, read, shipped};
use gongzhi_engine::scenario::{Changes, SHIPPED, Scenario, reform};

const VILLAGE: &str = r#"
[time]
start = "2018-06-01"
end = "2018-12-31"
[place]
streets = 1
communities = 2
residents = 5000
"#;

fn run(scenario: &Scenario) -> Vec<Replication> {
    let design = Design {
        seed: 3,
        replications: 3,
    };
    ensemble(scenario, design, &mut |_| {})
        .unwrap()
        .replications
}

#[test]
fn shares_add_up_to_the_whole_difference_and_an_idle_change_is_found_out() {
    let base = extending(VILLAGE);
    let mut all = Changes::default();
    all.params.insert("grid_households".into(), Value::Int(60));
    // No assessment falls into these months, so the quota has no effect.
    all.params.insert("hemei_quota".into(), Value::Float(0.2));
    all.mechanisms.insert("visits".into(), false);
    let mut plan = Attribution::new(&all, 3);
    let runs: Vec<Vec<Replication>> = plan
        .subsets()
        .iter()
        .map(|s| run(&reform(&base, &plan.changes_of(&all, *s)).unwrap()))
        .collect();
    let subsets = plan.subsets().to_vec();
    for (subset, runs) in subsets.into_iter().zip(&runs) {
        for run in runs {
            let task = AttributionTask {
                subset,
                replication: run.replication,
            };
            plan.tell(&task, run.clone());
        }
    }
    assert!(plan.finished() && plan.pairs() == 3);
    for metric in ["filed_share", "petitions_raised", "utilisation"] {
        let parts = plan.contributions(metric);
        let whole: f64 = parts.iter().map(|c| c.shapley.unwrap().mean.unwrap()).sum();
        let (first, last) = (&runs[0], runs.last().unwrap());
        let pairs = first.iter().zip(last);
        let difference = pairs
            .map(|(b, r)| r.headline(metric) - b.headline(metric))
            .sum::<f64>()
            / 3.0;
        assert!((whole - difference).abs() < 1e-9 * difference.abs().max(1.0));
        let idle: Vec<bool> = parts.iter().map(|c| c.inert).collect();
        assert_eq!(idle, [false, true, false], "{metric}");
        assert_eq!(parts[1].shapley.unwrap().mean, Some(0.0));
    }
}

#[test]
fn shipped_reforms_are_told_from_their_baselines_and_can_be_run_change_by_change() {
    let mut told = 0;
    for (id, text) in SHIPPED {
        let other = read(text);
        let Some(baseline) = other.baseline.as_deref().map(shipped) else {
            continue;
        };
        if other.place == baseline.place && other.time == baseline.time {
            let (changes, whole) = changes_between(&baseline, &other);
            assert!(whole, "{id}: {changes:?}");
            assert!(!changes.is_empty(), "{id}");
            let plan = Attribution::new(&changes, 1);
            for subset in plan.subsets() {
                let part = reform(&baseline, &plan.changes_of(&changes, *subset)).unwrap();
                let found = gongzhi_engine::rules::check(part.program());
                let wrong = found.iter().find(|d| d.severity == Severity::Error);
                assert_eq!(wrong, None, "{id} {subset:b}");
            }
            told += 1;
        }
    }
    assert!(told >= 3, "only {told} reforms were compared");
}
