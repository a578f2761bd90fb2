use crate::fixture::{child, extending, read_clean, shipped};
use crate::{Factor, GoalBound, GoalSide, Library, PointDesign, flatten, load};

const ALL: &str = r#"
[[declare]]
id = "team"
label = "team"
choices = ["small", "large"]
default = "small"
[experiment]
design = "grid"
points = 16
question = { zh = "问", en = "asks" }
outcomes = ["petitions_open", "cost_total"]
[[experiment.factors]]
param = "visit_share"
low = 0.1
high = 0.3
levels = 3
[[experiment.factors]]
param = "grid_households"
values = [100, 150.0]
[[experiment.factors]]
param = "team"
values = ["small", "large"]
[[experiment.factors]]
switch = "stars"
[[experiment.factors]]
rule = "petition_priority"
versions = [
    { id = "today" },
    { id = "first_come", label = { zh = "先来先办", en = "first come" }, source = "fn petition_priority(petition) { 1.0 }" },
]
[[experiment.goals]]
metric = "on_time_share"
at_least = 0.95
[[experiment.goals]]
metric = "cost_total"
at_most_of_today = 1.0
"#;

#[test]
fn factors_of_every_kind_are_read_and_written_back() {
    let scenario = extending(ALL);
    let e = &scenario.experiment;
    assert_eq!((e.design, e.points), (PointDesign::Grid, 16));
    let levels: Vec<usize> = e.factors.iter().map(Factor::levels).collect();
    assert_eq!(levels, [3, 2, 2, 2, 2]);
    assert_eq!(e.goals[0].side, GoalSide::AtLeast);
    assert_eq!(e.goals[1].bound, GoalBound::OfToday(1.0));
    let again = read_clean(&flatten(&scenario));
    assert_eq!(again.experiment, *e);
}

#[test]
fn an_experiment_changes_no_hash() {
    let asked = "[experiment]\ndesign = \"sobol\"\n[[experiment.factors]]\nparam = \"visit_share\"\nlow = 0.1\nhigh = 0.3\n";
    assert_eq!(extending(asked).hash, shipped("yuecheng-2018").hash);
}

#[test]
fn every_mistake_is_a_sentence_with_a_remedy_in_both_languages() {
    let factor = |rest: &str| format!("[[experiment.factors]]\n{rest}\n");
    let cases = [
        (
            "empty-factor",
            factor("param = \"visit_share\"\nvalues = []"),
        ),
        ("empty-factor", factor("param = \"visit_share\"")),
        ("empty-factor", factor("param = \"visit_share\"\nlow = 0.1")),
        (
            "unknown-parameter",
            factor("param = \"visit_shar\"\nvalues = [0.1]"),
        ),
        (
            "out-of-range",
            factor("param = \"visit_share\"\nlow = 0.1\nhigh = 3.0"),
        ),
        (
            "wrong-range",
            factor("param = \"visit_share\"\nlow = 0.3\nhigh = 0.1"),
        ),
        (
            "wrong-range",
            factor("param = \"meeting_weekly\"\nlow = 0\nhigh = 1"),
        ),
        ("unclear-factor", factor("values = [0.1]")),
        (
            "unclear-factor",
            factor("param = \"visit_share\"\nswitch = \"stars\"\nvalues = [0.1]"),
        ),
        ("unknown-mechanism", factor("switch = \"starz\"")),
        (
            "unknown-rule",
            factor("rule = \"petition_prioritee\"\nversions = [{ id = \"a\" }]"),
        ),
        (
            "missing-function",
            factor(
                "rule = \"petition_priority\"\nversions = [{ id = \"a\", source = \"fn other(x) { 1.0 }\" }]",
            ),
        ),
        (
            "unknown-version",
            factor("rule = \"petition_priority\"\nversions = [{ id = \"a\" }]\nvalues = [\"b\"]"),
        ),
        (
            "empty-factor",
            factor("rule = \"petition_priority\"\nversions = []"),
        ),
        (
            "repeated-factor",
            factor("param = \"visit_share\"\nvalues = [0.1]").repeat(2),
        ),
        (
            "uneven-list",
            format!(
                "[experiment]\ndesign = \"list\"\n{}{}",
                factor("param = \"visit_share\"\nvalues = [0.1]"),
                factor("param = \"pooling\"\nvalues = [0.1, 0.2]")
            ),
        ),
        (
            "unknown-metric",
            "[experiment]\noutcomes = [\"petitions_opan\"]\n".to_owned(),
        ),
        (
            "unclear-goal",
            "[[experiment.goals]]\nmetric = \"cost_total\"\n".to_owned(),
        ),
        (
            "unclear-goal",
            "[[experiment.goals]]\nmetric = \"cost_total\"\nat_least = 1\nat_most = 2\n".to_owned(),
        ),
    ];
    for (code, rest) in cases {
        let found = load(&child(&rest), &Library::shipped()).diagnostics;
        let [one] = &found[..] else {
            panic!("{rest}: {found:?}");
        };
        assert_eq!(one.code, code, "{rest}");
        let hint = one.hint.as_ref().map(|h| (h.zh.len(), h.en.len()));
        assert!(
            code == "out-of-range" || hint.is_some_and(|(zh, en)| zh > 0 && en > 0),
            "{rest}"
        );
        assert!(!one.message.zh.is_empty() && !one.message.en.is_empty());
    }
}
