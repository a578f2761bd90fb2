//! A tokenizer for Rhai source that accepts malformed text too.

use gongzhi_base::marks::comment;

/// A token by its range in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Token {
    /// Its first byte.
    pub start: usize,
    /// One past its last.
    pub end: usize,
}

impl Token {
    /// Its text.
    pub fn text(self, source: &str) -> &str {
        &source[self.start..self.end]
    }
}

/// The tokens of a text from a position on, without blanks and comments: words, whole strings, single other characters.
pub(crate) fn tokens(text: &str, from: usize) -> impl Iterator<Item = Token> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let next = rest.chars().next()?;
            let start = at;
            if next.is_whitespace() {
                at += next.len_utf8();
            } else if rest.starts_with("//") {
                at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                at += comment(rest);
            } else {
                at += token(rest, next);
                return Some(Token { start, end: at });
            }
        }
    })
}

fn token(rest: &str, next: char) -> usize {
    match next {
        '"' | '\'' => quoted(rest, next),
        '`' => template(rest),
        '#' => raw(rest),
        c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
        c => c.len_utf8(),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a string or character with escapes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return i + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a template string, which may contain expressions in `${…}`.
fn template(rest: &str) -> usize {
    let mut at = 1;
    while let Some(c) = rest[at..].chars().next() {
        if rest[at..].starts_with("${") {
            at = super::closing(rest, at + 1, "}");
        } else if c == '`' {
            return at + 1;
        } else {
            at += c.len_utf8();
        }
    }
    rest.len()
}

/// The length of a raw string `#"…"#`, or of a single `#`.
fn raw(rest: &str) -> usize {
    let marks = rest.len() - rest.trim_start_matches('#').len();
    if !rest[marks..].starts_with('"') {
        return 1;
    }
    let close = format!("\"{}", &rest[..marks]);
    let body = marks + 1;
    rest[body..]
        .find(&close)
        .map_or(rest.len(), |i| body + i + close.len())
}
