//! Diagnostics say what to write, with a fix where that is certain. Rules without errors do not fail on sample rows.

use super::support::{Table, compiled, results, with};
use crate::{BackendChoice, CompiledRules, check};
use gongzhi_base::diagnostic::{Diagnostic, Severity};
use gongzhi_catalogue::rules::Rule;

fn found(source: &str) -> Vec<Diagnostic> {
    check(with(&[("mine", source)]).program())
}

fn priority(body: &str) -> String {
    format!("fn petition_priority(petition) {{ {body} }}")
}

/// The diagnostic with a code, which must be the only error.
#[track_caller]
fn only(source: &str, code: &str) -> Diagnostic {
    let all = found(source);
    let said: Vec<String> = all
        .iter()
        .map(|d| d.render(gongzhi_base::text::Lang::En, "s"))
        .collect();
    let mut of = all.into_iter().filter(|d| d.code == code);
    let one = of.next();
    assert!(one.is_some(), "{source}: {said:?}");
    one.unwrap()
}

/// A source after applying the fix.
fn mended(source: &str, found: &Diagnostic) -> String {
    found.fix.as_ref().unwrap().apply(source).unwrap()
}

/// Asserts that the fix turns one rule into another.
#[track_caller]
fn mends(before: &str, code: &str, after: &str) {
    let (before, after) = (priority(before), priority(after));
    assert_eq!(mended(&before, &only(&before, code)), after);
}

#[test]
fn what_a_chinese_keyboard_writes_is_mended() {
    mends(
        "let x = petition.severity；\n    x",
        "full-width",
        "let x = petition.severity;\n    x",
    );
    mends(
        "if　petition.category ＝＝ “parking” ｛ １．５ ｝ else { 0.0 }",
        "full-width",
        "if petition.category == \"parking\" { 1.5 } else { 0.0 }",
    );
    mends("诉求.轻重", "chinese-name", "petition.轻重");
    mends(
        "petition.轻重 + petition.轻重",
        "chinese-name",
        "petition.severity + petition.severity",
    );
    mends(
        "最大值(1, petition.severity)",
        "chinese-name",
        "max(1, petition.severity)",
    );
    mends(
        "如果 petition.online { 1 } else { 0 }",
        "chinese-name",
        "if petition.online { 1 } else { 0 }",
    );
}

#[test]
fn habits_of_other_languages_are_mended() {
    let online =
        |sign: &str| format!("if petition.online {sign} petition.elderly {{ 1 }} else {{ 0 }}");
    mends(&online("and"), "other-language", &online("&&"));
    mends(&online("or"), "other-language", &online("||"));
    mends(
        "if not petition.online { 1 } else { 0 }",
        "other-language",
        "if !petition.online { 1 } else { 0 }",
    );
    mends(
        "1.3% * petition.severity",
        "percentage",
        "0.013 * petition.severity",
    );
    mends(
        "petition.severity + 5%",
        "percentage",
        "petition.severity + 0.05",
    );
    mends(
        "petition.severity + 120%",
        "percentage",
        "petition.severity + 1.2",
    );
    mends(
        "if petition.category == 'parking' { 1 } else { 0 }",
        "single-quotes",
        "if petition.category == \"parking\" { 1 } else { 0 }",
    );
    mends(
        "if petition.severity = 3 { 1 } else { 0 }",
        "syntax",
        "if petition.severity == 3 { 1 } else { 0 }",
    );
    mends(
        "if petition.severity <> 3 { 1 } else { 0 }",
        "other-language",
        "if petition.severity != 3 { 1 } else { 0 }",
    );
    mends(
        "if petition.online == True { 1 } else { 0 }",
        "unknown-variable",
        "if petition.online == true { 1 } else { 0 }",
    );
    assert!(
        only(
            &priority("if petition.severity == null { 1 } else { 0 }"),
            "syntax"
        )
        .hint
        .is_some_and(|h| h.zh.contains("没有空值") && h.en.contains("no null"))
    );
    // A remainder is not a percentage.
    assert!(found(&priority("petition.severity % 2")).is_empty());
}

#[test]
fn literals_that_never_match_are_found_wherever_they_meet_an_option() {
    for body in [
        "if petition.category == \"parkin\" { 1 } else { 0 }",
        "if \"parkin\" != petition.category { 1 } else { 0 }",
        "switch petition.category { \"parkin\" => 100, _ => 0 }",
        "if petition.category in [\"parkin\", \"safety\"] { 1 } else { 0 }",
        "let k = [\"parkin\", \"safety\"]; if petition.category in k { 1 } else { 0 }",
        "let k = [\"parkin\"]; if contains(k, petition.category) { 1 } else { 0 }",
        "let k = [\"parkin\"]; if k.contains(petition.category) { 1 } else { 0 }",
        "let k = \"parkin\"; if petition.category == k { 1 } else { 0 }",
        "let k = \"safety\"; if petition.online { k = \"parkin\"; } if petition.category == k { 1 } else { 0 }",
        "if same(petition, \"parkin\") { 1 } else { 0 }",
        "if petition.category == KIND { 1 } else { 0 }",
        "if petition.category in KINDS { 1 } else { 0 }",
    ] {
        let source = format!(
            "const KIND = \"parkin\"; const KINDS = [\"safety\", \"parkin\"];\nfn same(p, k) {{ p.category == k }}\n{}",
            priority(body)
        );
        let d = only(&source, "unknown-option");
        assert_eq!(d.severity, Severity::Error, "{body}");
        assert!(d.message.en.contains("parkin"), "{body}");
        assert!(d.hint.as_ref().unwrap().en.contains("`parking`"), "{body}");
        if !body.contains("KIND") {
            assert!(mended(&source, &d).contains("\"parking\""), "{body}");
        }
    }
    for right in [
        "switch petition.category { \"parking\" => 100, \"safety\" => 50, _ => 0 }",
        "let k = [\"parking\", \"safety\"]; if petition.category in k { 1 } else { 0 }",
        "switch petition.severity { 1 => 100, 2..4 => 50, _ => 0 }",
        "if petition.severity in [1, 3] { 1 } else { 0 }",
    ] {
        assert!(found(&priority(right)).is_empty(), "{right}");
    }
    only(
        &priority("if petition.category == petition.level { 1 } else { 0 }"),
        "never-equal",
    );
    only(
        &priority("switch petition.category { 1 => 100, _ => 0 }"),
        "wrong-type",
    );
    only(
        &priority("if petition.online == \"true\" { 1 } else { 0 }"),
        "wrong-type",
    );
}

#[test]
fn what_people_call_an_option_leads_to_it() {
    let org =
        "fn contract_offer(org, community) { if org.kind == \"社会组织\" { 1.0 } else { 2.0 } }";
    let d = only(org, "unknown-option");
    assert!(
        d.hint
            .as_ref()
            .unwrap()
            .zh
            .contains("`social_org`（社会组织）")
    );
    assert_eq!(mended(org, &d), org.replace("社会组织", "social_org"));
    let named = org.replace("社会组织", "Social organisation");
    assert!(mended(&named, &only(&named, "unknown-option")).contains("\"social_org\""));
    // A list of options of two enumerations: what is not in one may be meant for the other.
    let shared = "const K = [\"parking\", \"weekly\"]; fn petition_priority(p) { if p.category in K { 1 } else { 0 } }";
    assert_eq!(only(shared, "unknown-option").severity, Severity::Warning);
}

#[test]
fn ranges_hold_numbers_and_kernels_agree() {
    for (body, expected) in [
        ("h.size in 2..=3", [0.0, 1.0, 1.0, 0.0]),
        ("h.size in 2..3", [0.0, 1.0, 0.0, 0.0]),
        ("h.size in 3..=2", [0.0; 4]),
        ("contains(2..=3, h.size)", [0.0, 1.0, 1.0, 0.0]),
        ("!(h.size in 2..=3)", [1.0, 0.0, 0.0, 1.0]),
        ("h.familiarity in 0..=1", [1.0, 1.0, 0.0, 0.0]),
        ("h.familiarity in 0..1", [1.0, 0.0, 0.0, 0.0]),
        ("h.size in 2..=h.latent", [0.0, 1.0, 1.0, 0.0]),
    ] {
        let source = format!("fn visit_priority(h) {{ if {body} {{ 1.0 }} else {{ 0.0 }} }}");
        let sources = with(&[("mine", &source)]);
        assert!(check(sources.program()).is_empty(), "{body}");
        let table = Table::of(Rule::VisitPriority, 4)
            .set(0, "size", &[1.0, 2.0, 3.0, 4.0])
            .set(0, "latent", &[3.0])
            .set(0, "familiarity", &[0.5, 1.0, 1.5, -0.5]);
        for choice in [BackendChoice::Kernel, BackendChoice::Interpreter] {
            let rules = CompiledRules::compile_with(sources.program(), choice).unwrap();
            let got = results(&rules, Rule::VisitPriority, &table);
            assert_eq!(got, Ok(expected.to_vec()), "{body}");
        }
    }
    let whole = with(&[(
        "mine",
        "fn visit_priority(h) { if h.size in 2..=3 { 1.0 } else { 0.0 } }",
    )]);
    let used = compiled(&whole).backend_of(Rule::VisitPriority);
    assert_eq!(used, crate::BackendUse::Kernel);
}

#[test]
fn help_says_what_is_wrong_and_what_to_write() {
    let d = only(
        &priority("let x = petition.severity; x.y = 3; x"),
        "wrong-type",
    );
    assert!(d.message.zh.contains("没有字段") && d.hint.unwrap().zh.contains("`let y = …;`"));
    let d = only(&priority("max([])"), "empty-list");
    assert!(
        d.message.zh.contains("空列表没有最大值") && d.hint.unwrap().en.contains("list.len() > 0")
    );
    let d = only("fn metric_(city) { 1.0 }", "metric-name");
    assert!(d.hint.unwrap().zh.contains("metric_open_share"));
    assert!(found("fn metric_open_share(city) { 1.0 }").is_empty());
}

#[test]
fn a_path_without_a_value_is_named() {
    let d = only(&priority("if petition.elderly { 1 }"), "no-value");
    assert_eq!(d.severity, Severity::Error);
    assert!(
        d.message.zh.contains("没有 `else`") && d.message.zh.contains("petition.elderly = false"),
        "{}",
        d.message.zh
    );
    assert!(
        d.message.en.contains("no `else`") && d.message.en.contains("petition.elderly = false")
    );
    let d = only(
        &priority("switch petition.severity { 1 => 100 }"),
        "no-value",
    );
    assert!(d.message.en.contains("no `_`"));
    let d = only(
        "fn half(x) { if x > 2 { 1.0 } } fn petition_priority(p) { half(p.severity) }",
        "no-value",
    );
    assert_eq!(d.severity, Severity::Error);
    only(
        &priority("let x = 1.0; while x < 3.0 { x += 1.0; }"),
        "no-value",
    );
    only(&priority("if petition.online { return; } 1.0"), "no-value");
    // The last `if` has no `else`, but every row has a value, so the rule may run.
    let whole = priority("if petition.online { return 1.0; } if !petition.online { return 2.0; }");
    assert!(
        found(&whole)
            .iter()
            .all(|d| d.severity == Severity::Warning)
    );
    // A semicolon at the end does not discard the value.
    assert!(found(&priority("petition.severity;")).is_empty());
}

/// Asserts the severity of the only diagnostic with a code, and the record that it names.
#[track_caller]
fn tried(source: &str, code: &str, severity: Severity, record: &str) {
    let d = only(source, code);
    assert_eq!(d.severity, severity, "{source}");
    assert!(d.message.en.contains(record), "{source}: {}", d.message.en);
}

#[test]
fn what_passes_does_not_fail_on_sample_rows() {
    use Severity::{Error, Warning};
    let voice = |body: &str| format!("fn voice(household) {{ {body} }}");
    tried(
        &voice("1.0 / (household.size - 2)"),
        "rule-not-finite",
        Warning,
        "household.size = 2",
    );
    tried(
        &priority("petition.age_days / (petition.severity - petition.severity)"),
        "rule-arithmetic",
        Error,
        "every record",
    );
    tried(
        &voice("household.size + 0.5"),
        "rule-out-of-range",
        Error,
        "every record",
    );
    tried(
        &voice("household.satisfaction + 0.5"),
        "rule-out-of-range",
        Warning,
        "household.satisfaction = 1",
    );
    tried(
        &priority("loop { }"),
        "rule-operations",
        Error,
        "every record",
    );
    tried(
        &priority("let x = 0; while x < 1 { if petition.online { x += 1; } } x"),
        "rule-operations",
        Error,
        "petition.online = false",
    );
    tried(
        &priority("petition_priority(petition) + 1"),
        "rule-depth",
        Error,
        "",
    );
    tried(
        &priority("params.deadlines[petition.severity]"),
        "rule-index",
        Error,
        "petition.severity = 3",
    );
    tried(
        &priority("if petition.online { throw \"no\"; } 1"),
        "rule-throw",
        Warning,
        "petition.online = true",
    );
    tried(
        &priority("sqrt(petition.quality - 0.7)"),
        "rule-not-finite",
        Warning,
        "petition.quality = 0.5",
    );
    tried(
        "fn metric_x(city) { 1.0 / 0.0 }",
        "rule-not-finite",
        Error,
        "every record",
    );
    // Numbers that occur in the rule are tried.
    tried(
        &priority("1.0 / (petition.age_days - 17)"),
        "rule-not-finite",
        Warning,
        "petition.age_days = 17",
    );
    // Correct rules with many fields have no diagnostics.
    assert!(found(&priority("petition.severity + petition.effort_hours + petition.age_days + petition.deadline_days + petition.reopened + petition.quality")).is_empty());
}

#[test]
fn what_is_missing_or_of_the_wrong_kind_is_mended() {
    mends(
        "let x = petition.severity\n    x + 1",
        "syntax",
        "let x = petition.severity;\n    x + 1",
    );
    mends(
        "if petition.severity == \"3\" { 1 } else { 0 }",
        "wrong-type",
        "if petition.severity == 3 { 1 } else { 0 }",
    );
    mends(
        "if petition.online == \"true\" { 1 } else { 0 }",
        "wrong-type",
        "if petition.online == true { 1 } else { 0 }",
    );
    mends(
        "\"1.5\" * petition.severity",
        "wrong-type",
        "1.5 * petition.severity",
    );
    mends(
        "petition.age_days / petition.deadline_days",
        "integer-division",
        "1.0 * petition.age_days / petition.deadline_days",
    );
    mends(
        "if petition.online { 1 }",
        "no-value",
        "if petition.online { 1 } else { 0.0 }",
    );
    mends(
        "if petition.online { 1 } else if petition.elderly { 2 }",
        "no-value",
        "if petition.online { 1 } else if petition.elderly { 2 } else { 0.0 }",
    );
    let open = "fn petition_priority(petition) {\n    if petition.online {\n        1\n";
    let closed = mended(open, &only(open, "syntax"));
    assert_eq!(closed, format!("{}\n}}}}\n", open.trim_end()));
}

#[test]
fn nothing_is_mended_where_it_is_not_certain() {
    // A missing operator looks like a missing semicolon.
    let d = only(&priority("petition.severity petition.quality"), "syntax");
    assert!(d.fix.is_none(), "{d:?}");
    let d = only("fn petition_priority(petition) { max(1, 2", "syntax");
    assert!(d.fix.is_none(), "{d:?}");
    let d = only(
        &priority("if petition.severity == \"three\" { 1 } else { 0 }"),
        "wrong-type",
    );
    assert!(d.fix.is_none(), "{d:?}");
    let level = "fn petition_level(p) { if p.online { \"grid\" } }";
    assert!(only(level, "no-value").fix.is_none());
}
