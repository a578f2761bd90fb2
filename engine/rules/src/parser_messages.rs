//! Messages for Rhai's parse errors in both languages, and what to write instead.

use rhai::{LexError, ParseErrorType};

use super::rhai_terms;
use super::sandbox::DISABLED;
use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;

mod reserved;

pub(super) use reserved::instead;

/// The message and the hint for a parse error.
pub(super) fn explain(error: &ParseErrorType) -> (Text, Option<Text>) {
    use ParseErrorType as E;
    match error {
        E::Reserved(word) => reserved::explain(word),
        E::UnknownOperator(word) if DISABLED.contains(&word.as_str()) => reserved::explain(word),
        E::BadInput(LexError::ImproperSymbol(symbol, _)) => reserved::improper(symbol),
        _ => (message(error), hint(error)),
    }
}

fn hint(error: &ParseErrorType) -> Option<Text> {
    use ParseErrorType as E;
    Some(match error {
        E::UnexpectedEOF => Text::new("检查括号是否成对", "check that brackets are closed"),
        E::FnDuplicatedDefinition(..) => Text::new("删去其中一个", "remove one of them"),
        E::VariableExists(_) => Text::new(
            "换一个名字，或去掉 `let` 直接赋值",
            "choose another name, or assign without `let`",
        ),
        E::ExprTooDeep => Text::new("用 `let` 拆成几步", "split it into steps with `let`"),
        E::MissingToken(token, _) if token == ";" => Text::new(
            "语句之间用 `;` 分开；也检查前面有没有漏写运算符",
            "statements are separated by `;`; also look for a missing operator before it",
        ),
        E::MissingToken(token, _) if token == "{" => Text::new(
            "写作 `if 条件 { … } else { … }`",
            "write `if condition { … } else { … }`",
        ),
        E::BadInput(LexError::UnterminatedString) => Text::new(
            "文字要在同一行用 `\"` 结束",
            "close the text with `\"` on the same line",
        ),
        E::MalformedIndexExpr(_) => Text::new(
            "列表的下标是从 0 起的整数，如 `params.deadlines[0]`",
            "a list index is a whole number from 0, such as `params.deadlines[0]`",
        ),
        E::AssignmentToInvalidLHS(_) => Text::new(
            "等号左边写变量；比较是否相等用 `==`",
            "write a variable to the left of `=`; comparisons are written `==`",
        ),
        _ => return None,
    })
}

fn message(error: &ParseErrorType) -> Text {
    use ParseErrorType as E;
    let both = |zh: String, en: String| Text::new(zh, en);
    match error {
        E::BadInput(error) => character(error),
        E::UnknownOperator(x) => named(x, "没有运算符", "there is no operator"),
        E::MissingToken(x, _) => named(x, "这里缺少", "missing here:"),
        E::DuplicatedProperty(x) => twice(x, "属性", "property"),
        E::DuplicatedVariable(x) => twice(x, "变量", "variable"),
        E::FnDuplicatedDefinition(x, _) => twice(x, "函数", "function"),
        E::FnDuplicatedParam(_, x) => twice(x, "参数", "argument"),
        E::ForbiddenVariable(x) => named(x, "变量不能叫", "a variable cannot be called"),
        E::VariableExists(x) => named(x, "已经有变量", "there is already a variable"),
        E::VariableUndefined(x) => named(x, "没有变量", "there is no variable"),
        E::ModuleUndefined(x) => named(x, "没有模块", "there is no module"),
        E::AssignmentToConstant(x) => named(x, "常量不能改写：", "a constant cannot be changed:"),
        E::FnMissingParams(x) => {
            named(x, "缺少参数表的函数：", "missing argument list of function")
        }
        E::FnMissingBody(x) => named(
            x,
            "缺少花括号中的内容的函数：",
            "missing body in braces of function",
        ),
        E::MismatchedType(wanted, got) => {
            let (wanted, got) = (rhai_terms::type_name(wanted), rhai_terms::type_name(got));
            both(
                format!("这里需要{}，得到的是{}", wanted.0, got.0),
                format!("expected {} here, found {}", wanted.1, got.1),
            )
        }
        E::LiteralTooLarge(_, most) => both(
            format!("写在规则里的文字或列表过长，最多 {most}"),
            format!("a text or list is too long: at most {most}"),
        ),
        _ => misplaced(error),
    }
}

fn named(name: &str, zh: &str, en: &str) -> Text {
    let name = cut(name);
    Text::new(format!("{zh} `{name}`"), format!("{en} `{name}`"))
}

fn twice(name: &str, zh: &str, en: &str) -> Text {
    let name = cut(name);
    Text::new(
        format!("{zh} `{name}` 写了两次"),
        format!("{en} `{name}` is defined twice"),
    )
}

/// Messages about parts of a rule that are missing or misplaced.
fn misplaced(error: &ParseErrorType) -> Text {
    use ParseErrorType as E;
    let (zh, en) = match error {
        E::UnexpectedEOF => ("没有写完", "the rule is incomplete"),
        E::ExprExpected(_) => ("这里缺少算式", "an expression is missing here"),
        E::VariableExpected => ("这里缺少变量名", "a variable name is missing here"),
        E::PropertyExpected => ("这里缺少字段名", "a field name is missing here"),
        E::MissingSymbol(_) => ("这里缺少符号", "a symbol is missing here"),
        E::MalformedIndexExpr(_) => (
            "方括号中的下标写法不对",
            "the index in brackets is malformed",
        ),
        E::MalformedCapture(_) => (
            "这里不能用 `!` 调用函数",
            "a function cannot be called with `!` here",
        ),
        E::AssignmentToInvalidLHS(_) => (
            "等号左边不能赋值",
            "what is to the left of `=` cannot be assigned to",
        ),
        E::FnMissingName => (
            "`fn` 之后缺少函数名",
            "the function name is missing after `fn`",
        ),
        E::WrongFnDefinition => (
            "函数只能写在最外层，不能写在另一个函数里",
            "functions must be at the top level, not inside another function",
        ),
        E::WrongDocComment => (
            "文档注释之后必须紧跟函数",
            "a function must follow a documentation comment",
        ),
        E::WrongExport => (
            "规则没有模块，不能用 `export`",
            "rules have no modules, so `export` cannot be used",
        ),
        E::WrongSwitchIntegerCase => (
            "`switch` 中单个数值要写在范围之前",
            "write single numbers before ranges in `switch`",
        ),
        E::WrongSwitchDefaultCase => (
            "`switch` 的 `_` 一项要写在最后",
            "write the `_` case of `switch` last",
        ),
        E::WrongSwitchCaseCondition => (
            "`switch` 的这一项不能带条件",
            "this case of `switch` cannot have a condition",
        ),
        E::ExprTooDeep => ("算式嵌套过深", "the expression is nested too deeply"),
        E::TooManyFunctions => ("函数太多", "there are too many functions"),
        E::LoopBreak => (
            "`break` 和 `continue` 只能写在循环内",
            "`break` and `continue` can only be used in loops",
        ),
        _ => ("这里写法不对", "this cannot be parsed"),
    };
    Text::new(zh, en)
}

fn character(error: &LexError) -> Text {
    match error {
        LexError::UnexpectedInput(x) => named(x, "这里不该有", "unexpected here:"),
        LexError::UnterminatedString => {
            Text::new("文字缺少结尾的引号", "a text has no closing quote")
        }
        LexError::StringTooLong(most) => Text::new(
            format!("文字或名字过长，最多 {most} 个字节"),
            format!("a text or name is too long: at most {most} bytes"),
        ),
        LexError::MalformedEscapeSequence(x) => named(x, "转义写法不对：", "malformed escape:"),
        LexError::MalformedNumber(x) => named(x, "数字写法不对：", "malformed number:"),
        LexError::MalformedChar(x) => named(
            x,
            "单引号只用于单个字符：",
            "single quotes are for single characters:",
        ),
        LexError::MalformedIdentifier(x) => named(x, "名字写法不对：", "malformed name:"),
        _ => Text::new("这里读不懂", "this cannot be parsed"),
    }
}
