//! Fixes of what beginners write: a text for a number, a division of whole numbers, an `if` without `else`.
//!
//! Each looks at the text itself, and offers nothing where that is not what it expects.

use rhai::Position;

use super::{Literal, Ty, span};
use gongzhi_base::diagnostic::{Edit, Fix, Span, cut};
use gongzhi_base::text::Text;
use gongzhi_catalogue::rules::Returns;

/// A number or truth value without the quotes around it, if that is what is wanted there.
pub(super) fn without_quotes(
    source: &str,
    at: Span,
    words: &[Literal],
    wanted: &str,
) -> Option<Fix> {
    let [Literal { text, .. }] = words else {
        return None;
    };
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    let number = text.chars().all(digits) && text.parse::<f64>().is_ok();
    let fits = match wanted {
        w if w == Ty::Bool.words().1 => text == "true" || text == "false",
        w if w == Ty::Int.words().1 => number && !text.contains('.'),
        w if w == Ty::Float.words().1 => number,
        _ => false,
    };
    let place = Span {
        end_column: at.column + text.chars().count() as u32 + 2,
        ..at
    };
    let stands = place.text(source) == Some(format!("\"{text}\"").as_str());
    (fits && stands).then(|| Fix::replace(place, text))
}

/// The first value of a division as a number with decimals.
pub(super) fn with_decimals(source: &str, left: Position) -> Option<Fix> {
    let at = span(left, 1)?;
    let stands = at
        .text(source)?
        .starts_with(|c: char| c.is_alphanumeric() || c == '_');
    stands.then(|| {
        let before = Span {
            end_column: at.column,
            ..at
        };
        insert(
            before,
            "1.0 * ",
            Text::new("按小数相除", "Divide with decimals"),
        )
    })
}

/// The other case of an `if`, with the least value that the rule may return.
pub(super) fn other_case(source: &str, closes: Position, returns: Returns) -> Option<Fix> {
    let value = match returns {
        Returns::Bool => "false".to_owned(),
        Returns::Int(least) => least.to_string(),
        Returns::Float(least, most) if least <= 0.0 && most >= 0.0 => "0.0".to_owned(),
        Returns::Measure => "0.0".to_owned(),
        Returns::Float(..) | Returns::Enum(_) => return None,
    };
    let at = span(closes, 1).filter(|at| at.text(source) == Some("}"))?;
    let after = Span {
        column: at.end_column,
        ..at
    };
    let other = format!("else {{ {value} }}");
    let label = Text::new(format!("补上 {other}"), format!("Add {other}"));
    Some(insert(after, &format!(" {other}"), label))
}

/// The closing braces that a text lacks at its end, or `None` if something else is open or closed too often.
pub(crate) fn closing_braces(source: &str, open: usize) -> Option<Fix> {
    let end = source.trim_end().len();
    let place = Span::of_bytes(source, end..end);
    let braces = format!("\n{}", "}".repeat(open));
    let shown = cut(braces.trim_start());
    let label = Text::new(
        format!("在最后补上 {shown}"),
        format!("Add {shown} at the end"),
    );
    (open > 0).then(|| insert(place, &braces, label))
}

/// A semicolon after the statement that ends at this byte.
pub(crate) fn semicolon(source: &str, end: usize) -> Fix {
    let place = Span::of_bytes(source, end..end);
    insert(place, ";", Text::new("补上 ;", "Add ;"))
}

fn insert(place: Span, text: &str, label: Text) -> Fix {
    Fix {
        label,
        edits: vec![Edit {
            span: place,
            replacement: text.to_owned(),
        }],
    }
}
