//! Finds the functions in a Rhai source: where each begins and ends, with the comment above it.
//!
//! It works on text that need not parse, so that the editor can show a function while it is being written.
//! It checks nothing.

use std::ops::Range;

/// A function's place in its source, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FunctionText {
    /// The function's name.
    pub name: String,
    /// The name itself.
    pub name_at: Range<usize>,
    /// The whole: comment, signature and body.
    pub whole: Range<usize>,
}

/// Every function of a source, in order.
pub(crate) fn functions(source: &str) -> Vec<FunctionText> {
    let mut found = Vec::new();
    let mut scanner = Scanner {
        text: source.as_bytes(),
        at: 0,
    };
    while let Some(start) = scanner.next_function() {
        let Some((name, name_at)) = name_after(source, start + 2) else {
            continue;
        };
        scanner.at = name_at.end;
        let end = scanner.skip_body();
        found.push(FunctionText {
            name,
            name_at,
            whole: comment_start(source, start)..end,
        });
    }
    found
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    /// Moves behind the next `fn` at the top level and gives its start.
    fn next_function(&mut self) -> Option<usize> {
        while self.at < self.text.len() {
            if self.skip_opaque() {
                continue;
            }
            let start = self.at;
            if is_word(self.text[start]) {
                self.skip_word();
                if &self.text[start..self.at] == b"fn" {
                    return Some(start);
                }
            } else {
                self.at += 1;
            }
        }
        None
    }

    /// Moves behind the braces that follow, or to the end.
    fn skip_body(&mut self) -> usize {
        let mut depth = 0usize;
        while self.at < self.text.len() {
            if self.skip_opaque() {
                continue;
            }
            let byte = self.text[self.at];
            self.at += 1;
            match byte {
                b'{' => depth += 1,
                b'}' if depth <= 1 => return self.at,
                b'}' => depth -= 1,
                _ => {}
            }
        }
        self.at
    }

    fn skip_word(&mut self) {
        while self.at < self.text.len() && is_word(self.text[self.at]) {
            self.at += 1;
        }
    }

    /// Skips a comment or a string, if one begins here.
    fn skip_opaque(&mut self) -> bool {
        let rest = &self.text[self.at..];
        if rest.starts_with(b"//") {
            self.at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        } else if rest.starts_with(b"/*") {
            self.skip_block_comment();
        } else if let Some(quote @ (b'"' | b'\'' | b'`')) = rest.first() {
            self.skip_string(*quote);
        } else {
            return false;
        }
        true
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0usize;
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            if rest.starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    fn skip_string(&mut self, quote: u8) {
        self.at += 1;
        while self.at < self.text.len() {
            let byte = self.text[self.at];
            self.at += if byte == b'\\' && quote != b'`' { 2 } else { 1 };
            if byte == quote {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn name_after(source: &str, from: usize) -> Option<(String, Range<usize>)> {
    let rest = &source[from..];
    let start = from + (rest.len() - rest.trim_start().len());
    let len = source[start..].bytes().take_while(|b| is_word(*b)).count();
    (len > 0).then(|| (source[start..start + len].to_owned(), start..start + len))
}

/// The start of the line comments that stand directly above a byte, or of its line.
fn comment_start(source: &str, at: usize) -> usize {
    let mut start = source[..at].rfind('\n').map_or(0, |n| n + 1);
    if !matches!(source[start..at].trim(), "" | "private") {
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
    fn broken_sources_do_not_run_away() {
        assert_eq!(functions("fn a( { \"").len(), 1);
        assert_eq!(functions("fn").len(), 0);
        assert_eq!(functions("/* fn a() {}").len(), 0);
    }
}
