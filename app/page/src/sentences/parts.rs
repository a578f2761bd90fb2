//! Pieces of sentences: emphasised and plain text, dates, the number of changes, first letters.

use gongzhi_engine::text::Lang;
use time::{Date, Month};

use crate::language::pick;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The text.
    pub text: String,
    /// Whether it is emphasised.
    pub strong: bool,
}

pub(super) fn plain(text: impl Into<String>) -> TextPiece {
    TextPiece {
        text: text.into(),
        strong: false,
    }
}

pub(super) fn strong(text: impl Into<String>) -> TextPiece {
    TextPiece {
        text: text.into(),
        strong: true,
    }
}

/// "到2020年底" or "by the end of 2020".
pub fn by_when(date: Date, lang: Lang) -> String {
    let year = date.year();
    if date.month() == Month::December && date.day() >= 25 {
        return pick(
            lang,
            format!("到{year}年底"),
            format!("by the end of {year}"),
        );
    }
    let (month, day) = (u8::from(date.month()), date.day());
    pick(
        lang,
        format!("到{year}年{month}月{day}日"),
        format!("by {day} {} {year}", date.month()),
    )
}

/// The number of adjustments, for the start of a sentence.
pub fn adjustments(n: usize, lang: Lang) -> String {
    let plural = if n == 1 { "change" } else { "changes" };
    pick(lang, format!("{n}项调整"), format!("{n} {plural}"))
}

/// The text with a lower-case first letter, for use within a sentence.
pub fn lower_first(text: &str) -> String {
    // A name such as "Harmonious Home" keeps its capital.
    let second = text
        .split_whitespace()
        .nth(1)
        .and_then(|w| w.chars().next());
    if second.is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// The text with an upper-case first letter, for use as a title.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
