//! What is kept from visit to visit: preferences, and the policy as it was left.
//!
//! Why: nothing typed may be lost, not even by a crash. Never: sends anything anywhere, or keeps results; those are computed again.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use gongzhi_engine::scenario::Changes;
use gongzhi_engine::text::Lang;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::protocol::Origin;
use crate::runs::Arm;
use crate::state::{BaselineChoice, Pane, Plan, Prefs, State, Tab, Theme};

const PREFS: &str = "gongzhi.prefs";
const ORIGIN: &str = "gongzhi.scenario";
const WORK: &str = "gongzhi.work";
const PINNED: &str = "gongzhi.pinned";

/// What tells scenarios apart, in a few characters that mean the same to every version of the page.
pub fn mark(origin: &Origin) -> String {
    let text = match origin {
        Origin::Shipped(_) => "",
        Origin::File { text, .. } => text,
    };
    let digest = Sha256::digest(text.as_bytes());
    let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    format!("{} {}", origin.key(), digits.collect::<String>())
}

/// What is changed, as it was left. The scenario's text is kept apart: it may be long, and changes seldom.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// Of which scenario: changes of one are never made to another, whichever of the two could not be kept.
    #[serde(default)]
    pub of: Option<String>,
    /// What is changed of it.
    pub changes: Changes,
    /// The wanted baseline.
    pub choice: BaselineChoice,
}

/// A scenario beside the others: what it is made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pinned {
    /// The scenario before changes.
    pub origin: Origin,
    /// What is changed of it.
    pub changes: Changes,
    /// The name that the user gave to it.
    #[serde(default)]
    pub name: Option<String>,
}

/// Keeps the scenarios that stand beside the policy, with the names that they were given, by hash.
pub fn keep_pinned(arms: &[Arm], names: &BTreeMap<String, String>) {
    let pinned = |arm: &Arm| Pinned {
        origin: arm.origin.clone(),
        changes: (*arm.changes).clone(),
        name: names.get(&arm.key.hash).cloned(),
    };
    let _ = LocalStorage::set(PINNED, arms.iter().map(pinned).collect::<Vec<_>>());
}

/// The scenarios that stood beside the policy.
pub fn pinned() -> Vec<Pinned> {
    LocalStorage::get(PINNED).unwrap_or_default()
}

/// Keeps the preferences. A full or forbidden storage loses them; nothing else does.
pub fn keep_prefs(prefs: &Prefs) {
    let _ = LocalStorage::set(PREFS, prefs);
}

/// Keeps the scenario.
pub fn keep_origin(origin: &Origin) {
    let _ = LocalStorage::set(ORIGIN, origin);
}

/// Keeps the changes.
pub fn keep_work(work: &Work) {
    let _ = LocalStorage::set(WORK, work);
}

/// What was kept, and what the address asks for; the address wins.
pub fn restore() -> State {
    let mut state = State {
        prefs: LocalStorage::get(PREFS).unwrap_or_default(),
        ..State::default()
    };
    let (query, hash) = address();
    let asked = query.as_ref().and_then(|q| q.get("scenario"));
    let (origin, work) = match asked {
        Some(id) => {
            let origin = Origin::Shipped(id);
            let work = Work {
                of: Some(mark(&origin)),
                ..Work::default()
            };
            keep_origin(&origin);
            keep_work(&work);
            (origin, work)
        }
        None => {
            // No scenario is kept before another one than the first was opened.
            let kept = LocalStorage::get(ORIGIN);
            let origin = kept.unwrap_or_else(|_| state.plan.origin.clone());
            let work: Option<Work> = LocalStorage::get(WORK).ok();
            let is_own = |work: &Work| work.of.as_ref().is_none_or(|of| *of == mark(&origin));
            let own = work.filter(is_own);
            (origin, own.unwrap_or_default())
        }
    };
    if let Some(query) = &query {
        apply(&mut state.prefs, query);
    }
    state.tab = tab_of(&hash).unwrap_or_default();
    if tab_of(&hash).is_some() {
        state.pane = Pane::Policy;
    }
    let Work {
        changes, choice, ..
    } = work;
    state.plan = Plan {
        choice,
        changes: Rc::new(changes),
        ..Plan::of(origin)
    };
    state
}

fn apply(prefs: &mut Prefs, query: &web_sys::UrlSearchParams) {
    match query.get("lang").as_deref() {
        Some("en") => prefs.lang = Lang::En,
        Some("zh") => prefs.lang = Lang::Zh,
        _ => {}
    }
    match query.get("theme").as_deref() {
        Some("dark") => prefs.theme = Theme::Dark,
        Some("light") => prefs.theme = Theme::Light,
        _ => {}
    }
    if query.has("research") {
        prefs.research = true;
    }
}

fn address() -> (Option<web_sys::UrlSearchParams>, String) {
    let location = web_sys::window().map(|w| w.location());
    let search = location
        .as_ref()
        .and_then(|l| l.search().ok())
        .unwrap_or_default();
    let hash = location.and_then(|l| l.hash().ok()).unwrap_or_default();
    (web_sys::UrlSearchParams::new_with_str(&search).ok(), hash)
}

/// The tab that an address such as `#/rules` names.
fn tab_of(hash: &str) -> Option<Tab> {
    let name = hash.trim_start_matches(['#', '/']);
    Tab::ALL.into_iter().find(|tab| tab.id() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenarios_are_told_apart_by_their_text_too() {
        let file = |text: &str| Origin::File {
            name: "a.toml".to_owned(),
            text: text.to_owned(),
        };
        assert_eq!(mark(&file("x")), mark(&file("x")));
        assert_ne!(mark(&file("x")), mark(&file("y")));
    }

    #[test]
    fn addresses_name_tabs() {
        assert_eq!(tab_of("#/rules"), Some(Tab::Rules));
        assert_eq!(tab_of(""), None);
    }
}
