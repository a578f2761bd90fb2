//! Describes, in both languages, what is wrong with a text that is not TOML.
//!
//! The parser reports in English, and repeats every consequence of a mistake. Here each mistake is reported once,
//! where it begins: full-width punctuation and percentages by name, everything else by what the parser found there.

mod words;

use std::collections::BTreeSet;

use super::findings::{Findings, Span};
use super::written;
use gongzhi_base::diagnostic::cut;
use gongzhi_base::marks;
use gongzhi_base::text::Text;
use words::{UNKNOWN, WORDS};

/// Reports the parser's errors, one finding per mistake.
pub(super) fn report(text: &str, errors: &[toml::de::Error], findings: &mut Findings<'_>) {
    let lines = Lines::of(text);
    let mut found: Vec<Found<'_>> = errors.iter().map(|e| Found::new(e, &lines)).collect();
    found.sort_by_key(|f| f.at.start);
    name_open_ends(&mut found);
    let marked: Vec<Marked> = {
        let mut seen = BTreeSet::new();
        let once = found.iter().filter(|f| seen.insert(f.line));
        once.filter_map(|f| marked(&lines, f.line)).collect()
    };
    tell_marks(&marked, findings);
    let explained: BTreeSet<usize> = marked.iter().map(|m| m.line).collect();
    let mut seen = BTreeSet::new();
    for f in found {
        if !explained.contains(&f.line) && seen.insert(f.line) {
            f.tell(&lines, findings);
        }
        // Everything that follows is inside an unclosed construct, so later errors mean nothing.
        if f.swallows_what_follows() {
            break;
        }
    }
}

/// For an unclosed list or table, the parser reports a missing comma on every following line.
fn name_open_ends(found: &mut [Found<'_>]) {
    for (comma, open) in [
        ("missing comma between array", "unclosed array"),
        ("missing comma between key-value", "unclosed inline table"),
    ] {
        let mut missing = found.iter_mut().filter(|f| f.words.starts_with(comma));
        let first = missing.next();
        if let (Some(first), Some(_)) = (first, missing.next()) {
            first.words = open;
        }
    }
}

/// The lines of a text, by number from 0.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(i, _)| i + 1));
        Self {
            text,
            starts: starts.collect(),
        }
    }

    fn number(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1) - 1
    }

    fn line(&self, number: usize) -> &'t str {
        let start = self.starts.get(number).copied().unwrap_or(0);
        let end = self.starts.get(number + 1).copied();
        self.text
            .get(start..end.unwrap_or(self.text.len()))
            .unwrap_or_default()
    }
}

/// A full-width character outside quotes.
struct Marked {
    /// Line, from 0.
    line: usize,
    at: Span,
    mark: char,
    meant: &'static str,
}

fn marked(lines: &Lines<'_>, line: usize) -> Option<Marked> {
    let start = lines.starts.get(line)?;
    let mut quote = None;
    for (place, mark) in lines.line(line).char_indices() {
        match (quote, mark) {
            (None, '#') => return None,
            (None, '"' | '\'') => quote = Some(mark),
            (Some(open), _) if open == mark => quote = None,
            (Some(_), _) => {}
            (None, _) => {
                if let Some(meant) = marks::plain(mark).filter(|plain| !plain.is_empty()) {
                    let at = start + place;
                    return Some(Marked {
                        line,
                        at: at..at + mark.len_utf8(),
                        mark,
                        meant,
                    });
                }
            }
        }
    }
    None
}

fn tell_marks(marked: &[Marked], findings: &mut Findings<'_>) {
    let Some(first) = marked.first() else { return };
    let (mark, meant) = (first.mark, first.meant);
    let message = match mark {
        '\u{3000}' => Text::new("这里有一个全角空格。", "There is a full-width space here."),
        _ => Text::new(
            format!("这里的 {mark} 是全角标点或全角字符。"),
            format!("The {mark} here is a full-width character."),
        ),
    };
    let (more_zh, more_en) = others(&marked[1..]);
    let (now_zh, now_en) = match meant {
        " " => ("半角空格".to_owned(), "an ordinary space".to_owned()),
        _ => (format!("半角的 {meant}"), format!("a plain {meant}")),
    };
    let hint = Text::new(
        format!("改成{now_zh}（切换到英文输入法再输入）。{more_zh}"),
        format!("Type {now_en} instead (with the keyboard set to English).{more_en}"),
    );
    findings.error("full-width", Some(&first.at), message, Some(hint));
}

/// The other lines on which the same character appears.
fn others(marked: &[Marked]) -> (String, String) {
    const NAMED: usize = 5;
    if marked.is_empty() {
        return Default::default();
    }
    let numbers = marked.iter().take(NAMED).map(|m| (m.line + 1).to_string());
    let numbers: Vec<String> = numbers.collect();
    let (zh, en) = if marked.len() > NAMED {
        ("等", " and others")
    } else {
        ("", "")
    };
    (
        format!("第 {} 行{zh}也有全角字符。", numbers.join("、")),
        format!(" Also on line {}{en}.", numbers.join(", ")),
    )
}

/// A finding of the parser.
struct Found<'e> {
    words: &'e str,
    at: Span,
    line: usize,
}

impl<'e> Found<'e> {
    fn new(error: &'e toml::de::Error, lines: &Lines<'_>) -> Self {
        let at = error.span().unwrap_or(0..0);
        // The end of the text is reported at its last line.
        let within = at.start.min(lines.text.len());
        Self {
            words: error.message(),
            line: lines.number(within),
            at: within..at.end.clamp(within, lines.text.len()),
        }
    }

    /// Whether a construct over several lines was not closed.
    fn swallows_what_follows(&self) -> bool {
        let of_one_line = self.words.starts_with("unclosed table")
            || self.words.starts_with("unclosed array table");
        let open = self.words.starts_with("unclosed");
        (open && !of_one_line) || self.words.starts_with("invalid multi-line")
    }

    fn tell(&self, lines: &Lines<'_>, findings: &mut Findings<'_>) {
        let value = value(lines.line(self.line));
        if let Some(share) = written::percent(value) {
            let value = cut(value);
            let message = Text::new(
                format!("{value} 不是数：方案文件中没有百分号。"),
                format!("{value} is not a number: a scenario has no per cent signs."),
            );
            let hint = Text::new(format!("写作 {share}。"), format!("Write {share}."));
            findings.error("malformed-toml", Some(&self.at), message, Some(hint));
            return;
        }
        if let Some((message, hint)) = written::wrong_day(value) {
            findings.error("bad-date", Some(&self.at), message, Some(hint));
            return;
        }
        let known = WORDS
            .iter()
            .find(|(words, ..)| self.words.starts_with(words));
        let (zh, en, do_zh, do_en) =
            known.map_or(UNKNOWN, |(_, zh, en, do_zh, do_en)| (zh, en, do_zh, do_en));
        let (message, hint) = (Text::new(zh, en), Text::new(do_zh, do_en));
        findings.error("malformed-toml", Some(&self.at), message, Some(hint));
    }
}

/// What follows the equals sign on a line.
fn value(line: &str) -> &str {
    let (_, value) = line.split_once('=').unwrap_or_default();
    value.split('#').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;
    use gongzhi_base::diagnostic::Diagnostic;

    fn found(text: &str) -> Vec<Diagnostic> {
        let mut findings = Findings::new(text);
        assert!(tree::parse(text, &mut findings).is_none(), "{text}");
        findings.finish()
    }

    /// The one finding about a text: its code, line, message and hint.
    fn one(text: &str) -> (String, u32, Text, Text) {
        let found = found(text);
        let [d] = found.as_slice() else {
            panic!("{text}: {found:?}");
        };
        let hint = d.hint.clone().unwrap();
        (
            d.code.clone(),
            d.span.unwrap().line,
            d.message.clone(),
            hint,
        )
    }

    fn is_latin(text: &str) -> bool {
        !text.chars().any(|c| ('\u{3400}'..'\u{a000}').contains(&c))
    }

    #[test]
    fn marks_of_a_chinese_keyboard_are_named_once_with_what_to_type() {
        for (text, meant) in [
            ("a = 1\nname = “小城”\n", "\""),
            ("a = 1\nname ＝ 1\n", "="),
            ("a = 1\nx = [1，2]\n", ","),
            ("a = 1\nx = １２\n", "1"),
            ("a = 1\n［meta］\n", "["),
            ("a = 1\nx = ‘小城’\n", "\""),
        ] {
            let (code, line, _, hint) = one(text);
            assert_eq!((code.as_str(), line), ("full-width", 2), "{text}");
            assert!(hint.zh.contains(&format!("半角的 {meant}")), "{}", hint.zh);
            assert!(hint.en.contains(&format!("a plain {meant}")), "{}", hint.en);
        }
        let (_, line, _, hint) = one("a = “x”\nb = “y”\nc = “z”\n");
        assert_eq!(line, 1);
        assert!(hint.zh.contains("第 2、3 行"), "{}", hint.zh);
        // Inside quotes and comments they are allowed.
        let (code, ..) = one("a = \"他说“好”\" b\n");
        assert_eq!(code, "malformed-toml");
    }

    #[test]
    fn a_mistake_is_told_once_and_in_the_language_asked_for() {
        for text in [
            "a = 1\na = 2\n",
            "a = \n",
            "a\n",
            "[meta\nid = 1\n",
            "x = [1, 2\ny = 3\n[meta]\nid = 4\n",
            "x = { a = 1, b\n",
            "x = \"abc\ny = 1\n",
            "x = '''abc\ny = 1\nz = 2\n",
            "x = abc\n",
            "x = 007\n",
            "x = 1.2.3\n",
            "x = 40%\n",
            "x = 2018-02-29\n",
            "x = TRUE\n",
            "x = = 1\n",
            "x = 1 y = 2\n",
            "a = 1\n[a]\nb = 2\n",
            "x = \"\\q\"\n",
            "你好 = 1\n",
            "x = [1 2]\n",
            "x = 1]\n",
        ] {
            let (code, _, message, hint) = one(text);
            assert!(
                ["malformed-toml", "bad-date"].contains(&code.as_str()),
                "{text}"
            );
            assert!(is_latin(&message.en) && is_latin(&hint.en), "{text}");
            let letters = |t: &str| {
                t.split(|c: char| !c.is_ascii_alphabetic())
                    .map(str::len)
                    .max()
            };
            assert!(letters(&message.zh) <= Some(5), "{text}: {}", message.zh);
        }
        assert_eq!(one("x = 40%\n").3.zh, "写作 0.4。");
    }
}
