//! Notices about works: what a link, a file or the browser's storage did to them.
//!
//! They are separate from diagnostics about scenarios because they say where a work is, and stay until dismissed. Their texts are in
//! [`sentences::kept`](crate::sentences::kept).

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::scenario::{Library, Scenario};
use gongzhi_engine::text::Text;

use crate::files::Encoding;
use crate::policy::saving::SavedForm;
use crate::policy::work::{KeptWork, Work};
use crate::protocol::Origin;
use crate::store::StoreError;

/// One notice.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Nothing is kept after this visit, for this reason.
    Forgets(StoreError),
    /// A link replaced the work with this title.
    Followed(Text),
    /// A link names an unknown scenario, by this id.
    NoSuchLink(String),
    /// A file was not in UTF-8: its name and encoding.
    ReadAs(String, Encoding),
    /// A kept work can no longer be opened.
    Unreadable(Rc<Unreadable>),
    /// A work is no longer on the list.
    Gone,
    /// The previous work was not reopened, because the page crashed with it.
    Interrupted(Rc<Interrupted>),
    /// The scenario with this name is still being read.
    Reading(String),
    /// A newer version of the program is ready; it starts when the visitor says so, or at the next visit.
    Updated,
    /// The work was saved, but not as its own text with the changes.
    Saved(SavedForm),
}

/// A kept work that can no longer be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// Its name.
    pub name: String,
    /// Its text, if it came from a file.
    pub text: Option<String>,
    /// The reasons.
    pub found: Vec<Diagnostic>,
}

/// A work that was open or being opened when the page crashed.
#[derive(Clone, Debug, PartialEq)]
pub struct Interrupted {
    /// The title of its scenario.
    pub title: Text,
    /// The work, so that the user can open it again.
    pub work: Work,
}

impl Note {
    /// Whether the notice is about the open work, and so outdated once another is open.
    fn is_about_open_work(&self) -> bool {
        !matches!(self, Self::Forgets(_) | Self::Unreadable(_) | Self::Updated)
    }
}

/// All notices, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    list: Rc<Vec<Note>>,
    /// Whether [`Note::Forgets`] was shown; it is not shown again.
    forgetting: bool,
}

impl Notes {
    /// Adds a notice; [`Note::Forgets`] is added only once.
    pub fn add(&mut self, note: Note) {
        if matches!(note, Note::Forgets(_)) && std::mem::replace(&mut self.forgetting, true) {
            return;
        }
        if !self.list.contains(&note) {
            Rc::make_mut(&mut self.list).push(note);
        }
    }

    /// Removes a dismissed notice.
    pub fn dismiss(&mut self, note: &Note) {
        Rc::make_mut(&mut self.list).retain(|told| told != note);
    }

    /// Removes notices that are outdated because another work was opened.
    pub fn drop_outdated(&mut self) {
        if self.list.iter().any(Note::is_about_open_work) {
            Rc::make_mut(&mut self.list).retain(|note| !note.is_about_open_work());
        }
    }

    /// The notices, oldest first.
    pub fn list(&self) -> &[Note] {
        &self.list
    }
}

/// A file that was opened in this visit.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// A name different from those of shipped scenarios and other files.
    pub name: String,
    /// Its origin.
    pub origin: Origin,
    /// The scenario's title, once it was read.
    pub title: Option<Text>,
}

/// Adds a newly opened file to this visit's files; a known file keeps its position.
pub fn remember_file(files: &mut Rc<Vec<OpenedFile>>, origin: &Origin) {
    let Origin::File { name, .. } = origin else {
        return;
    };
    if files.iter().any(|file| file.origin == *origin) {
        return;
    }
    let taken = |name: &str| {
        Library::shipped().get(name).is_some() || files.iter().any(|file| file.name == name)
    };
    let numbered = (2..).map(|n| format!("{name} ({n})"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    let Some(name) = names.find(|name| !taken(name)) else {
        return;
    };
    Rc::make_mut(files).push(OpenedFile {
        name,
        origin: origin.clone(),
        title: None,
    });
}

/// Sets the title of one of this visit's files, once it was read.
pub fn name_file(files: &mut Rc<Vec<OpenedFile>>, origin: &Origin, scenario: &Scenario) {
    let at = files.iter().position(|file| file.origin == *origin);
    if let Some(at) = at.filter(|at| files[*at].title.as_ref() != Some(&scenario.title)) {
        Rc::make_mut(files)[at].title = Some(scenario.title.clone());
    }
}

/// A kept work as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recent {
    /// Its id in the list.
    pub id: String,
    /// The title of its scenario.
    pub title: Text,
    /// Origin, changes and baseline choice, without a file's text.
    pub work: Rc<KeptWork>,
    /// Time of its last change, in milliseconds since 1970 by the visitor's clock.
    pub changed: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> Origin {
        Origin::File {
            name: name.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn that_nothing_is_kept_is_told_once() {
        let mut notes = Notes::default();
        notes.add(Note::Forgets(StoreError::Forbidden));
        notes.add(Note::Forgets(StoreError::Full));
        assert_eq!(notes.list().len(), 1);
        notes.drop_outdated();
        notes.dismiss(&Note::Forgets(StoreError::Forbidden));
        notes.add(Note::Forgets(StoreError::Full));
        assert!(notes.list().is_empty());
    }

    #[test]
    fn files_of_one_name_are_told_apart_and_keep_their_places() {
        let mut files = Rc::default();
        for (name, text) in [
            ("a.toml", "x"),
            ("b.toml", "x"),
            ("a.toml", "y"),
            ("a.toml", "x"),
            ("grid-100", "x"),
        ] {
            remember_file(&mut files, &file(name, text));
        }
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.toml", "b.toml", "a.toml (2)", "grid-100 (2)"]);
        remember_file(&mut files, &Origin::Shipped("grid-100".to_owned()));
        assert_eq!(files.len(), 4);
    }
}
