//! Files from the visitor: their text, or why it cannot be read.
//!
//! This module checks name and size, detects the encoding, and decodes. Spreadsheets and editors save Chinese text as GBK or UTF-16, which
//! must not be opened as garbled names. If the encoding is uncertain, the file is refused with advice.

mod encoding;
mod refusal;

pub use encoding::Encoding;
pub use refusal::{
    FileRefusal, GivenKind, Stray, by_kind, by_name, by_size, by_table_name, is_table,
};

use encoding::{Bytes, Found};

/// A file's text, and its encoding if that is not UTF-8. `gb18030` decodes GB 18030: the browser has the tables, which are too large to
/// include in the program.
///
/// # Errors
/// If the bytes are not text, or the encoding is uncertain.
pub fn decode(
    bytes: &[u8],
    gb18030: impl Fn(&[u8]) -> Option<String>,
) -> Result<(String, Option<Encoding>), FileRefusal> {
    match encoding::find(bytes)? {
        Found::Text(text) => Ok((text, None)),
        Found::Bytes(Bytes::Utf16(text)) => Ok((text, Some(Encoding::Utf16))),
        Found::Bytes(Bytes::Chinese) => {
            let text = gb18030(bytes).ok_or(FileRefusal::Encoding(None))?;
            Ok((text, Some(Encoding::Gb18030)))
        }
    }
}
