//! The open work as a link, a QR code and a file.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::links::qr::Drawing;
use gongzhi_page::links::share::Share;
use gongzhi_page::policy::saving::SavedForm;
use gongzhi_page::sentences::links;
use gongzhi_page::state::action::{Action, LinkStep};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::bridge;
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The work, while it is shown.
    pub share: Option<Rc<Share>>,
}

const ID: &str = "shared-link";

#[component]
pub fn ShareNotice(props: &Props) -> Html {
    let ui = use_ui();
    let copied = use_state(|| None);
    let copied_setter = copied.setter();
    use_effect_with(props.share.clone(), move |share| {
        copied_setter.set(None);
        if share.is_some() {
            bridge::focus(ID);
        }
    });
    let Some(share) = &props.share else {
        return html! {};
    };
    let close = ui.on(Action::Link(LinkStep::ShareClosed));
    let act = ui.act.clone();
    let escape = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            act.emit(Action::Link(LinkStep::ShareClosed));
        }
    });
    html! {
        <div id={ID} class="notice refusal share" role="dialog" aria-label={ui.t(links::SHARE)} tabindex="-1" onkeydown={escape}>
            <button type="button" class="small close" title={ui.t(words::CLOSE)} aria-label={ui.t(words::CLOSE)} onclick={close}>{ icons::close() }</button>
            <h2>{ ui.t(links::SHARE) }</h2>
            { link(&ui, share, &copied) }
            { qr(&ui, share) }
            <p>{ save(&ui, share) }</p>
        </div>
    }
}

fn link(ui: &Ui, share: &Rc<Share>, copied: &UseStateHandle<Option<bool>>) -> Html {
    let Some(link) = share.link.clone() else {
        let why = match share.file.form {
            SavedForm::Faulty => links::FAULTY_WORK,
            SavedForm::Edited | SavedForm::Whole => links::TOO_LARGE,
        };
        return html! { <p>{ ui.t(why) }</p> };
    };
    let copy = {
        let (link, copied) = (link.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (link, copied) = (link.clone(), copied.clone());
            spawn_local(async move { copied.set(Some(bridge::copy(&link).await)) });
        })
    };
    let select = Callback::from(|event: FocusEvent| {
        let input = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.select();
        }
    });
    let said = match **copied {
        None => "",
        Some(true) => ui.t(links::COPIED),
        Some(false) => ui.t(links::NOT_COPIED),
    };
    html! {
        <>
            <p class="share-link">
                <input type="text" readonly=true value={link} aria-label={ui.t(links::LINK)} onfocus={select} />
                <button type="button" class="run" data-action="copy-link" onclick={copy}>{ ui.t(links::COPY) }</button>
            </p>
            <p role="status" class="quiet" data-characters={share.length().to_string()}>{ links::length(share.length(), share.is_long(), ui.lang) }{ " " }{ said }</p>
            if share.vouches { <p class="quiet">{ ui.t(links::VOUCHES) }</p> }
            <p class="quiet">{ ui.t(links::PRIVATE) }</p>
        </>
    }
}

fn qr(ui: &Ui, share: &Share) -> Html {
    match &share.drawing {
        Some(drawing) => html! { <QrPicture drawing={drawing.clone()} label={ui.t(links::QR)} /> },
        None if share.link.is_some() => html! { <p class="quiet">{ ui.t(links::NO_QR) }</p> },
        None => html! {},
    }
}

#[derive(Properties, PartialEq)]
pub struct QrProps {
    pub drawing: Drawing,
    /// What it is, for screen readers.
    pub label: AttrValue,
}

/// A QR code, dark on light in every theme.
#[component]
pub fn QrPicture(props: &QrProps) -> Html {
    let side = props.drawing.side;
    html! {
        <svg class="qr" role="img" aria-label={props.label.clone()} viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" /><path d={props.drawing.path.clone()} fill="#000" />
        </svg>
    }
}

fn save(ui: &Ui, share: &Rc<Share>) -> Html {
    let share = share.clone();
    let save = Callback::from(move |_: MouseEvent| {
        bridge::download(&share.file.name, "application/toml", &share.file.text);
    });
    html! { <button type="button" class="link" data-action="save-scenario" onclick={save}>{ ui.t(links::SAVE_FILE) }</button> }
}
