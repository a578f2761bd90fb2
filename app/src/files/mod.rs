//! Files that the visitor chose or dropped: their text, or why it cannot be had.
//!
//! What: looks at name and size before anything is read, finds the encoding, decodes. Why: spreadsheets and editors save Chinese text as
//! GBK or UTF-16, which must not be opened as garbled names. Never: guesses where it cannot know; it refuses, and says what to do.

mod encoding;
mod refusal;

use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File};

pub use encoding::Encoding;
pub use refusal::Refusal;

use encoding::{Bytes, Found};

/// A scenario file is no longer than this, in bytes.
pub const MOST_BYTES: f64 = 2e6;

/// What a visitor gave the page, before any of it was read.
#[derive(Clone, Debug)]
pub struct Given {
    /// The files.
    files: Vec<File>,
    /// One of them is a folder.
    folder: bool,
}

impl Given {
    /// Files that were chosen; none where nothing was.
    pub fn chosen(list: Option<web_sys::FileList>) -> Option<Self> {
        let list = list?;
        let files: Vec<File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        let folder = false;
        (!files.is_empty()).then_some(Self { files, folder })
    }

    /// What was dropped; none where it was no file, such as text.
    pub fn dropped(transfer: &DataTransfer) -> Option<Self> {
        let given = Self::chosen(transfer.files())?;
        let items = transfer.items();
        let mut entries =
            (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok()?);
        let folder = entries.any(|entry| entry.is_directory());
        Some(Self { folder, ..given })
    }

    /// What to call it where it is refused.
    pub fn name(&self) -> String {
        let names: Vec<String> = self.files.iter().map(File::name).collect();
        names.join(", ")
    }

    /// The text, and its encoding where that is not UTF-8.
    ///
    /// # Errors
    /// When it is not one text file of a bearable size, or cannot be decoded.
    pub async fn text(&self) -> Result<(String, Option<Encoding>), Refusal> {
        let [file] = self.files.as_slice() else {
            return Err(Refusal::Many(self.files.len()));
        };
        refusal::by_name(&file.name(), self.folder)?;
        refusal::by_size(file.size())?;
        let buffer = JsFuture::from(file.array_buffer()).await;
        let buffer = buffer.map_err(|_| Refusal::Unreadable)?;
        decode(&js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

fn decode(bytes: &[u8]) -> Result<(String, Option<Encoding>), Refusal> {
    match encoding::find(bytes)? {
        Found::Text(text) => Ok((text, None)),
        Found::Bytes(Bytes::Utf16(text)) => Ok((text, Some(Encoding::Utf16))),
        Found::Bytes(Bytes::Chinese) => {
            let text = gb18030(bytes).ok_or(Refusal::Encoding(None))?;
            Ok((text, Some(Encoding::Gb18030)))
        }
    }
}

/// By the browser's own tables, which are too long to bring along.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    let array = js_sys::Uint8Array::from(bytes);
    decoder.decode_with_js_u8_array(&array).ok()
}

/// Whether what is dragged over the page are files.
pub fn are_dragged(transfer: &DataTransfer) -> bool {
    let types = transfer.types();
    let mut names = (0..types.length()).map(|at| types.get(at));
    names.any(|name| name.as_string().is_some_and(|name| name == "Files"))
}
