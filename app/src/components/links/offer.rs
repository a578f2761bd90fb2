//! What an opened link holds, before anything of it runs.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::links::code::LinkContent;
use gongzhi_page::links::offer::{Offer, OpenedLink};
use gongzhi_page::sentences::{kept, links};
use gongzhi_page::state::State;
use yew::prelude::*;

use crate::browser::bridge;
use crate::components::common::icons;
use crate::components::common::problems::ProblemList;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

const ID: &str = "opened-link";

/// A notice over the page, like that of a refused file. The open work stays as it is until the visitor decides.
#[component]
pub fn LinkOffer(props: &Props) -> Html {
    let ui = use_ui();
    let link = props.state.link.clone();
    use_effect_with(link.is_some(), |is_there| {
        if *is_there {
            bridge::focus(ID);
        }
    });
    let Some(link) = link else {
        return html! {};
    };
    let leave = {
        let controller = props.controller.clone();
        Callback::from(move |_: MouseEvent| controller.leave_link())
    };
    let escape = {
        let controller = props.controller.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                controller.leave_link();
            }
        })
    };
    let (kind, content) = match &*link {
        OpenedLink::Offer(offer) => ("offer", offered(&ui, offer, &props.controller)),
        OpenedLink::Refused(why) => {
            let problems = vec![why.told()];
            let told = html! { <><h2>{ ui.t(links::REFUSED) }</h2><ProblemList {problems} /></> };
            ("refused", told)
        }
        OpenedLink::Faulty(content, found) => {
            let problems = found.clone();
            let told = html! {
                <>
                    <h2>{ ui.t(links::FAULTY) }</h2>
                    <ProblemList {problems} />
                    <p>{ save_text(&ui, content) }</p>
                </>
            };
            ("faulty", told)
        }
    };
    let bad = (kind != "offer").then_some("bad");
    html! {
        <div id={ID} class={classes!("notice", "refusal", bad)} role="dialog" aria-label={ui.t(links::OPENED)} tabindex="-1" data-link={kind} onkeydown={escape}>
            <button type="button" class="small close" title={ui.t(words::CLOSE)} aria-label={ui.t(words::CLOSE)} onclick={leave}>{ icons::close() }</button>
            { content }
        </div>
    }
}

fn offered(ui: &Ui, offer: &Offer, controller: &Controller) -> Html {
    let (take, leave) = (controller.clone(), controller.clone());
    let take = Callback::from(move |_: MouseEvent| take.take_link());
    let leave = Callback::from(move |_: MouseEvent| leave.leave_link());
    let scenario = &offer.scenario;
    let items = offer.items(ui.lang);
    let said = match &offer.baseline {
        Some(baseline) if !items.is_empty() => {
            links::changes(items.len(), ui.text(&baseline.title), ui.lang)
        }
        _ => ui.t(links::NO_DIFFERENCE).to_owned(),
    };
    let line = |label| html! { <p class="quiet">{ ui.t(label) }</p> };
    html! {
        <>
            <h2>{ ui.t(links::OPENED) }</h2>
            <p><strong>{ ui.text(&scenario.title) }</strong></p>
            if !scenario.question.zh.is_empty() { <p>{ ui.text(&scenario.question) }</p> }
            <p>{ said }</p>
            <ul class="link-changes">{ for items.iter().map(|item| html! { <li>{ item.text(ui.lang) }</li> }) }</ul>
            if !offer.warnings.is_empty() { { line(links::WITH_WARNINGS) } }
            if offer.is_of_another_version() { { line(links::OTHER_VERSION) } }
            if offer.content.proof.is_some() { { line(links::VOUCHES) } }
            { line(links::KEEPS) }
            <p class="link-choices">
                <button type="button" class="run" data-action="take-link" onclick={take}>{ ui.t(links::TAKE) }</button>
                <button type="button" class="link" data-action="leave-link" onclick={leave}>{ ui.t(links::LEAVE) }</button>
            </p>
        </>
    }
}

fn save_text(ui: &Ui, content: &LinkContent) -> Html {
    let (name, text) = (content.name.clone(), content.text.clone());
    let save =
        Callback::from(move |_: MouseEvent| bridge::download(&name, "application/toml", &text));
    html! { <button type="button" class="link" data-action="save-text" onclick={save}>{ ui.t(kept::SAVE_TEXT) }</button> }
}
