//! Invisible characters with an effect: they control a terminal, change the direction of text, or make an SVG ill-formed XML.
//!
//! This is the only list of them. Scenarios and rules that contain one are rejected when they are read; messages and the
//! command line show them as U+FFFD. Line breaks and tabs are allowed where a text may have several lines.

use std::borrow::Cow;

use crate::text::Text;

/// Whether a character is invisible and has an effect. Line feeds and tabs are excepted.
pub fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // Bidirectional text: marks, embeddings, overrides and isolates.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        // Noncharacters, which XML excludes too.
        '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    }
}

/// The first such character of a text with lines, and its byte offset. A Windows line break (CR LF) is allowed.
pub fn first_unseen(text: &str) -> Option<(usize, char)> {
    let mut characters = text.char_indices();
    characters.find(|(at, c)| acts(text, *at, *c))
}

/// A text for display, with such characters replaced by U+FFFD.
pub fn shown(text: &str) -> Cow<'_, str> {
    if first_unseen(text).is_none() {
        return Cow::Borrowed(text);
    }
    let plain = |(at, c)| if acts(text, at, c) { '\u{fffd}' } else { c };
    Cow::Owned(text.char_indices().map(plain).collect())
}

fn acts(text: &str, at: usize, c: char) -> bool {
    is_unseen(c) && !(c == '\r' && text[at + 1..].starts_with('\n'))
}

/// The message and the hint about a text that contains such a character.
pub fn told(c: char) -> (Text, Text) {
    let code = u32::from(c);
    let message = Text::new(
        format!("这里有一个看不见的控制字符（U+{code:04X}）。"),
        format!("There is an invisible control character here (U+{code:04X})."),
    );
    let hint = Text::new(
        "删去它；从别处粘贴来的文字重新输入。",
        "Delete it; if the text was pasted, type it again.",
    );
    (message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_unseen_and_what_is_written_is_not() {
        for c in [
            '\0', '\u{7}', '\u{8}', '\u{1b}', '\r', '\u{7f}', '\u{85}', '\u{9b}', '\u{200e}',
            '\u{202e}', '\u{2066}', '\u{ffff}',
        ] {
            assert!(is_unseen(c), "{c:?}");
        }
        for c in [
            'a', '网', ' ', '\u{3000}', '\n', '\t', '\u{200d}', '😀', 'ש',
        ] {
            assert!(!is_unseen(c), "{c:?}");
        }
    }

    #[test]
    fn line_breaks_of_windows_are_line_breaks() {
        assert_eq!(first_unseen("a\r\nb\tc"), None);
        assert_eq!(first_unseen("网\r"), Some((3, '\r')));
        assert_eq!(first_unseen("a\u{1b}[2J"), Some((1, '\u{1b}')));
        assert_eq!(shown("a\u{1b}[2J\r\n"), "a\u{fffd}[2J\r\n");
    }
}
