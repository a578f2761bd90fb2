use super::*;
use crate::by_ptr::ByPtr;
use crate::runs::Key;
use crate::state::reduce::samples::scenario;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::fixture::{extending, town_until};
use gongzhi_engine::scenario::{Library, load};
use std::rc::Rc;

fn missing(star: u8, ready: bool, below: &[u8], breached: &[u8]) -> MissingStar {
    MissingStar {
        star,
        ready,
        below: below.to_vec(),
        breached: breached.to_vec(),
    }
}

/// The end of a real run of a small town, from which the communities are taken.
fn communities() -> Vec<CommunityState> {
    let town = load(&town_until("2018-11-30"), &Library::shipped());
    let town = town.scenario.unwrap();
    let model = Model::new(town, 1).unwrap();
    model.replicate(0, &mut |_| {}).unwrap().1
}

fn done(short: Vec<(u32, Vec<(u32, MissingStar)>)>) -> FinishedRuns {
    FinishedRuns {
        key: Key {
            hash: String::new(),
            seed: 1,
        },
        runs: ByPtr::default(),
        communities: ByPtr::new(communities()),
        backends: Rc::default(),
        short,
        ms: 0.0,
    }
}

fn four_runs() -> FinishedRuns {
    let a = missing(1, false, &[2, 3], &[]);
    let b = missing(1, false, &[2], &[0]);
    let ready = missing(4, true, &[], &[]);
    done(vec![
        (0, vec![(0, a.clone()), (2, ready)]),
        (1, vec![(0, b)]),
        (2, vec![(0, a)]),
        (3, vec![]),
    ])
}

#[test]
fn a_generated_city_lists_its_first_run_and_counts_all_by_star() {
    let found = one_short(&scenario(), &four_runs(), Lang::Zh).unwrap();
    assert_eq!((found.runs, found.mean), (4, 1.0));
    let rows: Vec<usize> = found.rows.iter().map(|r| r.community).collect();
    assert_eq!(rows, [2, 0]);
    assert_eq!(found.rows[0].blocks, [(told::WAITS, None)]);
    assert!(found.rows.iter().all(|row| row.share.is_none()));
    assert_eq!(found.stars[0], (Star::from_index(1).unwrap().label(), 0.75));
    assert_eq!(found.blocks[0], (HAVES[1][2].label, 0.75));
}

#[test]
fn a_tables_communities_have_their_share_of_runs() {
    let table = "[data]\ncommunities = \"name,households\\n甲,300\\n乙,300\\n丙,300\\n丁,300\"\n";
    let found = one_short(&extending(table), &four_runs(), Lang::En).unwrap();
    let rows: Vec<(usize, f64)> = found
        .rows
        .iter()
        .map(|r| (r.community, r.share.unwrap()))
        .collect();
    assert_eq!(rows, [(2, 0.25), (0, 0.75)]);
    let blocks = &found.rows[1].blocks;
    assert_eq!(blocks[0], (HAVES[1][2].label, Some(1.0)));
    assert!(blocks.contains(&(BREACHES[1][0].label, Some(1.0 / 3.0))));
}

#[test]
fn without_stars_or_runs_there_is_no_list() {
    assert_eq!(one_short(&scenario(), &done(Vec::new()), Lang::Zh), None);
    let off = extending("mechanisms = { stars = false }\n");
    assert_eq!(one_short(&off, &four_runs(), Lang::Zh), None);
}

#[test]
fn a_community_lacks_one_star_if_it_holds_the_other_four() {
    let mut told = 0;
    let town = extending("place = { streets = 3, communities = 12, residents = 27000 }\n");
    let model = Model::new(town, 3).unwrap();
    for replication in 0..3 {
        for community in model.replicate(replication, &mut |_| {}).unwrap().1 {
            let held = community.held.iter().filter(|held| **held).count();
            assert_eq!(community.missing.is_some(), held == 4, "{community:?}");
            let Some(missing) = community.missing else {
                continue;
            };
            told += 1;
            assert!(!community.held[usize::from(missing.star)]);
        }
    }
    assert!(told > 0);
}
