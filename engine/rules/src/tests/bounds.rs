//! Work before a run is limited for all rules of a scenario together, and exceeding a limit is reported with its place.
//!
//! Without the limits, each of these scenarios takes seconds to hours. The tests assert the report, not the time.

use std::fmt::Write;

use super::support::{Sources, rendered, with};
use crate::RuleTest;
use crate::{CompiledRules, backends, check, run_tests};
use gongzhi_base::diagnostic::Severity;

fn blocks(n: usize, one: impl Fn(usize) -> String) -> Sources {
    let mut sources = with(&[]);
    for i in 0..n {
        sources.blocks.insert(format!("b{i:04}"), one(i));
    }
    sources
}

/// A constant that sums a list of 512 items `times` times.
fn sums(i: usize, times: usize) -> String {
    format!(
        "const K{i} = {{ let a = [1.0]; while a.len() < 512 {{ a += a; }} let n = 0; let s = 0.0; \
         while n < {times} {{ s = sum(a); n += 1; }} s }};"
    )
}

#[test]
fn constants_share_one_allowance_and_the_one_where_it_ends_is_told() {
    let sources = blocks(60, |i| sums(i, 100));
    let found = check(sources.program());
    assert_eq!(found.len(), 1, "{}", rendered(&found));
    assert_eq!(found[0].code, "constants-operations");
    let span = found[0].span.unwrap();
    assert_eq!((span.line, span.column), (1, 7), "the name");
    let text = rendered(&found);
    assert!(
        text.contains("at most 100000 operations") && text.contains('K'),
        "{text}"
    );
    assert!(found[0].message.zh.contains("合计最多 100000 步"));
    assert!(found[0].hint.is_some());
    assert!(CompiledRules::compile(sources.program()).is_err());
    // A few of them are fine.
    assert_eq!(rendered(&check(blocks(3, |i| sums(i, 100)).program())), "");
}

#[test]
fn reading_a_long_list_counts_by_its_length() {
    let work = |items: usize| {
        let list = vec!["1.0"; items].join(", ");
        format!(
            "const K = {{ let a = [{list}]; let n = 0; while n < 9000 {{ let b = a; n += 1; }} n }};"
        )
    };
    let found = |items| rendered(&check(with(&[("mine", &work(items))]).program()));
    assert_eq!(found(2), "");
    assert!(
        found(900).contains("constants-operations"),
        "{}",
        found(900)
    );
}

#[test]
fn constants_share_their_room_and_their_number() {
    let long = |i: usize| {
        format!("const K{i} = {{ let a = [1.0]; while a.len() < 1024 {{ a += a; }} a }};")
    };
    let found = rendered(&check(blocks(100, long).program()));
    assert!(
        found.contains("constants-size") && found.contains("65536 items"),
        "{found}"
    );
    let many: String = (0..501).fold(String::new(), |mut text, i| {
        let _ = writeln!(text, "const K{i} = {i};");
        text
    });
    // Rhai itself limits a block to 256 variables.
    let (first, second) = many.split_at(many.find("const K250").unwrap());
    let (second, third) = second.split_at(second.find("const K500").unwrap());
    let found = rendered(&check(
        with(&[("a", first), ("b", second), ("c", third)]).program(),
    ));
    assert!(found.contains("at most 500 constants"), "{found}");
}

#[test]
fn constants_are_refused_where_names_of_lists_would_be_copied_too_often() {
    let names = "K;".repeat(1_500);
    let source = format!(
        "const K = {{ let a = [1.0]; while a.len() < 1024 {{ a += a; }} a }};\nfn metric_a(city) {{ {names} 1.0 }}"
    );
    let found = rendered(&check(with(&[("mine", &source)]).program()));
    assert!(
        found.contains("rules-size") && found.contains("too often"),
        "{found}"
    );
    let fields = "params.deadlines[0];".repeat(1_500);
    let source = format!("fn metric_a(city) {{ {fields} 1.0 }}");
    assert_eq!(rendered(&check(with(&[("mine", &source)]).program())), "");
}

#[test]
fn too_many_functions_statements_or_letters_are_said() {
    let functions = |b: usize| {
        (0..250)
            .map(|i| format!("fn f{b}_{i}() {{ 1 }}\n"))
            .collect()
    };
    let found = rendered(&check(blocks(9, functions).program()));
    assert!(found.contains("at most 2000 functions"), "{found}");
    let source = format!("fn metric_a(city) {{ {} 1.0 }}", "{1}".repeat(3_000));
    let found = rendered(&check(with(&[("mine", &source)]).program()));
    assert!(found.contains("more than 2000 statements"), "{found}");
    let remarks = format!("// {}\nfn metric_a(city) {{ 1.0 }}", "x".repeat(300_000));
    let found = rendered(&check(with(&[("mine", &remarks)]).program()));
    assert!(found.contains("256 KB together"), "{found}");
}

/// Six helpers, each of which calls the next several times, with given parameters and arguments.
fn fan(
    calls: usize,
    parameters: impl Fn(usize) -> String,
    argument: impl Fn(usize, usize) -> String,
) -> String {
    let body = |next: usize| -> String {
        let call = |i: usize| format!("f{next}({}); ", argument(next, i));
        (0..calls).map(call).collect()
    };
    let mut source = format!("fn metric_a(city) {{ {} 1.0 }}\n", body(0));
    for level in 0..5 {
        let _ = writeln!(
            source,
            "fn f{level}({}) {{ {} 1.0 }}",
            parameters(level),
            body(level + 1)
        );
    }
    source + format!("fn f5({}) {{ 1.0 }}\n", parameters(5)).as_str()
}

#[test]
fn helpers_that_call_each_other_in_ever_other_ways_are_not_followed_without_end() {
    let one = |_| "x".to_owned();
    let text = |level: usize, i: usize| match level {
        0 => format!("\"{i}\" + \"\""),
        _ => format!("x + \"{i}\""),
    };
    let found = rendered(&check(with(&[("mine", &fan(4, one, text))]).program()));
    assert_eq!(found, "", "texts are alike");
    // Each call has different literals, which are tracked to where they are compared with a list of options.
    let all = |n: usize| (0..n).map(|i| format!("p{i}, ")).collect::<String>();
    let parameters = |level: usize| format!("{}p{level}", all(level));
    let literals = |level: usize, i: usize| format!("{}\"{i}\"", all(level));
    let source = fan(40, parameters, literals);
    let found = check(with(&[("mine", &source)]).program());
    assert!(
        found.iter().any(|d| d.code == "rules-size"),
        "{}",
        rendered(&found)
    );
    assert!(CompiledRules::compile(with(&[("mine", &source)]).program()).is_err());
}

#[test]
fn paths_without_a_value_are_looked_for_once_in_each_helper() {
    let arms = |next: usize| -> String {
        let arm = |i: usize| format!("{i} => f{next}(x), ");
        (0..40).map(arm).collect()
    };
    let mut source = format!(
        "fn metric_a(city) {{ switch 1 {{ {} _ => 0.0 }} }}\n",
        arms(0)
    )
    .replace("(x)", "(1)");
    for level in 0..5 {
        let _ = writeln!(
            source,
            "fn f{level}(x) {{ switch x {{ {} _ => 0.0 }} }}",
            arms(level + 1)
        );
    }
    source.push_str("fn f5(x) { if x > 1 { 1.0 } }\n");
    let found = rendered(&check(with(&[("mine", &source)]).program()));
    assert!(!found.contains("rules-size"), "{found}");
}

#[test]
fn sample_rows_of_all_rules_share_one_allowance() {
    // Each rule by itself ends and is correct.
    let long = |i: usize| {
        format!(
            "fn metric_m{i}(city) {{ let s = 0.0; let n = 0; while n < 900 {{ s += city.visits; n += 1; }} s }}"
        )
    };
    let found = check(blocks(400, long).program());
    let ended: Vec<_> = found
        .iter()
        .filter(|d| d.code == "rules-not-tried")
        .collect();
    assert_eq!(ended.len(), 1, "{}", rendered(&found));
    assert_eq!(ended[0].severity, Severity::Warning);
    assert!(ended[0].message.zh.contains("试算到规则 `metric_m"));
    assert_eq!(rendered(&check(blocks(4, long).program())), "");
}

#[test]
fn tests_of_a_scenario_share_one_allowance() {
    let long = "fn metric_m(city) { let s = city.visits; let n = 0; while n < 9000 { s += 1.0; n += 1; } s }";
    let sources = with(&[("mine", long)]);
    let given = toml::Value::Float(1.0);
    let given = [("visits".to_owned(), given)].into();
    let tests = vec![
        RuleTest {
            rule: "metric_m".into(),
            given: [("city".to_owned(), given)].into(),
            expect: 9_001.0.into(),
            margin: 0.0,
            line: None,
        };
        2_000
    ];
    let outcomes = run_tests(sources.program(), &tests);
    let passed = outcomes.iter().take_while(|o| o.passed).count();
    assert!((5..100).contains(&passed), "{passed}");
    let rest = &outcomes[passed..];
    assert!(
        rest.iter()
            .all(|o| !o.passed && o.message.en.contains("was not run"))
    );
}

#[test]
fn a_switch_of_many_cases_is_left_to_the_interpreter() {
    let cases: String = (0..1_900).map(|i| format!("{i}.0 => {i}.5,")).collect();
    let source = format!("fn metric_a(city) {{ switch city.visits {{ {cases} _ => 0.0 }} }}");
    let sources = with(&[("mine", &source)]);
    assert_eq!(rendered(&check(sources.program())), "");
    let all = backends(sources.program()).unwrap();
    let own = all.last().unwrap();
    assert!(
        !own.kernel && own.reason.en.contains("too many cases"),
        "{own:?}"
    );
}

#[test]
fn kernels_share_their_steps_and_what_is_beyond_is_interpreted() {
    let sum = "for i in 0..300 { s += city.visits; }";
    let rule = |i: usize| format!("fn metric_m{i}(city) {{ let s = 0.0; {sum} s }}");
    let kernels = |n: usize| {
        let all = backends(blocks(n, rule).program()).unwrap();
        let own = all
            .into_iter()
            .filter(|rule| rule.rule.starts_with("metric_"));
        let (kernels, others): (Vec<_>, Vec<_>) = own.partition(|rule| rule.kernel);
        let beyond = others
            .iter()
            .all(|o| o.reason.en.contains("all rules of the scenario together"));
        assert!(beyond, "{others:?}");
        kernels.len()
    };
    assert_eq!(kernels(20), 20);
    let many = kernels(300);
    assert!((20..300).contains(&many), "{many}");
}

#[test]
fn characters_that_act_unseen_are_refused_in_rules() {
    for c in ['\u{202e}', '\u{2066}', '\u{1b}', '\u{7f}'] {
        let source = format!("fn metric_a(city) {{\n  // {c}x\n  1.0 }}");
        let found = check(with(&[("mine", &source)]).program());
        assert_eq!(found.len(), 1, "{}", rendered(&found));
        assert_eq!(found[0].code, "unseen-character");
        assert_eq!(found[0].span.map(|s| (s.line, s.column)), Some((2, 6)));
        let mended = found[0].fix.as_ref().unwrap().apply(&source).unwrap();
        assert_eq!(rendered(&check(with(&[("mine", &mended)]).program())), "");
    }
    assert_eq!(
        rendered(&check(
            with(&[("mine", "fn metric_a(city) {\r\n\t1.0\r\n}")]).program()
        )),
        ""
    );
}
