//! Text typed into number boxes and not yet accepted, kept while the boxes are created and destroyed.
//!
//! A search, a change of tab or of language recreates boxes, and typed text must survive that. A draft belongs to the value that it would
//! replace and is dropped when that value changes. Only the box in use is rendered again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

type Texts = Rc<RefCell<BTreeMap<String, (u64, String)>>>;

/// The drafts of all boxes.
#[derive(Clone, Default)]
pub struct Drafts(Texts);

impl PartialEq for Drafts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Drafts {
    /// The draft of the box `id`, which shows `value`.
    pub fn of(&self, id: &str, value: f64) -> Draft {
        Draft {
            texts: self.0.clone(),
            id: id.to_owned(),
            value: value.to_bits(),
        }
    }
}

/// The draft of one box.
#[derive(Clone)]
pub struct Draft {
    texts: Texts,
    id: String,
    value: u64,
}

impl Draft {
    /// The typed text that was not accepted, if it was typed over the current value.
    pub fn text(&self) -> Option<String> {
        let texts = self.texts.borrow();
        let (value, text) = texts.get(&self.id)?;
        (*value == self.value).then(|| text.clone())
    }

    /// Moves a draft typed over an older value to the current one: the user is still typing.
    pub fn carry(&self) {
        if let Some((value, _)) = self.texts.borrow_mut().get_mut(&self.id) {
            *value = self.value;
        }
    }

    /// Stores the text, or drops it for `None`.
    pub fn keep(&self, text: Option<String>) {
        let mut texts = self.texts.borrow_mut();
        match text {
            Some(text) => texts.insert(self.id.clone(), (self.value, text)),
            None => texts.remove(&self.id),
        };
    }
}

/// The drafts of the page's boxes.
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
