use super::*;
use std::rc::Rc;

use crate::guide::entries::{EntryGroup, entries};
use crate::jobs::target;
use crate::library;
use crate::policy::plan::BaselineChoice;
use crate::protocol::Origin;
use crate::state::State;
use crate::state::action::Action;
use crate::state::reduce::samples::{Reducible, opened};
use gongzhi_engine::scenario::{Library, OwnCalendar, reform};
use gongzhi_engine::text::Lang;

fn loaded(id: &str) -> Scenario {
    let loaded = library::load(&Origin::Shipped(id.to_owned()), &Library::shipped());
    loaded.scenario.unwrap()
}

/// A shipped scenario, open beside the baseline that the page chooses.
fn open(id: &str) -> State {
    let origin = Origin::Shipped(id.to_owned());
    let scenario = loaded(id);
    let baseline = target::baseline(&BaselineChoice::Own, &origin, &scenario).unwrap();
    opened()
        .reduced(Action::Open(
            origin.clone(),
            Changes::default(),
            BaselineChoice::Own,
        ))
        .reduced(Action::Opened {
            origin,
            scenario: Rc::new(scenario),
            baseline,
        })
}

fn list(state: &State) -> Vec<EntryOf> {
    let found = entries(&state.plan, Lang::Zh);
    found.into_iter().map(|entry| entry.of).collect()
}

/// Puts one entry back after another, each time the last or the first; the list must get shorter by each.
fn all_back(mut state: State, last: bool) -> State {
    loop {
        let before = list(&state);
        let entry = if last { before.last() } else { before.first() };
        let Some(entry) = entry.cloned() else {
            return state;
        };
        let undo = state.plan.undo.len();
        state = state.reduced(Action::PutBack(entry.clone()));
        let after = list(&state);
        assert!(after.len() < before.len(), "{entry:?}: {after:?}");
        assert!(!after.contains(&entry), "{entry:?}");
        assert_eq!(state.plan.undo.len(), undo + 1, "{entry:?}");
        let undone = state.clone().reduced(Action::Undo);
        assert_eq!(list(&undone), before);
    }
}

fn made(state: &State) -> Scenario {
    let scenario = state.plan.scenario.as_ref().unwrap();
    reform(scenario, &state.plan.changes).unwrap()
}

#[test]
fn every_shipped_reform_goes_back_to_its_baseline_one_entry_at_a_time() {
    let mut reforms = 0;
    for id in Library::shipped().ids() {
        let state = open(id);
        let Some((_, baseline)) = state.plan.baseline.clone() else {
            continue;
        };
        reforms += 1;
        assert!(!list(&state).is_empty(), "{id}");
        for last in [false, true] {
            let back = made(&all_back(state.clone(), last));
            // A declared parameter that no rule reads any more is all that may be left.
            let mut bare = back.clone();
            bare.declared.clone_from(&baseline.declared);
            let bare = reform(&bare, &touched(&bare)).unwrap();
            let same = reform(&baseline, &touched(&baseline)).unwrap();
            assert_eq!(bare.hash, same.hash, "{id}");
        }
    }
    assert!(reforms > 20, "{reforms}");
}

/// A change that changes nothing, by which a scenario's hash is computed again.
fn touched(scenario: &Scenario) -> Changes {
    let mut same = Changes::default();
    let grids = scenario.params.get("grid_households").unwrap();
    same.params.insert("grid_households".to_owned(), grids);
    same
}

#[test]
fn changes_of_every_kind_go_back_on_top_of_a_reform() {
    let state = open("night-shift")
        .reduced(Action::EnterParam("night_shift".into(), Value::Float(0.4)))
        .reduced(Action::EnterParam("grid_households".into(), Value::Int(60)))
        .reduced(Action::Switch("visits".into(), false))
        .reduced(Action::RuleText(
            "voice".into(),
            "fn voice(h) { helper() }\nfn helper() { 0.2 }".into(),
        ));
    let all = list(&state);
    let rule = |name: &str| EntryOf::Differing(Differing::Rule(name.into()));
    for entry in [
        rule("voice"),
        rule("helper"),
        rule("petition_priority"),
        rule("metric_closed_unresolved"),
        EntryOf::Differing(Differing::Mechanism("visits".into())),
        EntryOf::Differing(Differing::Param("night_shift".into())),
    ] {
        assert!(all.contains(&entry), "{entry:?} of {all:?}");
    }
    // The helper leaves alone, and the rule that calls it stays.
    let without = state.clone().reduced(Action::PutBack(rule("helper")));
    assert!(list(&without).contains(&rule("voice")));
    let back = made(&all_back(state, false));
    assert!(definitions(&back.rules).is_empty(), "{:?}", back.rules);
    assert!(back.metrics.is_empty());
}

#[test]
fn a_rule_that_is_put_back_and_written_again_is_the_written_one() {
    let rule = EntryOf::Differing(Differing::Rule("contract_offer".into()));
    let back = open("few-deep-contracts").reduced(Action::PutBack(rule));
    assert!(back.plan.changes.without.contains("contract_offer"));
    let text = "fn contract_offer(org, community) { 1.0 }";
    let again = back.reduced(Action::RuleText("contract_offer".into(), text.into()));
    assert!(again.plan.changes.without.is_empty());
    assert!(definitions(&made(&again).rules)["contract_offer"].contains("1.0"));
}

#[test]
fn a_text_that_is_no_rule_yet_is_listed_and_goes_back() {
    let state = opened().reduced(Action::RuleText("voice".into(), "fn voi".into()));
    assert_eq!(list(&state).len(), 1);
    assert!(all_back(state, false).plan.changes.is_empty());
}

fn with_calendar(state: &State, calendar: OwnCalendar) -> State {
    let mut state = state.clone();
    let changes = Changes {
        calendar,
        ..(*state.plan.changes).clone()
    };
    state.plan.changes = Rc::new(changes);
    state.reduced(Action::Settled)
}

#[test]
fn a_calendar_of_ones_own_is_shared_unless_it_is_the_reforms_alone() {
    let state = open("grid-100");
    let baseline = state.plan.baseline.clone().unwrap().1;
    let mut shocks = baseline.shocks.clone();
    shocks[0].days += 3;
    let mut new = shocks[0].clone();
    new.id = "second".to_owned();
    shocks.push(new);
    let calendar = OwnCalendar {
        end: Some(baseline.time.end - time::Duration::days(10)),
        assessments: Some(vec![baseline.assessments[0]]),
        shocks: Some(shocks),
        ..OwnCalendar::default()
    };
    let shared = with_calendar(&state, calendar.clone());
    let reference = shared.plan.reference().unwrap();
    assert_eq!(reference.shocks.len(), baseline.shocks.len() + 1);
    let groups = entries(&shared.plan, Lang::En);
    let of_shared = groups.iter().filter(|e| e.group == EntryGroup::Shared);
    assert_eq!((groups.len(), of_shared.count()), (4, 3));
    assert_eq!(made(&all_back(shared, true)).hash, baseline.hash);

    let alone = with_calendar(
        &state,
        OwnCalendar {
            alone: true,
            ..calendar
        },
    );
    let reference = alone.plan.reference().unwrap();
    assert_eq!(reference.shocks, baseline.shocks);
    assert_eq!(reference.time, alone.plan.scenario.as_ref().unwrap().time);
    let found = list(&alone);
    assert!(found.contains(&EntryOf::Differing(Differing::Assessments)));
    assert!(found.contains(&EntryOf::Differing(Differing::Shock("second".into()))));
    assert_eq!(made(&all_back(alone, false)).hash, baseline.hash);
}
