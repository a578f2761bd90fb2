//! Files that the visitor chose or dropped. Name and size are checked before anything is read.

use gongzhi_page::files::{
    Encoding, FileRefusal, GivenKind, by_kind, by_name, by_size, by_table_name, decode, is_table,
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File};

/// Files from the visitor, before any of them is read.
#[derive(Clone, Debug)]
pub struct Given {
    files: Vec<File>,
    /// Whether a folder is among them.
    kind: GivenKind,
}

impl Given {
    /// The chosen files, or `None` if there are none.
    pub fn chosen(list: Option<web_sys::FileList>) -> Option<Self> {
        let list = list?;
        let files: Vec<File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        let kind = GivenKind::Files;
        (!files.is_empty()).then_some(Self { files, kind })
    }

    /// The dropped files, or `None` if something else, such as text, was dropped.
    pub fn dropped(transfer: &DataTransfer) -> Option<Self> {
        let given = Self::chosen(transfer.files())?;
        let items = transfer.items();
        let mut entries =
            (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok()?);
        let kind = match entries.any(|entry| entry.is_directory()) {
            true => GivenKind::Folder,
            false => GivenKind::Files,
        };
        Some(Self { kind, ..given })
    }

    /// The name used if they are refused.
    pub fn name(&self) -> String {
        let names: Vec<String> = self.files.iter().map(File::name).collect();
        names.join(", ")
    }

    /// Whether it is one table rather than a scenario, by its name.
    pub fn is_table(&self) -> bool {
        matches!(self.files.as_slice(), [file] if is_table(&file.name()))
    }

    /// The text, and its encoding if that is not UTF-8.
    ///
    /// # Errors
    /// If it is not a single text file within the size limit, or cannot be decoded.
    pub async fn text(&self) -> Result<(String, Option<Encoding>), FileRefusal> {
        self.read(by_name).await
    }

    /// The same for a table.
    ///
    /// # Errors
    /// As for [`Self::text`].
    pub async fn table(&self) -> Result<(String, Option<Encoding>), FileRefusal> {
        self.read(by_table_name).await
    }

    async fn read(
        &self,
        accepts: fn(&str) -> Result<(), FileRefusal>,
    ) -> Result<(String, Option<Encoding>), FileRefusal> {
        let [file] = self.files.as_slice() else {
            return Err(FileRefusal::Many(self.files.len()));
        };
        by_kind(self.kind)?;
        accepts(&file.name())?;
        by_size(file.size())?;
        let buffer = JsFuture::from(file.array_buffer()).await;
        let buffer = buffer.map_err(|_| FileRefusal::Unreadable)?;
        decode(&js_sys::Uint8Array::new(&buffer).to_vec(), gb18030)
    }
}

/// Decodes GB 18030 with the browser's tables, which are too large to include in the program.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    let array = js_sys::Uint8Array::from(bytes);
    decoder.decode_with_js_u8_array(&array).ok()
}

/// Whether files are being dragged over the page.
pub fn are_dragged(transfer: &DataTransfer) -> bool {
    let types = transfer.types();
    let mut names = (0..types.length()).map(|at| types.get(at));
    names.any(|name| name.as_string().is_some_and(|name| name == "Files"))
}
