//! Diagnostics: what is wrong with a scenario or a rule, where, and how to fix it.
//!
//! A diagnostic is a value. The engine does not print or log it; the caller decides what to show.

use serde::{Deserialize, Serialize};

use crate::text::{Lang, Text};
use crate::unseen::is_unseen;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The scenario can be run, perhaps not as intended.
    Warning,
    /// The scenario cannot be run as written.
    Error,
}

/// The text that a diagnostic is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Source {
    /// The scenario file.
    Scenario,
    /// A rule block, by its name in `[rules]`, or the shipped default of the rule of that name.
    Rule(String),
    /// A command-line option, or another input that is not a text.
    Option(String),
}

/// A range in a text, in lines and columns from 1. Columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// One past the last column.
    pub end_column: u32,
}

impl Span {
    /// A single character.
    pub const fn at(line: u32, column: u32) -> Self {
        Self {
            line,
            column,
            end_line: line,
            end_column: column + 1,
        }
    }

    /// The span of a byte range of `text`.
    pub fn of_bytes(text: &str, range: std::ops::Range<usize>) -> Self {
        let (line, column) = position(text, range.start);
        let (end_line, end_column) = position(text, range.end);
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The text in the span. None if the text has no such lines or columns.
    pub fn text<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.bytes(text)?)
    }

    /// The range in bytes. None if the text has no such lines or columns.
    pub fn bytes(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let start = byte(text, self.line, self.column)?;
        let end = byte(text, self.end_line, self.end_column)?;
        (start <= end).then_some(start..end)
    }
}

/// The byte offset of a line and column. The column after the last character of a line is valid.
fn byte(text: &str, line: u32, column: u32) -> Option<usize> {
    let (line, column) = (line.checked_sub(1)?, column.checked_sub(1)?);
    let mut lines = text.split('\n').scan(0, |start, line| {
        let here = *start;
        *start += line.len() + 1;
        Some((here, line))
    });
    let (start, line) = lines.nth(line as usize)?;
    let mut marks = line.char_indices().map(|(i, _)| i).chain([line.len()]);
    Some(start + marks.nth(column as usize)?)
}

fn position(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line as u32, column as u32)
}

/// One replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edit {
    /// The range to replace.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

/// A change that resolves a diagnostic, offered by an editor as a button.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, for the button.
    pub label: Text,
    /// The replacements, in text order and without overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Replaces one range.
    pub fn replace(span: Span, replacement: impl Into<String>) -> Self {
        let replacement = replacement.into();
        let shown = cut(&replacement);
        Self {
            label: Text::new(format!("改为 {shown}"), format!("Change to {shown}")),
            edits: vec![Edit { span, replacement }],
        }
    }

    /// The text with all replacements applied. None if any span lies outside the text.
    pub fn apply(&self, text: &str) -> Option<String> {
        let mut mended = text.to_owned();
        for edit in self.edits.iter().rev() {
            mended.replace_range(edit.span.bytes(text)?, &edit.replacement);
        }
        Some(mended)
    }
}

/// One finding about a scenario or a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// The kind of finding by a stable identifier, such as `unknown-parameter`.
    pub code: String,
    /// The text that it is about.
    pub source: Source,
    /// Where in that text, if known.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub hint: Option<Text>,
    /// A change that certainly resolves it, if there is one.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// An error without a span.
    pub fn error(code: &str, source: Source, message: Text) -> Self {
        Self {
            severity: Severity::Error,
            code: code.to_owned(),
            source,
            span: None,
            message,
            hint: None,
            fix: None,
        }
    }

    /// A warning without a span.
    pub fn warning(code: &str, source: Source, message: Text) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, source, message)
        }
    }

    /// Sets the span.
    #[must_use]
    pub fn at(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds a fix.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// One line, or two with a hint, for a terminal or a list. `file` is the name of the scenario file.
    pub fn render(&self, lang: Lang, file: &str) -> String {
        let kind = match (self.severity, lang) {
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Zh) => "警告",
            (Severity::Warning, Lang::En) => "warning",
        };
        let place = match &self.source {
            Source::Scenario => file.to_owned(),
            Source::Rule(name) => format!("{file}[rules.{name}]"),
            Source::Option(name) => name.clone(),
        };
        let at = self
            .span
            .map_or(String::new(), |s| format!(":{}:{}", s.line, s.column));
        let code = &self.code;
        let mut line = format!("{place}{at}: {kind}[{code}]: {}", self.message.get(lang));
        if let Some(hint) = &self.hint {
            let word = match lang {
                Lang::Zh => "建议",
                Lang::En => "help",
            };
            line.push_str(&format!("\n  {word}: {}", hint.get(lang)));
        }
        line
    }
}

/// Longest text that a message quotes in full, in characters.
const MOST_QUOTED: usize = 80;

/// A text as a message quotes it: truncated if long, with invisible control characters and line breaks replaced.
pub fn cut(text: &str) -> String {
    let mut characters = text.chars();
    let plain = |c: char| match c.is_control() || is_unseen(c) {
        true => '\u{fffd}',
        false => c,
    };
    let mut shown: String = characters.by_ref().take(MOST_QUOTED).map(plain).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Longest name that is compared with others, in characters, because the cost is quadratic.
const MOST_COMPARED: usize = 100;

/// The candidate with the smallest edit distance, if it is close enough to have been meant. None for texts that are too
/// long to be names.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = |text: &str| text.chars().take(MOST_COMPARED + 1).count();
    let own = length(written);
    if own > MOST_COMPARED {
        return None;
    }
    candidates
        .into_iter()
        .map(|c| (length(c), c))
        // The difference in length is a lower bound of the edit distance.
        .filter(|(n, _)| n.abs_diff(own) * 2 <= own.max(*n) && *n <= MOST_COMPARED)
        .map(|(n, c)| (edit_distance(written, c), n, c))
        .filter(|(d, n, _)| *d * 2 <= own.max(*n))
        .min_by_key(|(d, ..)| *d)
        .map(|(.., c)| c)
}

fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let substitution = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substitution.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        let names = ["grid_households", "visit_share"];
        assert_eq!(nearest("grid_housholds", names), Some("grid_households"));
        assert_eq!(nearest("zzz", names), None);
        let long = "a".repeat(2_000_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
    }

    #[test]
    fn long_texts_are_quoted_by_their_beginning() {
        assert_eq!(cut("社会组织"), "社会组织");
        let long = cut(&"字".repeat(500));
        assert_eq!(long.chars().count(), MOST_QUOTED + 1);
        assert!(long.ends_with('…'));
        assert_eq!(cut("\u{1b}]0;x"), "\u{fffd}]0;x");
    }

    #[test]
    fn a_fix_mends_all_of_its_places() {
        let at = |line, column| Span::at(line, column);
        let edit = |span, replacement: &str| Edit {
            span,
            replacement: replacement.to_owned(),
        };
        let fix = Fix {
            label: Text::default(),
            edits: vec![
                edit(at(1, 2), ","),
                edit(at(2, 3), "<="),
                edit(at(2, 4), ""),
            ],
        };
        assert_eq!(
            fix.apply("网，格\n社区≤\u{200b}x").as_deref(),
            Some("网,格\n社区<=x")
        );
        assert_eq!(fix.apply("网"), None);
    }

    #[test]
    fn spans_count_characters_not_bytes() {
        let span = Span::of_bytes("a\n网格x", 8..9);
        assert_eq!((span.line, span.column), (2, 3));
    }
}
