//! What the page begins with: what the address asks for, else this tab's work, else the work opened last, else the first scenario.
//!
//! Reloading an address continues the tab's work; following a link opens the link's scenario, which can be undone.

use std::rc::Rc;

use gongzhi_engine::scenario::Library;
use gongzhi_engine::text::{Lang, Text};

use super::preferences::prefs;
use super::tab_session::{self, KeptTab, keep_tab, keep_tab_text};
use super::{migration, opening, works};
use crate::policy::plan::{HistoryStep, LeftWork, Plan};
use crate::policy::work::Work;
use crate::protocol::Origin;
use crate::state::notes::{Interrupted, Note, remember_file};
use crate::state::{Pane, Prefs, State, Tab, ThemeChoice};
use crate::store::{self, Store, Stores};

/// What the page's address asks for.
#[derive(Clone, Debug, Default)]
pub struct Address {
    /// A language code.
    pub lang: Option<String>,
    /// A theme's name.
    pub theme: Option<String>,
    /// Whether to turn on the research view.
    pub research: bool,
    /// The id of a shipped scenario.
    pub scenario: Option<String>,
    /// The fragment, which may name a tab, as in `#/rules`.
    pub hash: String,
    /// True if the visitor followed a link or typed the address; false on reload, back and forward.
    pub is_followed: bool,
}

/// The initial state, from storage and the address. `now` is in milliseconds since 1970.
pub fn restore<S: Store>(stores: &Stores<S>, address: &Address, now: f64) -> State {
    let Stores { shared, tab: own } = stores;
    let mut state = State {
        prefs: prefs(shared),
        ..State::default()
    };
    if let Err(trouble) = store::works(shared) {
        state.notes.add(Note::Forgets(trouble));
    }
    migration::adopt(shared, now);
    apply(&mut state.prefs, address);
    if let Some(tab) = tab_of(&address.hash) {
        state.tab = tab;
        state.pane = Pane::Policy;
    }
    let asked = address.scenario.clone();
    begin(&mut state, (shared, own), asked, address.is_followed);
    for note in state.notes.list() {
        if let Note::Interrupted(left) = note {
            super::keep_aside(shared, &left.work, &left.title, now);
        }
    }
    state
}

/// A kept work, and what this tab knows about it.
struct Found {
    work: Work,
    tab: KeptTab,
    /// Do not open it automatically.
    is_left: bool,
}

/// This tab's work, or else a copy of the work opened last.
fn found(shared: &impl Store, own: &impl Store) -> Option<Found> {
    let tab = tab_session::tab(own);
    // Try the tab's own storage first: the shared list drops old works.
    let whole = |tab: &KeptTab| tab.work.whole(own).or_else(|| tab.work.whole(shared));
    if let Some((work, tab)) = tab.and_then(|tab| Some((whole(&tab)?, tab))) {
        let is_left = opening::is_own_to_be_left(own, &tab.work);
        return Some(Found { work, tab, is_left });
    }
    let latest = works::latest(shared)?;
    let is_left = opening::is_latest_to_be_left(shared, &latest.work);
    Some(Found {
        is_left,
        work: latest.work.whole(shared)?,
        tab: KeptTab {
            entry: None,
            link: None,
            work: latest.work,
            title: latest.title,
        },
    })
}

/// Opens the kept work, or the scenario of a newly followed link. On reload, the link's scenario already is the tab's work.
fn begin(
    state: &mut State,
    (shared, own): (&impl Store, &impl Store),
    link: Option<String>,
    is_followed: bool,
) {
    let found = found(shared, own);
    let known = found.as_ref().and_then(|found| found.tab.link.clone());
    let link = link.filter(|id| is_followed || known.as_ref() != Some(id));
    match link {
        Some(id) if Library::shipped().get(&id).is_some() => follow(state, own, found, id),
        refused => {
            if let Some(id) = refused {
                state.notes.add(Note::NoSuchLink(id));
            }
            match found {
                Some(found) if found.is_left => leave(state, own, found),
                Some(found) => go_on(state, own, found),
                None => {}
            }
        }
    }
    remember_file(&mut state.files, &state.plan.origin);
}

fn go_on(state: &mut State, own: &impl Store, found: Found) {
    let Found { work, tab, .. } = found;
    let _ = keep_tab_text(own, &work.origin, &tab.work);
    let _ = keep_tab(own, &tab);
    state.plan = Plan {
        choice: work.choice,
        changes: Rc::new(work.changes),
        ..Plan::of(work.origin)
    };
}

/// Opens the first scenario and offers the work that was open before.
fn leave(state: &mut State, own: &impl Store, found: Found) {
    let first = Work::unchanged(state.plan.origin.clone());
    begin_tab(own, &first, None);
    let interrupted = Interrupted {
        title: found.tab.title,
        work: found.work,
    };
    let note = Note::Interrupted(Rc::new(interrupted));
    state.notes.add(note);
}

/// Opens a link's scenario. Undo returns to the previous work.
fn follow(state: &mut State, own: &impl Store, found: Option<Found>, id: String) {
    let work = Work::unchanged(Origin::Shipped(id.clone()));
    let mut plan = Plan::of(work.origin.clone());
    if let Some(Found { work: was, tab, .. }) = found.filter(|found| found.work != work) {
        remember_file(&mut state.files, &was.origin);
        if !tab.work.is_plain() {
            state.notes.add(Note::Followed(tab.title.clone()));
        }
        plan.undo.push(HistoryStep::Opening(Rc::new(LeftWork {
            title: tab.title,
            origin: was.origin,
            scenario: None,
            choice: was.choice,
            baseline: None,
            changes: Rc::new(was.changes),
        })));
    }
    state.plan = plan;
    begin_tab(own, &work, Some(id));
}

/// Records the tab's work, with no entry of the shared list that it may overwrite.
fn begin_tab(own: &impl Store, work: &Work, link: Option<String>) {
    let id = work.origin.key();
    let tab = KeptTab {
        entry: None,
        title: Text::new(id, id),
        work: work.kept(),
        link,
    };
    let _ = keep_tab_text(own, &work.origin, &tab.work);
    let _ = keep_tab(own, &tab);
}

fn apply(prefs: &mut Prefs, address: &Address) {
    match address.lang.as_deref() {
        Some("en") => prefs.lang = Lang::En,
        Some("zh") => prefs.lang = Lang::Zh,
        _ => {}
    }
    match address.theme.as_deref() {
        Some("dark") => prefs.theme = ThemeChoice::Dark,
        Some("light") => prefs.theme = ThemeChoice::Light,
        _ => {}
    }
    if address.research {
        prefs.research = true;
    }
}

/// The tab named by a fragment such as `#/rules`.
fn tab_of(hash: &str) -> Option<Tab> {
    let name = hash.trim_start_matches(['#', '/']);
    Tab::ALL.into_iter().find(|tab| tab.id() == name)
}

#[cfg(test)]
mod tests;
