//! The help of a parameter, opened by the "?" beside its name with a tap or a key.
//!
//! All of its text comes from the catalogue and the rules in force.

use gongzhi_engine::catalogue::indicators::HAVES;
use gongzhi_engine::catalogue::params::{ParamSpec, Value};
use gongzhi_page::documents;
use gongzhi_page::numbers::format;
use gongzhi_page::sentences::{phrases, typing};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::meta::{Meta, ReadingRule};
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub meta: Meta,
    /// Whether the help is open.
    pub open: bool,
    /// Called with true to open the help, false to close it.
    pub toggle: Callback<bool>,
}

fn element(meta: &Meta) -> String {
    format!("about-{}", meta.id)
}

/// The "?" button.
#[component]
pub fn HelpButton(props: &Props) -> Html {
    let ui = use_ui();
    let click = {
        let (toggle, open) = (props.toggle.clone(), props.open);
        Callback::from(move |_: MouseEvent| toggle.emit(!open))
    };
    let keys = {
        let (toggle, open) = (props.toggle.clone(), props.open);
        Callback::from(move |event: KeyboardEvent| {
            if open && event.key() == "Escape" {
                event.stop_propagation();
                toggle.emit(false);
            }
        })
    };
    let label = typing::about(&props.meta.label, ui.lang);
    html! {
        <button type="button" class="help" aria-label={label.clone()} title={label} aria-expanded={props.open.to_string()}
            aria-controls={props.open.then(|| element(&props.meta))} onclick={click} onkeydown={keys}>{ "?" }</button>
    }
}

#[derive(Properties, PartialEq)]
pub struct FactsProps {
    pub meta: Meta,
    /// Its current value, which determines its kind.
    pub now: Value,
    /// Closes the help.
    pub close: Callback<()>,
}

/// What the catalogue and the rules say about a parameter.
#[component]
pub fn ParamFacts(props: &FactsProps) -> Html {
    let ui = use_ui();
    let meta = &props.meta;
    let keys = {
        let close = props.close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                refocus(&event);
                close.emit(());
            }
        })
    };
    let one =
        |(name, text): (&'static str, Html)| html! { <><dt>{ name }</dt><dd>{ text }</dd></> };
    html! {
        <div class="about" id={element(meta)} tabindex="-1" onkeydown={keys}>
            if let Some(spec) = ParamSpec::find(&meta.id) {
                <p class="meaning">{ ui.t(spec.meaning()) }</p>
            }
            <dl class="facts">{ for facts(&ui, meta, &props.now).into_iter().map(one) }</dl>
        </div>
    }
}

/// Returns the focus to the button that opened the help.
fn refocus(event: &KeyboardEvent) {
    let row = event
        .target_dyn_into::<HtmlElement>()
        .and_then(|e| e.closest(".param").ok().flatten());
    let button = row.and_then(|row| row.query_selector(".help").ok().flatten());
    if let Some(button) = button.and_then(|b| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(b).ok())
    {
        let _ = button.focus();
    }
}

fn facts(ui: &Ui, meta: &Meta, now: &Value) -> Vec<(&'static str, Html)> {
    let spec = ParamSpec::find(&meta.id);
    let mut facts = vec![
        (ui.t(typing::PART_OF), text(part_of(ui, spec))),
        (ui.t(typing::UNIT), text(unit(ui, meta, now))),
        (ui.t(typing::ALLOWED), text(allowed(ui, meta, now))),
        (ui.t(typing::DEFAULT), text(default(ui, meta))),
    ];
    if let Some((tag, source)) = meta.source {
        let (tag, source) = (ui.t(typing::tag(tag)), source.text(ui.lang));
        let source = match source.contains(tag) {
            true => source,
            false => format!("{tag}{}{source}", phrases::colon(ui.lang)),
        };
        facts.push((ui.t(typing::SOURCE), text(source)));
    }
    facts.push((ui.t(typing::READ_BY), readers(ui, meta)));
    if let Some(spec) = spec {
        let acts = ui.t(typing::acts(spec.effect)).to_owned();
        facts.push((ui.t(typing::ACTS), text(acts)));
        facts.push((ui.t(typing::MODEL), in_model_document(ui, spec)));
    }
    let code = format!("params.{}", meta.id);
    let code = html! { <code lang="en">{ code }</code> };
    facts.push((ui.t(typing::NAME_IN_RULES), code));
    if spec.is_some_and(ParamSpec::is_by_indicator) {
        facts.push((ui.t(typing::DRIVERS), drivers(ui)));
    }
    facts
}

fn text(text: String) -> Html {
    html! { { text } }
}

fn part_of(ui: &Ui, spec: Option<&ParamSpec>) -> String {
    match spec {
        Some(spec) => {
            let group = ui.t(spec.group.label());
            let role = ui.t(typing::role(spec.role));
            format!("{group}{}{role}", phrases::comma(ui.lang))
        }
        None => ui.t(typing::DECLARED_HERE).to_owned(),
    }
}

fn unit(ui: &Ui, meta: &Meta, now: &Value) -> String {
    let unit = meta.unit_shown();
    match (now, unit.as_str()) {
        (Value::Bool(_), _) => ui.t(typing::YES_OR_NO).to_owned(),
        (_, "") => ui.t(typing::UNIT_NONE).to_owned(),
        (_, "%") => ui.t(typing::UNIT_PERCENT).to_owned(),
        _ => unit,
    }
}

fn allowed(ui: &Ui, meta: &Meta, now: &Value) -> String {
    match now {
        Value::Bool(_) => ui.t(typing::YES_OR_NO).to_owned(),
        Value::Choice(_) => meta.choices.join(phrases::comma(ui.lang)),
        Value::Int(_) | Value::Float(_) => {
            let range = typing::allowed_words(&meta.allowed(), ui.lang);
            let step = format::param(meta.step, meta.unit, ui.lang);
            typing::in_steps(&range, &step, ui.lang)
        }
        Value::Vector(_) | Value::Matrix(_) => typing::allowed_words(&meta.allowed(), ui.lang),
    }
}

/// The default value; for a table with equal numbers, that number.
fn default(ui: &Ui, meta: &Meta) -> String {
    let numbers = meta.default.numbers();
    let same = numbers.windows(2).all(|pair| pair[0] == pair[1]);
    match (&meta.default, numbers.first()) {
        (Value::Vector(_) | Value::Matrix(_), Some(x)) if same => {
            format::param(*x, meta.unit, ui.lang)
        }
        (default, _) => format::value(default, meta.unit, ui.lang),
    }
}

fn readers(ui: &Ui, meta: &Meta) -> Html {
    if meta.read_by.is_empty() {
        let declared = meta.source.is_none();
        let none = if declared {
            typing::READ_BY_NONE_DECLARED
        } else {
            typing::READ_BY_NONE
        };
        return text(ui.t(none).to_owned());
    }
    let one = |reader: &ReadingRule| {
        let decides = reader.label.map(|label| format!("{} ", ui.t(label)));
        html! { <li key={reader.name.clone()}>{ decides }<code lang="en">{ &reader.name }</code></li> }
    };
    html! { <ul>{ for meta.read_by.iter().map(one) }</ul> }
}

/// A link to the parameter's row in the model document, a page of its own.
fn in_model_document(ui: &Ui, spec: &ParamSpec) -> Html {
    let page = documents::model(ui.lang, ui.theme, Some(spec.id));
    html! { <a href={page} target="_blank">{ ui.t(typing::IN_MODEL) }</a> }
}

fn drivers(ui: &Ui) -> Html {
    let one = |have: &gongzhi_engine::catalogue::indicators::HaveSpec| {
        html! { <li key={have.label.en}>{ ui.t(have.label) }{ phrases::colon(ui.lang) }{ ui.t(have.have.driver()) }</li> }
    };
    html! { <ul>{ for HAVES.iter().flatten().map(one) }</ul> }
}
