//! Opens the policy of a link: it is read beside the page and shown, and runs only if the visitor takes it.

use gongzhi_page::links::code::{self, LinkContent};
use gongzhi_page::links::offer::{self, OpenedLink};
use gongzhi_page::state::action::{Action, LinkStep};
use wasm_bindgen_futures::spawn_local;

use super::Controller;
use crate::browser::address;

impl Controller {
    /// Shows what the link in the address holds, if there is one.
    pub(super) fn look_at_link(&self) {
        let hash = address::hash();
        let Some(code) = offer::code_in(&hash) else {
            return;
        };
        match code::read(code) {
            Ok(content) => {
                let controller = self.clone();
                spawn_local(async move {
                    let opened = controller.read_link(content).await;
                    controller.link(LinkStep::Opened(opened));
                });
            }
            Err(why) => self.link(LinkStep::Opened(OpenedLink::Refused(why))),
        }
    }

    async fn read_link(&self, content: LinkContent) -> OpenedLink {
        let origin = offer::origin(&content);
        let loaded = self.reader.read(origin, None).await;
        OpenedLink::of(content, loaded)
    }

    /// Opens the policy that is shown, and has its result checked if the link vouches for one.
    pub fn take_link(&self) {
        let state = self.state();
        let Some(OpenedLink::Offer(offer)) = state.link.as_deref() else {
            return;
        };
        let origin = offer::origin(&offer.content);
        let name = offer.content.name.clone();
        *self.just_read.borrow_mut() = Some((origin.clone(), (*offer.scenario).clone()));
        let (changes, choice) = Default::default();
        self.act.emit(Action::Open(origin, changes, choice));
        self.link(LinkStep::Taken(offer.vouched()));
        address::clear_hash();
        if !offer.warnings.is_empty() {
            self.tell_file(name, offer.warnings.clone());
        }
    }

    /// Leaves the link that is shown.
    pub fn leave_link(&self) {
        self.link(LinkStep::Left);
        address::clear_hash();
    }

    fn link(&self, step: LinkStep) {
        self.act.emit(Action::Link(step));
    }
}
