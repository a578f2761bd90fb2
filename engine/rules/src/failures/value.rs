//! Messages about results that a rule must not return.

use super::script::script;
use super::{Explanation, explain, fixed};
use crate::backend::Failure;
use crate::rhai_terms;
use gongzhi_base::diagnostic::cut;
use gongzhi_catalogue::rules::Returns;

/// Explains what is wrong with a result.
pub(super) fn value(failure: &Failure, returns: Returns) -> Explanation {
    let (zh, en) = wanted(returns);
    match failure {
        Failure::NotFinite(x) => {
            let (zh, en) = if x.is_nan() {
                ("结果不是数（`NaN`）", "the result is not a number (NaN)")
            } else {
                ("结果是无穷大", "the result is infinite")
            };
            fixed(
                "rule-not-finite",
                (zh, en),
                (
                    "检查除以零、对数和平方根",
                    "check for division by zero, logarithms and square roots",
                ),
            )
        }
        Failure::OutOfRange(x) => explain(
            "rule-out-of-range",
            (
                format!("结果是 {x}，应为{zh}"),
                format!("the result is {x}; it must be {en}"),
            ),
            (
                "用 `clamp(x, 低, 高)` 限制",
                "limit it with `clamp(x, low, high)`",
            ),
        ),
        Failure::NotInList(text) => {
            let text = cut(text);
            explain(
                "rule-option",
                (
                    format!("结果是“{text}”，应为{zh}"),
                    format!("the result is \"{text}\"; it must be {en}"),
                ),
                ("检查拼写", "check the spelling"),
            )
        }
        Failure::WrongType(got) => wrong_result(got, &zh, &en),
        Failure::Script(error) => script(error),
    }
}

fn wrong_result(got: &str, zh: &str, en: &str) -> Explanation {
    if got == "()" {
        return explain(
            "rule-result-type",
            (
                format!("没有给出值，应为{zh}"),
                format!("the rule returns no value; it must return {en}"),
            ),
            (
                "每条路径都要给出值：`if` 要有 `else`，`switch` 要有 `_ =>`，最后一行写结果",
                "every path must return a value: `if` needs `else`, `switch` needs `_ =>`, and the last line is the result",
            ),
        );
    }
    let got = rhai_terms::type_name(got);
    explain(
        "rule-result-type",
        (
            format!("结果是{}，应为{zh}", got.0),
            format!("the result is {}; it must be {en}", got.1),
        ),
        (
            "每条路径都要给出同类的值；整数用 `to_int(x)`",
            "every path must return a value of the same kind; `to_int(x)` makes whole numbers",
        ),
    )
}

/// What a rule must return, in Chinese and English.
pub(crate) fn wanted(returns: Returns) -> (String, String) {
    match returns {
        Returns::Float(least, greatest) => match (least == f64::MIN, greatest == f64::MAX) {
            (true, true) => ("数值".into(), "a number".into()),
            (false, true) => (
                format!("不小于 {least} 的数"),
                format!("a number of at least {least}"),
            ),
            (true, false) => (
                format!("不大于 {greatest} 的数"),
                format!("a number of at most {greatest}"),
            ),
            (false, false) if least == f64::MIN_POSITIVE => (
                format!("大于 0、不大于 {greatest} 的数"),
                format!("a number above 0, at most {greatest}"),
            ),
            (false, false) => (
                format!("从 {least} 到 {greatest} 的数"),
                format!("a number from {least} to {greatest}"),
            ),
        },
        Returns::Measure => (
            "数值（无定义时为 `NaN`）".into(),
            "a number, or NaN where it is undefined".into(),
        ),
        Returns::Int(least) => (
            format!("不小于 {least} 的整数"),
            format!("a whole number of at least {least}"),
        ),
        Returns::Bool => ("`true` 或 `false`".into(), "true or false".into()),
        Returns::Enum(list) => {
            let list = list.ids.join("`, `");
            (format!("以下之一：`{list}`"), format!("one of `{list}`"))
        }
    }
}
