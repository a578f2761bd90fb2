//! Splits Rhai source into its top-level functions and constants without compiling it.
//!
//! Scenarios replace rules function by function, and an editor shows functions while they are being written. Strings, comments
//! and nested braces are respected. Malformed source is kept whole; the compiler reports its errors.

mod tokens;

use std::collections::BTreeSet;
use std::ops::Range;

pub(super) use tokens::{Token, tokens};

/// A top-level item of a block, with the comments and blank lines before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What it defines.
    pub defines: Defines<'t>,
    /// Its text.
    pub text: &'t str,
}

/// What a top-level item defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Defines<'t> {
    /// A function.
    Function(&'t str),
    /// A constant.
    Constant(&'t str),
    /// Neither: a trailing comment, or a statement.
    Other,
}

/// The position of a function in its source, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionText {
    /// The function's name.
    pub name: String,
    /// The range of the name.
    pub name_at: Range<usize>,
    /// The range of the comment directly above, signature and body.
    pub whole: Range<usize>,
}

/// Splits a block into its top-level items. Their texts add up to the block, except for trailing blanks.
pub fn split(block: &str) -> Vec<Piece<'_>> {
    let mut start = 0;
    let mut pieces = Vec::new();
    for item in items(block) {
        pieces.push(Piece {
            defines: item.defines,
            text: &block[start..item.end],
        });
        start = item.end;
    }
    if !block[start..].trim().is_empty() {
        pieces.push(Piece {
            defines: Defines::Other,
            text: &block[start..],
        });
    }
    pieces
}

/// The functions of a source, in order.
pub fn functions(source: &str) -> Vec<FunctionText> {
    let named = |item: Item<'_>| match item.defines {
        Defines::Function(name) if !name.is_empty() => Some(FunctionText {
            name: name.to_owned(),
            name_at: item.name_at,
            whole: comment_start(source, item.first)..item.end,
        }),
        _ => None,
    };
    items(source).filter_map(named).collect()
}

/// The names of the functions that a block defines.
pub fn function_names(block: &str) -> Vec<&str> {
    let name = |item: Item<'_>| &block[item.name_at];
    let functions = items(block).filter(|i| matches!(i.defines, Defines::Function(_)));
    functions.map(name).collect()
}

/// The tokens of a source, separated by spaces: equal for sources that differ only in comments and layout.
pub fn canonical(source: &str) -> String {
    let words: Vec<&str> = tokens(source, 0).map(|t| t.text(source)).collect();
    words.join(" ")
}

/// Most numbers that are extracted from a source.
const MOST_NUMBERS: usize = 1_000;

/// The distinct numeric literals of a source, in order and without signs.
pub fn numbers(source: &str) -> Vec<f64> {
    let mut found: Vec<f64> = Vec::new();
    let mut seen = BTreeSet::new();
    let words: Vec<Token> = tokens(source, 0).collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let part = |i: usize| words.get(i).map_or("", |t| t.text(source));
        let mut text = word.text(source).to_owned();
        if text.starts_with(|c: char| c.is_ascii_digit()) && part(at + 1) == "." {
            text = format!("{text}.{}", part(at + 2));
            at += 2;
        }
        if let Ok(x) = text.replace('_', "").parse::<f64>()
            && seen.insert(x.to_bits())
        {
            found.push(x);
            if found.len() >= MOST_NUMBERS {
                break;
            }
        }
        at += 1;
    }
    found
}

/// A top-level item.
struct Item<'t> {
    defines: Defines<'t>,
    /// The start of its first token after comments.
    first: usize,
    name_at: Range<usize>,
    end: usize,
}

fn items(block: &str) -> impl Iterator<Item = Item<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let found = item(block, start)?;
        start = found.end;
        Some(found)
    })
}

/// The item that begins at `start`. None if only blanks or comments are left.
fn item(block: &str, start: usize) -> Option<Item<'_>> {
    let mut words = tokens(block, start).peekable();
    let first = words.next()?;
    let mut kind = first.text(block);
    if kind == "private" {
        kind = words.next().map_or("", |t| t.text(block));
    }
    let name_at = words
        .peek()
        .map_or(block.len()..block.len(), |t| t.start..t.end);
    let name = &block[name_at.clone()];
    let defines = match kind {
        "fn" => Defines::Function(name),
        "const" => Defines::Constant(name),
        _ => Defines::Other,
    };
    let stop = if kind == "fn" { "}" } else { ";" };
    Some(Item {
        defines,
        first: first.start,
        name_at,
        end: closing(block, start, stop),
    })
}

/// The end of the item that begins at `start`: after the token that closes it, or before the next function.
fn closing(block: &str, start: usize, stop: &str) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens(block, start).enumerate() {
        let text = token.text(block);
        match text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && text == stop {
            return token.end;
        }
        if depth == 0 && i > 0 && stop == ";" && matches!(text, "fn" | "private") {
            return token.start;
        }
    }
    block.len()
}

/// The start of the line comments directly above a position, or of its line.
fn comment_start(source: &str, at: usize) -> usize {
    let mut start = source[..at].rfind('\n').map_or(0, |n| n + 1);
    if !source[start..at].trim().is_empty() {
        return at;
    }
    while start > 0 {
        let previous = source[..start - 1].rfind('\n').map_or(0, |n| n + 1);
        if !source[previous..start].trim_start().starts_with("//") {
            break;
        }
        start = previous;
    }
    start
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
    fn functions_are_found_with_their_comments() {
        let source = "const K = 1;\n\n// 注释 fn no()\n// b\nfn a(x) { \"}\" + `{` }\nfn b() { if true { 1 } /* } */ else { 2 } }";
        let found = functions(source);
        let texts: Vec<_> = found.iter().map(|f| &source[f.whole.clone()]).collect();
        assert_eq!(found.len(), 2);
        assert!(texts[0].starts_with("// 注释") && texts[0].ends_with('}'));
        assert_eq!(texts[1], "fn b() { if true { 1 } /* } */ else { 2 } }");
        assert_eq!(&source[found[0].name_at.clone()], "a");
    }

    #[test]
    fn functions_are_found_beside_what_is_half_written() {
        for (text, names) in [
            ("fn a( { \"", vec!["a"]),
            ("fn", vec![]),
            ("/* fn a() {}", vec![]),
            ("const K = \nfn a() { 1 }\nfn b() { 2 }", vec!["a", "b"]),
            ("half\nprivate fn a() { 1 }", vec!["a"]),
        ] {
            let found = functions(text);
            let found: Vec<&str> = found.iter().map(|f| f.name.as_str()).collect();
            assert_eq!(found, names, "{text}");
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
