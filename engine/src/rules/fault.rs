//! Diagnostics about a rule that failed while it ran: which rule, where, for which record, and what to do.

use rhai::{EvalAltResult, Position};

use super::Rows;
use super::backend::{Failure, Fault, Plan};
use super::check::span;
use super::sandbox::MAX_OPERATIONS;
use crate::catalogue::rules::Returns;
use crate::diagnostic::{Diagnostic, Source};
use crate::text::Text;

/// What went wrong, in both languages, with a stable code and a remedy.
struct Explanation {
    code: &'static str,
    message: Text,
    hint: Text,
}

/// A fault as a diagnostic; `block_of` knows in which block a function stands.
pub(crate) fn diagnostic(
    plan: &Plan,
    fault: Fault,
    rows: &dyn Rows,
    block_of: &dyn Fn(&str) -> String,
) -> Box<Diagnostic> {
    let record = rows.describe(fault.row);
    let name = &plan.name;
    let (block, position, explanation) = match fault.failure {
        Failure::Script(error) => {
            let (function, error) = innermost(name.clone(), *error);
            let position = error.position();
            (block_of(&function), position, script(&error))
        }
        other => (
            plan.block.clone(),
            Position::NONE,
            value(&other, plan.returns),
        ),
    };
    let Explanation {
        code,
        message,
        hint,
    } = explanation;
    let message = Text::new(
        format!("规则 `{name}` 在 {} 出错：{}", record.zh, message.zh),
        format!("rule `{name}` failed for {}: {}", record.en, message.en),
    );
    // A fault of the whole call, such as its result or its length, points at the function's name.
    let head = plan.head.filter(|_| block == plan.block);
    let found = Diagnostic::error(code, Source::Rule(block), message);
    Box::new(found.at(span(position, 1).or(head)).hint(hint))
}

/// A constant that could not be evaluated.
pub(crate) fn constant(block: &str, error: EvalAltResult) -> Diagnostic {
    let (_, error) = innermost(String::new(), error);
    let Explanation {
        code,
        message,
        hint,
    } = script(&error);
    Diagnostic::error(code, Source::Rule(block.to_owned()), message)
        .at(span(error.position(), 1))
        .hint(hint)
}

/// The function where an error arose, and the error itself.
fn innermost(function: String, error: EvalAltResult) -> (String, EvalAltResult) {
    match error {
        EvalAltResult::ErrorInFunctionCall(name, _, inner, at) => {
            let (function, mut inner) = innermost(name, *inner);
            if inner.position().is_none() {
                inner.set_position(at);
            }
            (function, inner)
        }
        other => (function, other),
    }
}

fn explain(code: &'static str, zh: String, en: String, hint: (&str, &str)) -> Explanation {
    Explanation {
        code,
        message: Text::new(zh, en),
        hint: Text::new(hint.0, hint.1),
    }
}

fn script(error: &EvalAltResult) -> Explanation {
    match error {
        EvalAltResult::ErrorRuntime(value, _) => explain(
            "rule-throw",
            format!("规则抛出：{value}"),
            format!("the rule threw: {value}"),
            (
                "throw 中止运行；去掉它或处理这种情况",
                "throw stops the run: remove it or handle the case",
            ),
        ),
        EvalAltResult::ErrorTooManyOperations(_) => explain(
            "rule-operations",
            format!("一次调用超过 {MAX_OPERATIONS} 步"),
            format!("one call took more than {MAX_OPERATIONS} operations"),
            ("检查循环能否结束", "check that its loops end"),
        ),
        EvalAltResult::ErrorStackOverflow(_) => explain(
            "rule-depth",
            "函数调用嵌套过深".into(),
            "functions call each other too deeply".into(),
            (
                "检查递归能否结束，或改用循环",
                "check that recursion ends, or use a loop",
            ),
        ),
        EvalAltResult::ErrorDataTooLarge(what, _) => explain(
            "rule-size",
            format!("数据过大：{what}"),
            format!("too large: {what}"),
            ("缩短文字或列表", "shorten the text or the list"),
        ),
        other => data(other),
    }
}

fn data(error: &EvalAltResult) -> Explanation {
    match error {
        EvalAltResult::ErrorArrayBounds(len, index, _) => explain(
            "rule-index",
            format!("列表长 {len}，没有第 {index} 项（从 0 起）"),
            format!("index {index} of a list of {len} (they begin with 0)"),
            ("检查下标", "check the index"),
        ),
        EvalAltResult::ErrorPropertyNotFound(name, _) | EvalAltResult::ErrorDotExpr(name, _) => {
            explain(
                "rule-field",
                format!("没有字段 `{name}`"),
                format!("there is no field `{name}`"),
                (
                    "检查字段名；测试中须给出它",
                    "check its name; a test must give it",
                ),
            )
        }
        EvalAltResult::ErrorFunctionNotFound(call, _) => explain(
            "rule-function",
            format!("没有这样的函数或运算：{call}"),
            format!("there is no such function or operation: {call}"),
            (
                "检查函数名和各值的类型",
                "check the name and the types of the values",
            ),
        ),
        EvalAltResult::ErrorMismatchDataType(wanted, got, _)
        | EvalAltResult::ErrorMismatchOutputType(wanted, got, _) => explain(
            "rule-type",
            format!("需要 {wanted}，得到 {got}"),
            format!("{wanted} is wanted, got {got}"),
            ("检查各值的类型", "check the types of the values"),
        ),
        other => arithmetic(other),
    }
}

fn arithmetic(error: &EvalAltResult) -> Explanation {
    match error {
        EvalAltResult::ErrorArithmetic(what, _) => explain(
            "rule-arithmetic",
            format!("算术错误：{what}"),
            format!("arithmetic error: {what}"),
            (
                "检查整数除以零和溢出",
                "check for division of whole numbers by zero and for overflow",
            ),
        ),
        other => explain(
            "rule-error",
            format!("运行错误：{other}"),
            other.to_string(),
            ("检查这一行", "check this line"),
        ),
    }
}

fn value(failure: &Failure, returns: Returns) -> Explanation {
    let (zh, en) = wanted(returns);
    match failure {
        Failure::NotFinite(x) => explain(
            "rule-not-finite",
            format!("结果是 {x}，不是有限的数"),
            format!("the result is {x}, which is not finite"),
            (
                "检查除以零、对数和平方根",
                "check for division by zero, logarithms and square roots",
            ),
        ),
        Failure::OutOfRange(x) => explain(
            "rule-out-of-range",
            format!("结果是 {x}，应为{zh}"),
            format!("the result is {x}; it must be {en}"),
            (
                "用 clamp(x, 低, 高) 限制",
                "keep it in range with clamp(x, low, high)",
            ),
        ),
        Failure::NotInList(text) => explain(
            "rule-option",
            format!("结果是 \"{text}\"，应为{zh}"),
            format!("the result is \"{text}\"; it must be {en}"),
            ("检查拼写", "check the spelling"),
        ),
        Failure::WrongType(got) => explain(
            "rule-result-type",
            format!("结果的类型是 {got}，应为{zh}"),
            format!("the result is of type {got}; it must be {en}"),
            (
                "每条路径都要给出值：if 要有 else，末行不要分号；整数用 to_int(x)",
                "every path must give a value: if needs else, no semicolon at the end; to_int(x) makes whole numbers",
            ),
        ),
        Failure::Script(error) => script(error),
    }
}

/// What a rule must give, in words.
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
                format!("{least} 至 {greatest} 的数"),
                format!("a number from {least} to {greatest}"),
            ),
        },
        Returns::Measure => (
            "数值（无定义时为 NaN）".into(),
            "a number, or NaN where it is undefined".into(),
        ),
        Returns::Int(least) => (
            format!("不小于 {least} 的整数"),
            format!("a whole number of at least {least}"),
        ),
        Returns::Bool => ("true 或 false".into(), "true or false".into()),
        Returns::Enum(list) => {
            let list = list.ids.join(", ");
            (format!("以下之一：{list}"), format!("one of {list}"))
        }
    }
}
