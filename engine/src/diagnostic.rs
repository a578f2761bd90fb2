//! What is wrong with a scenario or a rule, where, and what to do about it.
//!
//! A diagnostic is a value: the engine never prints, logs or panics about its input.

use serde::{Deserialize, Serialize};

use crate::text::{Lang, Text};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The run goes on; the reader should know.
    Warning,
    /// The scenario cannot be run as written.
    Error,
}

/// Which text a span points into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// The scenario file.
    Scenario,
    /// A rule block by its name in `[rules]`, or a shipped default by its rule's name.
    Rule(String),
    /// A command-line option or another thing with no text of its own.
    Option(String),
}

/// A place in a text: 1-based lines and columns (in characters).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

fn position(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line as u32, column as u32)
}

/// One finding about a scenario or a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name of the kind of finding, such as `unknown-parameter`.
    pub code: String,
    /// The text that it is about.
    pub source: Source,
    /// Where in that text, if it is known.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub hint: Option<Text>,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(code: &str, source: Source, message: Text) -> Self {
        Self {
            severity: Severity::Error,
            code: code.to_owned(),
            source,
            span: None,
            message,
            hint: None,
        }
    }

    /// A warning without a place yet.
    pub fn warning(code: &str, source: Source, message: Text) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, source, message)
        }
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The same finding with a remedy.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// One or two lines for a terminal or a list.
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

/// The candidate nearest to what was written, if any is near enough to be meant.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (edit_distance(written, c), c))
        .filter(|(d, c)| *d * 2 <= c.len().max(written.len()))
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
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
    }

    #[test]
    fn spans_count_characters_not_bytes() {
        let span = Span::of_bytes("a\n网格x", 8..9);
        assert_eq!((span.line, span.column), (2, 3));
    }
}
