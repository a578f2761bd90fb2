//! Connects the page to Yew's reducer.

use std::ops::Deref;
use std::rc::Rc;

use gongzhi_page::state::action::Action;
use gongzhi_page::state::page::Page;
use gongzhi_page::state::reduce::reduce;
use yew::prelude::*;

/// The page as a Yew reducer.
pub struct Reduced(pub Page);

impl Deref for Reduced {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.0
    }
}

impl Reducible for Reduced {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(reduce(self.0.clone(), action)))
    }
}
