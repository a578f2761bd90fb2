//! The page as Yew keeps it.

use std::ops::Deref;
use std::rc::Rc;

use gongzhi_page::state::action::Action;
use gongzhi_page::state::page::Page;
use gongzhi_page::state::reduce::reduce;
use yew::prelude::*;

/// The page, for Yew to change it by actions.
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
