//! The scenarios that a file may extend: those shipped with the engine, and those added by a user.
//!
//! It holds texts; [`load`](super::load) parses them.

use std::collections::BTreeMap;

macro_rules! shipped {
    ($($id:literal)+) => {
        /// The shipped scenarios, in display order.
        pub const SHIPPED: &[(&str, &str)] = &[
            $(($id, include_str!(concat!("../../../scenarios/", $id, ".toml"))),)+
        ];
    };
}

shipped! {
    "yuecheng-2018"
    "shaoxing-2018"
    "grid-100"
    "half-admin-load"
    "hire-instead"
    "no-contracts"
    "publish-only"
    "one-way-menu"
    "single-party-contracts"
    "few-deep-contracts"
    "strong-leadership"
    "anchor-exits"
    "buy-services"
    "incubate"
    "fund-the-needy"
    "lifetime-stars"
    "hemei-quota-20"
    "no-inspection-rush"
    "weekly-meetings-only"
    "online-only"
    "closure-target"
    "awareness-only"
    "survey-30"
    "night-shift"
    "yuedu-before"
    "yuedu-2008"
    "cangqiao-street"
    "stylised-danwei"
    "stylised-management"
    "stylised-governance"
    "queue-only"
}

/// Texts of scenarios, by id.
#[derive(Clone, Debug, Default)]
pub struct Library {
    added: BTreeMap<String, String>,
}

impl Library {
    /// The shipped scenarios.
    pub fn shipped() -> Self {
        Self::default()
    }

    /// Adds or replaces a text. Returns `false` without adding anything if a shipped scenario has that id.
    pub fn add(&mut self, id: &str, text: &str) -> bool {
        if SHIPPED.iter().any(|(shipped, _)| *shipped == id) {
            return false;
        }
        self.added.insert(id.to_owned(), text.to_owned());
        true
    }

    /// The text of a scenario; `None` if the id is unknown.
    pub fn get(&self, id: &str) -> Option<&str> {
        let shipped = SHIPPED.iter().find(|(known, _)| *known == id);
        shipped
            .map(|(_, text)| *text)
            .or_else(|| self.added.get(id).map(String::as_str))
    }

    /// All ids, starting with the shipped ones in display order.
    pub fn ids(&self) -> Vec<&str> {
        let shipped = SHIPPED.iter().map(|(id, _)| *id);
        shipped
            .chain(self.added.keys().map(String::as_str))
            .collect()
    }
}
