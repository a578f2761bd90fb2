//! What the page offers to whoever wants to share the open work: a link with its length, a QR code where it fits, and always the file.

use gongzhi_engine::results::RESULTS_VERSION;

use super::code::{Alphabet, LinkContent, PLACE, Proof, write};
use super::qr::{self, Drawing};
use crate::outcome::Outcome;
use crate::policy::plan::Plan;
use crate::policy::saving::{self, SavedFile, SavedForm};
use crate::runs::Runs;

/// Longest link that chat applications pass on whole, in characters.
pub const MOST_LINK: usize = 2_000;

/// The open work, ready to be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The whole link. `None` if the work has errors, or holds more than a link can.
    pub link: Option<String>,
    /// The link as a QR code, if it fits.
    pub drawing: Option<Drawing>,
    /// The work as a file.
    pub file: SavedFile,
    /// Whether the link vouches for a result.
    pub vouches: bool,
}

impl Share {
    /// The open work; `page` is the address of the page without query and hash.
    pub fn of(plan: &Plan, runs: &Runs, outcome: Option<&Outcome>, page: &str) -> Self {
        let file = saving::file(plan);
        let proof = outcome.and_then(|outcome| vouched(plan, runs, outcome));
        let content = LinkContent {
            results_version: RESULTS_VERSION,
            name: file.name.clone(),
            text: file.text.clone(),
            proof,
        };
        let is_sound = file.form != SavedForm::Faulty;
        let code = is_sound.then(|| write(&content, Alphabet::Address));
        Self {
            link: code.flatten().map(|code| format!("{page}{PLACE}{code}")),
            drawing: is_sound.then(|| qr::drawing(page, &content)).flatten(),
            vouches: proof.is_some(),
            file,
        }
    }

    /// Number of characters of the link.
    pub fn length(&self) -> usize {
        self.link.as_ref().map_or(0, |link| link.chars().count())
    }

    /// Whether chat applications may cut the link.
    pub fn is_long(&self) -> bool {
        self.length() > MOST_LINK
    }
}

/// What the shown result vouches for, if it is that of the open policy.
fn vouched(plan: &Plan, runs: &Runs, outcome: &Outcome) -> Option<Proof> {
    let shown = runs.shown.as_ref()?;
    let is_current = runs.target.as_ref() == Some(shown)
        && shown.reform.origin == plan.origin
        && *shown.reform.changes == *plan.changes;
    Proof::of(outcome).filter(|_| is_current)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::code::read;
    use crate::state::action::Action;
    use crate::state::reduce::samples::{Reducible, opened};
    use gongzhi_engine::catalogue::params::Value;

    #[test]
    fn a_few_changes_fit_into_a_link_and_a_qr_code() {
        let change = Action::EnterParam("grid_households".into(), Value::Int(60));
        let state = opened().reduced(change);
        let share = Share::of(
            &state.plan,
            &state.runs,
            None,
            "https://example.org/sandbox/",
        );
        let link = share.link.as_deref().unwrap();
        assert!(
            !share.is_long() && share.length() < 600,
            "{}",
            share.length()
        );
        assert!(share.drawing.is_some());
        let code = link
            .strip_prefix("https://example.org/sandbox/#/open/")
            .unwrap();
        let content = read(code).unwrap();
        assert_eq!(content.text, share.file.text);
        assert_eq!(content.name, "yuecheng-2018-adjusted.toml");
    }

    #[test]
    fn changes_with_errors_are_offered_as_a_file_only() {
        let change = Action::RuleText("voice".into(), "fn voice(h) { h.nosuch".into());
        let state = opened().reduced(change);
        let share = Share::of(&state.plan, &state.runs, None, "https://example.org/");
        assert_eq!((share.link, share.drawing), (None, None));
        assert_eq!(share.file.form, SavedForm::Faulty);
    }
}
