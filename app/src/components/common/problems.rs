//! A list of diagnostics: what is wrong, where, and how to fix it.

use gongzhi_engine::diagnostic::{Diagnostic, Fix, Severity, Source};
use gongzhi_page::i18n::words;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::RulePlace;
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The diagnostics.
    pub problems: Vec<Diagnostic>,
    /// Called when the user clicks a place in a rule.
    #[prop_or_default]
    pub jump: Option<Callback<RulePlace>>,
    /// If set, fixes are offered, and this is called with the one clicked.
    #[prop_or_default]
    pub mend: Option<Callback<Fix>>,
}

#[component]
pub fn ProblemList(props: &Props) -> Html {
    let ui = use_ui();
    html! { <ul class="problems">{ for props.problems.iter().map(|d| item(&ui, d, props)) }</ul> }
}

fn item(ui: &Ui, d: &Diagnostic, props: &Props) -> Html {
    let jump = props.jump.as_ref();
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
    let place = match (jump, &d.source) {
        (Some(jump), Source::Rule(name)) => {
            let (line, column) = d.span.map_or((1, 1), |span| (span.line, span.column));
            let at = RulePlace {
                rule: name.clone(),
                line,
                column,
            };
            let go = jump.reform(move |_: MouseEvent| at.clone());
            html! { <button type="button" class="link" onclick={go}>{ place }</button> }
        }
        _ => place,
    };
    html! {
        <li class={if error { "error" } else { "warning" }}>
            <p><strong>{ severity }</strong>{ " " }{ place }</p>
            <p>{ with_code(d.message.get(ui.lang)) }</p>
            if let Some(hint) = &d.hint {
                <p class="remedy"><strong>{ ui.t(words::HINT) }{ phrases::colon(ui.lang) }</strong>{ with_code(hint.get(ui.lang)) }</p>
            }
            { mending(ui, d, props.mend.as_ref()) }
        </li>
    }
}

/// A message with the text between back-quotes set as code.
fn with_code(message: &str) -> Html {
    let parts = message.split('`').enumerate();
    // An unpaired back-quote is literal text.
    if message.matches('`').count() % 2 == 1 {
        return html! { { message.to_owned() } };
    }
    let part = |(place, text): (usize, &str)| match place % 2 {
        0 => html! { { text.to_owned() } },
        _ => html! { <code>{ text.to_owned() }</code> },
    };
    html! { <>{ for parts.map(part) }</> }
}

/// A button that applies a diagnostic's fix.
fn mending(ui: &Ui, d: &Diagnostic, mend: Option<&Callback<Fix>>) -> Html {
    let (Some(mend), Some(fix)) = (mend, &d.fix) else {
        return html! {};
    };
    let (label, fix) = (fix.label.get(ui.lang).to_owned(), fix.clone());
    let click = mend.reform(move |_: MouseEvent| fix.clone());
    html! { <p><button type="button" class="run" data-action="mend" onclick={click}>{ label }</button></p> }
}
