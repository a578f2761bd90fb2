//! How links change the state: what one holds is shown before it is opened.

use std::rc::Rc;

use crate::state::State;
use crate::state::action::LinkStep;

/// Applies a step of opening or making a link.
pub fn reduce(state: &mut State, step: LinkStep) {
    match step {
        LinkStep::Opened(link) => state.link = Some(Rc::new(link)),
        LinkStep::Left => state.link = None,
        LinkStep::Taken(vouched) => {
            state.link = None;
            state.vouched = vouched;
            if let Some(vouched) = vouched {
                state.replications = Some(vouched.proof.runs);
                state.more = None;
            }
        }
        LinkStep::Share(share) => state.share = Some(Rc::new(share)),
        LinkStep::ShareClosed => state.share = None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::code::{LinkContent, Proof};
    use crate::links::offer::{Offer, OpenedLink, origin};
    use crate::policy::plan::BaselineChoice;
    use crate::state::action::Action;
    use crate::state::reduce::samples::{Reducible, grid, opened};

    fn offer() -> Offer {
        let state = opened();
        let scenario = state.plan.scenario.unwrap();
        Offer {
            content: LinkContent {
                results_version: 1,
                name: "x.toml".into(),
                text: "format = 1".into(),
                proof: Some(Proof {
                    policy: [1; 8],
                    fingerprint: [2; 8],
                    runs: 7,
                }),
            },
            scenario,
            baseline: None,
            warnings: Vec::new(),
        }
    }

    #[test]
    fn an_opened_link_changes_nothing_until_it_is_taken_and_can_be_undone() {
        let own = opened().reduced(grid(60));
        let offer = offer();
        let step = |step| Action::Link(step);
        let shown = own
            .clone()
            .reduced(step(LinkStep::Opened(OpenedLink::Offer(offer.clone()))));
        assert_eq!((&shown.plan, &shown.runs), (&own.plan, &own.runs));
        assert_eq!(shown.clone().reduced(step(LinkStep::Left)), own);
        let open = Action::Open(
            origin(&offer.content),
            Default::default(),
            BaselineChoice::Own,
        );
        let taken = shown
            .reduced(open)
            .reduced(step(LinkStep::Taken(offer.vouched())));
        assert!(taken.link.is_none() && taken.vouched.is_some());
        assert_eq!(taken.replications, Some(7));
        let back = taken.reduced(Action::Undo);
        assert_eq!(
            (back.plan.changes.clone(), back.vouched),
            (own.plan.changes, None)
        );
    }
}
