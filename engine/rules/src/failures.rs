//! Diagnostics about rules that failed while they ran: which rule, where, for which record, and what to do.

mod script;
mod value;

pub(crate) use value::wanted;

use rhai::{EvalAltResult, Position};

use super::Rows;
use super::backend::{Failure, RowFailure, RuleSignature};
use super::check::span;
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;
use script::script;
use value::value;

/// The code, message and hint of a diagnostic.
struct Explanation {
    code: &'static str,
    message: Text,
    hint: Text,
}

/// The diagnostic of a failure. `block_of` returns the block that contains a function.
pub(crate) fn diagnostic(
    signature: &RuleSignature,
    fault: RowFailure,
    rows: &dyn Rows,
    block_of: &dyn Fn(&str) -> String,
) -> Box<Diagnostic> {
    let record = rows.describe(fault.row);
    let name = &signature.name;
    let (block, position, explanation) = match fault.failure {
        Failure::Script(error) => {
            let (function, error) = innermost(name.clone(), *error);
            let position = error.position();
            (block_of(&function), position, script(&error))
        }
        other => (
            signature.block.clone(),
            Position::NONE,
            value(&other, signature.returns),
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
    // A failure of the whole call, such as a wrong result, is placed at the function's name.
    let head = signature.head.filter(|_| block == signature.block);
    let found = Diagnostic::error(code, Source::Rule(block), message);
    Box::new(found.at(span(position, 1).or(head)).hint(hint))
}

/// The space between Chinese text and a name in it, which depends on the adjacent character of the name.
fn gap(letter: Option<char>) -> &'static str {
    if letter.is_some_and(|c| c.is_ascii()) {
        " "
    } else {
        ""
    }
}

/// The diagnostic of a constant that failed.
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

/// The innermost function in which an error occurred, and the error.
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
