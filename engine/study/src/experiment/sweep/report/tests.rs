use crate::experiment::sweep::{
    Settled, Shard, Sweep, SweepReport, SweepStudy, SweepTable, SweepTask,
};
use crate::experiment::{Design, Experiment, run_all};
use gongzhi_base::math;
use gongzhi_scenario::fixture::{extending, town_until};
use gongzhi_scenario::{Scenario, fixture};
use gongzhi_simulation::world::Worlds;

const PI: f64 = std::f64::consts::PI;

/// A study of three ranges: of the numbers of Ishigami's function from 0 to 1.
fn ishigami_study(design: &str, points: usize) -> SweepStudy {
    let factor =
        |id: &str| format!("[[experiment.factors]]\nparam = \"{id}\"\nlow = 0.0\nhigh = 1.0\n");
    let text = format!(
        "[experiment]\ndesign = \"{design}\"\npoints = {points}\noutcomes = [\"petitions_open\"]\n{}{}{}",
        factor("visit_share"),
        factor("pooling"),
        factor("closure_weight")
    );
    SweepStudy::new(
        extending(&text),
        Design {
            seed: 7,
            replications: 1,
        },
    )
    .unwrap()
}

/// Ishigami's function with a = 7 and b = 0.1, over −π to π in each factor.
fn ishigami(study: &SweepStudy, point: usize) -> f64 {
    let settings = study.settings(point);
    let x = |factor: usize| {
        let share = settings[factor].number(&study.factors()[factor], study.base());
        PI * (2.0 * share - 1.0)
    };
    let (sine, third) = (math::sin(x(1)), x(2));
    math::sin(x(0)) + 7.0 * sine * sine + 0.1 * math::pow(third, 4.0) * math::sin(x(0))
}

fn table_of(study: &SweepStudy, value: impl Fn(usize) -> f64) -> SweepTable {
    let mut table = SweepTable::new(study.outcomes(), study.count(), 1);
    for point in 0..study.count() {
        let task = SweepTask {
            replication: 0,
            point: point as u32,
        };
        table.enter(task, [value(point)]);
    }
    table
}

/// Rows of an oracle file: a name, then numbers.
fn oracle(text: &str, name: &str) -> Vec<f64> {
    let row = text
        .lines()
        .find(|line| line.starts_with(&format!("{name},")));
    let cells = row.unwrap().split(',').skip(1);
    cells.map(|cell| cell.parse().unwrap()).collect()
}

const SALIB: &str = include_str!("../../../../tests/oracles/salib.csv");

fn near(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within,
        "{found} is not {expected}"
    );
}

#[test]
fn sobol_indices_are_those_of_salib() {
    let study = ishigami_study("saltelli", 256);
    let report = SweepReport::of(&study, &table_of(&study, |p| ishigami(&study, p)));
    let indices = report.outcomes[0].sobol.as_ref().unwrap();
    let (first, total) = (oracle(SALIB, "sobol_S1"), oracle(SALIB, "sobol_ST"));
    let (first_half, total_half) = (
        oracle(SALIB, "sobol_S1_conf"),
        oracle(SALIB, "sobol_ST_conf"),
    );
    for (factor, index) in indices.iter().enumerate() {
        near(index.first, first[factor], 1e-9);
        near(index.total, total[factor], 1e-9);
        // Both draw the samples again at random.
        near(index.first_half.unwrap() / first_half[factor], 1.0, 0.4);
        near(index.total_half.unwrap() / total_half[factor], 1.0, 0.4);
    }
    assert_eq!(report.outcomes[0].sobol_left_out, 0);
}

#[test]
fn impossible_indices_are_named_and_undefined_samples_left_out() {
    let study = ishigami_study("saltelli", 4);
    let value = |p| {
        if p == 0 {
            f64::NAN
        } else {
            ishigami(&study, p)
        }
    };
    let report = SweepReport::of(&study, &table_of(&study, value));
    let outcome = &report.outcomes[0];
    assert_eq!((outcome.undefined, outcome.sobol_left_out), (1, 1));
    assert_eq!(outcome.undefined_at[0].point, 0);
    let indices = outcome.sobol.as_ref().unwrap();
    assert!(
        indices
            .iter()
            .all(|i| i.first.is_finite() && i.total.is_finite())
    );
    assert!(indices.iter().any(|i| i.too_few), "{indices:?}");
}

#[test]
fn elementary_effects_are_those_of_salib() {
    let study = ishigami_study("morris", 40);
    let report = SweepReport::of(&study, &table_of(&study, |p| ishigami(&study, p)));
    let effects = report.outcomes[0].morris.as_ref().unwrap();
    let [mu, star, sigma] =
        ["morris_mu", "morris_mu_star", "morris_sigma"].map(|n| oracle(SALIB, n));
    for (factor, effects) in effects.iter().enumerate() {
        let found = effects.unwrap();
        near(found.mu, mu[factor], 1e-9);
        near(found.mu_star, star[factor], 1e-9);
        near(found.sigma.unwrap(), sigma[factor], 1e-9);
    }
}

#[test]
fn the_points_given_to_salib_are_ours() {
    for (name, design, points) in [("saltelli", "saltelli", 256), ("morris", "morris", 40)] {
        let study = ishigami_study(design, points);
        for point in [0, 1, 5, 77, 159] {
            let expected = oracle(SALIB, &format!("{name}_point_{point}"));
            for (factor, expected) in expected.into_iter().enumerate() {
                let setting = &study.settings(point)[factor];
                near(
                    setting.number(&study.factors()[factor], study.base()),
                    expected,
                    1e-15,
                );
            }
        }
    }
}

fn town(experiment: &str) -> Scenario {
    fixture::read(&format!("{}{experiment}", town_until("2018-11-30")))
}

fn swept(scenario: Scenario, replications: u32) -> (SweepStudy, SweepReport) {
    let study = SweepStudy::new(
        scenario,
        Design {
            seed: 7,
            replications,
        },
    )
    .unwrap();
    let columns: Vec<usize> = study
        .outcomes()
        .iter()
        .map(|id| study.metrics().iter().position(|m| m == id).unwrap())
        .collect();
    let mut table = SweepTable::new(study.outcomes(), study.count(), replications as usize);
    let worlds = Worlds::with_capacity(replications as usize);
    let mut sweep = Sweep::new(&study, Shard::WHOLE);
    run_all(&mut sweep, |task| {
        let row = task.run(&study, &worlds, &mut |_| ())?;
        table.enter(*task, columns.iter().map(|c| row.values[*c]));
        Ok::<_, Vec<gongzhi_base::diagnostic::Diagnostic>>(row)
    })
    .unwrap();
    assert!(sweep.finished() && table.runs() == study.runs());
    let report = SweepReport::of(&study, &table);
    (study, report)
}

#[test]
fn a_lever_that_acts_stands_above_one_that_does_not() {
    let (study, report) = swept(
        town(
            "[experiment]\noutcomes = [\"cost_total\"]\n\
             [[experiment.factors]]\nparam = \"hemei_quota\"\nvalues = [0.1, 0.2]\n\
             [[experiment.factors]]\nparam = \"staff_per_10000\"\nvalues = [4.0, 8.0]\n",
        ),
        3,
    );
    assert_eq!(study.levels(0), [None, None]);
    let outcome = &report.outcomes[0];
    assert_eq!(outcome.tornado[0].factor, "staff_per_10000");
    let quota = &outcome.responses[0].levels;
    assert!(quota.iter().all(|level| level.difference.mean == Some(0.0)));
    let staff = &outcome.responses[1].levels;
    assert_eq!(staff.len(), 3, "today, and both levels");
    assert!(staff[2].value.mean > staff[1].value.mean);
    assert_ne!(outcome.enough, Settled::Unknown);
}
