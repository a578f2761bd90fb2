//! Starts, feeds and ends the search for the smallest change.

use gongzhi_page::jobs::minimal_change::MinimalChangeJobs;
use gongzhi_page::protocol::Job;
use gongzhi_page::state::action::Action;

use super::Controller;

impl Controller {
    /// Starts the search that the state requests, or ends one that it no longer requests.
    pub(super) fn find_minimal_change(&self) {
        let state = self.state();
        let asked = state.minimal_change.as_ref().filter(|q| q.running);
        let known = self.minimal_change.borrow().as_ref().map(|h| h.aim.clone());
        if asked.map(|q| &q.aim) == known.as_ref() {
            return;
        }
        let shown = state.runs.shown.as_ref().map(|t| &t.reform);
        let made = asked.and_then(|analysis| {
            let arm = shown.filter(|arm| arm.key == analysis.aim.key)?.clone();
            let base = state.plan.scenario.clone()?;
            Some(MinimalChangeJobs::new(analysis.aim.clone(), arm, base))
        });
        *self.minimal_change.borrow_mut() = made;
        self.tell_progress();
        self.want_asked();
    }

    /// Records a trial's result and hands out the next trials.
    pub(super) fn tried(&self, job: &Job, held: Option<&[bool]>) {
        if let Some(jobs) = self.minimal_change.borrow_mut().as_mut() {
            jobs.tell(job, held);
        }
        self.tell_progress();
        self.want_asked();
    }

    fn tell_progress(&self) {
        let news = self
            .minimal_change
            .borrow()
            .as_ref()
            .map(|h| (h.aim.clone(), h.progress()));
        if let Some((aim, progress)) = news {
            self.act.emit(Action::MinimalChangeNews(aim, progress));
        }
    }
}
