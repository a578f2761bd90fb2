//! Detects the encoding of a file: UTF-8, UTF-16 with or without a byte-order mark, or Chinese in GBK or GB 18030.
//!
//! Detection is statistical, because almost any pair of high bytes is a valid GBK character, so decoding without errors proves nothing. In
//! Chinese text nearly all pairs are common characters; in damaged UTF-8 nearly all high bytes still form complete sequences of three.

use super::refusal::{FileRefusal, Stray};

/// The encoding of a file that is not in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, either byte order.
    Utf16,
    /// GB 18030, which includes GBK.
    Gb18030,
}

/// The result of detection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Text in UTF-8.
    Text(String),
    /// Another encoding.
    Bytes(Bytes),
}

/// Content of a file that is not in UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// UTF-16, decoded.
    Utf16(String),
    /// Chinese text, to be decoded as GB 18030.
    Chinese,
}

/// Detects the encoding of a file's bytes.
///
/// # Errors
/// If the bytes are not text, or the encoding is uncertain.
pub fn find(bytes: &[u8]) -> Result<Found, FileRefusal> {
    match bytes {
        [0xef, 0xbb, 0xbf, text @ ..] => find_unmarked(text),
        [0xff, 0xfe, text @ ..] => utf16(text, u16::from_le_bytes),
        [0xfe, 0xff, text @ ..] => utf16(text, u16::from_be_bytes),
        _ => find_unmarked(bytes),
    }
}

fn find_unmarked(bytes: &[u8]) -> Result<Found, FileRefusal> {
    if bytes.contains(&0) {
        return without_mark(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Found::Text(text.to_owned())),
        Err(wrong) if mostly_utf8(bytes) => Err(FileRefusal::Encoding(Some(stray(
            bytes,
            wrong.valid_up_to(),
        )))),
        Err(_) if is_chinese(bytes) => Ok(Found::Bytes(Bytes::Chinese)),
        Err(_) => Err(FileRefusal::Encoding(None)),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Found, FileRefusal> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() && !text.contains('\0') => Ok(Found::Bytes(Bytes::Utf16(text))),
        Ok(_) => Err(FileRefusal::Binary),
        Err(_) => Err(FileRefusal::Encoding(None)),
    }
}

/// Only UTF-16 text has zero bytes. A scenario has enough Latin letters that the zero bytes are at even or at odd positions.
fn without_mark(bytes: &[u8]) -> Result<Found, FileRefusal> {
    let zeros = |side: usize| {
        bytes
            .iter()
            .skip(side)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let many = bytes.len() / 8;
    match (zeros(0), zeros(1)) {
        (0, high) if high > many => utf16(bytes, u16::from_le_bytes),
        (high, 0) if high > many => utf16(bytes, u16::from_be_bytes),
        _ => Err(FileRefusal::Binary),
    }
}

/// Whether four in five high bytes belong to complete three- or four-byte UTF-8 sequences, as in Chinese text.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let whole: usize = bytes
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .map(char::len_utf8)
        .filter(|length| *length >= 3)
        .sum();
    whole * 5 >= high * 4
}

fn stray(bytes: &[u8], at: usize) -> Stray {
    let before = String::from_utf8_lossy(&bytes[..at]);
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) as u32 + 1;
    Stray {
        byte: bytes[at],
        line,
        column,
    }
}

/// Whether nine in ten non-ASCII characters are common Chinese ones: punctuation and characters of GB 2312, whose bytes are both high.
fn is_chinese(bytes: &[u8]) -> bool {
    let (mut common, mut other) = (0_usize, 0_usize);
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (0..=0x7f, _) => tail,
            (0xa1..=0xa9 | 0xb0..=0xf7, [0xa1..=0xfe, after @ ..]) => {
                common += 1;
                after
            }
            (_, [0x40..=0xfe, after @ ..]) => {
                other += 1;
                after
            }
            _ => {
                other += 1;
                tail
            }
        };
    }
    common >= 9 * other && common > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "title = { zh = \"小城，试点\", en = \"Small town\" }\n";

    /// "小城，试点" in GBK.
    const GBK: &[u8] = &[0xd0, 0xa1, 0xb3, 0xc7, 0xa3, 0xac, 0xca, 0xd4, 0xb5, 0xe3];

    fn units(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        TEXT.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn utf8_is_read_with_and_without_its_mark() {
        assert_eq!(find(TEXT.as_bytes()), Ok(Found::Text(TEXT.to_owned())));
        let marked = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        assert_eq!(find(&marked), Ok(Found::Text(TEXT.to_owned())));
    }

    #[test]
    fn utf16_is_read_in_both_orders_with_and_without_its_mark() {
        let read = Ok(Found::Bytes(Bytes::Utf16(TEXT.to_owned())));
        for (mark, order) in [
            ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
            ([0xfe, 0xff], u16::to_be_bytes),
        ] {
            assert_eq!(find(&units(order)), read);
            assert_eq!(find(&[mark.to_vec(), units(order)].concat()), read);
        }
        assert_eq!(
            find(&[0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]),
            Err(FileRefusal::Encoding(None))
        );
        assert_eq!(find(&[0xff, 0xfe, 0x41]), Err(FileRefusal::Binary));
    }

    #[test]
    fn chinese_of_gbk_is_found_and_what_only_could_be_it_is_refused() {
        let gbk = [b"title = \"".as_slice(), GBK, b"\"\n"].concat();
        assert_eq!(find(&gbk), Ok(Found::Bytes(Bytes::Chinese)));
        // Latin-1, and Big5, the other Chinese encoding: "caf\u{e9}s", and "\u{81fa}\u{7063}\u{5e02}".
        assert_eq!(
            find(b"name = \"caf\xe9s\""),
            Err(FileRefusal::Encoding(None))
        );
        assert_eq!(
            find(b"name = \"\xbb\x4f\xc6\x57\xa5\xab\""),
            Err(FileRefusal::Encoding(None))
        );
        assert_eq!(find(b"caf\xe9"), Err(FileRefusal::Encoding(None)));
    }

    #[test]
    fn a_stray_byte_is_named_with_its_place() {
        let mut bytes = [TEXT.as_bytes(), TEXT.as_bytes()].concat();
        let at = TEXT.len() + 3;
        bytes.insert(at, 0xff);
        let stray = Stray {
            byte: 0xff,
            line: 2,
            column: 4,
        };
        assert_eq!(find(&bytes), Err(FileRefusal::Encoding(Some(stray))));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(
            find(b"PK\x03\x04\x00\x00\x08\x00\x00\x00"),
            Err(FileRefusal::Binary)
        );
        assert_eq!(find(&[0x00; 64]), Err(FileRefusal::Binary));
    }
}
