//! The list of recent works, shared by all tabs.
//!
//! Each work has its own key, because tabs write at any time and must not undo each other's writes. Only the page that began a work, its
//! owner, overwrites it; any other page begins a new one. The list is bounded. The open work is never dropped, and a full storage drops
//! nothing.

use std::collections::BTreeSet;
use std::rc::Rc;

use gongzhi_engine::text::Text;
use serde::{Deserialize, Serialize};

use crate::policy::work::{KeptWork, TEXTS, keep_text};
use crate::protocol::Origin;
use crate::state::notes::Recent;
use crate::store::{Store, StoreError, read, write};

/// Prefix of the keys of works; the id follows.
pub const WORKS: &str = "gongzhi.work.";

/// The greatest number of works kept.
pub const MOST_WORKS: usize = 20;

/// The greatest number of characters of all kept works with their texts. The smallest browser storage in use holds 2.5 million.
const MOST_CHARACTERS: usize = 2_000_000;

/// A work as stored in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptEntry {
    /// The work.
    pub work: KeptWork,
    /// The title of its scenario.
    pub title: Text,
    /// Time of its last change, in milliseconds since 1970.
    pub changed: f64,
    /// Time when it was last open, in milliseconds since 1970. The works unused for longest are dropped first.
    pub used: f64,
    /// The page that may overwrite it.
    pub owner: String,
}

/// A page's request to keep its open work.
pub struct Keeping<'a> {
    /// The page that keeps it.
    pub owner: &'a str,
    /// The entry that this page wrote last, if it may overwrite it.
    pub entry: Option<&'a str>,
    /// Another work was opened since the last write; then only an unchanged shipped scenario may be overwritten.
    pub turned: bool,
    /// Origin of the scenario.
    pub origin: &'a Origin,
    /// The work.
    pub work: &'a KeptWork,
    /// The title of its scenario.
    pub title: &'a Text,
    /// The current time, in milliseconds since 1970.
    pub now: f64,
}

fn key(id: &str) -> String {
    format!("{WORKS}{id}")
}

/// The kept work with this id.
pub fn find(store: &impl Store, id: &str) -> Option<KeptEntry> {
    read(store, &key(id))
}

/// All kept works with their ids, newest first.
fn all(store: &impl Store) -> Vec<(String, KeptEntry)> {
    let keys = store.keys().into_iter();
    let ids = keys.filter_map(|key| Some(key.strip_prefix(WORKS)?.to_owned()));
    let mut found: Vec<(String, KeptEntry)> = ids
        .filter_map(|id| Some((id.clone(), find(store, &id)?)))
        .collect();
    found.sort_by(|(a, x), (b, y)| y.changed.total_cmp(&x.changed).then_with(|| a.cmp(b)));
    found
}

/// The works to list, newest first; equal works appear once.
pub fn list(store: &impl Store) -> Vec<Recent> {
    let mut list: Vec<Recent> = Vec::new();
    for (id, entry) in all(store).into_iter().rev() {
        let known = list.iter().any(|recent| *recent.work == entry.work);
        if !known && !entry.work.is_plain() {
            list.push(Recent {
                id,
                title: entry.title,
                work: Rc::new(entry.work),
                changed: entry.changed,
            });
        }
    }
    list.reverse();
    list
}

/// The work opened last in any tab.
pub fn latest(store: &impl Store) -> Option<KeptEntry> {
    let entries = all(store).into_iter().map(|(_, entry)| entry);
    entries.max_by(|a, b| a.used.total_cmp(&b.used))
}

/// Makes a page the owner of a work that it continues after a reload. False if the work is gone.
pub fn take(store: &impl Store, id: &str, owner: &str) -> bool {
    let Some(mut entry) = find(store, id) else {
        return false;
    };
    owner.clone_into(&mut entry.owner);
    write(store, &key(id), &entry).is_ok()
}

/// Keeps a work and returns the id under which this page may overwrite it, or `None` if an equal work is already kept.
///
/// # Errors
/// If the storage refuses it; the other works remain.
pub fn keep(store: &impl Store, keeping: &Keeping<'_>) -> Result<Option<String>, StoreError> {
    let mine = keeping
        .entry
        .and_then(|id| Some((id.to_owned(), find(store, id)?)));
    let mine = mine.filter(|(_, entry)| entry.owner == keeping.owner);
    let mine = mine.filter(|(_, entry)| !keeping.turned || entry.work.is_plain());
    if mine.is_none() || keeping.turned {
        let others = all(store).into_iter();
        let mut others = others.filter(|(id, _)| mine.as_ref().is_none_or(|(own, _)| own != id));
        if let Some((id, mut same)) = others.find(|(_, entry)| entry.work == *keeping.work) {
            same.used = keeping.now;
            write(store, &key(&id), &same)?;
            if let Some((plain, _)) = mine {
                store.remove(&key(&plain));
            }
            return Ok(None);
        }
    }
    let is_new = mine.is_none();
    let id = mine.map_or_else(
        || format!("{:.0}-{}", keeping.now, keeping.owner),
        |(id, _)| id,
    );
    keep_text(store, keeping.origin, keeping.work)?;
    let entry = KeptEntry {
        work: keeping.work.clone(),
        title: keeping.title.clone(),
        changed: keeping.now,
        used: keeping.now,
        owner: keeping.owner.to_owned(),
    };
    write(store, &key(&id), &entry)?;
    if is_new || keeping.turned {
        bound(store, &id);
    }
    Ok(Some(id))
}

/// Drops works beyond the limits: unchanged shipped scenarios first, then those unused for longest, but never the open one.
fn bound(store: &impl Store, open: &str) {
    let mut left = all(store);
    left.sort_by(|(_, a), (_, b)| {
        let plain = a.work.is_plain().cmp(&b.work.is_plain());
        plain.then(b.used.total_cmp(&a.used))
    });
    let mut dropped = false;
    while left.len() > MOST_WORKS || characters(store, &left) > MOST_CHARACTERS {
        let Some(at) = left.iter().rposition(|(id, _)| id != open) else {
            break;
        };
        let (id, _) = left.remove(at);
        store.remove(&key(&id));
        dropped = true;
    }
    if dropped {
        drop_texts(store, &left);
    }
}

fn text_keys(entries: &[(String, KeptEntry)]) -> BTreeSet<String> {
    entries
        .iter()
        .filter_map(|(_, entry)| entry.work.text_key())
        .collect()
}

fn characters(store: &impl Store, entries: &[(String, KeptEntry)]) -> usize {
    let own = entries.iter().map(|(id, _)| key(id));
    let keys = own.chain(text_keys(entries));
    let length = |text: String| text.encode_utf16().count();
    keys.map(|key| store.get(&key).map_or(0, length)).sum()
}

/// Drops file texts that no kept work uses.
fn drop_texts(store: &impl Store, left: &[(String, KeptEntry)]) {
    let wanted = text_keys(left);
    let keys = store.keys().into_iter();
    for key in keys.filter(|key| key.starts_with(TEXTS) && !wanted.contains(key)) {
        store.remove(&key);
    }
}

#[cfg(test)]
mod tests;
