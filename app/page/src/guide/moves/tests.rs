use super::*;
use crate::policy::plan::BaselineChoice;
use crate::state::State;
use crate::state::action::Action;
use crate::state::reduce::samples::{Reducible, opened};
use gongzhi_engine::catalogue::params::Value;

fn names(state: &State, direction: Direction, lang: Lang) -> Vec<String> {
    let found = moves(&state.plan, direction, &state.library, lang);
    found.into_iter().map(|m| m.name).collect()
}

fn moved() -> State {
    opened()
        .reduced(Action::EnterParam("grid_households".into(), Value::Int(60)))
        .reduced(Action::Switch("visits".into(), false))
        .reduced(Action::RuleText(
            "voice".into(),
            "fn voice(h) { 0.2 }".into(),
        ))
}

#[test]
fn moves_are_named_by_what_they_changed_and_lead_back_to_before_them() {
    let state = moved();
    let rule = Rule::find("voice").unwrap().spec().label;
    assert_eq!(
        names(&state, Direction::Back, Lang::Zh),
        [rule.zh, "走访 启用 → 停用", "网格规模 150户 → 60户"]
    );
    let first = state.clone().reduced(Action::Travel(Direction::Back, 3));
    assert!(first.plan.changes.is_empty());
    let forth = names(&first, Direction::Forth, Lang::En);
    assert_eq!(forth.len(), 3);
    assert_eq!(
        (forth[1].as_str(), forth[2].as_str()),
        ("Home visits on → off", rule.en)
    );
    let again = first.reduced(Action::Travel(Direction::Forth, 2));
    assert_eq!(names(&again, Direction::Back, Lang::Zh).len(), 2);
    assert_eq!(names(&again, Direction::Forth, Lang::Zh), [rule.zh]);
}

#[test]
fn opening_resetting_and_another_baseline_are_moves_too() {
    let state = moved()
        .reduced(Action::ResetAll)
        .reduced(Action::Baseline(BaselineChoice::Itself))
        .reduced(Action::Open(
            Origin::Shipped("grid-100".into()),
            Changes::default(),
            BaselineChoice::Own,
        ));
    let found = names(&state, Direction::Back, Lang::Zh);
    assert_eq!(found[0], "打开“grid-100”");
    assert_eq!(found[1..3], ["换基线", "全部恢复"]);
    let back = state.reduced(Action::Travel(Direction::Back, 2));
    assert_eq!(back.plan.origin.key(), "yuecheng-2018");
    let forth = names(&back, Direction::Forth, Lang::En);
    assert_eq!(forth, ["Another baseline", "Open “grid-100”"]);
}
