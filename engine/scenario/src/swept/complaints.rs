//! What can be wrong with the factors, outcomes and goals of an experiment, in words.

use crate::check::hint;
use crate::findings::{Findings, Span};
use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;
use gongzhi_catalogue::rules::RULES;

/// One mistake.
pub(super) enum Complaint<'a> {
    /// A factor names nothing.
    Nothing,
    /// A factor names several things.
    Several(&'a str),
    /// Two factors name the same thing.
    Repeated(&'a str),
    /// A factor has no levels.
    Empty(&'a str),
    /// A range for what is not a number.
    NoRange(&'a str),
    /// A range whose ends are equal or swapped.
    NoWidth(&'a str),
    /// No such parameter; the known ones.
    UnknownParam(&'a str, &'a [&'a str]),
    /// No such submodel; the known ones.
    UnknownSwitch(&'a str, &'a [&'a str]),
    /// No such rule.
    UnknownRule(&'a str),
    /// No such version of a rule.
    UnknownVersion(&'a str, &'a str),
    /// A version that does not define its rule.
    NoFunction(&'a str, &'a str),
    /// A list whose factors have different numbers of levels.
    Uneven,
    /// No such metric; the known ones.
    UnknownOutcome(&'a str, &'a [&'a str]),
    /// A goal without a bound, or with several.
    Bounds(&'a str),
}

impl Complaint<'_> {
    /// Adds it to the findings.
    pub(super) fn report(&self, at: Option<&Span>, findings: &mut Findings<'_>) {
        let remedy = match self {
            Self::UnknownParam(id, known)
            | Self::UnknownSwitch(id, known)
            | Self::UnknownOutcome(id, known) => hint(id, known, findings),
            Self::UnknownRule(id) => {
                let names: Vec<&str> = RULES.iter().map(|r| r.name).collect();
                hint(id, &names, findings)
            }
            _ => self.remedy(),
        };
        findings.error(self.code(), at, self.message(), Some(remedy));
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Nothing | Self::Several(_) => "unclear-factor",
            Self::Repeated(_) => "repeated-factor",
            Self::Empty(_) => "empty-factor",
            Self::NoRange(_) | Self::NoWidth(_) => "wrong-range",
            Self::UnknownParam(..) => "unknown-parameter",
            Self::UnknownSwitch(..) => "unknown-mechanism",
            Self::UnknownRule(_) => "unknown-rule",
            Self::UnknownVersion(..) => "unknown-version",
            Self::NoFunction(..) => "missing-function",
            Self::Uneven => "uneven-list",
            Self::UnknownOutcome(..) => "unknown-metric",
            Self::Bounds(_) => "unclear-goal",
        }
    }

    fn message(&self) -> Text {
        let (zh, en) = match self {
            Self::Nothing => (
                "试验因素没有写明改变什么。".to_owned(),
                "A factor does not say what it varies.".to_owned(),
            ),
            Self::Several(id) => (
                format!("试验因素 {} 同时写了几样东西。", cut(id)),
                format!("The factor `{}` names several things.", cut(id)),
            ),
            Self::Repeated(id) => (
                format!("{} 在试验因素中出现了两次。", cut(id)),
                format!("`{}` stands in two factors.", cut(id)),
            ),
            Self::Empty(id) => (
                format!("试验因素 {} 没有取值。", cut(id)),
                format!("The factor `{}` has no levels.", cut(id)),
            ),
            Self::NoRange(id) => (
                format!("{} 不是一个数，不能取一段范围。", cut(id)),
                format!("`{}` is not a number and cannot take a range.", cut(id)),
            ),
            Self::NoWidth(id) => (
                format!("试验因素 {} 的最小值不小于最大值。", cut(id)),
                format!(
                    "The factor `{}` has a least value that is not below its greatest.",
                    cut(id)
                ),
            ),
            Self::UnknownParam(id, _) => (
                format!("没有名为 {} 的参数。", cut(id)),
                format!("No parameter is named `{}`.", cut(id)),
            ),
            Self::UnknownSwitch(id, _) => (
                format!("没有名为 {} 的机制。", cut(id)),
                format!("No submodel is named `{}`.", cut(id)),
            ),
            Self::UnknownRule(id) => (
                format!("没有名为 {} 的规则。", cut(id)),
                format!("No rule is named `{}`.", cut(id)),
            ),
            Self::UnknownVersion(rule, id) => (
                format!("规则 {} 没有版本 {}。", cut(rule), cut(id)),
                format!("The rule `{}` has no version `{}`.", cut(rule), cut(id)),
            ),
            Self::NoFunction(rule, id) => (
                format!("版本 {} 的源码没有定义函数 {}。", cut(id), cut(rule)),
                format!(
                    "The version `{}` does not define a function `{}`.",
                    cut(id),
                    cut(rule)
                ),
            ),
            Self::Uneven => (
                "取点方式为 list 时，各因素的取值个数应当相同。".to_owned(),
                "With the design `list`, all factors need the same number of levels.".to_owned(),
            ),
            Self::UnknownOutcome(id, _) => (
                format!("没有名为 {} 的指标。", cut(id)),
                format!("No metric is named `{}`.", cut(id)),
            ),
            Self::Bounds(metric) => (
                format!("目标 {} 应当恰有一个界限。", cut(metric)),
                format!("The goal on `{}` needs exactly one bound.", cut(metric)),
            ),
        };
        Text::new(zh, en)
    }

    /// What to do, where nothing is to be suggested.
    fn remedy(&self) -> Text {
        match self {
            Self::Nothing | Self::Several(_) => Text::new(
                "写明 param、switch、rule 三者之一。",
                "Give one of param, switch and rule.",
            ),
            Self::Repeated(_) => Text::new("只留一处。", "Keep one of them."),
            Self::Empty(_) => Text::new(
                "写明 values = [...]，或 low 和 high；规则则写 versions。",
                "Give values = [...], or low and high; for a rule, versions.",
            ),
            Self::NoRange(_) => Text::new("改用 values = [...]。", "Use values = [...] instead."),
            Self::NoWidth(_) => Text::new(
                "让 low 小于 high；只有一个取值时用 values。",
                "Make low less than high; for a single value, use values.",
            ),
            Self::UnknownVersion(..) => Text::new(
                "values 中写 versions 里的 id。",
                "In values, write ids of versions.",
            ),
            Self::NoFunction(rule, _) => Text::new(
                format!("写成 fn {rule}(…) {{ … }}。"),
                format!("Write fn {rule}(…) {{ … }}."),
            ),
            Self::Uneven => Text::new(
                "补齐取值，或改用 grid。",
                "Complete the levels, or use the design `grid`.",
            ),
            _ => Text::new(
                "写明 at_least、at_most、at_least_of_today、at_most_of_today 之一。",
                "Give one of at_least, at_most, at_least_of_today and at_most_of_today.",
            ),
        }
    }
}
