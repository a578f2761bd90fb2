//! What the page is drawn from: the state, and the progress of its runs.

use std::rc::Rc;

use super::State;
use crate::runs::progress::{Course, Progress};

/// The state, and apart from it how far its runs are: what only moves the progress leaves the state as it is, shared and not copied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What the page knows.
    pub state: Rc<State>,
    /// How far its runs are.
    pub progress: Rc<Progress>,
}

impl Page {
    /// A page that begins with a state.
    pub fn of(state: State) -> Self {
        Self {
            state: Rc::new(state),
            progress: Rc::default(),
        }
    }

    /// The course of the run that is followed, as far as it has come.
    pub fn course(&self) -> Course {
        self.progress.course(&self.state.runs)
    }
}
