//! The events of a community by date: the key ones, or all.
//!
//! Three years produce some hundred alerts and escalations, among which a gained star would be lost.

use gongzhi_engine::record::{CommunityReport, Event, EventKind};
use gongzhi_engine::results::date_of;
use gongzhi_page::by_ptr::ByPtr;
use gongzhi_page::i18n::words;
use gongzhi_page::sentences::events::{Tone, happening};
use time::Date;
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The community's report.
    pub report: ByPtr<CommunityReport>,
    /// The first day of the run.
    pub start: Date,
}

/// Which events are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Selection {
    /// Events that change something by themselves.
    Key,
    /// All events.
    All,
}

impl Selection {
    const fn id(self) -> &'static str {
        match self {
            Self::Key => "notable",
            Self::All => "all",
        }
    }
}

/// The events, latest first.
#[component]
pub fn EventLog(props: &Props) -> Html {
    let ui = use_ui();
    let selection = use_state(|| Selection::Key);
    let events = &props.report.events;
    let notable = events.iter().filter(|e| !is_routine(e.what)).count();
    let choice = |choice: Selection, label, n: usize| {
        let (set, on) = (selection.setter(), *selection == choice);
        html! {
            <button type="button" class={classes!(on.then_some("on"))} aria-pressed={on.to_string()} data-events={choice.id()}
                onclick={Callback::from(move |_: MouseEvent| set.set(choice))}>{ ui.t(label) }{ " " }{ n }</button>
        }
    };
    let all = *selection == Selection::All;
    let shown = events.iter().filter(|e| all || !is_routine(e.what));
    html! {
        <>
            <span class="switch" role="group" aria-label={ui.t(words::REPORT_EVENTS)}>
                { choice(Selection::Key, words::EVENTS_NOTABLE, notable) }
                { choice(Selection::All, words::EVENTS_ALL, events.len()) }
            </span>
            <ol class="events" tabindex="0" aria-label={ui.t(words::REPORT_EVENTS)}>{ for shown.rev().map(|e| item(&ui, e, props.start)) }</ol>
        </>
    }
}

/// Whether the event is frequent and changes nothing by itself.
const fn is_routine(what: EventKind) -> bool {
    matches!(what, EventKind::AlertRaised(_) | EventKind::Escalated(_))
}

fn item(ui: &Ui, event: &Event, start: Date) -> Html {
    let (tone, text) = happening(event.what, ui.lang);
    let look = match tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Plain => "plain",
    };
    html! { <li class={look}><time>{ date_of(start, event.day) }</time><span>{ text }</span></li> }
}
