//! The number boxes of a vector or table, each with its name.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::text::Label;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::meta::ParamProps;
use crate::components::common::number::{GivenNumber, NumberBox};
use crate::ui::{Ui, use_ui};

/// The boxes of a vector or table.
#[component]
pub fn ParamGrid(props: &ParamProps) -> Html {
    let ui = use_ui();
    match &props.now {
        Value::Vector(numbers) => {
            let cells = (0..numbers.len()).map(|i| cell(&ui, props, (i, 0)));
            html! { <div class="vector">{ for cells }</div> }
        }
        Value::Matrix(rows) => html! { <>{ for (0..rows.len()).map(|i| row(&ui, props, i)) }</> },
        _ => html! {},
    }
}

/// One row of a table, with its name.
fn row(ui: &Ui, props: &ParamProps, i: usize) -> Html {
    let name = named(ui, props.meta.part(i, 0).0, i);
    let width = match &props.now {
        Value::Matrix(rows) => rows[i].len(),
        _ => 0,
    };
    html! {
        <div class="table-row" key={i} role="group" aria-label={name.clone()}>
            <h3>{ name }</h3>
            <div class="vector named">{ for (0..width).map(|j| cell(ui, props, (i, j))) }</div>
        </div>
    }
}

fn named(ui: &Ui, name: Option<Label>, at: usize) -> String {
    name.map_or_else(|| (at + 1).to_string(), |l| ui.t(l).to_owned())
}

/// The number at row `i` and column `j`; a vector has only column 0.
fn at(value: &Value, (i, j): (usize, usize)) -> Option<f64> {
    match value {
        Value::Vector(numbers) => numbers.get(i).copied(),
        Value::Matrix(rows) => rows.get(i)?.get(j).copied(),
        _ => None,
    }
}

/// The value with the number at row `i` and column `j` replaced.
fn with(value: &Value, (i, j): (usize, usize), x: f64) -> Value {
    let mut next = value.clone();
    let place = match &mut next {
        Value::Vector(numbers) => numbers.get_mut(i),
        Value::Matrix(rows) => rows.get_mut(i).and_then(|row| row.get_mut(j)),
        _ => None,
    };
    if let Some(place) = place {
        *place = x;
    }
    next
}

fn cell(ui: &Ui, props: &ParamProps, place: (usize, usize)) -> Html {
    let (meta, (i, j)) = (&props.meta, place);
    let Some(x) = at(&props.now, place) else {
        return html! {};
    };
    let table = matches!(props.now, Value::Matrix(_));
    let (row, part) = meta.part(i, j);
    let name = named(ui, part, if table { j } else { i });
    let row = row.map_or_else(String::new, |row| format!(" {}", ui.t(row)));
    let label = format!("{}{row} {name}", meta.label);
    let id = format!("n-{}-{i}-{j}", meta.id);
    let changed = at(&props.before, place).is_some_and(|before| before != x);
    let found = part.is_some_and(|part| meta.search.is_for(part));
    let given = {
        let (act, id, now) = (ui.act.clone(), meta.id.clone(), props.now.clone());
        Callback::from(move |given: GivenNumber| {
            act.emit(match given {
                GivenNumber::Typed(x) => Action::EnterParam(id.clone(), with(&now, place, x)),
                GivenNumber::Stepped(x) => Action::Param(id.clone(), with(&now, place, x)),
            })
        })
    };
    html! {
        <div class={classes!("cell", found.then_some("found"))} key={if table { j } else { i }}>
            <span class="cell-name">{ name }</span>
            <NumberBox {label} {id} value={x} allowed={meta.allowed()} step={meta.step} {changed} {given} />
        </div>
    }
}
