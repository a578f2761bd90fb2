//! The list of everything that differs from the baseline; each entry can be put back, and leads to where it is decided.

use std::rc::Rc;

use gongzhi_page::guide::entries::{Entry, EntryGroup, entries};
use gongzhi_page::i18n::differences as told;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::moves::MoveList;
use crate::components::common::fold::Fold;
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

/// What differs from the baseline, and the moves so far.
#[component]
pub fn ChangesTab(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let all = entries(&state.plan, ui.lang);
    let groups = EntryGroup::ALL.map(|group| section(&ui, &all, group));
    html! {
        <>
            <h2 class="guide-title">{ ui.t(told::WHERE_AM_I) }</h2>
            <p class="quiet">{ ui.t(if all.is_empty() { told::NOTHING } else { told::WHERE_HINT }) }</p>
            <div data-entries={all.len().to_string()}>{ for groups.into_iter().flatten() }</div>
            <MoveList state={state.clone()} />
        </>
    }
}

fn section(ui: &Ui, all: &[Entry], group: EntryGroup) -> Option<Html> {
    let mut of_group = all.iter().filter(|entry| entry.group == group).peekable();
    of_group.peek()?;
    Some(html! {
        <section class="group" key={group.label().en}>
            <h3>{ ui.t(group.label()) }</h3>
            if group == EntryGroup::Shared { <p class="quiet">{ ui.t(told::SHARED_HINT) }</p> }
            <ul class="entries">{ for of_group.map(|entry| item(ui, entry)) }</ul>
        </section>
    })
}

fn item(ui: &Ui, entry: &Entry) -> Html {
    let about = |what| format!("{}{}{}", ui.t(what), phrases::colon(ui.lang), entry.label);
    let back = ui.on(Action::PutBack(entry.of.clone()));
    let go = ui.on(Action::GoTo(entry.spot.clone()));
    let (put_back, there) = (about(told::BACK), about(told::GO_THERE));
    html! {
        <li key={format!("{:?}", entry.of)}>
            <p><b>{ &entry.label }</b>{ " " }<span>{ &entry.change }</span></p>
            <p class="entry-actions">
                <button type="button" class="link" aria-label={put_back} data-action="put-back" onclick={back}>{ icons::reset() }{ ui.t(told::BACK) }</button>
                <button type="button" class="link" aria-label={there} data-action="go-there" onclick={go}>{ ui.t(told::GO_THERE) }{ " ›" }</button>
            </p>
            if let Some((before, after)) = &entry.texts {
                <Fold class={classes!("entry-texts")} summary={html! { { ui.t(told::SHOW_TEXT) } }}>
                    <>{ text(ui, told::BEFORE, before) }{ text(ui, told::AFTER, after) }</>
                </Fold>
            }
        </li>
    }
}

fn text(ui: &Ui, label: gongzhi_engine::text::Label, text: &str) -> Html {
    html! {
        <>
            <p class="quiet">{ ui.t(label) }</p>
            if text.is_empty() {
                <p>{ ui.t(told::ABSENT) }</p>
            } else {
                <pre lang="en" tabindex="0" role="group" aria-label={ui.t(label)}>{ text.to_owned() }</pre>
            }
        </>
    }
}
