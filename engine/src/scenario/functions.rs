//! Rule blocks as functions: splits Rhai source at its top level, without compiling it.
//!
//! Scenarios replace rules function by function, so a block must come apart. Strings, comments and nested
//! braces are respected; source that does not come apart is kept whole for the compiler to complain about.

/// A top-level item of a block, with the comments and blank lines before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'t> {
    /// What it defines.
    pub defines: Defines<'t>,
    /// Its text.
    pub text: &'t str,
}

/// What a top-level item defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Defines<'t> {
    /// A function.
    Function(&'t str),
    /// A constant.
    Constant(&'t str),
    /// Neither: a trailing comment, or a statement.
    Other,
}

/// Takes a block apart.
pub(crate) fn split(block: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while let Some((defines, end)) = item(block, start) {
        pieces.push(Piece {
            defines,
            text: &block[start..end],
        });
        start = end;
    }
    if !block[start..].trim().is_empty() {
        pieces.push(Piece {
            defines: Defines::Other,
            text: &block[start..],
        });
    }
    pieces
}

/// The names of the functions that a block defines.
pub(crate) fn function_names(block: &str) -> Vec<&str> {
    split(block)
        .into_iter()
        .filter_map(|p| match p.defines {
            Defines::Function(name) => Some(name),
            _ => None,
        })
        .collect()
}

/// The source as bare tokens: equal for sources that differ in comments and layout only.
pub(crate) fn canonical(source: &str) -> String {
    let words: Vec<&str> = tokens(source, 0).map(|t| &source[t.start..t.end]).collect();
    words.join(" ")
}

/// The item that begins at `start`, and where it ends; none if only blanks or comments are left.
fn item(block: &str, start: usize) -> Option<(Defines<'_>, usize)> {
    let mut words = tokens(block, start).peekable();
    let first = words.peek().copied()?;
    let mut kind = &block[first.start..first.end];
    if kind == "private" {
        words.next();
        kind = words.peek().map_or("", |t| &block[t.start..t.end]);
    }
    words.next();
    let name = words.peek().map_or("", |t| &block[t.start..t.end]);
    let defines = match kind {
        "fn" => Defines::Function(name),
        "const" => Defines::Constant(name),
        _ => Defines::Other,
    };
    let stop = if kind == "fn" { "}" } else { ";" };
    Some((defines, end_of_item(block, start, stop)))
}

fn end_of_item(block: &str, start: usize, stop: &str) -> usize {
    let mut depth = 0_usize;
    for token in tokens(block, start) {
        let text = &block[token.start..token.end];
        match text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && text == stop {
            return token.end;
        }
    }
    block.len()
}

#[derive(Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
}

/// Tokens without blanks and comments: words, single marks, whole strings.
fn tokens(text: &str, from: usize) -> impl Iterator<Item = Token> + '_ {
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

/// Length of a block comment; they nest.
fn comment(rest: &str) -> usize {
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

/// Length of a string or character with escapes.
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

/// Length of a back-quoted string, which may hold expressions in `${…}`.
fn template(rest: &str) -> usize {
    let mut at = 1;
    while let Some(c) = rest[at..].chars().next() {
        if rest[at..].starts_with("${") {
            at = end_of_item(rest, at + 1, "}");
        } else if c == '`' {
            return at + 1;
        } else {
            at += c.len_utf8();
        }
    }
    rest.len()
}

/// Length of a raw string `#"…"#`, or of a lone mark.
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

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = r##"
// fn not_me() {}
const LIMIT = #{ a: "};" };
/* fn nor_me() { /* nested } */ } */
fn first(x) { if x > 1 { "}" } else { '}' } }
private fn second(x) {
    let s = `a ${ if x { "}`" } else { "{" } } }`;
    let r = #"a " } "#;
    s // }
}

fn third() { 1 }
// the end
"##;

    #[test]
    fn functions_come_apart_whatever_they_hold() {
        assert_eq!(function_names(BLOCK), ["first", "second", "third"]);
        let pieces = split(BLOCK);
        assert_eq!(pieces[0].defines, Defines::Constant("LIMIT"));
        assert!(pieces[1].text.contains("nor_me") && pieces[1].text.trim_end().ends_with('}'));
        assert_eq!(pieces.iter().map(|p| p.text).collect::<String>(), BLOCK);
    }

    #[test]
    fn broken_source_is_kept_whole() {
        for text in [
            "fn a() { \"",
            "fn a() { ` ${ ",
            "/* ",
            "}}}",
            "fn",
            "fn a(",
            "'",
            "#\"",
            "网",
        ] {
            assert_eq!(
                split(text).iter().map(|p| p.text).collect::<String>(),
                if text == "/* " { "/* " } else { text }
            );
        }
    }

    #[test]
    fn layout_and_comments_do_not_count() {
        assert_eq!(
            canonical("fn a(x) { x+1 } // one"),
            canonical("/* two */ fn a ( x )\n{\n  x + 1\n}")
        );
        assert_ne!(canonical("\"a b\""), canonical("\"a  b\""));
    }
}
