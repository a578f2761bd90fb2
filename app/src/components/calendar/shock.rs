//! One shock: name, first day, how long, and how strong.

use gongzhi_engine::catalogue::enums::Category;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::scenario::Shock;
use gongzhi_engine::text::Lang;
use gongzhi_page::i18n::calendar as told;
use gongzhi_page::numbers::numeral::{Allowed, Notation};
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::action::{Action, CalendarEdit};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::date_box::DateBox;
use crate::components::common::fold::Fold;
use crate::components::common::icons;
use crate::components::common::number::{GivenNumber, NumberBox};
use crate::components::common::problems::ProblemList;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shock: Shock,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// Why it has no effect, if it is the scenario's own.
    pub without_effect: Option<gongzhi_engine::text::Label>,
}

/// Fields of one shock.
#[component]
pub fn ShockFields(props: &Props) -> Html {
    let ui = use_ui();
    let shock = &props.shock;
    let name = ui.text(&shock.label).to_owned();
    let remove = Action::Calendar(CalendarEdit::RemoveShock(shock.id.clone()));
    let about = |what| told::about(ui.t(what), &name, ui.lang);
    let dated = {
        let (ui, shock) = (ui.clone(), shock.clone());
        Callback::from(move |date| set(&ui, &shock, |shock| shock.date = date))
    };
    let lasts = given(&ui, shock, |shock, x| shock.days = x as i64);
    let days = whole(Unit::Days.label().get(ui.lang));
    html! {
        <li class="shock" data-shock={shock.id.clone()}>
            <div class="shock-head">
                <input type="text" class="shock-name" aria-label={about(told::NAME)} value={name.clone()} onchange={renamed(&ui, shock)} />
                <button type="button" class="tool" aria-label={about(told::REMOVE)} title={about(told::REMOVE)} data-action="remove-shock" onclick={ui.on(remove)}>{ icons::close() }</button>
            </div>
            <div class="shock-when">
                <DateBox label={about(told::START)} id={format!("shock-{}", shock.id)} day={shock.date} wrong={!props.problems.is_empty()} given={dated} />
                <NumberBox label={about(told::DAYS_LONG)} id={format!("shock-{}-days", shock.id)} value={shock.days as f64} allowed={days} step={1.0} with_unit={true} given={lasts} />
            </div>
            if let Some(why) = props.without_effect { <p class="quiet" data-outside="told">{ phrases::brackets(ui.t(why), ui.lang) }</p> }
            if !props.problems.is_empty() { <ProblemList problems={props.problems.clone()} /> }
            <Fold class={classes!("strength")} summary={html! { { ui.t(told::STRENGTH) } }}>
                { strength(&ui, shock, &name) }
            </Fold>
        </li>
    }
}

fn set(ui: &Ui, shock: &Shock, edit: impl FnOnce(&mut Shock)) {
    let mut shock = shock.clone();
    edit(&mut shock);
    let edit = CalendarEdit::Shock(Box::new(shock));
    ui.act.emit(Action::Calendar(edit));
}

/// A typed number settles at once; a stepped one when its key is released.
fn given(ui: &Ui, shock: &Shock, to: fn(&mut Shock, f64)) -> Callback<GivenNumber> {
    let (ui, shock) = (ui.clone(), shock.clone());
    Callback::from(move |given| match given {
        GivenNumber::Typed(x) => {
            set(&ui, &shock, |shock| to(shock, x));
            ui.act.emit(Action::Settled);
        }
        GivenNumber::Stepped(x) => set(&ui, &shock, |shock| to(shock, x)),
    })
}

/// A name in the page's language; a shock with one name has it in both.
fn renamed(ui: &Ui, shock: &Shock) -> Callback<Event> {
    let (ui, shock) = (ui.clone(), shock.clone());
    Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
            return;
        };
        let name = input.value();
        let both = shock.label.zh == shock.label.en;
        set(&ui, &shock, |shock| {
            let label = &mut shock.label;
            if both || ui.lang == Lang::Zh {
                label.zh.clone_from(&name);
            }
            if both || ui.lang == Lang::En {
                label.en = name;
            }
        });
        ui.act.emit(Action::Settled);
    })
}

fn whole(unit: &str) -> Allowed {
    Allowed {
        range: (1.0, 3660.0),
        whole: true,
        notation: Notation::Plain,
        unit: unit.to_owned(),
    }
}

fn factor(range: (f64, f64), notation: Notation) -> Allowed {
    Allowed {
        range,
        whole: false,
        notation,
        unit: notation.sign().to_owned(),
    }
}

fn strength(ui: &Ui, shock: &Shock, name: &str) -> Html {
    let id = |what: &str| format!("shock-{}-{what}", shock.id);
    let label = |what: &str| told::about(name, what, ui.lang);
    let plain = factor((0.0, 100.0), Notation::Plain);
    let of_need = |(i, category): (usize, &Category)| {
        let (ui_set, shock_set) = (ui.clone(), shock.clone());
        let given = Callback::from(move |given: GivenNumber| {
            let (GivenNumber::Typed(x) | GivenNumber::Stepped(x)) = given;
            set(&ui_set, &shock_set, |shock| {
                shock.needs.iter_mut().skip(i).take(1).for_each(|f| *f = x);
            });
            if matches!(given, GivenNumber::Typed(_)) {
                ui_set.act.emit(Action::Settled);
            }
        });
        let what = ui.t(category.label());
        html! {
            <div class="cell" key={i}><span>{ what }</span>
                <NumberBox label={label(what)} id={id(category.id())} value={shock.needs[i]} allowed={plain.clone()} step={0.1} {given} /></div>
        }
    };
    let admin = factor((-1.0, 1.0), Notation::Percent);
    let one = |key: &str, what, value: f64, allowed: Allowed, to: fn(&mut Shock, f64)| {
        let (step, what) = (
            if allowed.notation == Notation::Percent {
                0.01
            } else {
                0.1
            },
            ui.t(what),
        );
        html! {
            <div class="cell" key={key.to_owned()}><span>{ what }</span>
                <NumberBox label={label(what)} id={id(key)} {value} {allowed} {step} with_unit={true} given={given(ui, shock, to)} /></div>
        }
    };
    html! {
        <>
            <p class="quiet">{ ui.t(told::NEEDS_FACTOR) }</p>
            <div class="vector named">{ for Category::ALL.iter().enumerate().map(of_need) }</div>
            <div class="shock-rest">
                { one("admin", told::ADMIN_ADDED, shock.admin, admin, |shock, x| shock.admin = x) }
                { one("visits", told::VISITS_FACTOR, shock.visits, plain.clone(), |shock, x| shock.visits = x) }
                { one("volunteers", told::VOLUNTEERS_FACTOR, shock.volunteers, plain.clone(), |shock, x| shock.volunteers = x) }
            </div>
        </>
    }
}
