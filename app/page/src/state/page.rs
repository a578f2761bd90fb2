//! What the page is drawn from: the state, and the progress of its runs.

use std::rc::Rc;

use super::State;
use crate::runs::progress::{Course, Progress};

/// The state, and separately the progress of its runs, so that an action that changes only the progress leaves the state shared and
/// uncopied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The state.
    pub state: Rc<State>,
    /// Progress of its runs.
    pub progress: Rc<Progress>,
}

impl Page {
    /// A page with a state and no progress.
    pub fn of(state: State) -> Self {
        Self {
            state: Rc::new(state),
            progress: Rc::default(),
        }
    }

    /// The recorded weeks of the run in progress that is drawn, if any.
    pub fn course(&self) -> Course {
        self.progress.course(&self.state.runs)
    }
}
