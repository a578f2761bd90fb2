//! Properties of every day of every run, whatever the parameters: conservation, bounds, determinism, and independence
//! of the bits from chunking and observing.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::city::Ledger;
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::fingerprint;
use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::run::{Model, Run};
use gongzhi_engine::scenario::{Changes, Library, Scenario, load, reform};
use gongzhi_engine::world::Worlds;
use proptest::prelude::*;

use gongzhi_engine::scenario::fixture::{read, town_until};

const END: &str = "2019-09-15";

fn town(changes: &[(&str, Value)]) -> Scenario {
    let base = read(&town_until(END));
    let mut reforms = Changes::default();
    for (id, value) in changes {
        reforms.params.insert((*id).to_owned(), value.clone());
    }
    reform(&base, &reforms).unwrap()
}

fn run(scenario: &Scenario, chunk: usize, mut each: impl FnMut(&Run)) -> Replication {
    let model = Model::new(scenario.clone(), scenario.experiment.seed).unwrap();
    let mut run = model.run(0).unwrap();
    while !run.advance(chunk).unwrap().finished() {
        each(&run);
    }
    each(&run);
    run.finish().0
}

fn check_balance(run: &Run) {
    let Ledger {
        raised,
        closures,
        reopened,
        hours_available,
        hours_spent,
        money_given,
        money_spent,
    } = run.ledger();
    let city = run.city();
    let open = city.petitions.len() as u64;
    assert_eq!(raised + reopened, closures + open, "raised = closed + open");
    assert!(
        hours_spent <= hours_available * (1.0 + 1e-12) + 1e-6,
        "{hours_spent} of {hours_available} hours"
    );
    let purses: f64 = city.communities.iter().map(|c| c.purse.total()).sum();
    assert!((money_given - money_spent - purses).abs() < 1e-6 * money_given.max(1.0));
    let table = &city.petitions;
    let mut needs: Vec<_> = table
        .rows()
        .filter(|row| !table.kind(*row).work.is_done())
        .map(|row| table.need(row))
        .collect();
    assert_eq!(needs.len() as u64, open, "every open petition has a row");
    needs.sort_unstable();
    needs.dedup();
    assert_eq!(needs.len() as u64, open, "no need is open twice");
    assert_eq!(
        city.communities
            .iter()
            .map(|c| u64::from(c.open))
            .sum::<u64>(),
        open
    );
    let latent: usize = city.households.latent.iter().map(|n| usize::from(*n)).sum();
    assert_eq!(latent, city.latent.len());
    for (servers, count) in [
        (&city.grid_hours, city.grids.len()),
        (&city.pool_hours, city.communities.len()),
        (&city.street_hours, city.streets.len()),
        (&city.department_hours, city.streets.len()),
    ] {
        assert!((0..count).all(|i| servers.used(i) <= servers.available(i) + 1e-9));
    }
    for community in &city.communities {
        for purse in [
            community.purse.facilities,
            community.purse.projects,
            community.purse.purchase,
        ] {
            assert!(purse >= -1e-6);
        }
        let shares = community.haves.iter().flatten().chain(&community.quality);
        assert!(
            shares
                .chain([&community.participation])
                .all(|x| (0.0..=1.0).contains(x))
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_sums_balance_on_every_day(
        grid in 20_i64..600,
        admin in 0.0_f64..0.95,
        needs in 0.0_f64..6.0,
        closure in 0.0_f64..1.0,
        pooling in 0.0_f64..1.0,
        purchase in 0.0_f64..0.5,
        incubation in 0.0_f64..0.5,
    ) {
        let scenario = town(&[
            ("grid_households", Value::Int(grid)),
            ("admin_task_share", Value::Float(admin)),
            ("needs_per_household", Value::Float(needs)),
            ("closure_weight", Value::Float(closure)),
            ("pooling", Value::Float(pooling)),
            ("purchase_share", Value::Float(purchase)),
            ("incubation_share", Value::Float(incubation)),
        ]);
        run(&scenario, 1, check_balance);
    }
}

#[test]
fn chunks_of_any_size_give_the_same_bits() {
    let scenario = town(&[]);
    let whole = run(&scenario, usize::MAX, |_| ());
    for chunk in [1, 7, 100] {
        let chunked = run(&scenario, chunk, |_| ());
        assert_eq!(
            fingerprint(&[chunked]),
            fingerprint(std::slice::from_ref(&whole))
        );
    }
}

#[test]
fn kernels_and_the_interpreter_give_the_same_bits() {
    let scenario = town(&[]);
    let print = |choice| {
        let model = Model::with_backend(scenario.clone(), 1, choice, Worlds::default()).unwrap();
        let mut run = model.run(0).unwrap();
        run.advance(usize::MAX).unwrap();
        fingerprint(&[run.finish().0])
    };
    assert_eq!(
        print(BackendChoice::Kernel),
        print(BackendChoice::Interpreter)
    );
}

#[test]
fn another_seed_or_replication_gives_other_bits() {
    let scenario = town(&[]);
    let print = |seed, replication| {
        let model = Model::new(scenario.clone(), seed).unwrap();
        let mut run = model.run(replication).unwrap();
        run.advance(60).unwrap();
        let mut series = run.finish().0;
        series.replication = 0;
        fingerprint(&[series])
    };
    assert_eq!(print(1, 0), print(1, 0));
    assert_ne!(print(1, 0), print(2, 0));
    assert_ne!(print(1, 0), print(1, 1));
}

#[test]
fn odd_cities_run() {
    let extremes: [&[(&str, Value)]; 5] = [
        &[("needs_per_household", Value::Float(0.0))],
        &[("staff_per_10000", Value::Float(0.0))],
        &[
            ("grid_households", Value::Int(1000)),
            ("pooling", Value::Float(1.0)),
        ],
        &[("fund_per_community", Value::Float(0.0))],
        &[
            ("latent_escalation", Value::Float(0.0)),
            ("front_line_share", Value::Float(0.0)),
        ],
    ];
    for changes in extremes {
        run(&town(changes), usize::MAX, |_| ());
    }
    for (from, to) in [
        (
            "communities = 4",
            "communities = 1\nunits_per_community = 0",
        ),
        ("residents = 9000", "residents = 4"),
    ] {
        let text = town_until(END)
            .replace(from, to)
            .replace("streets = 2", "streets = 1");
        let loaded = load(&text, &Library::shipped());
        if let Some(scenario) = loaded.scenario {
            run(&scenario, 30, check_balance);
        } else {
            assert!(!loaded.diagnostics.is_empty());
        }
    }
}
