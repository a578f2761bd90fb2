//! Rhai's words for what does not parse, in Chinese; the English ones are Rhai's own.
//!
//! Never: judges what parses.

use rhai::{LexError, ParseErrorType};

/// What is wrong, in Chinese. Texts that Rhai words freely stand after a general one.
pub(super) fn chinese(error: &ParseErrorType) -> String {
    use ParseErrorType as E;
    match error {
        E::BadInput(error) => character(error),
        E::UnknownOperator(symbol) => format!("没有运算符 `{symbol}`"),
        E::MissingToken(token, _) => format!("缺少 `{token}`"),
        E::MalformedIndexExpr(_) => "方括号中的下标写法不对".to_owned(),
        E::DuplicatedProperty(name) => format!("属性 `{name}` 写了两次"),
        E::DuplicatedVariable(name) => format!("变量 `{name}` 写了两次"),
        E::ForbiddenVariable(name) => format!("变量不能叫 `{name}`"),
        E::VariableExists(name) => format!("变量 `{name}` 已有"),
        E::VariableUndefined(name) => format!("没有变量 `{name}`"),
        E::AssignmentToConstant(name) => format!("常量 `{name}` 不能赋值"),
        E::AssignmentToInvalidLHS(_) => "等号左边不能赋值".to_owned(),
        E::MismatchedType(wanted, got) => format!("这里要 {wanted}，得到的是 {got}"),
        E::LiteralTooLarge(..) => "字面值过大".to_owned(),
        _ => place(error),
    }
}

/// Parts of a rule that are missing or stand in the wrong place.
fn place(error: &ParseErrorType) -> String {
    use ParseErrorType as E;
    match error {
        E::UnexpectedEOF => "源码没有写完".to_owned(),
        E::ExprExpected(_) => "这里缺少表达式".to_owned(),
        E::VariableExpected => "这里缺少变量名".to_owned(),
        E::PropertyExpected => "这里缺少字段名".to_owned(),
        E::MissingSymbol(_) => "这里缺少符号".to_owned(),
        E::FnMissingName => "fn 之后缺少函数名".to_owned(),
        E::FnMissingParams(name) => format!("函数 `{name}` 缺少参数表"),
        E::FnMissingBody(name) => format!("函数 `{name}` 缺少花括号中的内容"),
        E::FnDuplicatedDefinition(name, _) => format!("函数 `{name}` 写了两次"),
        E::FnDuplicatedParam(_, name) => format!("参数 `{name}` 写了两次"),
        E::WrongFnDefinition => "函数只能写在最外层".to_owned(),
        E::WrongDocComment => "文档注释之后必须紧跟函数".to_owned(),
        E::WrongSwitchIntegerCase => "switch 中单个数值要写在范围之前".to_owned(),
        E::WrongSwitchDefaultCase => "switch 的 `_` 一项要写在最后".to_owned(),
        E::WrongSwitchCaseCondition => "switch 的这一项不能带条件".to_owned(),
        E::ExprTooDeep => "表达式嵌套过深".to_owned(),
        E::TooManyFunctions => "函数太多".to_owned(),
        E::LoopBreak => "break 只能写在循环内".to_owned(),
        _ => format!("语法错误：{error}"),
    }
}

fn character(error: &LexError) -> String {
    match error {
        LexError::UnexpectedInput(text) => format!("这里不该有 `{text}`"),
        LexError::UnterminatedString => "字符串缺少结尾的引号".to_owned(),
        LexError::StringTooLong(most) => format!("字符串过长，最多 {most} 个字节"),
        LexError::MalformedEscapeSequence(text) => format!("转义写法不对：`{text}`"),
        LexError::MalformedNumber(text) => format!("数字写法不对：`{text}`"),
        LexError::MalformedChar(text) => format!("字符写法不对：`{text}`"),
        LexError::MalformedIdentifier(text) => format!("名字写法不对：`{text}`"),
        LexError::ImproperSymbol(text, _) => format!("这里不能用 `{text}`"),
        _ => format!("语法错误：{error}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sandbox;
    use crate::scenario::{Library, load};

    /// What a hand that is still typing leaves behind.
    const BROKEN: [&str; 14] = [
        "fn f(x) { let }",
        "fn f(x) { let y = ; }",
        "fn f(x) { x +* 2 }",
        "fn f(x) { x[] }",
        "fn f(x) { 1 = x }",
        "fn f(x) { x. }",
        "fn f(x) { \"open }",
        "fn f(x) { 'ab' }",
        "fn f(x) { #{ a: 1, a: 2 } }",
        "fn f(x) { switch x { _ => 1, 2 => 3 } }",
        "fn (x) { 1 }",
        "fn f { 1 }",
        "fn f(x) 1",
        "fn f(x) { if x > 1 2 }",
    ];

    #[test]
    fn what_does_not_parse_is_told_in_chinese() {
        let library = Library::shipped();
        let text = library.get("yuecheng-2018").unwrap();
        let scenario = load(text, &library).scenario.unwrap();
        let engine = sandbox::engine(&scenario);
        for text in BROKEN {
            let error = engine.compile(text).map(|_| ()).unwrap_err();
            let zh = super::chinese(error.err_type());
            let words = |part: &str| part.chars().any(|c| c.is_ascii_alphabetic());
            let outside = zh.split('`').step_by(2).filter(|part| words(part));
            let outside: Vec<&str> = outside.filter(|p| !p.starts_with("fn ")).collect();
            assert!(
                outside.iter().all(|part| part.starts_with("switch")),
                "{text}: {zh}"
            );
        }
    }
}
