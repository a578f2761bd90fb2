//! Diagnostics of the checker, without running rules.

use super::support::{rendered, with};
use crate::Declared;
use crate::{CompiledRules, check, source_of};
use gongzhi_base::diagnostic::Severity;
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::Value;
use gongzhi_catalogue::rules::Rule;

fn found(source: &str) -> String {
    rendered(&check(with(&[("mine", source)]).program()))
}

#[track_caller]
fn finds(source: &str, expected: &[&str]) {
    let got = found(source);
    for part in expected {
        assert!(got.contains(part), "{part} not in:\n{got}");
    }
}

#[track_caller]
fn clean(source: &str) {
    assert_eq!(found(source), "", "{source}");
}

#[test]
fn unknown_names_are_found_where_they_stand() {
    finds(
        "fn voice(household) {\n    household.satisfation\n}",
        &[
            "s[rules.mine]:2:15: error[unknown-field]",
            "did you mean `satisfaction`",
        ],
    );
    finds(
        "fn voice(h) { params.voice_bas }",
        &["unknown-parameter", "did you mean `voice_base`"],
    );
    finds(
        "fn voice(h) { household.aware; 0.5 }",
        &["unknown-variable"],
    );
    finds(
        "fn voice(h) { logistik(1.0) }",
        &["unknown-function", "did you mean `logistic`"],
    );
    finds(
        "fn voice(h) { pow(1.0) }",
        &["unknown-function", "write `pow(x, y)`"],
    );
}

#[test]
fn fields_are_followed_through_variables_and_helpers() {
    finds(
        "fn voice(h) { let x = h; x.awar; 0.5 }",
        &["did you mean `aware`"],
    );
    finds(
        "fn f(x) { x.awar } fn voice(h) { f(h); 0.5 }",
        &["did you mean `aware`"],
    );
    finds(
        "fn star_score(c, s) { c.stars[s.indx] }",
        &["did you mean `index`"],
    );
    clean("fn f(x, y) { if x.aware { y } else { 0.0 } } fn voice(h) { f(h, h.satisfaction) }");
    clean("fn star_score(c, s) { let t = 0.0; for x in c.stars { t += x / c.stars.len(); } t }");
}

#[test]
fn options_are_checked_against_their_list() {
    finds(
        "fn petition_level(p) { if p.category == \"car\" { \"grid\" } else { \"street\" } }",
        &["unknown-option", "\"car\""],
    );
    finds(
        "fn petition_level(p) { if p.category in [\"parkin\"] { return \"grid\"; } \"street\" }",
        &["did you mean `parking`"],
    );
    finds(
        "fn petition_level(p) { \"stret\" }",
        &["unknown-option", "did you mean `street`"],
    );
    finds(
        "fn meeting_held(c, layer) { layer == \"dayly\" }",
        &["unknown-option"],
    );
    finds(
        "fn petition_level(p) { if p.category == 3 { \"grid\" } else { \"street\" } }",
        &["wrong-type"],
    );
    clean("fn petition_level(p) { if p.category == \"parking\" { \"grid\" } else { \"street\" } }");
}

#[test]
fn whole_number_division_is_a_warning() {
    let sources = with(&[(
        "mine",
        "fn satisfied(p) { min(1, p.age_days / p.deadline_days) }",
    )]);
    let found = check(sources.program());
    assert_eq!(found.len(), 1, "{}", rendered(&found));
    assert_eq!(found[0].severity, Severity::Warning);
    assert_eq!(found[0].code, "integer-division");
    assert!(CompiledRules::compile(sources.program()).is_ok());
    clean("fn satisfied(p) { min(1, 1.0 * p.age_days / p.deadline_days) }");
}

#[test]
fn what_rules_must_not_have_does_not_parse() {
    finds(
        "fn voice(h) { 2.0 ** 0.5 }",
        &["syntax", "`**`", "pow(x, y)"],
    );
    for source in [
        "fn voice(h) { let x = 2.0; x **= 2.0; x }",
        "fn voice(h) { eval(\"1\") }",
        "fn voice(h) { print(1); 0.5 }",
        "fn voice(h) { let f = Fn(\"voice\"); 0.5 }",
        "fn voice(h) { let f = |x| x; 0.5 }",
        "import \"x\" as y; fn voice(h) { 0.5 }",
        "fn voice(h) { timestamp(); 0.5 }",
        "fn voice(h) { sleep(1); 0.5 }",
        "fn voice(h) { ",
    ] {
        assert!(found(source).contains("error["), "{source}");
    }
}

#[test]
fn rules_have_their_arguments_and_stand_once() {
    finds(
        "fn voice(h, x) { 0.5 }",
        &["wrong-arguments", "fn voice(household)", ":1:4:"],
    );
    finds(
        "fn metric_x() { 0.5 }",
        &["wrong-arguments", "fn metric_x(city)"],
    );
    let twice = with(&[("a", "fn voice(h) { 0.5 }"), ("b", "\nfn voice(h) { 0.6 }")]);
    let got = rendered(&check(twice.program()));
    assert!(
        got.contains("s[rules.b]:2:4: error[duplicate-function]"),
        "{got}"
    );
    let named = with(&[
        ("a", "fn voice(h) { 0.5 }"),
        ("voice", "fn voice(h) { 0.6 }"),
    ]);
    assert!(CompiledRules::compile(named.program()).is_ok());
    assert_eq!(
        source_of(named.program(), Rule::Voice),
        "fn voice(h) { 0.6 }"
    );
    finds(
        "fn voise(h) { 0.5 }",
        &["unused-function", "did you mean `voice`"],
    );
}

#[test]
fn records_parameters_and_global_names_cannot_be_written() {
    finds("fn voice(h) { h.size = 3; 0.5 }", &["read-only"]);
    finds("fn voice(h) { params.voice_base = 3; 0.5 }", &["read-only"]);
    finds("fn voice(params) { 0.5 }", &["reserved-name"]);
    finds(
        "const K = 0.5; fn voice(h) { let K = 1; K }",
        &["reserved-name"],
    );
    finds("let x = 1; fn voice(h) { 0.5 }", &["top-level"]);
}

#[test]
fn types_that_cannot_be_right_are_found() {
    finds(
        "fn voice(h) { if h.satisfaction { 1.0 } else { 0.0 } }",
        &["wrong-type", "true or false"],
    );
    finds("fn voice(h) { h.aware + 1.0 }", &["wrong-type"]);
    finds("fn voice(h) { h.aware }", &["wrong-type", "a number"]);
    finds("fn grid_size(c) { 1.5 }", &["wrong-type", "a whole number"]);
    clean("fn grid_size(c) { to_int(1.5) }");
}

#[test]
fn parameters_of_the_scenario_are_known() {
    let mut sources = with(&[(
        "mine",
        "fn voice(h) { if params.mood == \"bad\" { 0.1 } else { 0.9 } }",
    )]);
    sources.declared.push(Declared {
        id: "mood".into(),
        label: Text::default(),
        unit: String::new(),
        range: (0.0, 1.0),
        choices: vec!["good".into(), "bad".into()],
        default: Value::Choice("good".into()),
        value: Value::Choice("bad".into()),
    });
    assert_eq!(rendered(&check(sources.program())), "");
    sources.blocks.insert(
        "mine".into(),
        "fn voice(h) { if params.mood == \"sad\" { 0.1 } else { 0.9 } }".into(),
    );
    assert!(rendered(&check(sources.program())).contains("unknown-option"));
}

#[test]
fn constants_are_seen_in_functions() {
    clean("const K = 0.5; const L = [0.1, params.pooling]; fn voice(h) { K * L[1] }");
}

#[test]
fn ordinary_rules_are_not_too_deep() {
    let sum: Vec<String> = (0..25).map(|i| format!("{i}.0 * h.satisfaction")).collect();
    clean(&format!("fn visit_priority(h) {{ {} }}", sum.join(" + ")));
    let cases: Vec<String> = [
        "property",
        "environment",
        "facilities",
        "parking",
        "neighbours",
        "welfare",
        "safety",
    ]
    .iter()
    .map(|c| format!("if p.category == \"{c}\" {{ 1.0 }}"))
    .collect();
    clean(&format!(
        "fn petition_priority(p) {{ {} else {{ 2.0 }} }}",
        cases.join(" else ")
    ));
}

/// The checker returns on any input.
#[test]
fn no_text_makes_the_checker_panic() {
    let text = crate::default_source(Rule::PetitionLevel)
        + crate::default_source(Rule::StarScore).as_str();
    let marks: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    for (i, at) in marks.iter().enumerate().step_by(7) {
        let cut = [&text[..*at], &text[marks[(i + 13).min(marks.len() - 1)]..]].concat();
        check(with(&[("mine", &text[..*at]), ("b", &cut)]).program());
        let swapped = format!(
            "{}{}{}",
            &text[..*at],
            ["{", "\"", ".", "(", "fn ", "=", "星"][i % 7],
            &text[*at..]
        );
        check(with(&[("mine", &swapped)]).program());
    }
}
