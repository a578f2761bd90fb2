//! Text typed into number boxes and not yet accepted, kept while the boxes themselves come and go.
//!
//! Why: a search, a tab or the language re-creates boxes, which must not lose what was typed. A draft belongs to the value that it was to
//! replace and is dropped once that changes. Only the box that is typed in is rendered again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

type Texts = Rc<RefCell<BTreeMap<String, (u64, String)>>>;

/// Texts of all boxes.
#[derive(Clone, Default)]
pub struct Drafts(Texts);

impl PartialEq for Drafts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Drafts {
    /// The text of one box, which shows that value.
    pub fn of(&self, id: &str, value: f64) -> Draft {
        Draft {
            texts: self.0.clone(),
            id: id.to_owned(),
            value: value.to_bits(),
        }
    }
}

/// The text of one box.
#[derive(Clone)]
pub struct Draft {
    texts: Texts,
    id: String,
    value: u64,
}

impl Draft {
    /// What was typed and not taken, if it was typed over the value in force.
    pub fn text(&self) -> Option<String> {
        let texts = self.texts.borrow();
        let (value, text) = texts.get(&self.id)?;
        (*value == self.value).then(|| text.clone())
    }

    /// What was typed over another value stands for this one now: it is still typed.
    pub fn carry(&self) {
        if let Some((value, _)) = self.texts.borrow_mut().get_mut(&self.id) {
            *value = self.value;
        }
    }

    /// Keeps a text, or no more.
    pub fn keep(&self, text: Option<String>) {
        let mut texts = self.texts.borrow_mut();
        match text {
            Some(text) => texts.insert(self.id.clone(), (self.value, text)),
            None => texts.remove(&self.id),
        };
    }
}

/// The texts of the page's boxes.
#[hook]
pub fn use_drafts() -> Drafts {
    use_context::<Drafts>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_for_its_box_and_the_value_that_it_was_typed_over() {
        let drafts = Drafts::default();
        drafts.of("grid", 150.0).keep(Some("5".to_owned()));
        assert_eq!(drafts.of("grid", 150.0).text().as_deref(), Some("5"));
        assert_eq!(drafts.of("other", 150.0).text(), None);
        assert_eq!(drafts.of("grid", 160.0).text(), None);
        drafts.of("grid", 160.0).carry();
        assert_eq!(drafts.of("grid", 160.0).text().as_deref(), Some("5"));
        drafts.of("grid", 150.0).keep(None);
        assert_eq!(drafts.of("grid", 160.0).text(), None);
    }
}
