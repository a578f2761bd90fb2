//! Messages for errors of Rhai's interpreter.

use rhai::EvalAltResult;

use super::{Explanation, explain, fixed};
use crate::sandbox::MAX_OPERATIONS;
use crate::{parser_messages, rhai_terms};
use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;

/// Explains an error of the interpreter.
pub(super) fn script(error: &EvalAltResult) -> Explanation {
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
            let (zh, en) = rhai_terms::size(what);
            explain(
                "rule-size",
                (format!("{zh}过长"), format!("{en} has grown too long")),
                ("缩短文字或列表", "shorten the text or the list"),
            )
        }
        EvalAltResult::ErrorTooManyVariables(_) | EvalAltResult::ErrorTooManyModules(_) => fixed(
            "rule-size",
            ("变量太多", "there are too many variables"),
            ("合并或删去一些变量", "combine or remove some of them"),
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
        let message = ("规则用 `throw` 中止了", "the rule stopped with `throw`");
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
                format!("the list has {len} items and none at index {index} (indices start at 0)"),
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
            let (zh, en) = rhai_terms::type_name(ty.split(' ').next().unwrap_or(ty));
            explain(
                "rule-index",
                (
                    format!("{zh}不能用方括号取项"),
                    format!("{en} cannot be indexed with brackets"),
                ),
                (
                    "方括号只用于列表，如 `params.deadlines[0]`",
                    "brackets are for lists, such as `params.deadlines[0]`",
                ),
            )
        }
        EvalAltResult::ErrorPropertyNotFound(name, _) | EvalAltResult::ErrorDotExpr(name, _) => {
            let message = rhai_terms::property(name);
            explain(
                "rule-field",
                (message.zh, message.en),
                (
                    "检查字段名；测试中须给出它；自己的值存入变量：`let y = 3;`",
                    "check its name; a test must state it; keep your own values in a variable: `let y = 3;`",
                ),
            )
        }
        EvalAltResult::ErrorFunctionNotFound(call, _) => {
            let (message, hint) = rhai_terms::call(call);
            Explanation {
                code: "rule-function",
                message,
                hint,
            }
        }
        EvalAltResult::ErrorMismatchDataType(wanted, got, _)
        | EvalAltResult::ErrorMismatchOutputType(wanted, got, _) => {
            let (wanted, got) = (rhai_terms::type_name(wanted), rhai_terms::type_name(got));
            explain(
                "rule-type",
                (
                    format!("需要{}，得到的是{}", wanted.0, got.0),
                    format!("expected {}, found {}", wanted.1, got.1),
                ),
                ("检查各值的类型", "check the types of the values"),
            )
        }
        other => named(other),
    }
}

/// Explains errors about names.
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
                    "declare it with `let`; a function sees only its arguments, constants and `params`",
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
                "`for` can only iterate over a list or a range",
            ),
            (
                "写作 `for x in list` 或 `for i in 0..4`",
                "write `for x in list` or `for i in 0..4`",
            ),
        ),
        EvalAltResult::ErrorParsing(error, _) => {
            let (message, hint) = parser_messages::explain(error);
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
            let (message, hint) = rhai_terms::arithmetic(what);
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
                "`break` and `continue` can only be used in loops",
            ),
            hint,
        ),
        _ => fixed(
            "rule-error",
            ("规则无法算下去", "the rule cannot be evaluated"),
            hint,
        ),
    }
}
