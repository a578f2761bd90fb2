//! How each action changes the state: a pure function, tested natively.
//!
//! It dispatches by action: [`editing`] changes a policy, [`opening`] opens another, [`running`] handles runs. It starts no work itself;
//! the controller starts what the new state asks for.

mod analyses;
mod calendar;
mod editing;
mod links;
mod opening;
mod place;
mod running;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_progress;

use std::rc::Rc;

use super::action::{Action, Control};
use super::page::Page;
use super::{Pane, Reveal, RulePlace, State, Tab, View};
use crate::analyses::rule_look;
use crate::by_ptr::ByPtr;
use crate::guide::spot::{Sought, Spot};
use crate::policy::placed;
use crate::runs::Phase;
use crate::runs::progress::Progress;

/// The page after an action.
pub fn reduce(mut page: Page, action: Action) -> Page {
    let running = page.state.runs.phase == Phase::Running;
    match action {
        Action::Progress(..) | Action::SoFar(..) if !running => {}
        Action::Progress(shares, now) => {
            let progress = Rc::make_mut(&mut page.progress);
            progress.under_way = shares;
            progress.note(now);
        }
        Action::SoFar(key, replication) => {
            let progress = Rc::make_mut(&mut page.progress);
            progress.so_far = Some((key, ByPtr::new(replication)));
        }
        action => {
            let mut state = (*page.state).clone();
            change(&mut state, Rc::make_mut(&mut page.progress), action);
            placed::follow(&mut state.plan);
            // An equal state keeps its pointer, so that nothing is drawn again.
            if state != *page.state {
                page.state = Rc::new(state);
            }
        }
    }
    page
}

/// Applies an action to the state and the progress of its runs.
fn change(state: &mut State, progress: &mut Progress, action: Action) {
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
        Action::ShowLine(RulePlace { rule, line, column }) => {
            let times = state.reveal.map_or(0, |reveal| reveal.times) + 1;
            state.rule = Some(rule);
            state.reveal = Some(Reveal {
                line,
                column,
                times,
            });
        }
        Action::Library(entries) => state.library = Rc::new(entries),
        Action::File(news) if news.refused() => state.file = Some(Rc::new(news)),
        Action::File(news) => state.warnings = Some(Rc::new(news)),
        Action::DismissNotice => state.file = None,
        Action::DismissWarnings => state.warnings = None,
        Action::Replications(wanted) => {
            state.replications = Some(wanted);
            state.more = None;
        }
        Action::More(key, wanted) => state.more = Some((key, wanted)),
        Action::SetHeadline(metric) => state.leading = metric,
        Action::ChooseCommunity(place) => state.chosen = place,
        Action::Attribution(control) => state.attribution = control == Control::Start,
        Action::FindMinimalChange { .. }
        | Action::StopMinimalChange
        | Action::MinimalChangeNews(..)
        | Action::AcceptedSets(_)
        | Action::AcceptedSetArrived(..)
        | Action::WithinCity(_)
        | Action::SecondRunArrived(..)
        | Action::Inert(_) => analyses::reduce(state, action),
        Action::Look(step) => rule_look::reduce(&mut state.look, step),
        Action::Pin(arm) => {
            if state.pinned.iter().all(|p| p.key.hash != arm.key.hash) {
                Rc::make_mut(&mut state.pinned).push(arm);
            }
        }
        Action::Unpin(hash) => {
            Rc::make_mut(&mut state.pinned).retain(|p| p.key.hash != hash);
            Rc::make_mut(&mut state.names).remove(&hash);
        }
        Action::Rename(hash, name) => rename(state, hash, name.trim()),
        Action::PolicyRejected(found) => wrong(state, progress, found),
        Action::WorkersFailed(why) => {
            state.workers_failure = Some(why);
            state.runs.phase = Phase::Failed;
            *progress = Progress::default();
        }
        Action::Start { .. }
        | Action::Arrived(..)
        | Action::RunFailed(_)
        | Action::SideRunFailed { .. }
        | Action::AttributionFailed(_)
        | Action::Seen(..)
        | Action::Stopped => running::reduce(state, progress, action),
        Action::AddNote(note) => state.notes.add(note),
        Action::DismissNote(note) => state.notes.dismiss(&note),
        Action::Recent(list) => state.recent = Rc::new(list),
        Action::Open(..)
        | Action::Opened { .. }
        | Action::Baseline(_)
        | Action::Unreadable(_)
        | Action::Undo
        | Action::Redo
        | Action::Travel(..) => opening::reduce(state, action),
        Action::GoTo(spot) => go_to(state, spot),
        Action::Place(edit) => place::edit(&mut state.plan, edit),
        Action::Calendar(edit) => calendar::edit(&mut state.plan, edit),
        Action::Import(step) => place::import(state, step),
        Action::Brief(shown) => state.brief = shown,
        Action::Link(step) => links::reduce(state, step),
        Action::AllowLarge => {
            state.allowed = state.plan.scenario.as_ref().map(|s| s.hash.clone());
        }
        action => editing::reduce(&mut state.plan, action),
    }
}

/// Opens the tab or view, and the rule, in which a place stands. The page moves the focus there.
fn go_to(state: &mut State, spot: Spot) {
    let tab = tab_of(&spot);
    match tab {
        Some(tab) => (state.tab, state.pane) = (tab, Pane::Policy),
        None => (state.view, state.pane) = (View::Charts, Pane::Outcome),
    }
    if tab == Some(Tab::Rules) {
        state.rule = spot.rule().map(str::to_owned);
        state.reveal = None;
    }
    let times = state.sought.as_ref().map_or(0, |sought| sought.times) + 1;
    state.sought = Some(Sought { spot, times });
}

/// The tab of the policy panel in which a place stands; `None` if it is part of the outcome.
fn tab_of(spot: &Spot) -> Option<Tab> {
    match spot {
        Spot::Param(_) => Some(Tab::Parameters),
        Spot::Rule(_) | Spot::Rules => Some(Tab::Rules),
        Spot::Mechanism(_)
        | Spot::Place
        | Spot::Calendar
        | Spot::Assessments
        | Spot::Shocks
        | Spot::Contracts => Some(Tab::Data),
        Spot::Metric(_) => None,
    }
}

fn rename(state: &mut State, hash: String, name: &str) {
    let names = Rc::make_mut(&mut state.names);
    if name.is_empty() {
        names.remove(&hash);
    } else {
        names.insert(hash, name.to_owned());
    }
}

fn wrong(
    state: &mut State,
    progress: &mut Progress,
    found: Vec<gongzhi_engine::diagnostic::Diagnostic>,
) {
    state.diagnostics = Rc::new(found);
    state.tests = None;
    state.runs.phase = Phase::Failed;
    *progress = Progress::default();
    analyses::end(state);
}
