//! Looks for such marks where a text is code.

use super::{Found, Syntax, plain};
use crate::diagnostic::Span;

/// Every such mark outside of strings and comments, in order.
pub fn find(text: &str, syntax: Syntax) -> Vec<Found> {
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
    found: Vec<Found>,
}

/// Marks that may close what a mark of the same row opens.
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

    /// Goes on by some bytes.
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

    /// One character; it is noted if it stands for a plain one.
    fn mark(&mut self) {
        let Some(written) = self.rest.chars().next() else {
            return;
        };
        if let Some(plain) = plain(written) {
            self.found.push(Found {
                span: Span::at(self.line, self.column),
                written,
                plain,
            });
        }
        self.skip(written.len_utf8());
    }

    /// A string in plain quotes; one that its line does not close may have been closed by a curly one.
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
            // Rhai's strings go on behind a backslash at the end of a line.
            None if body.trim_end_matches('\r').ends_with('\\') => {
                let end = closed(self.rest, quote, escapes);
                self.skip(end.unwrap_or(line));
            }
            None => self.skip(line),
        }
    }

    /// A string in curly quotes: both ends are noted, what is between them is text.
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

/// Length of a string in plain quotes, if it is closed.
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

/// Length of a string over several lines.
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

/// Length of what stands in single quotes on one line in a rule, or of the lone quote.
fn character(rest: &str) -> usize {
    let line = rest.find('\n').unwrap_or(rest.len());
    closed(&rest[..line], '\'', true).unwrap_or(1)
}

/// Length of a block comment; they nest.
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
