//! Starts, feeds and ends the search for the smallest change.

use gongzhi_page::jobs::search::Hunt;
use gongzhi_page::protocol::Job;
use gongzhi_page::state::action::Action;

use super::Controller;

impl Controller {
    /// Starts the search that the state asks for, or ends the one that it does not.
    pub(super) fn seek(&self) {
        let state = self.state();
        let asked = state.quest.as_ref().filter(|q| q.running);
        let known = self.hunt.borrow().as_ref().map(|h| h.aim.clone());
        if asked.map(|q| &q.aim) == known.as_ref() {
            return;
        }
        let shown = state.runs.shown.as_ref().map(|t| &t.reform);
        let made = asked.and_then(|quest| {
            let arm = shown.filter(|arm| arm.key == quest.aim.key)?.clone();
            let base = state.plan.scenario.clone()?;
            Some(Hunt::new(quest.aim.clone(), arm, base))
        });
        *self.hunt.borrow_mut() = made;
        self.tell_found();
        self.want_asked();
    }

    /// Takes in a trial's answer and hands out the next ones.
    pub(super) fn tried(&self, job: &Job, held: Option<&[bool]>) {
        if let Some(hunt) = self.hunt.borrow_mut().as_mut() {
            hunt.tell(job, held);
        }
        self.tell_found();
        self.want_asked();
    }

    fn tell_found(&self) {
        let news = self
            .hunt
            .borrow()
            .as_ref()
            .map(|h| (h.aim.clone(), h.found()));
        if let Some((aim, found)) = news {
            self.act.emit(Action::Sought(aim, found));
        }
    }
}
