use super::*;
use crate::state::State;
use crate::state::action::{Action, ImportEdit};
use crate::state::reduce::samples::{Reducible, opened};
use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::catalogue::rules::{RULES, Rule};
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{Changes, SHIPPED, TableKind};
use std::rc::Rc;

const TABLE: &str = "街道,社区,户数,专职人员\n甲,东,800,4\n甲,西,900,3\n";

fn placed(state: State) -> State {
    let import = crate::district::import::Import::of_text(TableKind::Communities, "", TABLE);
    state.reduced(Action::Import(ImportEdit::Given(import.unwrap())))
}

fn read(text: &str) -> Scenario {
    let loaded = load(text, &Library::shipped());
    loaded
        .scenario
        .unwrap_or_else(|| panic!("{:?}\n{text}", loaded.diagnostics))
}

/// A plan with changes to a scenario.
fn changed(origin: &Origin, changes: Changes) -> Plan {
    let scenario = library::load(origin, &Library::shipped()).scenario.unwrap();
    Plan {
        scenario: Some(Rc::new(scenario)),
        changes: Rc::new(changes),
        ..Plan::of(origin.clone())
    }
}

fn of_file(text: &str) -> Origin {
    Origin::File {
        name: "x.toml".into(),
        text: text.into(),
    }
}

/// The saved file opens to the scenario that the page ran.
fn opens_again(state: &State) -> String {
    let saved = file(&state.plan);
    assert_eq!(saved.form, SavedForm::Edited);
    let hash = &state.plan.scenario.as_ref().unwrap().hash;
    assert_eq!(read(&saved.text).hash, *hash);
    saved.text
}

#[test]
fn a_shipped_scenario_in_a_place_of_ones_own_opens_again() {
    let text = opens_again(&placed(opened()));
    assert!(text.contains("communities = '''\nstreet,name"), "{text}");
}

#[test]
fn a_file_keeps_its_comments() {
    let text = "format = 1\nextends = \"yuecheng-2018\" # why\nmeta = { id = \"x\", title = \"x\" }\n# the table\n[data]\ncommunities = \"name,households\\n北,1\"\n";
    let origin = of_file(text);
    let scenario = Rc::new(read(text));
    let open = Action::Open(origin.clone(), Default::default(), Default::default());
    let state = opened().reduced(open).reduced(Action::Opened {
        origin,
        scenario,
        baseline: None,
    });
    let text = opens_again(&placed(state));
    assert!(
        text.contains("# why") && text.contains("# the table"),
        "{text}"
    );
}

#[test]
fn an_unchanged_scenario_is_saved_as_it_was_written() {
    for (id, text) in SHIPPED {
        let saved = file(&changed(&Origin::Shipped((*id).into()), Changes::default()));
        assert_eq!(
            (saved.text.as_str(), saved.form),
            (*text, SavedForm::Edited)
        );
    }
}

/// A scenario's changes to a few parameters, one switch, and a rule.
fn some_changes(scenario: &Scenario, round: usize) -> Changes {
    let mut changes = Changes::default();
    if let Some(Value::Float(x)) = scenario.params.get("visit_share") {
        let moved = x / (1.0 + 0.1 * round as f64);
        changes
            .params
            .insert("visit_share".into(), Value::Float(moved));
    }
    changes
        .params
        .insert("grid_households".into(), Value::Int(60 + round as i64));
    changes
        .mechanisms
        .insert("visits".into(), round.is_multiple_of(2));
    let name = RULES[round % RULES.len()].name;
    let source = rules::source_of(scenario.program(), Rule::find(name).unwrap());
    changes.rules.insert(name.into(), source);
    changes
}

#[test]
fn every_shipped_scenario_and_its_text_as_a_file_open_to_the_policy_that_was_saved() {
    for (at, (id, text)) in SHIPPED.iter().enumerate() {
        for origin in [Origin::Shipped((*id).into()), of_file(text)] {
            let mut plan = changed(&origin, Changes::default());
            let base = plan.scenario.clone().unwrap();
            plan.changes = Rc::new(some_changes(&base, at));
            let (policy, _) = library::reform(&base, &plan.changes).unwrap();
            let saved = file(&plan);
            assert_eq!(saved.form, SavedForm::Edited, "{id}: {}", saved.text);
            let again = read(&saved.text);
            assert_eq!(again.hash, policy.hash, "{id}: {}", saved.text);
            assert_eq!(again.experiment, policy.experiment, "{id}");
            // Saved once more, nothing moves.
            let plan = changed(&of_file(&saved.text), Changes::default());
            assert_eq!(file(&plan).text, saved.text);
        }
    }
}

#[test]
fn a_changed_scenario_pins_its_parent_and_its_name_says_that_it_was_changed() {
    let origin = Origin::Shipped("grid-100".into());
    let mut changes = Changes::default();
    changes
        .params
        .insert("grid_households".into(), Value::Int(60));
    let plan = changed(&origin, changes);
    let saved = file(&plan);
    let again = read(&saved.text);
    let base = plan.scenario.as_ref().unwrap();
    assert_eq!(saved.name, "grid-100-adjusted.toml");
    assert_eq!(again.id, "grid-100-adjusted");
    assert_eq!(again.baseline.as_deref(), Some("grid-100"));
    assert!(
        saved
            .text
            .contains(&format!("base_hash = \"{}\"", base.hash)),
        "{}",
        saved.text
    );
    let whole = whole(&plan).unwrap();
    assert!(!whole.text.contains("extends") && read(&whole.text).hash == again.hash);
}

#[test]
fn a_pin_that_no_longer_holds_is_kept_until_the_visitor_moves_on() {
    let text = "format = 1\nextends = \"yuecheng-2018\"\nbase_hash = \"0123456789abcdef\" # then\nmeta = { id = \"x\", title = \"x\" }\n";
    let warned = |text: &str| {
        let found = load(text, &Library::shipped()).diagnostics;
        found
            .iter()
            .any(|d| d.code == gongzhi_engine::scenario::PARENT_MOVED)
    };
    let mut changes = Changes::default();
    changes
        .params
        .insert("grid_households".into(), Value::Int(60));
    let saved = file(&changed(&of_file(text), changes));
    assert!(warned(&saved.text), "{}", saved.text);
    let moved = moved_on(&saved.text).unwrap();
    assert!(!warned(&moved) && moved.contains("# then"), "{moved}");
    assert_eq!(moved_on(&moved), None);
}

#[test]
fn changes_with_errors_are_not_lost() {
    let mut changes = Changes::default();
    changes
        .rules
        .insert("voice".into(), "fn voice(h) { h.nosuch ".into());
    let saved = file(&changed(&Origin::Shipped("yuecheng-2018".into()), changes));
    assert_eq!(saved.form, SavedForm::Faulty);
    assert!(saved.text.contains("h.nosuch"), "{}", saved.text);
}

#[test]
fn the_chosen_baseline_is_saved() {
    let mut plan = changed(&Origin::Shipped("hire-instead".into()), Changes::default());
    plan.choice = BaselineChoice::Shipped("yuecheng-2018".into());
    let again = read(&file(&plan).text);
    assert_eq!(again.baseline.as_deref(), Some("yuecheng-2018"));
}
