//! Habits from other languages in rules that do not parse: names in Chinese, `and` and `not`, `5%`, texts in single quotes,
//! `<>`. Each diagnostic says what to write, with a fix where the replacement is certain.

mod names;

use std::collections::BTreeMap;

use super::sources::{Token, tokens};
use gongzhi_base::diagnostic::{Diagnostic, Edit, Fix, Source, Span, cut};
use gongzhi_base::text::Text;

/// Most diagnostics per block: a reader fixes the first ones and checks again.
const MOST: usize = 8;

/// All diagnostics of this kind, in text order.
pub(super) fn find(place: &Source, source: &str) -> Vec<Diagnostic> {
    let words: Vec<Word<'_>> = tokens(source, 0).map(|t| Word::new(source, t)).collect();
    let mut found = Collector {
        place,
        source,
        diagnostics: Vec::new(),
        seen: BTreeMap::new(),
    };
    for at in 0..words.len() {
        if found.diagnostics.len() >= MOST {
            break;
        }
        found.word(&words, at);
    }
    found.diagnostics
}

#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Word<'t> {
    fn new(source: &'t str, token: Token) -> Self {
        Self {
            text: token.text(source),
            start: token.start,
            end: token.end,
        }
    }

    fn is_name(self) -> bool {
        let first = self.text.chars().next();
        first.is_some_and(|c| c.is_alphabetic() || c == '_')
    }

    fn is_number(self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a value may end with this token.
    fn ends_value(self) -> bool {
        let closes = matches!(self.text, ")" | "]" | "}");
        let text = self.text.starts_with(['"', '`']);
        closes || text || self.is_number() || (self.is_name() && !KEYWORDS.contains(&self.text))
    }

    /// Whether a value may begin with this token.
    fn begins_value(self) -> bool {
        let opens = matches!(self.text, "(" | "!" | "-");
        let text = self.text.starts_with(['"', '`']);
        opens || text || self.is_number() || (self.is_name() && !KEYWORDS.contains(&self.text))
    }
}

/// Words that are not values.
const KEYWORDS: &[&str] = &[
    "let", "const", "if", "else", "switch", "while", "loop", "for", "in", "do", "until", "break",
    "continue", "return", "throw", "try", "catch", "fn", "private", "and", "or", "not",
];

struct Collector<'a> {
    place: &'a Source,
    source: &'a str,
    diagnostics: Vec<Diagnostic>,
    /// The index of the diagnostic about each Chinese name.
    seen: BTreeMap<&'a str, usize>,
}

impl<'a> Collector<'a> {
    fn word(&mut self, words: &[Word<'a>], at: usize) {
        let word = words[at];
        let before = at.checked_sub(1).and_then(|i| words.get(i)).copied();
        let after = words.get(at + 1).copied();
        if word.is_name() && !word.text.is_ascii() {
            return self.chinese(words, at);
        }
        let between = before.is_some_and(Word::ends_value);
        let followed = after.is_some_and(|next| next.begins_value() || next.text == "not");
        match word.text {
            "and" if between && followed => self.operator(word, "&&"),
            "or" if between && followed => self.operator(word, "||"),
            "not" if !between && followed => self.negation(word, after),
            "elif" | "elsif" | "elseif" => self.operator(word, "else if"),
            "%" => self.percent(words, at),
            "<" if touches(word, after, ">") => self.pair(word, after, "!="),
            "=" if touches(word, after, "<") => self.pair(word, after, "<="),
            text if text.starts_with('\'') => self.single_quotes(word),
            _ => {}
        }
    }

    fn add(&mut self, code: &str, range: (usize, usize), said: (Text, Text), plain: Option<&str>) {
        let span = Span::of_bytes(self.source, range.0..range.1);
        let (message, hint) = said;
        let mut found = Diagnostic::error(code, self.place.clone(), message)
            .at(Some(span))
            .hint(hint);
        found.fix = plain.map(|plain| Fix::replace(span, plain));
        self.diagnostics.push(found);
    }

    fn operator(&mut self, word: Word<'_>, plain: &str) {
        self.instead(word.text, (word.start, word.end), plain);
    }

    /// `not x`: the space after it is removed too.
    fn negation(&mut self, word: Word<'_>, after: Option<Word<'_>>) {
        let end = after.map_or(word.end, |next| next.start);
        self.instead(word.text, (word.start, end), "!");
    }

    fn pair(&mut self, word: Word<'_>, after: Option<Word<'_>>, plain: &str) {
        let end = after.map_or(word.end, |next| next.end);
        let written = self.source.get(word.start..end).unwrap_or_default();
        self.instead(written, (word.start, end), plain);
    }

    fn instead(&mut self, written: &str, range: (usize, usize), plain: &str) {
        let message = Text::new(
            format!("规则中没有 `{written}`"),
            format!("rules do not have `{written}`"),
        );
        let hint = Text::new(format!("写作 `{plain}`"), format!("write `{plain}`"));
        self.add("other-language", range, (message, hint), Some(plain));
    }

    /// A number with a percent sign, not followed by a value.
    fn percent(&mut self, words: &[Word<'_>], at: usize) {
        let follows = words.get(at + 1).is_some_and(|w| w.begins_value());
        let Some(start) = number_before(words, at).filter(|_| !follows) else {
            return;
        };
        let range = (start, words[at].end);
        let Some(number) = self.source.get(start..words[at].start) else {
            return;
        };
        let Some(share) = hundredth(number) else {
            return;
        };
        let message = Text::new(
            format!("规则中没有百分数 `{number}%`：`%` 是取余数"),
            format!("rules have no percentages such as `{number}%`: `%` gives a remainder"),
        );
        let hint = Text::new(format!("写作 `{share}`"), format!("write `{share}`"));
        self.add("percentage", range, (message, hint), Some(&share));
    }

    /// A text in single quotes. A single character in them is correct.
    fn single_quotes(&mut self, word: Word<'_>) {
        let inner = word
            .text
            .strip_prefix('\'')
            .and_then(|t| t.strip_suffix('\''));
        let Some(inner) = inner.filter(|t| !t.contains('\n') && t.chars().count() != 1) else {
            return;
        };
        if inner.starts_with('\\') && inner.chars().count() == 2 {
            return;
        }
        let shown = cut(inner);
        let message = Text::new(
            format!("文字要用双引号：`'{shown}'`"),
            format!("write texts in double quotes: `'{shown}'`"),
        );
        let hint = Text::new(
            format!("写作 `\"{shown}\"`"),
            format!("write `\"{shown}\"`"),
        );
        let plain = format!("\"{}\"", inner.replace('"', "\\\""));
        self.add(
            "single-quotes",
            (word.start, word.end),
            (message, hint),
            Some(&plain),
        );
    }

    /// A Chinese name: one diagnostic per name, with a fix for all its occurrences.
    fn chinese(&mut self, words: &[Word<'a>], at: usize) {
        let word = words[at];
        let span = Span::of_bytes(self.source, word.start..word.end);
        let plain = names::replacement(words, at);
        if let Some(known) = self.seen.get(word.text) {
            let fix = self
                .diagnostics
                .get_mut(*known)
                .and_then(|d| d.fix.as_mut());
            if let (Some(fix), Some(plain)) = (fix, plain) {
                fix.edits.push(Edit {
                    span,
                    replacement: plain,
                });
            }
            return;
        }
        self.seen.insert(word.text, self.diagnostics.len());
        let shown = cut(word.text);
        let message = Text::new(
            format!("规则中的名字不能用中文：`{shown}`"),
            format!("names in rules cannot be Chinese: `{shown}`"),
        );
        let hint = match &plain {
            Some(plain) => Text::new(format!("写作 `{plain}`"), format!("write `{plain}`")),
            None => Text::new(
                "名字用英文字母、数字和 `_`，如 `score_1`；文字要加双引号",
                "names consist of letters, digits and `_`, such as `score_1`; write texts in double quotes",
            ),
        };
        let range = (word.start, word.end);
        self.add("chinese-name", range, (message, hint), plain.as_deref());
    }
}

fn touches(word: Word<'_>, after: Option<Word<'_>>, text: &str) -> bool {
    after.is_some_and(|next| next.text == text && next.start == word.end)
}

/// The start of the number that ends immediately before a token.
fn number_before(words: &[Word<'_>], at: usize) -> Option<usize> {
    let joined = |i: usize| words[i].end == words[i + 1].start;
    let last = at.checked_sub(1)?;
    if !words[last].is_number() || !joined(last) {
        return None;
    }
    let decimals = last
        .checked_sub(2)
        .filter(|whole| words[whole + 1].text == "." && joined(whole + 1) && joined(*whole));
    match decimals {
        Some(whole) if words[whole].is_number() => Some(words[whole].start),
        Some(_) => None,
        None => Some(words[last].start),
    }
}

/// A hundredth of a decimal number, computed on its digits: 1.3 → 0.013.
fn hundredth(number: &str) -> Option<String> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let padded = format!("{whole:0>3}");
    let (whole, shifted) = padded.split_at(padded.len() - 2);
    let decimals = format!("{shifted}{decimals}");
    let decimals = decimals.trim_end_matches('0');
    let decimals = if decimals.is_empty() { "0" } else { decimals };
    Some(format!("{whole}.{decimals}"))
}
