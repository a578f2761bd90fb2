//! Takes over tables of communities and units from files and from the clipboard.

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::scenario::TableKind;
use gongzhi_engine::text::Text;
use gongzhi_page::district::import::Import;
use gongzhi_page::i18n::tables;
use gongzhi_page::state::action::{Action, ImportEdit};
use gongzhi_page::state::notes::Note;
use wasm_bindgen_futures::spawn_local;

use super::Controller;
use crate::browser::clipboard::Pasted;
use crate::browser::files::Given;

impl Controller {
    /// Takes over the table of a file.
    pub fn open_table(&self, given: Given) {
        let controller = self.clone();
        spawn_local(async move {
            let name = given.name();
            match given.table().await {
                Ok((text, encoding)) => {
                    let import = Import::of_text(TableKind::Communities, &name, &text);
                    controller.take_over(name.clone(), import);
                    if let Some(encoding) = encoding {
                        let note = Note::ReadAs(name, encoding);
                        controller.act.emit(Action::AddNote(note));
                    }
                }
                Err(refusal) => controller.tell_file(name, vec![refusal.told()]),
            }
        });
    }

    /// Takes over what was pasted.
    pub fn take_pasted(&self, pasted: Pasted) {
        let kind = TableKind::Communities;
        let import = match pasted {
            Pasted::Cells(cells) => Import::of_cells(kind, "", cells),
            Pasted::Text(text) => Import::of_text(kind, "", &text),
        };
        self.take_over(String::new(), import);
    }

    fn take_over(&self, name: String, import: Option<Import>) {
        match import {
            Some(import) => self.act.emit(Action::Import(ImportEdit::Given(import))),
            None => self.tell_file(name, vec![no_table()]),
        }
    }
}

fn no_table() -> Diagnostic {
    let message = Text::from(tables::NO_TABLE);
    Diagnostic::error("no-table", Source::Option("data".to_owned()), message)
        .hint(Text::from(tables::NO_TABLE_HINT))
}
