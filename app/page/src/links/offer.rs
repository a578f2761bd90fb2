//! What an opened link shows before anything runs: the policy that it holds, and what that changes.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::results::RESULTS_VERSION;
use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::Lang;

use super::code::{LinkContent, PLACE};
use super::proof::Vouched;
use super::refusal::LinkRefusal;
use crate::policy::changes::{self, ChangedItem};
use crate::protocol::Origin;

/// An opened link.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenedLink {
    /// It holds a policy.
    Offer(Offer),
    /// It cannot be read as a link.
    Refused(LinkRefusal),
    /// It holds a text that is not a scenario here, for these reasons.
    Faulty(LinkContent, Vec<Diagnostic>),
}

/// The policy of a link, which has not been run.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What the link carries.
    pub content: LinkContent,
    /// The policy.
    pub scenario: Rc<Scenario>,
    /// What it is compared with, if that is another scenario.
    pub baseline: Option<Rc<Scenario>>,
    /// Warnings about it.
    pub warnings: Vec<Diagnostic>,
}

impl Offer {
    /// What the policy changes of its baseline.
    pub fn items(&self, lang: Lang) -> Vec<ChangedItem> {
        let items = |baseline| changes::items(baseline, &self.scenario, &Changes::default(), lang);
        self.baseline.as_deref().map_or_else(Vec::new, items)
    }

    /// The result that the link vouches for.
    pub fn vouched(&self) -> Option<Vouched> {
        Some(Vouched {
            proof: self.content.proof?,
            results_version: self.content.results_version,
        })
    }

    /// Whether this page gives results of another version.
    pub fn is_of_another_version(&self) -> bool {
        self.content.results_version != RESULTS_VERSION
    }
}

/// The code in the hash of an address, if there is one.
pub fn code_in(hash: &str) -> Option<&str> {
    hash.strip_prefix(PLACE)
}

/// The origin of a link's policy: a file that the visitor could have opened.
pub fn origin(content: &LinkContent) -> Origin {
    Origin::File {
        name: content.name.clone(),
        text: content.text.clone(),
    }
}
