//! What an opened link shows before anything runs: the policy that it holds, and what that changes.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::results::RESULTS_VERSION;
use gongzhi_engine::scenario::{Changes, Library, Loaded, Scenario};
use gongzhi_engine::text::Lang;

use super::code::{LinkContent, PLACE};
use super::proof::Vouched;
use super::refusal::LinkRefusal;
use crate::library;
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
    /// What it changes: the scenario that it names as its baseline, wherever that is set.
    pub baseline: Option<Rc<Scenario>>,
    /// Warnings about it.
    pub warnings: Vec<Diagnostic>,
}

impl OpenedLink {
    /// What a link holds, once its text was read.
    pub fn of(content: LinkContent, loaded: Loaded) -> Self {
        let Some(scenario) = loaded.scenario else {
            return Self::Faulty(content, loaded.diagnostics);
        };
        let baseline = scenario.baseline.clone().map(Origin::Shipped);
        let baseline = baseline.map(|id| library::load(&id, &Library::shipped()));
        let baseline = baseline.map(|loaded| loaded.scenario.ok_or(loaded.diagnostics));
        match baseline.transpose() {
            Ok(baseline) => Self::Offer(Offer {
                content,
                scenario: Rc::new(scenario),
                baseline: baseline.map(Rc::new),
                warnings: loaded.diagnostics,
            }),
            Err(found) => Self::Faulty(content, found),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::scenario::load;

    fn opened(rest: &str) -> OpenedLink {
        let head = "format = 1\nextends = \"yuecheng-2018\"\n";
        let content = LinkContent {
            results_version: RESULTS_VERSION,
            name: "x.toml".into(),
            text: format!("{head}{rest}"),
            proof: None,
        };
        let loaded = load(&content.text, &Library::shipped());
        OpenedLink::of(content, loaded)
    }

    #[test]
    fn what_a_link_changes_is_told_wherever_it_is_set() {
        let town = "meta = { id = \"x\", title = \"x\" }\nplace.communities = 4\nplace.residents = 9000\nplace.streets = 2\nparams.grid_households = 60\n";
        let OpenedLink::Offer(offer) = opened(town) else {
            panic!("no offer");
        };
        let told: Vec<String> = offer
            .items(Lang::En)
            .iter()
            .map(|i| i.text(Lang::En))
            .collect();
        assert!(told.iter().any(|text| text.contains("60")), "{told:?}");
        assert!(told.len() > 1, "{told:?}");
    }

    #[test]
    fn a_link_to_an_unknown_baseline_says_so() {
        let named = "meta = { id = \"x\", title = \"x\", baseline = \"nosuch\" }\n";
        let OpenedLink::Faulty(_, found) = opened(named) else {
            panic!("it was opened");
        };
        assert!(
            found
                .iter()
                .any(|d| d.message.en.contains("nosuch") && d.hint.is_some()),
            "{found:?}"
        );
    }
}
