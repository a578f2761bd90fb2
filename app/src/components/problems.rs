//! What is wrong, where, and what to do about it.

use gongzhi_engine::diagnostic::{Diagnostic, Severity, Source};
use gongzhi_engine::text::Lang;
use yew::prelude::*;

use crate::i18n::{phrases, words};
use crate::ui::{Ui, use_ui};

/// Properties of [`ProblemList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What was found.
    pub problems: Vec<Diagnostic>,
    /// A place was clicked: line and column.
    #[prop_or_default]
    pub jump: Option<Callback<(u32, u32)>>,
}

/// What is wrong.
#[component]
pub fn ProblemList(props: &Props) -> Html {
    let ui = use_ui();
    html! { <ul class="problems">{ for props.problems.iter().map(|d| item(&ui, d, props.jump.as_ref())) }</ul> }
}

fn item(ui: &Ui, d: &Diagnostic, jump: Option<&Callback<(u32, u32)>>) -> Html {
    let error = d.severity == Severity::Error;
    let severity = ui.t(if error { words::ERROR } else { words::WARNING });
    let place = d.span.map(|s| phrases::line(s.line, ui.lang));
    let place = match (&d.source, place) {
        (Source::Rule(name), Some(place)) => {
            html! { <><code lang="en">{ name }</code>{ " " }{ place }</> }
        }
        (Source::Rule(name), None) => html! { <code lang="en">{ name }</code> },
        (_, Some(place)) => html! { { place } },
        (_, None) => html! {},
    };
    let place = match (jump, d.span) {
        (Some(jump), Some(span)) => {
            let jump = jump.clone();
            let go = Callback::from(move |_: MouseEvent| jump.emit((span.line, span.column)));
            html! { <button type="button" class="link" onclick={go}>{ place }</button> }
        }
        _ => place,
    };
    html! {
        <li class={if error { "error" } else { "warning" }}>
            <p><strong>{ severity }</strong>{ " " }{ place }</p>
            <p>{ d.message.get(ui.lang) }</p>
            if let Some(hint) = &d.hint {
                <p class="remedy"><strong>{ ui.t(words::HINT) }{ colon(ui.lang) }</strong>{ hint.get(ui.lang) }</p>
            }
        </li>
    }
}

/// The colon of a language.
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    }
}
