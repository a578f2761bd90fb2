//! What the large parts of the page are given.

use std::rc::Rc;

use gongzhi_page::outcome::Outcome;
use gongzhi_page::runs::Target;
use gongzhi_page::state::State;
use yew::prelude::*;

use crate::controller::Controller;

/// Properties of the top bar and the right column.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// All that the page knows.
    pub state: Rc<State>,
    /// What is shown.
    pub outcome: Option<Rc<Outcome>>,
    /// Does the work.
    pub controller: Controller,
}

/// Properties of the views that tell of a target's runs: places, and reasons.
#[derive(Clone, Properties, PartialEq)]
pub struct ShownProps {
    /// All that the page knows.
    pub state: Rc<State>,
    /// What is shown.
    pub outcome: Rc<Outcome>,
    /// Of which target.
    pub target: Rc<Target>,
}
