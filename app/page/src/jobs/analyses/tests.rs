//! Tests of the second runs of cities: each meets the city of its first run, and they end with their comparison.

use gongzhi_engine::record::Replication;
use gongzhi_engine::record::fixture::replication;

use super::jobs;
use crate::outcome::outcome;
use crate::state::State;
use crate::state::action::{Action, Arrival, Control};
use crate::state::reduce::samples::{after, arm, opened, start, started, target};

fn run(number: u32, belonging: f64) -> Replication {
    replication(number, &[("belonging", 0.0, &[belonging])])
}

/// Two replications of both sides, done.
fn shown() -> State {
    let arrival = |hash: &str, number: u32, belonging: f64| Arrival {
        job: number,
        key: arm(hash).key,
        replication: run(number, belonging),
        short: Vec::new(),
        communities: Vec::new(),
        backends: Vec::new(),
        ms: 40.0,
    };
    let all = vec![
        arrival("reform", 0, 0.5),
        arrival("base", 0, 0.4),
        arrival("reform", 1, 0.9),
        arrival("base", 1, 0.4),
    ];
    after(started(opened(), 2, true), [Action::Arrived(all, 0.0)])
}

fn begun() -> State {
    after(shown(), [Action::WithinCity(Control::Start)])
}

#[test]
fn every_city_runs_a_second_time_on_both_sides_with_other_draws() {
    let wanted: Vec<_> = jobs(&begun())
        .into_iter()
        .map(|job| (job.hash.clone(), job.city, job.replication, job.is_aside()))
        .collect();
    let job = |hash: &str, city, number| (hash.to_owned(), city, number, true);
    let expected = [
        job("reform", 0, 2),
        job("reform", 1, 3),
        job("base", 0, 2),
        job("base", 1, 3),
    ];
    assert_eq!(wanted, expected);
}

#[test]
fn the_split_is_told_once_all_have_arrived() {
    let second = |hash: &str, city: u32, belonging: f64| {
        Action::SecondRunArrived(arm(hash).key, city, run(2 + city, belonging))
    };
    let state = after(
        begun(),
        [
            second("reform", 0, 0.5),
            second("reform", 1, 0.9),
            second("base", 0, 0.4),
        ],
    );
    let split = |state: &State| {
        let check = state.within_city.as_ref().unwrap();
        check.spread(&outcome(&state.runs).unwrap())
    };
    assert_eq!(split(&state), None);
    let stopped = after(state, [Action::WithinCity(Control::Stop)]);
    assert!(jobs(&stopped).is_empty());
    let state = after(
        stopped,
        [Action::WithinCity(Control::Start), second("base", 1, 0.4)],
    );
    assert!(!state.within_city.as_ref().unwrap().running);
    let all = split(&state).unwrap();
    let row = all.iter().find(|m| m.metric == "belonging").unwrap();
    // Both runs of a city give the same difference: 0.1 in the first, 0.5 in the second.
    assert_eq!(row.spread.unwrap().share, 1.0);
}

#[test]
fn another_policy_or_another_number_of_cities_ends_it() {
    let other = after(begun(), [start(target(None, arm("other")))]);
    assert!(other.within_city.is_none());
    assert!(started(begun(), 3, true).within_city.is_none());
    assert!(started(begun(), 2, true).within_city.unwrap().running);
}
