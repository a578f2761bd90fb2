use super::*;
use crate::protocol::{Origin, Recording, decode_letter, encode_letter};
use gongzhi_engine::scenario::{Changes, Library};

use crate::library;

/// Five streets for a year and a half, with joint decisions of every kind.
const TOWN: &str = r#"
    time = { start = "2018-01-01", end = "2019-07-14" }
    place = { streets = 5, communities = 9, residents = 30000 }
"#;

/// So many households that every worker's part has several blocks.
const CITY: &str = r#"
    time = { start = "2018-11-20", end = "2019-01-10" }
    place = { streets = 8, communities = 40, residents = 360000 }
"#;

fn model(lines: &str) -> Model {
    let head =
        "format = 1\nextends = \"yuecheng-2018\"\nmeta = { id = \"town\", title = \"Town\" }";
    let origin = Origin::File {
        name: "town.toml".into(),
        text: format!("{head}\n{lines}"),
    };
    let loaded = library::load(&origin, &Library::shipped());
    let scenario = loaded.scenario.expect("a scenario without errors");
    Model::new(scenario, 7).expect("rules that compile")
}

fn job(replication: u32) -> Job {
    Job {
        id: 1,
        origin: Origin::Shipped("yuecheng-2018".into()),
        changes: Changes::default(),
        hash: String::new(),
        set: None,
        seed: 7,
        replication,
        city: replication,
        record: Recording::Series,
        follow: true,
        share: None,
    }
}

type Outcome = RuleResult<(Replication, Vec<CommunityState>)>;

/// All bits of an outcome, as text.
fn bits(outcome: Outcome) -> String {
    format!("{outcome:?}")
}

/// Runs a replication on several workers, of which `pick` says who goes on next; letters arrive in the order of sending, encoded.
fn divided(model: &Model, of: u32, mut pick: impl FnMut(usize) -> usize) -> Outcome {
    let share = |index| Share { index, of };
    let mut workers: Vec<DividedRun> = (0..of)
        .map(|index| DividedRun::new(model, &job(2), share(index)))
        .collect();
    let mut boxes: Vec<VecDeque<Vec<u8>>> = workers.iter().map(|_| VecDeque::new()).collect();
    loop {
        let next = pick(workers.len());
        if let Some(bytes) = boxes[next].pop_front() {
            workers[next].hear(decode_letter(&bytes).unwrap())?;
        }
        workers[next].advance()?;
        for letter in workers[next].letters() {
            boxes[letter.to as usize].push_back(encode_letter(&letter).unwrap());
        }
        if workers[0].step().finished {
            return Ok(workers.swap_remove(0).finish().expect("the first worker"));
        }
    }
}

/// Picks workers in turn.
fn in_turn() -> impl FnMut(usize) -> usize {
    let mut turn = 0;
    move |n| {
        turn += 1;
        turn % n
    }
}

/// Picks one worker far oftener than the others.
fn mostly(favourite: usize) -> impl FnMut(usize) -> usize {
    let mut turn = 0;
    move |n| {
        turn += 1;
        if turn % 11 == 0 {
            turn / 11 % n
        } else {
            favourite % n
        }
    }
}

#[test]
fn any_number_of_workers_gives_the_bits_of_one() {
    let model = model(TOWN);
    let alone = bits(model.replicate(2, &mut |_| ()));
    for of in [2, 3, 5, 8] {
        assert_eq!(bits(divided(&model, of, in_turn())), alone, "{of} workers");
    }
}

#[test]
fn blocks_within_parts_change_no_bit() {
    let model = model(CITY);
    assert!(model.parts(2, 2, model.divide(2, 2)[1].clone()).len() > 1);
    let alone = bits(model.replicate(2, &mut |_| ()));
    assert_eq!(bits(divided(&model, 2, in_turn())), alone);
}

#[test]
fn it_does_not_matter_who_is_ahead() {
    let model = model(TOWN);
    let alone = bits(model.replicate(2, &mut |_| ()));
    for favourite in [0, 2] {
        assert_eq!(bits(divided(&model, 3, mostly(favourite))), alone);
    }
}

#[test]
fn a_rule_that_fails_in_one_part_is_told_as_if_the_city_were_not_divided() {
    let rule = "rules = { contracts = '''fn contract_score(contract) { if contract.parties > 2 { [1][3] } else { 80.0 } }''' }";
    let model = model(&format!("{TOWN}{rule}"));
    let alone = model.replicate(2, &mut |_| ()).unwrap_err();
    assert_eq!(divided(&model, 3, in_turn()).unwrap_err(), alone);
}

#[test]
fn the_weeks_recorded_so_far_grow() {
    let model = model(TOWN);
    let mut run = DividedRun::new(&model, &job(0), Share { index: 0, of: 1 });
    let mut weeks = Vec::new();
    while !run.advance().unwrap().finished {
        weeks.push(run.so_far().map_or(0, |r| r.weeks.len()));
    }
    assert!(
        weeks.len() > 5 && weeks.is_sorted() && weeks[5] > weeks[1],
        "{weeks:?}"
    );
}
