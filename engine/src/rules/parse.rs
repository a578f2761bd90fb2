//! Diagnostics about the text of a block: what does not parse, and what does not belong at its top level.

use rhai::{ParseError, ParseErrorType, Stmt};

use super::check::{Function, span, suggestion};
use super::sandbox::DISABLED;
use super::syntax;
use crate::catalogue::rules::RULES;
use crate::diagnostic::{Diagnostic, Source, nearest};
use crate::text::Text;

/// What Rhai's parser found.
pub(crate) fn diagnostic(block: &str, error: &ParseError) -> Diagnostic {
    let (message, hint) = explain(error.err_type());
    let at = span(error.position(), 1);
    let found = Diagnostic::error("syntax", Source::Rule(block.to_owned()), message).at(at);
    match hint {
        Some(hint) => found.hint(hint),
        None => found,
    }
}

fn explain(error: &ParseErrorType) -> (Text, Option<Text>) {
    let hint = match error {
        ParseErrorType::Reserved(word) => return reserved(word),
        ParseErrorType::UnknownOperator(word) if DISABLED.contains(&word.as_str()) => {
            return reserved(word);
        }
        ParseErrorType::UnexpectedEOF => {
            Text::new("检查括号是否成对", "check that brackets are closed")
        }
        ParseErrorType::FnDuplicatedDefinition(..) => {
            Text::new("删去其中一个", "remove one of them")
        }
        ParseErrorType::VariableExists(_) => Text::new(
            "换一个名字，或去掉 let 直接赋值",
            "choose another name, or assign without let",
        ),
        ParseErrorType::ExprTooDeep => Text::new("用 let 拆成几步", "split it into steps with let"),
        _ => return (said(error), None),
    };
    (said(error), Some(hint))
}

fn said(error: &ParseErrorType) -> Text {
    Text::new(syntax::chinese(error), error.to_string())
}

fn reserved(word: &str) -> (Text, Option<Text>) {
    let message = Text::new(
        format!("规则中没有 `{word}`"),
        format!("rules do not have `{word}`"),
    );
    let hint = match word {
        "**" => Text::new("写作 pow(x, y)", "write pow(x, y)"),
        "**=" => Text::new("写作 x = pow(x, y)", "write x = pow(x, y)"),
        "print" | "debug" => Text::new(
            "规则没有输出；用规则测试查看结果",
            "rules print nothing: look at results with a rule test",
        ),
        _ => Text::new(
            "规则是所读字段和参数的纯函数",
            "a rule is a pure function of fields and parameters",
        ),
    };
    (message, Some(hint))
}

/// A statement that stands outside of all functions.
pub(crate) fn stray(block: &str, statement: &Stmt) -> Diagnostic {
    let message = Text::new(
        "函数之外只能写常量",
        "outside of functions there may be constants only",
    );
    let hint = Text::new("写作 const 名称 = 值;", "write const NAME = value;");
    Diagnostic::error("top-level", Source::Rule(block.to_owned()), message)
        .at(span(statement.position(), 1))
        .hint(hint)
}

/// A constant that two blocks declare.
pub(crate) fn duplicate_constant(block: &str, name: &str) -> Diagnostic {
    let message = Text::new(
        format!("常量 `{name}` 已有"),
        format!("constant `{name}` stands elsewhere already"),
    );
    Diagnostic::error(
        "duplicate-constant",
        Source::Rule(block.to_owned()),
        message,
    )
}

/// A helper that nothing calls.
pub(crate) fn unused(function: &Function) -> Diagnostic {
    let name = &function.name;
    let message = Text::new(
        format!("函数 `{name}` 不是规则，也没有被调用"),
        format!("function `{name}` is no rule, and nothing calls it"),
    );
    let near = nearest(name, RULES.iter().map(|r| r.name));
    let hint = near
        .and_then(|near| suggestion(name, [near]))
        .unwrap_or_else(|| Text::new("删去它，或在规则中调用", "remove it, or call it in a rule"));
    Diagnostic::warning(
        "unused-function",
        Source::Rule(function.block.clone()),
        message,
    )
    .at(function.span)
    .hint(hint)
}
