//! One parameter: label, mark of a change, and a slider with a number box, a checkbox, a list, or a grid of numbers.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_page::i18n::words;
use gongzhi_page::numbers::format;
use gongzhi_page::numbers::scale::{PLACES, Scale};
use gongzhi_page::policy::changed_parts::parts_changed;
use gongzhi_page::sentences::{self, phrases, typing};
use gongzhi_page::state::action::Action;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::grid::ParamGrid;
use super::help::{HelpButton, ParamFacts};
use super::meta::{Meta, ParamProps};
use crate::components::common::choice::{Choice, option};
use crate::components::common::deferred::Deferred;
use crate::components::common::icons;
use crate::components::common::number::{GivenNumber, NumberBox};
use crate::ui::{Ui, use_ui};

#[component]
pub fn ParamRow(props: &ParamProps) -> Html {
    let ui = use_ui();
    let ParamProps { meta, now, before } = props;
    let changed = now != before;
    let id = format!("p-{}", meta.id);
    let help = Help {
        open: use_state_eq(|| false),
    };
    let body = match now {
        Value::Bool(on) => return tick(&ui, props, *on, &help),
        Value::Int(i) => scalar(&ui, props, &id, *i as f64),
        Value::Float(x) => scalar(&ui, props, &id, *x),
        Value::Choice(chosen) => choice(&ui, meta, &id, chosen),
        Value::Vector(_) | Value::Matrix(_) => {
            html! { <Deferred><ParamGrid ..props.clone() /></Deferred> }
        }
    };
    let grid = matches!(now, Value::Vector(_) | Value::Matrix(_));
    let name = if grid {
        html! { <span class="label">{ &meta.label }</span> }
    } else {
        html! { <label class="label" for={id}>{ &meta.label }</label> }
    };
    html! {
        <div class={classes!("param", changed.then_some("changed"))} data-param={meta.id.clone()}>
            <div class="param-head">
                { name }
                { help.button(meta) }
                if changed { { against(&ui, meta, now, before) } }
            </div>
            { body }
            { help.facts(props) }
            { research(&ui, meta) }
        </div>
    }
}

/// The "?" button and the help it opens.
struct Help {
    open: UseStateHandle<bool>,
}

impl Help {
    fn button(&self, meta: &Meta) -> Html {
        let setter = self.open.setter();
        let toggle = Callback::from(move |open| setter.set(open));
        html! { <HelpButton meta={meta.clone()} open={*self.open} {toggle} /> }
    }

    fn facts(&self, props: &ParamProps) -> Html {
        let setter = self.open.setter();
        let close = Callback::from(move |()| setter.set(false));
        html! { if *self.open { <ParamFacts meta={props.meta.clone()} now={props.now.clone()} {close} /> } }
    }
}

/// The baseline's value, with a button that restores it.
fn against(ui: &Ui, meta: &Meta, now: &Value, before: &Value) -> Html {
    let parts = parts_changed(&meta.id, before, now);
    let old = match parts.as_slice() {
        [] => format::value(before, meta.unit, ui.lang),
        [one] => one.text(meta.unit, ui.lang),
        many => sentences::adjustments(many.len(), ui.lang),
    };
    let label = format!(
        "{}{}{}",
        ui.t(words::RESET),
        phrases::colon(ui.lang),
        meta.label
    );
    html! {
        <span class="against">
            <span>if parts.is_empty() { { ui.t(words::BASELINE) }{ " " } }{ old }</span>
            <button type="button" class="reset" title={ui.t(words::RESET)} aria-label={label} onclick={ui.on(Action::ResetParam(meta.id.clone()))}>
                { icons::reset() }
            </button>
        </span>
    }
}

fn research(ui: &Ui, meta: &Meta) -> Html {
    if !ui.research {
        return html! {};
    }
    let source = meta.source.map(|(tag, _)| ui.t(typing::tag(tag)));
    let words = meta.source.map(|(_, source)| source.text(ui.lang));
    html! {
        <p class="research-line" title={words}><code>{ &meta.id }</code>{ for source.map(|s| html! { <span class="tag">{ s }</span> }) }</p>
    }
}

/// `x` as a value of the same kind as `now`.
pub fn like(now: &Value, x: f64) -> Value {
    match now {
        Value::Int(_) => Value::Int(x.round() as i64),
        _ => Value::Float(x),
    }
}

fn scalar(ui: &Ui, props: &ParamProps, id: &str, x: f64) -> Html {
    let ParamProps { meta, now, before } = props;
    let scale = Scale::new(meta.range, meta.step, meta.usual);
    let set = {
        let (act, id, now) = (ui.act.clone(), meta.id.clone(), now.clone());
        Callback::from(move |x: f64| act.emit(Action::Param(id.clone(), like(&now, x))))
    };
    let given = {
        let (act, id, now, set) = (ui.act.clone(), meta.id.clone(), now.clone(), set.clone());
        Callback::from(move |given: GivenNumber| match given {
            GivenNumber::Typed(x) => act.emit(Action::EnterParam(id.clone(), like(&now, x))),
            GivenNumber::Stepped(x) => set.emit(x),
        })
    };
    let tick = before.numbers().first().map(|b| scale.place(*b) / PLACES);
    html! {
        <div class="param-body">
            { slider(ui, props, id, (scale, x, tick), &set) }
            <NumberBox label={meta.label.clone()} id={format!("n-{}", meta.id)} value={x} allowed={meta.allowed()} step={meta.step} with_unit={true} {given} />
        </div>
    }
}

fn slider(
    ui: &Ui,
    props: &ParamProps,
    id: &str,
    (scale, x, tick): (Scale, f64, Option<f64>),
    set: &Callback<f64>,
) -> Html {
    let place = scale.place(x);
    let slide = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(place) = number_of(event.target()) {
                set.emit(scale.value(place));
            }
        })
    };
    let keys = {
        let set = set.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(steps) = steps(&event.key()) {
                event.prevent_default();
                set.emit(scale.next(x, steps));
            }
        })
    };
    let let_go = {
        let act = ui.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if steps(&event.key()).is_some() {
                act.emit(Action::Settled);
            }
        })
    };
    html! {
        <div class="slider" style={format!("--at:{:.4}", place / PLACES)}>
            if let Some(tick) = tick { <i class="tick" style={format!("--tick:{tick:.4}")}></i> }
            <input type="range" id={id.to_owned()} min="0" max={PLACES.to_string()} step="any" value={format!("{place:.3}")}
                aria-valuetext={format::value(&props.now, props.meta.unit, ui.lang)} oninput={slide} onchange={ui.on(Action::Settled)} onkeydown={keys} onkeyup={let_go} onblur={ui.on(Action::Settled)} />
        </div>
    }
}

/// Number of slider steps for a key, signed.
fn steps(key: &str) -> Option<f64> {
    match key {
        "ArrowRight" | "ArrowUp" => Some(1.0),
        "ArrowLeft" | "ArrowDown" => Some(-1.0),
        "PageUp" => Some(10.0),
        "PageDown" => Some(-10.0),
        _ => None,
    }
}

fn number_of(target: Option<web_sys::EventTarget>) -> Option<f64> {
    target?
        .dyn_into::<HtmlInputElement>()
        .ok()?
        .value()
        .parse()
        .ok()
}

fn tick(ui: &Ui, props: &ParamProps, on: bool, help: &Help) -> Html {
    let ParamProps { meta, now, before } = props;
    let changed = now != before;
    let id = format!("p-{}", meta.id);
    let turn = ui.on(Action::EnterParam(meta.id.clone(), Value::Bool(!on)));
    html! {
        <div class={classes!("param", "tick-box", changed.then_some("changed"))} data-param={meta.id.clone()}>
            <label class="label" for={id.clone()}><input type="checkbox" {id} checked={on} onchange={turn} />{ &meta.label }</label>
            { help.button(meta) }
            if changed { { against(ui, meta, now, before) } }
            { help.facts(props) }
            { research(ui, meta) }
        </div>
    }
}

fn choice(ui: &Ui, meta: &Meta, id: &str, chosen: &str) -> Html {
    let act = ui.act.clone();
    let param = meta.id.clone();
    let choose = Callback::from(move |wanted: String| {
        act.emit(Action::EnterParam(param.clone(), Value::Choice(wanted)));
    });
    html! {
        <Choice id={id.to_owned()} value={chosen.to_owned()} {choose}>
            { for meta.choices.iter().map(|c| option(c, c)) }
        </Choice>
    }
}
