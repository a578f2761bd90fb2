//! The file that a work is saved as: the text of its scenario, in which only what was changed is changed.
//!
//! Comments, order and `extends` stay as the visitor wrote them. A changed scenario of the library is saved as a file that extends it and
//! pins it by its hash. What is saved is read again: if it were another policy than the open one, the self-contained file is saved instead.

use gongzhi_engine::scenario::{
    Library, Scenario, flatten, load, parent_of, with_baseline, with_changes, with_pin,
};
use gongzhi_engine::text::Text;

use super::plan::{BaselineChoice, Plan};
use super::rescue;
use crate::library;
use crate::protocol::Origin;
use crate::sentences::phrases;

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// How it was made.
    pub form: SavedForm,
}

/// How a file to save was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedForm {
    /// The text with its changes; reading it gives the open policy.
    Edited,
    /// Self-contained: every value is stated, comments are not kept.
    Whole,
    /// The text with changes that have errors; nothing is lost, but it cannot be opened before they are corrected.
    Faulty,
}

/// Suffix of the id of a scenario that was changed on the page.
const ADJUSTED: &str = "-adjusted";
/// Suffix of the id of a shipped scenario in another place.
const PLACED: &str = "-district";

/// The open work as a file.
pub fn file(plan: &Plan) -> SavedFile {
    let changes = &plan.changes;
    let (name, text) = own_text(plan);
    let extended = parent(&text);
    let edited = with_changes(&text, changes, extended.as_ref());
    let edited = edited.and_then(|text| pinned(plan, text));
    let saved = |text, form| SavedFile {
        name: name.clone(),
        text,
        form,
    };
    let reform = plan
        .unplaced()
        .and_then(|base| library::reform(&base, changes).ok());
    match (edited, reform) {
        (Some(text), Some((reform, _))) if opens_to(&text, &reform) => {
            saved(text, SavedForm::Edited)
        }
        (_, Some(_)) => whole(plan).unwrap_or_else(|| saved(text, SavedForm::Faulty)),
        (Some(text), None) => saved(text, SavedForm::Faulty),
        (None, None) => {
            let below = rescue::changes(changes, &plan.origin, plan.unplaced().as_deref());
            saved(format!("{text}{below}"), SavedForm::Faulty)
        }
    }
}

/// The open work as a self-contained file, which no later version of its parents can change. `None` if its changes have errors.
pub fn whole(plan: &Plan) -> Option<SavedFile> {
    let base = plan.unplaced()?;
    let (mut reform, _) = library::reform(&base, &plan.changes).ok()?;
    // A file names only a baseline that every reader has: a shipped one, or none.
    if let Origin::File { .. } = plan.origin {
        reform.baseline = base.baseline.clone();
    }
    if reform.hash != base.hash && !base.id.ends_with(ADJUSTED) {
        reform.id.push_str(ADJUSTED);
        reform.title = phrases::adjusted(&reform.title);
    }
    Some(SavedFile {
        name: format!("{}.toml", reform.id),
        text: flatten(&reform),
        form: SavedForm::Whole,
    })
}

/// The text of a file whose parent has moved on since it was pinned, pinned to the parent as it is now. `None` if it has no such parent.
pub fn moved_on(text: &str) -> Option<String> {
    let parent = parent(text)?;
    let pinned = with_pin(text, &parent.hash)?;
    (pinned != text).then_some(pinned)
}

/// Whether reading a text gives a policy.
fn opens_to(text: &str, policy: &Scenario) -> bool {
    let loaded = load(text, &Library::shipped());
    loaded.scenario.is_some_and(|read| read.hash == policy.hash)
}

/// The name of the file and its text before changes.
fn own_text(plan: &Plan) -> (String, String) {
    let Origin::Shipped(id) = &plan.origin else {
        return rescue::file(&plan.origin);
    };
    if plan.changes.is_empty() {
        let text = Library::shipped().get(id).unwrap_or_default().to_owned();
        return (format!("{id}.toml"), text);
    }
    let (suffix, title) = name_of(plan, id);
    let id_here = format!("{id}{suffix}");
    let text = head(id, &id_here, &title).unwrap_or_else(|| rescue::file(&plan.origin).1);
    (format!("{id_here}.toml"), text)
}

/// What the id of a changed shipped scenario ends in, and its title.
fn name_of(plan: &Plan, id: &str) -> (&'static str, Text) {
    let title = plan.scenario.as_ref().map(|s| s.title.clone());
    let title = title.unwrap_or_else(|| Text::new(id, id));
    match plan.changes.has_only_shared() {
        true => (PLACED, title),
        false => (ADJUSTED, phrases::adjusted(&title)),
    }
}

/// The head of a file that extends a scenario.
fn head(parent: &str, id: &str, title: &Text) -> Option<String> {
    // A JSON text is a valid TOML text.
    let [zh, en] = [&title.zh, &title.en].map(serde_json::to_string);
    let (zh, en) = (zh.ok()?, en.ok()?);
    Some(format!(
        "format = 1\nextends = \"{parent}\"\n\n[meta]\nid = \"{id}\"\ntitle = {{ zh = {zh}, en = {en} }}\n"
    ))
}

/// The text with the hash of the parent that it extends, and with the chosen baseline. A pin that no longer holds is left: the
/// visitor decides whether to move on.
fn pinned(plan: &Plan, text: String) -> Option<String> {
    if plan.changes.is_empty() && plan.choice == BaselineChoice::Own {
        return Some(text);
    }
    let text = match parent(&text) {
        Some(parent) if !text.contains("base_hash") => with_pin(&text, &parent.hash)?,
        _ => text,
    };
    match &plan.choice {
        BaselineChoice::Shipped(id) => with_baseline(&text, id),
        BaselineChoice::Own | BaselineChoice::Itself => Some(text),
    }
}

/// The shipped scenario that a text extends.
fn parent(text: &str) -> Option<Scenario> {
    let id = parent_of(text)?;
    let library = Library::shipped();
    load(library.get(&id)?, &library).scenario
}

#[cfg(test)]
mod tests;
