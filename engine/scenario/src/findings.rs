//! Collects findings about a scenario file, with their lines and columns.
//!
//! It stops after a hundred findings, more than anyone reads.

use gongzhi_base::diagnostic::{Diagnostic, Severity, Source, Span as Place};
use gongzhi_base::text::Text;

/// A place in a text, in bytes.
pub(super) type Span = std::ops::Range<usize>;

const MOST: usize = 100;

/// Unknown names for which a similar name is searched, at most.
const MOST_SUGGESTIONS: usize = 20;

/// The findings about one file so far.
pub(super) struct Findings<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
    fallback: Option<Span>,
    found: Vec<Diagnostic>,
    suggestions: usize,
}

impl<'t> Findings<'t> {
    /// No findings yet.
    pub fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let line_starts = std::iter::once(0)
            .chain(breaks.map(|(i, _)| i + 1))
            .collect();
        Self {
            text,
            line_starts,
            fallback: None,
            found: Vec::new(),
            suggestions: 0,
        }
    }

    /// Sets where findings about a parent's file are reported: at the line that names the parent.
    pub fn blame_parent(&mut self, at: Option<Span>) {
        self.fallback = at;
    }

    /// Whether to search for another similar name; searches take time, so their number is limited.
    pub fn may_suggest(&mut self) -> bool {
        self.suggestions += 1;
        self.suggestions <= MOST_SUGGESTIONS
    }

    /// Whether no further findings are accepted.
    pub fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Whether there are errors. Errors prevent a run.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// Adds an error.
    pub fn error(&mut self, code: &str, at: Option<&Span>, message: Text, hint: Option<Text>) {
        self.add(Diagnostic::error(code, Source::Scenario, message), at, hint);
    }

    /// Adds a warning.
    pub fn warning(&mut self, code: &str, at: Option<&Span>, message: Text, hint: Option<Text>) {
        self.add(
            Diagnostic::warning(code, Source::Scenario, message),
            at,
            hint,
        );
    }

    fn add(&mut self, mut finding: Diagnostic, at: Option<&Span>, hint: Option<Text>) {
        if self.is_full() {
            return;
        }
        finding.span = at.or(self.fallback.as_ref()).map(|r| self.place(r));
        finding.hint = hint;
        self.found.push(finding);
    }

    /// All findings, in text order.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|d| d.span.map_or((0, 0), |s| (s.line, s.column)));
        self.found
    }

    /// Byte range, in the file, of a part of the text value at `whole`; `None` if the file writes the text
    /// differently, for example with escapes.
    pub fn inside(&self, whole: &Span, value: &str, part: Span) -> Option<Span> {
        let raw = self.text.get(whole.clone())?;
        let quotes = ["\"\"\"", "'''", "\"", "'"];
        let open = quotes.into_iter().find(|q| raw.starts_with(q))?;
        let body = raw.strip_prefix(open)?;
        // TOML drops a line break right after the opening quotes.
        let body = body
            .strip_prefix('\n')
            .or(body.strip_prefix("\r\n"))
            .unwrap_or(body);
        let start = whole.start + raw.len() - body.len();
        body.starts_with(value)
            .then(|| start + part.start..start + part.end)
    }

    /// The line of a byte, from 1.
    pub fn line(&self, byte: usize) -> u32 {
        self.line_starts.partition_point(|start| *start <= byte) as u32
    }

    fn place(&self, range: &Span) -> Place {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end);
        Place {
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn position(&self, byte: usize) -> (u32, u32) {
        let line = self.line(byte);
        let start = self
            .line_starts
            .get(line as usize - 1)
            .copied()
            .unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or("");
        (line, before.chars().count() as u32 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree_with_the_plain_reckoning() {
        let text = "a\n网格x = 1\n\nb";
        let findings = Findings::new(text);
        for (start, _) in text.char_indices() {
            let range = start..start + 1;
            assert_eq!(
                findings.place(&(start..start)),
                Place::of_bytes(text, start..start),
                "{range:?}"
            );
        }
    }
}
