//! A work: a scenario, the changes made to it, and the chosen baseline; as the page uses it, and as it is kept.
//!
//! Why the text of a file is kept apart, under an id of its content: it may be long, seldom changes, and is shared by works on the same file.

use gongzhi_engine::scenario::Changes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::plan::BaselineChoice;
use crate::protocol::Origin;
use crate::store::{Store, StoreError};

/// Under what the texts of files are kept, by the ids of their content.
pub const TEXTS: &str = "gongzhi.text.";

/// A scenario, what is changed of it, and the wanted baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Where the scenario comes from.
    pub origin: Origin,
    /// What is changed of it.
    pub changes: Changes,
    /// The wanted baseline.
    pub choice: BaselineChoice,
}

impl Work {
    /// A scenario as it stands.
    pub fn unchanged(origin: Origin) -> Self {
        Self {
            origin,
            changes: Changes::default(),
            choice: BaselineChoice::Own,
        }
    }

    /// As it is kept, without a file's text.
    pub fn kept(&self) -> KeptWork {
        KeptWork {
            origin: KeptOrigin::of(&self.origin),
            changes: self.changes.clone(),
            choice: self.choice.clone(),
        }
    }
}

/// Where a kept work's scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeptOrigin {
    /// Shipped with the program, by id.
    Shipped(String),
    /// A file: its name, and what identifies its text.
    File {
        /// The file's name.
        name: String,
        /// What identifies its text.
        #[serde(rename = "mark")]
        content_id: String,
    },
}

impl KeptOrigin {
    /// As it is kept.
    pub fn of(origin: &Origin) -> Self {
        match origin {
            Origin::Shipped(id) => Self::Shipped(id.clone()),
            Origin::File { name, text } => Self::File {
                name: name.clone(),
                content_id: content_id(text),
            },
        }
    }
}

/// A work without a file's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptWork {
    /// Where the scenario comes from.
    pub origin: KeptOrigin,
    /// What is changed of it.
    pub changes: Changes,
    /// The wanted baseline.
    pub choice: BaselineChoice,
}

impl KeptWork {
    /// A shipped scenario as it stands: there is nothing to lose.
    pub fn is_plain(&self) -> bool {
        let shipped = matches!(self.origin, KeptOrigin::Shipped(_));
        shipped && self.changes.is_empty() && self.choice == BaselineChoice::Own
    }

    /// Where its text is kept, if it is a file's.
    pub fn text_key(&self) -> Option<String> {
        match &self.origin {
            KeptOrigin::Shipped(_) => None,
            KeptOrigin::File { content_id, .. } => Some(format!("{TEXTS}{content_id}")),
        }
    }

    /// The file's name, if it is one.
    pub fn file(&self) -> Option<&str> {
        match &self.origin {
            KeptOrigin::Shipped(_) => None,
            KeptOrigin::File { name, .. } => Some(name),
        }
    }

    /// The whole work; none where the file's text is not there any more.
    pub fn whole(&self, store: &impl Store) -> Option<Work> {
        let origin = match &self.origin {
            KeptOrigin::Shipped(id) => Origin::Shipped(id.clone()),
            KeptOrigin::File { name, .. } => Origin::File {
                name: name.clone(),
                text: store.get(&self.text_key()?)?,
            },
        };
        Some(Work {
            origin,
            changes: self.changes.clone(),
            choice: self.choice.clone(),
        })
    }
}

/// Keeps the text of a file, unless it is there.
///
/// # Errors
/// When it is not kept.
pub fn keep_text(store: &impl Store, origin: &Origin, work: &KeptWork) -> Result<(), StoreError> {
    match (origin, work.text_key()) {
        (Origin::File { text, .. }, Some(key)) if store.get(&key).is_none() => {
            store.set(&key, text)
        }
        _ => Ok(()),
    }
}

/// The first half of the SHA-256 of a text, in hexadecimal; the same in every version of the page.
fn content_id(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
