//! A work: a scenario, the changes made to it, and the chosen baseline; in memory and as kept.
//!
//! A file's text is kept separately, by the id of its content, because it may be long, seldom changes, and is shared by works on the same
//! file.

use gongzhi_engine::scenario::Changes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::plan::BaselineChoice;
use crate::protocol::Origin;
use crate::store::{Store, StoreError};

/// Prefix of the keys of file texts; the content id follows.
pub const TEXTS: &str = "gongzhi.text.";

/// A scenario, the changes to it, and the chosen baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Origin of the scenario.
    pub origin: Origin,
    /// The changes to it.
    pub changes: Changes,
    /// The chosen baseline.
    pub choice: BaselineChoice,
}

impl Work {
    /// An unchanged scenario.
    pub fn unchanged(origin: Origin) -> Self {
        Self {
            origin,
            changes: Changes::default(),
            choice: BaselineChoice::Own,
        }
    }

    /// The form in which it is kept, without a file's text.
    pub fn kept(&self) -> KeptWork {
        KeptWork {
            origin: KeptOrigin::of(&self.origin),
            changes: self.changes.clone(),
            choice: self.choice.clone(),
        }
    }
}

/// Origin of a kept work's scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeptOrigin {
    /// Shipped with the program, by id.
    Shipped(String),
    /// A file, with the id of its text.
    File {
        /// The file's name.
        name: String,
        /// Id of its text.
        #[serde(rename = "mark")]
        content_id: String,
    },
}

impl KeptOrigin {
    /// The form in which an origin is kept.
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

/// A work without its file's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptWork {
    /// Origin of the scenario.
    pub origin: KeptOrigin,
    /// The changes to it.
    pub changes: Changes,
    /// The chosen baseline.
    pub choice: BaselineChoice,
}

impl KeptWork {
    /// Whether it is an unchanged shipped scenario, so that there is nothing to lose.
    pub fn is_plain(&self) -> bool {
        let shipped = matches!(self.origin, KeptOrigin::Shipped(_));
        shipped && self.changes.is_empty() && self.choice == BaselineChoice::Own
    }

    /// The storage key of its text, if it came from a file.
    pub fn text_key(&self) -> Option<String> {
        match &self.origin {
            KeptOrigin::Shipped(_) => None,
            KeptOrigin::File { content_id, .. } => Some(format!("{TEXTS}{content_id}")),
        }
    }

    /// The file's name, if it came from a file.
    pub fn file(&self) -> Option<&str> {
        match &self.origin {
            KeptOrigin::Shipped(_) => None,
            KeptOrigin::File { name, .. } => Some(name),
        }
    }

    /// The complete work, or `None` if the file's text is no longer kept.
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

/// Keeps the text of a file, unless it is already kept.
///
/// # Errors
/// If the storage refuses it.
pub fn keep_text(store: &impl Store, origin: &Origin, work: &KeptWork) -> Result<(), StoreError> {
    match (origin, work.text_key()) {
        (Origin::File { text, .. }, Some(key)) if store.get(&key).is_none() => {
            store.set(&key, text)
        }
        _ => Ok(()),
    }
}

/// The first half of a text's SHA-256 in hexadecimal, stable across versions of the page.
fn content_id(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
