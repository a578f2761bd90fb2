//! Properties that the large parts of the page share.

use std::rc::Rc;

use gongzhi_page::outcome::Outcome;
use gongzhi_page::runs::RunTarget;
use gongzhi_page::state::State;
use yew::prelude::*;

use crate::controller::Controller;

/// Properties of the top bar and the right column.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    pub state: Rc<State>,
    /// The shown outcome, or `None` before the first result.
    pub outcome: Option<Rc<Outcome>>,
    pub controller: Controller,
}

/// Properties of the views of one target's runs: places, and reasons.
#[derive(Clone, Properties, PartialEq)]
pub struct ShownProps {
    pub state: Rc<State>,
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// The target of that outcome.
    pub target: Rc<RunTarget>,
}
