use super::*;
use crate::calendar::dates::read;
use crate::calendar::presets::Preset;
use crate::calendar::view::CalendarView;
use crate::state::State;
use crate::state::action::Action;
use crate::state::reduce::samples::{Reducible, opened};
use time::Date;

fn day(text: &str) -> Date {
    read(text).unwrap()
}

fn view(state: &State) -> CalendarView {
    CalendarView::of(&state.plan).unwrap()
}

fn after(edits: impl IntoIterator<Item = CalendarEdit>) -> State {
    let edits = edits.into_iter().map(Action::Calendar);
    edits.fold(opened(), State::reduced)
}

#[test]
fn a_period_with_its_assessments_and_shocks_is_the_one_that_both_sides_run() {
    let typhoon = Preset::Typhoon.shock(day("2026-08-01"), 10, &[]);
    let mut edits = vec![
        CalendarEdit::End(day("2027-12-31")),
        CalendarEdit::Start(day("2026-01-01")),
    ];
    let own = view(&opened());
    let all = |n: usize| std::iter::repeat_n((), n);
    edits.extend(all(own.assessments.len()).map(|()| CalendarEdit::RemoveAssessment(0)));
    edits.extend(
        own.shocks
            .iter()
            .map(|s| CalendarEdit::RemoveShock(s.id.clone())),
    );
    edits.push(CalendarEdit::AddAssessment(day("2026-12-01")));
    edits.push(CalendarEdit::AddShock(Box::new(typhoon)));
    let state = after(edits);
    let view = view(&state);
    assert_eq!(view.problems, []);
    assert!(view.holidays_end.is_some_and(|last| last < view.end));
    let scenario = state.plan.scenario.as_ref().unwrap();
    assert_eq!(
        (scenario.time.start, scenario.time.end),
        (view.start, view.end)
    );
    assert_eq!(scenario.shocks[0].id, "typhoon-1");
    let back = state.reduced(Action::Calendar(CalendarEdit::Restore));
    assert!(back.plan.changes.is_empty());
    assert!(!back.reduced(Action::Undo).plan.changes.is_empty());
}

#[test]
fn what_is_wrong_is_told_at_its_part_and_stays_as_typed() {
    let state = after([
        CalendarEdit::End(day("2019-12-31")),
        CalendarEdit::Assessment(0, day("2020-06-01")),
    ]);
    let view = view(&state);
    assert_eq!(view.problems_of("assessments").len(), 1);
    assert_eq!(view.assessments[0], day("2020-06-01"));
    let found = &view.problems[0];
    assert!(found.hint.is_some() && found.message.zh.contains("2020-06-01"));
    let early = state.reduced(Action::Calendar(CalendarEdit::End(day("2017-01-01"))));
    let view = CalendarView::of(&early.plan).unwrap();
    assert_eq!(view.problems_of("period").len(), 1);
    assert_eq!(
        (view.end, view.assessments[0]),
        (day("2017-01-01"), day("2020-06-01"))
    );
    // The page keeps showing the last calendar that could be run.
    assert!(early.plan.scenario.is_some());
}

#[test]
fn the_scenarios_own_events_outside_an_own_period_are_not_wrong() {
    let view = view(&after([CalendarEdit::End(day("2019-07-31"))]));
    assert_eq!(view.problems, []);
    assert!(!view.outside.assessments.is_empty() && !view.outside.shocks.is_empty());
}

#[test]
fn moves_of_one_shock_are_one_undo_step_until_they_settle() {
    let shock = view(&opened()).shocks[0].clone();
    let moved = |days: i64| {
        let mut shock = shock.clone();
        shock.days += days;
        CalendarEdit::Shock(Box::new(shock))
    };
    let state = after([moved(1), moved(2)]).reduced(Action::Settled);
    assert_eq!(state.plan.undo.len(), 1);
    let state = state.reduced(Action::Calendar(moved(3)));
    assert_eq!(state.plan.undo.len(), 2);
    let back = state.reduced(Action::Calendar(moved(0)));
    assert!(back.plan.changes.is_empty());
}

#[test]
fn every_preset_can_be_run_and_has_an_id_of_its_own() {
    let mut edits = Vec::new();
    let mut shocks = view(&opened()).shocks;
    for preset in Preset::ALL.into_iter().chain(Preset::ALL) {
        let shock = preset.shock(day("2019-03-01"), preset.days(), &shocks);
        shocks.push(shock.clone());
        edits.push(CalendarEdit::AddShock(Box::new(shock)));
    }
    let view = view(&after(edits));
    assert_eq!((view.problems.len(), view.shocks.len()), (0, 2 + 8));
}
