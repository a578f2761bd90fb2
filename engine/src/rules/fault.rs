//! Diagnostics about a rule that failed while it ran: which rule, where, for which record, and what to do.

use rhai::{EvalAltResult, Position};

use super::Rows;
use super::backend::{Failure, Fault, Plan};
use super::check::span;
use super::sandbox::MAX_OPERATIONS;
use super::{syntax, words};
use crate::catalogue::rules::Returns;
use crate::diagnostic::{Diagnostic, Source, cut};
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
    let (left, right) = (
        gap(record.zh.chars().next()),
        gap(record.zh.chars().next_back()),
    );
    let message = Text::new(
        format!(
            "规则 `{name}` 在{left}{}{right}出错：{}",
            record.zh, message.zh
        ),
        format!("rule `{name}` failed for {}: {}", record.en, message.en),
    );
    // A fault of the whole call, such as its result or its length, points at the function's name.
    let head = plan.head.filter(|_| block == plan.block);
    let found = Diagnostic::error(code, Source::Rule(block), message);
    Box::new(found.at(span(position, 1).or(head)).hint(hint))
}

/// What stands between a Chinese sentence and a name in it, by the letter of the name that is next to it.
fn gap(letter: Option<char>) -> &'static str {
    if letter.is_some_and(|c| c.is_ascii()) {
        " "
    } else {
        ""
    }
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

fn explain(code: &'static str, message: (String, String), hint: (&str, &str)) -> Explanation {
    Explanation {
        code,
        message: Text::new(message.0, message.1),
        hint: Text::new(hint.0, hint.1),
    }
}

fn fixed(code: &'static str, message: (&str, &str), hint: (&str, &str)) -> Explanation {
    explain(code, (message.0.to_owned(), message.1.to_owned()), hint)
}

fn script(error: &EvalAltResult) -> Explanation {
    match error {
        EvalAltResult::ErrorRuntime(value, _) => thrown(value),
        EvalAltResult::ErrorTooManyOperations(_) => explain(
            "rule-operations",
            (
                format!("一次调用超过 {MAX_OPERATIONS} 步"),
                format!("one call took more than {MAX_OPERATIONS} operations"),
            ),
            ("检查循环能否结束", "check that its loops end"),
        ),
        EvalAltResult::ErrorStackOverflow(_) => fixed(
            "rule-depth",
            ("函数调用嵌套过深", "functions call each other too deeply"),
            (
                "检查递归能否结束，或改用循环",
                "check that recursion ends, or use a loop",
            ),
        ),
        EvalAltResult::ErrorDataTooLarge(what, _) => {
            let (zh, en) = words::size(what);
            explain(
                "rule-size",
                (format!("{zh}过长"), format!("{en} has grown too long")),
                ("缩短文字或列表", "shorten the text or the list"),
            )
        }
        EvalAltResult::ErrorTooManyVariables(_) | EvalAltResult::ErrorTooManyModules(_) => fixed(
            "rule-size",
            ("变量太多", "there are too many variables"),
            ("合并或删去一些变量", "join or remove some of them"),
        ),
        other => data(other),
    }
}

fn thrown(value: &rhai::Dynamic) -> Explanation {
    let hint = (
        "`throw` 中止运行；去掉它或处理这种情况",
        "`throw` stops the run: remove it or handle the case",
    );
    if value.is_unit() {
        let message = ("规则用 `throw` 中止了", "the rule threw without a word");
        return fixed("rule-throw", message, hint);
    }
    let value = cut(&value.to_string());
    explain(
        "rule-throw",
        (
            format!("规则抛出：“{value}”"),
            format!("the rule threw: \"{value}\""),
        ),
        hint,
    )
}

fn data(error: &EvalAltResult) -> Explanation {
    match error {
        EvalAltResult::ErrorArrayBounds(len, index, _)
        | EvalAltResult::ErrorStringBounds(len, index, _)
        | EvalAltResult::ErrorBitFieldBounds(len, index, _) => explain(
            "rule-index",
            (
                format!("列表长 {len}，没有第 {index} 项（从 0 起）"),
                format!("index {index} of a list of {len} (they begin with 0)"),
            ),
            ("检查下标", "check the index"),
        ),
        EvalAltResult::ErrorIndexNotFound(index, _) => {
            let index = cut(&index.to_string());
            explain(
                "rule-index",
                (
                    format!("没有下标 `{index}`"),
                    format!("there is no index `{index}`"),
                ),
                ("检查下标", "check the index"),
            )
        }
        EvalAltResult::ErrorIndexingType(ty, _) => {
            let (zh, en) = words::type_name(ty.split(' ').next().unwrap_or(ty));
            explain(
                "rule-index",
                (
                    format!("{zh}不能用方括号取项"),
                    format!("{en} has no items in brackets"),
                ),
                (
                    "方括号只用于列表，如 `params.deadlines[0]`",
                    "brackets are for lists, such as `params.deadlines[0]`",
                ),
            )
        }
        EvalAltResult::ErrorPropertyNotFound(name, _) | EvalAltResult::ErrorDotExpr(name, _) => {
            let message = words::property(name);
            explain(
                "rule-field",
                (message.zh, message.en),
                (
                    "检查字段名；测试中须给出它；自己的值存入变量：`let y = 3;`",
                    "check its name; a test must give it; keep values of your own in a variable: `let y = 3;`",
                ),
            )
        }
        EvalAltResult::ErrorFunctionNotFound(call, _) => {
            let (message, hint) = words::call(call);
            Explanation {
                code: "rule-function",
                message,
                hint,
            }
        }
        EvalAltResult::ErrorMismatchDataType(wanted, got, _)
        | EvalAltResult::ErrorMismatchOutputType(wanted, got, _) => {
            let (wanted, got) = (words::type_name(wanted), words::type_name(got));
            explain(
                "rule-type",
                (
                    format!("需要{}，得到的是{}", wanted.0, got.0),
                    format!("{} is wanted, this is {}", wanted.1, got.1),
                ),
                ("检查各值的类型", "check the types of the values"),
            )
        }
        other => named(other),
    }
}

/// Errors about a name.
fn named(error: &EvalAltResult) -> Explanation {
    match error {
        EvalAltResult::ErrorVariableNotFound(name, _) => {
            let name = cut(name);
            explain(
                "rule-variable",
                (
                    format!("没有名为 `{name}` 的变量"),
                    format!("there is no variable `{name}`"),
                ),
                (
                    "先用 `let` 声明；函数只看得到自己的参数、常量和 `params`",
                    "declare it with `let`; a function sees its arguments, constants and `params` only",
                ),
            )
        }
        EvalAltResult::ErrorVariableExists(name, _)
        | EvalAltResult::ErrorForbiddenVariable(name, _)
        | EvalAltResult::ErrorAssignmentToConstant(name, _)
        | EvalAltResult::ErrorNonPureMethodCallOnConstant(name, _)
        | EvalAltResult::ErrorDataRace(name, _) => {
            let name = cut(name);
            explain(
                "rule-variable",
                (
                    format!("`{name}` 不能改写"),
                    format!("`{name}` cannot be changed"),
                ),
                (
                    "另用一个变量：`let x = …;`",
                    "use another variable: `let x = …;`",
                ),
            )
        }
        EvalAltResult::ErrorFor(_) => fixed(
            "rule-type",
            (
                "`for` 只能逐项取列表或范围",
                "`for` goes through a list or a range only",
            ),
            (
                "写作 `for x in list` 或 `for i in 0..4`",
                "write `for x in list` or `for i in 0..4`",
            ),
        ),
        EvalAltResult::ErrorParsing(error, _) => {
            let (message, hint) = syntax::explain(error);
            Explanation {
                code: "syntax",
                message,
                hint: hint.unwrap_or_else(|| Text::new("检查这一行", "check this line")),
            }
        }
        other => arithmetic(other),
    }
}

fn arithmetic(error: &EvalAltResult) -> Explanation {
    let hint = ("检查这一行", "check this line");
    match error {
        EvalAltResult::ErrorArithmetic(what, _) => {
            let (message, hint) = words::sum(what);
            Explanation {
                code: "rule-arithmetic",
                message,
                hint,
            }
        }
        EvalAltResult::ErrorUnboundThis(_) => fixed(
            "rule-error",
            ("规则中没有 `this`", "rules have no `this`"),
            hint,
        ),
        EvalAltResult::ErrorModuleNotFound(..) | EvalAltResult::ErrorInModule(..) => fixed(
            "rule-error",
            ("规则中没有模块", "rules have no modules"),
            hint,
        ),
        EvalAltResult::LoopBreak(..) => fixed(
            "rule-error",
            (
                "`break` 和 `continue` 只能写在循环内",
                "`break` and `continue` belong into loops",
            ),
            hint,
        ),
        _ => fixed(
            "rule-error",
            ("规则无法算下去", "the rule cannot go on"),
            hint,
        ),
    }
}

fn value(failure: &Failure, returns: Returns) -> Explanation {
    let (zh, en) = wanted(returns);
    match failure {
        Failure::NotFinite(x) => {
            let (zh, en) = if x.is_nan() {
                ("结果不是数（`NaN`）", "the result is no number (NaN)")
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
                "keep it in range with `clamp(x, low, high)`",
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
                format!("no value comes back; it must be {en}"),
            ),
            (
                "每条路径都要给出值：`if` 要有 `else`，`switch` 要有 `_ =>`，最后一行写结果",
                "every path must give a value: `if` needs `else`, `switch` needs `_ =>`, and the last line is the result",
            ),
        );
    }
    let got = words::type_name(got);
    explain(
        "rule-result-type",
        (
            format!("结果是{}，应为{zh}", got.0),
            format!("the result is {}; it must be {en}", got.1),
        ),
        (
            "每条路径都要给出同类的值；整数用 `to_int(x)`",
            "every path must give such a value; `to_int(x)` makes whole numbers",
        ),
    )
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
