//! Scans code for full-width and typographic characters, skipping strings and comments.

use super::{FoundMark, Syntax, plain};
use crate::diagnostic::Span;

/// Every such character outside of strings and comments, in text order.
pub fn find(text: &str, syntax: Syntax) -> Vec<FoundMark> {
    let mut scan = Scan {
        rest: text,
        line: 1,
        column: 1,
        found: Vec::new(),
    };
    while let Some(next) = scan.rest.chars().next() {
        scan.item(next, syntax);
    }
    scan.found
}

struct Scan<'t> {
    rest: &'t str,
    line: u32,
    column: u32,
    found: Vec<FoundMark>,
}

/// Quotation marks by kind: one of a kind may close what another of that kind opens.
const QUOTES: [&[char]; 2] = [
    &['“', '”', '„', '＂', '「', '」', '『', '』', '"'],
    &['‘', '’', '＇', '\''],
];

impl Scan<'_> {
    fn item(&mut self, next: char, syntax: Syntax) {
        let (rest, toml) = (self.rest, syntax == Syntax::Toml);
        if (toml && next == '#') || (!toml && rest.starts_with("//")) {
            self.skip(rest.find('\n').unwrap_or(rest.len()));
        } else if !toml && rest.starts_with("/*") {
            self.skip(comment(rest));
        } else if let Some(long) = long_string(rest, syntax) {
            self.skip(long);
        } else if next == '"' || (toml && next == '\'') {
            self.string(next, syntax);
        } else if !toml && next == '\'' {
            self.skip(character(rest));
        } else if let Some(row) = QUOTES.iter().find(|row| row.contains(&next)) {
            self.quoted(row);
        } else {
            self.mark();
        }
    }

    /// Advances by some bytes.
    fn skip(&mut self, bytes: usize) {
        let (over, rest) = self.rest.split_at(bytes);
        for c in over.chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.rest = rest;
    }

    /// Scans one character, and records it if it must be replaced.
    fn mark(&mut self) {
        let Some(written) = self.rest.chars().next() else {
            return;
        };
        if let Some(plain) = plain(written) {
            self.found.push(FoundMark {
                span: Span::at(self.line, self.column),
                written,
                plain,
            });
        }
        self.skip(written.len_utf8());
    }

    /// Skips a string in plain quotes. If the line does not close it, a curly quote may have been meant to.
    fn string(&mut self, quote: char, syntax: Syntax) {
        let line = self.rest.find('\n').unwrap_or(self.rest.len());
        let escapes = !(syntax == Syntax::Toml && quote == '\'');
        if let Some(end) = closed(&self.rest[..line], quote, escapes) {
            return self.skip(end);
        }
        let body = &self.rest[1..line];
        match body.find(['“', '”', '＂']) {
            Some(at) => {
                self.skip(1 + at);
                self.mark();
            }
            // In Rhai, a backslash at the end of a line continues the string.
            None if body.trim_end_matches('\r').ends_with('\\') => {
                let end = closed(self.rest, quote, escapes);
                self.skip(end.unwrap_or(line));
            }
            None => self.skip(line),
        }
    }

    /// Records both quotes of a string in curly quotes and skips the text between them.
    fn quoted(&mut self, row: &[char]) {
        let line = self.rest.find('\n').unwrap_or(self.rest.len());
        let inner = &self.rest[..line];
        let open = inner.chars().next().map_or(0, char::len_utf8);
        let end = inner[open..].find(row).map(|at| open + at);
        self.mark();
        if let Some(end) = end {
            self.skip(end - open);
            self.mark();
        }
    }
}

/// The length in bytes of a string in plain quotes, if it is closed.
fn closed(text: &str, quote: char, escapes: bool) -> Option<usize> {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' if escapes => escaped = true,
            c if c == quote => return Some(i + 1),
            _ => {}
        }
    }
    None
}

/// The length in bytes of a string that may span lines, if one begins here.
fn long_string(rest: &str, syntax: Syntax) -> Option<usize> {
    let fences: &[&str] = match syntax {
        Syntax::Toml => &["\"\"\"", "'''"],
        Syntax::Rhai => &["`"],
    };
    let fence = fences.iter().find(|fence| rest.starts_with(**fence))?;
    let body = fence.len();
    let end = rest[body..].find(fence).map(|at| body + at + fence.len());
    Some(end.unwrap_or(rest.len()))
}

/// The length in bytes of a character literal, or of the quote alone if the line does not close it.
fn character(rest: &str) -> usize {
    let line = rest.find('\n').unwrap_or(rest.len());
    closed(&rest[..line], '\'', true).unwrap_or(1)
}

/// The length in bytes of a block comment. Block comments nest.
pub fn comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let tail = &rest.as_bytes()[at..];
        if tail.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if tail.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}
