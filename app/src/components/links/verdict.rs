//! Whether the policy of a link gave the result that the link vouches for.

use std::rc::Rc;

use gongzhi_page::links::proof::{Verdict, Vouched};
use gongzhi_page::outcome::Outcome;
use yew::prelude::*;

use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub vouched: Vouched,
    pub outcome: Rc<Outcome>,
}

#[component]
pub fn VerdictLine(props: &Props) -> Html {
    let ui = use_ui();
    let Props { vouched, outcome } = props;
    let of = (*vouched, outcome.clone());
    let verdict = use_memo(of, |(vouched, outcome)| {
        let side = &outcome.reform;
        vouched.verdict(&side.scenario, &side.runs)
    });
    let (kind, look) = match *verdict {
        Verdict::Under(_) => ("under", ""),
        Verdict::Same => ("same", "good"),
        Verdict::Engine => ("engine", "neutral"),
        Verdict::Policy => ("policy", "neutral"),
        Verdict::Differs => ("differs", "bad"),
    };
    html! { <p class={classes!("verified", look)} role="status" data-verdict={kind}>{ vouched.told(*verdict, ui.lang) }</p> }
}
