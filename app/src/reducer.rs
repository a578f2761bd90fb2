//! The state as Yew keeps it.

use std::rc::Rc;

use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::reduce::reduce;
use yew::prelude::*;

/// The state, for Yew to change it by actions.
pub struct Reduced(pub State);

impl std::ops::Deref for Reduced {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl Reducible for Reduced {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(reduce(self.0.clone(), action)))
    }
}
