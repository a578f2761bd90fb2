//! Diagnostics about the text of a block: syntax errors, and what is not allowed at the top level.

use rhai::{LexError, ParseError, ParseErrorType, Stmt};

use super::check::{Function, fixes, span};
use super::sources::{Token, tokens};
use super::{foreign_syntax, parser_messages, suggestions};
use gongzhi_base::diagnostic::{Diagnostic, Edit, Fix, Source, Span};
use gongzhi_base::marks::{self, Syntax};
use gongzhi_base::text::Text;
use gongzhi_base::unseen::{first_unseen, told};

/// The diagnostics of a block that does not parse: full-width characters and habits of other languages, with fixes, or else the
/// error of Rhai's parser.
pub(crate) fn diagnostics(block: &str, source: &str, error: &ParseError) -> Vec<Diagnostic> {
    let place = || Source::Rule(block.to_owned());
    let marks = marks::find(source, Syntax::Rhai);
    // Full-width characters first: the rest is easier to judge once they are replaced.
    let mut found: Vec<Diagnostic> = marks::diagnostic(place(), &marks).into_iter().collect();
    if found.is_empty() {
        found = foreign_syntax::find(&place(), source);
    }
    if found.is_empty() {
        found.push(diagnostic(place(), source, error));
    }
    found
}

/// A diagnostic about the first invisible control character, such as one that reverses the direction of text.
pub(crate) fn unseen(block: &str, source: &str) -> Option<Diagnostic> {
    let (byte, c) = first_unseen(source)?;
    let (message, hint) = told(c);
    let at = Span::of_bytes(source, byte..byte + c.len_utf8());
    let fix = Fix {
        label: Text::new("删去它", "Delete it"),
        edits: vec![Edit {
            span: at,
            replacement: String::new(),
        }],
    };
    let found = Diagnostic::error("unseen-character", Source::Rule(block.to_owned()), message);
    Some(found.at(Some(at)).hint(hint).fix(fix))
}

/// The error of Rhai's parser.
fn diagnostic(place: Source, source: &str, error: &ParseError) -> Diagnostic {
    let (message, hint) = parser_messages::explain(error.err_type());
    let symbol = match error.err_type() {
        ParseErrorType::Reserved(symbol)
        | ParseErrorType::UnknownOperator(symbol)
        | ParseErrorType::BadInput(LexError::ImproperSymbol(symbol, _)) => symbol.as_str(),
        _ => "",
    };
    let at = span(error.position(), symbol.chars().count());
    let mut found = Diagnostic::error("syntax", place, message).at(at);
    found.hint = hint;
    let stands = at.filter(|at| !symbol.is_empty() && at.text(source) == Some(symbol));
    found.fix = stands.and_then(|at| Some(Fix::replace(at, parser_messages::instead(symbol)?)));
    if found.fix.is_none() {
        found.fix = missing(source, error);
    }
    found
}

/// What certainly is missing: a semicolon at the end of a line, or closing braces at the end of the text.
fn missing(source: &str, error: &ParseError) -> Option<Fix> {
    let all: Vec<Token> = tokens(source, 0).collect();
    let found = span(error.position(), 1).and_then(|at| at.bytes(source));
    // Where the text has ended, the parser may have no place to tell.
    let next = found.and_then(|at| all.iter().position(|token| token.end > at.start));
    let symbol = match error.err_type() {
        ParseErrorType::MissingToken(symbol, _) => symbol.as_str(),
        ParseErrorType::UnexpectedEOF => "}",
        _ => return None,
    };
    match (symbol, next) {
        (";" | "}", None) => fixes::closing_braces(source, open_braces(source, &all)?),
        (";", Some(next)) => {
            let before = all.get(next.checked_sub(1)?)?;
            let between = source.get(before.end..all[next].start)?;
            between
                .contains('\n')
                .then(|| fixes::semicolon(source, before.end))
        }
        _ => None,
    }
}

/// How many braces are open at the end of a text, or `None` if another bracket is, or one is closed that was not open.
fn open_braces(source: &str, all: &[Token]) -> Option<usize> {
    let mut open = Vec::new();
    for token in all {
        match token.text(source) {
            bracket @ ("(" | "[" | "{") => open.push(bracket),
            ")" => (open.pop()? == "(").then_some(())?,
            "]" => (open.pop()? == "[").then_some(())?,
            "}" => (open.pop()? == "{").then_some(())?,
            _ => {}
        }
    }
    open.iter()
        .all(|bracket| *bracket == "{")
        .then_some(open.len())
}

/// A statement outside all functions.
pub(crate) fn stray(block: &str, statement: &Stmt) -> Diagnostic {
    let message = Text::new(
        "函数之外只能写常量",
        "only constants are allowed outside functions",
    );
    let hint = Text::new("写作 `const 名称 = 值;`", "write `const NAME = value;`");
    Diagnostic::error("top-level", Source::Rule(block.to_owned()), message)
        .at(span(statement.position(), 1))
        .hint(hint)
}

/// A constant that is declared twice.
pub(crate) fn duplicate_constant(block: &str, name: &str) -> Diagnostic {
    let message = Text::new(
        format!("常量 `{name}` 已有"),
        format!("constant `{name}` is already declared"),
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
        format!("function `{name}` is not a rule, and nothing calls it"),
    );
    let rules: Vec<_> = suggestions::rules().collect();
    let near = suggestions::closest(name, &rules);
    let hint = near
        .and_then(|near| suggestions::suggestion(name, [near]))
        .unwrap_or_else(|| Text::new("删去它，或在规则中调用", "remove it, or call it in a rule"));
    Diagnostic::warning(
        "unused-function",
        Source::Rule(function.block.clone()),
        message,
    )
    .at(function.span)
    .hint(hint)
}
