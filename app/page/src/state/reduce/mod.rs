//! How each action changes the state: a pure function, tested natively.
//!
//! What: the choice by action; what changes a plan is in [`editing`], what opens another in [`opening`], what concerns runs in [`running`].
//! Never: starts anything. Work that follows from a state is the controller's.

mod analyses;
mod editing;
mod opening;
mod running;
#[cfg(test)]
pub(crate) mod tests;

use std::rc::Rc;

use super::State;
use super::action::Action;
use crate::runs::{Phase, Progress};

/// The state after an action.
pub fn reduce(mut state: State, action: Action) -> State {
    match action {
        Action::Lang(lang) => state.prefs.lang = lang,
        Action::Theme(theme) => state.prefs.theme = theme,
        Action::Research(on) => state.prefs.research = on,
        Action::HideStarters(hidden) => state.prefs.starters_hidden = hidden,
        Action::Tab(tab) => state.tab = tab,
        Action::Pane(pane) => state.pane = pane,
        Action::View(view) => state.view = view,
        Action::Rule(rule) => {
            state.rule = rule;
            state.reveal = None;
        }
        Action::ShowLine(rule, line, column) => {
            let times = state.reveal.map_or(0, |(.., times)| times);
            state.rule = Some(rule);
            state.reveal = Some((line, column, times + 1));
        }
        Action::Library(entries) => state.library = Rc::new(entries),
        Action::File(news) if news.refused() => state.file = Some(Rc::new(news)),
        Action::File(news) => state.minded = Some(Rc::new(news)),
        Action::Understood => state.file = None,
        Action::Minded => state.minded = None,
        Action::Replications(wanted) => {
            state.replications = Some(wanted);
            state.more = None;
        }
        Action::More(key, wanted) => state.more = Some((key, wanted)),
        Action::Lead(metric) => state.leading = metric,
        Action::Choose(place) => state.chosen = place,
        Action::Attribute(on) => state.attribute = on,
        Action::Seek(..)
        | Action::SeekNoMore
        | Action::Sought(..)
        | Action::CheckSets(_)
        | Action::SetArrived(..)
        | Action::Checkup(_) => analyses::reduce(&mut state, action),
        Action::Pin(arm) => {
            if state.pinned.iter().all(|p| p.key.hash != arm.key.hash) {
                Rc::make_mut(&mut state.pinned).push(arm);
            }
        }
        Action::Unpin(hash) => {
            Rc::make_mut(&mut state.pinned).retain(|p| p.key.hash != hash);
            Rc::make_mut(&mut state.names).remove(&hash);
        }
        Action::Rename(hash, name) => rename(&mut state, hash, name.trim()),
        Action::Wrong(found) => wrong(&mut state, found),
        Action::Lost(why) => {
            state.lost = Some(why);
            state.runs.phase = Phase::Failed;
            state.runs.progress = Progress::default();
        }
        Action::Start { .. }
        | Action::Progress(..)
        | Action::SoFar(..)
        | Action::Arrived(..)
        | Action::RunFailed(_)
        | Action::BesideFailed { .. }
        | Action::Inseparable(_)
        | Action::Seen(..)
        | Action::Stopped => running::reduce(&mut state, action),
        Action::Tell(note) => state.notes.tell(note),
        Action::UnderstoodNote(note) => state.notes.understood(&note),
        Action::Recent(list) => state.recent = Rc::new(list),
        Action::Open(..)
        | Action::Opened { .. }
        | Action::Baseline(_)
        | Action::Unreadable(_)
        | Action::Undo
        | Action::Redo => opening::reduce(&mut state, action),
        action => editing::reduce(&mut state.plan, action),
    }
    state
}

fn rename(state: &mut State, hash: String, name: &str) {
    let names = Rc::make_mut(&mut state.names);
    if name.is_empty() {
        names.remove(&hash);
    } else {
        names.insert(hash, name.to_owned());
    }
}

fn wrong(state: &mut State, found: Vec<gongzhi_engine::diagnostic::Diagnostic>) {
    state.diagnostics = Rc::new(found);
    state.tests = None;
    state.runs.phase = Phase::Failed;
    state.runs.progress = Progress::default();
    analyses::end(state);
}
