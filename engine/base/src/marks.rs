//! Full-width and typographic characters in code: punctuation, letters and spaces from a Chinese keyboard, curly quotes,
//! mathematical signs.
//!
//! Rules and scenario files share this check, so both name the character and its replacement in the same words. Strings and
//! comments may contain any such character.

mod scan;

use crate::diagnostic::{Diagnostic, Edit, Fix, Source, Span};
use crate::text::Text;

pub use scan::comment;
pub use scan::find;

/// The language of a text, which defines its strings and comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Rules.
    Rhai,
    /// Scenario files.
    Toml,
}

/// A character that must be replaced by a plain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundMark {
    /// Where it is.
    pub span: Span,
    /// The character.
    pub written: char,
    /// What to type instead; empty if it is to be deleted.
    pub plain: &'static str,
}

/// Characters outside the Unicode block of full-width forms, and their replacements.
const OTHERS: &[(char, &str)] = &[
    ('\u{3000}', " "),
    ('\u{a0}', " "),
    ('\u{2003}', " "),
    ('\u{2002}', " "),
    ('\u{2009}', " "),
    ('\u{200b}', ""),
    ('\u{feff}', ""),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('「', "\""),
    ('」', "\""),
    ('『', "\""),
    ('』', "\""),
    ('‘', "\""),
    ('’', "\""),
    ('、', ","),
    ('。', "."),
    ('【', "["),
    ('】', "]"),
    ('〔', "["),
    ('〕', "]"),
    ('《', "<"),
    ('》', ">"),
    ('〈', "<"),
    ('〉', ">"),
    ('×', "*"),
    ('÷', "/"),
    ('−', "-"),
    ('–', "-"),
    ('—', "-"),
    ('≤', "<="),
    ('≥', ">="),
    ('≠', "!="),
    ('≦', "<="),
    ('≧', ">="),
];

/// The replacements of the characters in the block of full-width forms, in code-point order.
const PLAIN: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// What to type instead of a character. None if it is not one of them.
pub fn plain(written: char) -> Option<&'static str> {
    if written == '＇' {
        return Some("\"");
    }
    if ('！'..='～').contains(&written) {
        let at = written as usize - '！' as usize;
        return PLAIN.get(at..=at);
    }
    let other = OTHERS.iter().find(|(mark, _)| *mark == written);
    other.map(|(_, plain)| *plain)
}

/// A character as a message shows it; invisible ones are described.
fn shown(mark: char) -> Text {
    match mark {
        '\u{3000}' => Text::new("全角空格", "a full-width space (U+3000)"),
        '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' => Text::new(
            format!("特殊空格（U+{:04X}）", mark as u32),
            format!("an unusual space (U+{:04X})", mark as u32),
        ),
        '\u{200b}' | '\u{feff}' => Text::new(
            format!("看不见的字符（U+{:04X}）", mark as u32),
            format!("an invisible character (U+{:04X})", mark as u32),
        ),
        mark => Text::new(format!("`{mark}`"), format!("`{mark}`")),
    }
}

fn typed(plain: &str) -> Text {
    match plain {
        " " => Text::new("普通空格", "a plain space"),
        "" => Text::new("（删去）", "nothing (delete it)"),
        plain => Text::new(format!("`{plain}`"), format!("`{plain}`")),
    }
}

/// One diagnostic about all such characters of a text, at the first of them, with a fix for all. None if there are none.
pub fn diagnostic(source: Source, found: &[FoundMark]) -> Option<Diagnostic> {
    let first = found.first()?;
    let (mark, plain) = (shown(first.written), typed(first.plain));
    let message = Text::new(
        format!("{}是中文标点或全角字符，这里要写{}", mark.zh, plain.zh),
        format!(
            "{} is not a plain character: write {} here",
            mark.en, plain.en
        ),
    );
    let rest = &found[1..];
    let hint = if rest.is_empty() {
        Text::new(
            format!("切换到英文输入状态，改为{}", plain.zh),
            format!("switch the keyboard to English and type {}", plain.en),
        )
    } else {
        let list = pairs(rest);
        Text::new(
            format!(
                "切换到英文输入状态；另有 {} 处同样要改：{}",
                rest.len(),
                list.zh
            ),
            format!(
                "switch the keyboard to English; {} more to change: {}",
                rest.len(),
                list.en
            ),
        )
    };
    let edits = found.iter().map(|f| Edit {
        span: f.span,
        replacement: f.plain.to_owned(),
    });
    let fix = Fix {
        label: Text::new("全部改为半角", "Change all to plain characters"),
        edits: edits.collect(),
    };
    let diagnostic = Diagnostic::error("full-width", source, message);
    Some(diagnostic.at(Some(first.span)).hint(hint).fix(fix))
}

/// Each character and its replacement, once.
fn pairs(found: &[FoundMark]) -> Text {
    let mut seen: Vec<char> = Vec::new();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for f in found {
        if !seen.contains(&f.written) {
            seen.push(f.written);
            let (mark, plain) = (shown(f.written), typed(f.plain));
            zh.push(format!("{} → {}", mark.zh, plain.zh));
            en.push(format!("{} → {}", mark.en, plain.en));
        }
    }
    Text::new(zh.join("，"), en.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str, syntax: Syntax) -> String {
        let found = diagnostic(Source::Scenario, &find(text, syntax));
        found.unwrap().fix.unwrap().apply(text).unwrap()
    }

    #[test]
    fn every_mark_of_a_chinese_keyboard_has_its_plain_one() {
        let chinese = "（），；：“”‘’！＝＋－＊／％．　【】《》、。？｛｝＜＞＆｜～＂＇";
        assert!(chinese.chars().all(|c| plain(c).is_some()));
        assert_eq!(plain('Ａ'), Some("A"));
        assert_eq!(plain('９'), Some("9"));
        assert_eq!(plain('社'), None);
        assert_eq!(plain('('), None);
    }

    #[test]
    fn rules_are_mended_outside_of_strings_and_comments() {
        let text = "fn f（x） { // 注释，不动；\n  let k = “停车，交通”；　/* （也不动） */\n  if x ≥ ３ && k == \"（不动）\" ｛ １．５ ｝ else { 0 }\n}";
        let plain = "fn f(x) { // 注释，不动；\n  let k = \"停车，交通\"; /* （也不动） */\n  if x >= 3 && k == \"（不动）\" { 1.5 } else { 0 }\n}";
        assert_eq!(mended(text, Syntax::Rhai), plain);
        assert!(find(plain, Syntax::Rhai).is_empty());
    }

    #[test]
    fn quotes_that_are_closed_by_the_other_kind_are_mended() {
        assert_eq!(
            mended("x == \"停车”;\ny", Syntax::Rhai),
            "x == \"停车\";\ny"
        );
        assert_eq!(
            mended("x == “停车\";\ny", Syntax::Rhai),
            "x == \"停车\";\ny"
        );
        assert_eq!(mended("x == ‘停车’", Syntax::Rhai), "x == \"停车\"");
        assert_eq!(mended("x == “停车", Syntax::Rhai), "x == \"停车");
    }

    #[test]
    fn scenario_files_are_mended_outside_of_strings_and_comments() {
        let text =
            "# 注释（不动）\nname ＝ “小城” # “也”\nlong = '''\n（不动）“x”\n'''\nlist = [1，2】";
        let plain =
            "# 注释（不动）\nname = \"小城\" # “也”\nlong = '''\n（不动）“x”\n'''\nlist = [1,2]";
        assert_eq!(mended(text, Syntax::Toml), plain);
    }

    #[test]
    fn one_cause_is_one_message_that_names_the_others() {
        let found = find("f（x）；", Syntax::Rhai);
        let d = diagnostic(Source::Scenario, &found).unwrap();
        assert!(d.message.zh.contains("`（`") && d.message.en.contains("`(`"));
        assert!(d.hint.unwrap().zh.contains("`；` → `;`"));
        assert_eq!(d.fix.unwrap().edits.len(), 3);
        assert_eq!(diagnostic(Source::Scenario, &[]), None);
    }
}
