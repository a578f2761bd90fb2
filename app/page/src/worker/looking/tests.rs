//! Tests of looking into a rule: it agrees with the run, follows the text, and runs no city twice.

use super::*;
use gongzhi_engine::rules::run_tests;

const TOWN: &str = r#"
    format = 1
    extends = "yuecheng-2018"
    meta = { id = "x", title = "x" }
    time = { start = "2018-01-01", end = "2019-03-31" }
    place = { streets = 2, communities = 4, residents = 9000 }
"#;

const CAP: &str = "fn contract_offer(org, community) {\n    let hours = 8.0;\n    if community.contracts >= 0 { hours } else { 0.0 }\n}";

fn town() -> Origin {
    Origin::File {
        name: "x.toml".into(),
        text: TOWN.into(),
    }
}

fn asked(rule: &str, typed: Option<&str>) -> LookRequest {
    let side = LookedSide {
        origin: town(),
        changes: Changes::default(),
    };
    let mut changes = Changes::default();
    if let Some(text) = typed {
        changes.rules.insert(rule.to_owned(), text.to_owned());
    }
    LookRequest {
        rule: rule.to_owned(),
        reform: side.clone(),
        baseline: Some(side),
        seed: 3,
        until: 400,
        row: None,
        changes,
    }
}

#[test]
fn an_unchanged_rule_decides_as_the_run_did_in_both_worlds() {
    let look = Looker::default()
        .look(&asked("contract_offer", None))
        .unwrap()
        .unwrap();
    assert_eq!(look.day, Some(364), "the year's end, within 400 days");
    for side in [Some(&look.reform), look.baseline.as_ref()] {
        let side = side.unwrap();
        assert_eq!(side.trace.result.as_ref().unwrap(), &side.by_run);
    }
    let differ = look.would_change.iter().map(|c| c.differences.differ);
    assert_eq!(differ.collect::<Vec<_>>(), [0, 0]);
    assert_eq!(look.rows, look.evaluated);
}

#[test]
fn a_typed_text_is_evaluated_for_the_rows_of_the_run() {
    let mut looker = Looker::default();
    let request = asked("contract_offer", Some(CAP));
    let look = looker.look(&request).unwrap().unwrap();
    assert_eq!(look.reform.trace.value, Some(8.0));
    assert_ne!(look.reform.by_run, "8");
    assert!(
        look.case
            .starts_with("[[tests]]\nrule = \"contract_offer\"\n"),
        "{}",
        look.case
    );
    assert!(look.case.ends_with("expect = 8.0\n"), "{}", look.case);
    let mut file = format!("{TOWN}\n[rules]\nmine = \'\'\'\n{CAP}\n\'\'\'\n");
    file.push_str(&look.case);
    let origin = Origin::File {
        name: "x.toml".into(),
        text: file,
    };
    let loaded = library::load(&origin, &Library::shipped())
        .scenario
        .unwrap();
    let tested = run_tests(loaded.program(), &loaded.tests);
    assert_eq!(
        tested.iter().map(|t| t.passed).collect::<Vec<_>>(),
        [true],
        "{tested:?}"
    );
    let [baseline, shipped] = look.would_change.as_slice() else {
        panic!("{:?}", look.would_change);
    };
    assert_eq!(
        (baseline.than, shipped.than),
        (OtherText::Baseline, OtherText::Shipped)
    );
    assert_eq!(baseline.differences, shipped.differences);
    assert!(baseline.differences.differ > 0 && baseline.names.len() == 5);
    assert_eq!(look.row as usize, baseline.differences.most[0].row);
    let second = LookRequest {
        row: Some(1),
        ..request
    };
    let kept = looker.watched.len();
    assert_eq!(looker.look(&second).unwrap().unwrap().row, 1);
    assert_eq!(looker.watched.len(), kept, "no second run");
}

#[test]
fn a_broken_text_is_reported_and_a_rule_not_evaluated_yet_has_no_rows() {
    let mut looker = Looker::default();
    let broken = asked(
        "contract_offer",
        Some("fn contract_offer(org, community) { 1.0 "),
    );
    assert!(!looker.look(&broken).unwrap_err().is_empty());
    let early = LookRequest {
        until: 30,
        ..asked("contract_score", None)
    };
    assert_eq!(looker.look(&early), Ok(None));
}
