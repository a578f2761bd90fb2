//! A vector or matrix of numbers, each with its name.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::text::Label;
use yew::prelude::*;

use super::number::NumberBox;
use super::param_meta::ParamProps;
use crate::action::Action;
use crate::ui::{Ui, use_ui};

/// A vector or matrix of numbers.
#[component]
pub fn ParamGrid(props: &ParamProps) -> Html {
    let ui = use_ui();
    match &props.now {
        Value::Vector(numbers) => vector(&ui, props, numbers),
        Value::Matrix(rows) => matrix(&ui, props, rows),
        _ => html! {},
    }
}

fn name(ui: &Ui, labels: &[Label], at: usize) -> String {
    labels
        .get(at)
        .map_or_else(|| (at + 1).to_string(), |l| ui.t(*l).to_owned())
}

fn number(
    props: &ParamProps,
    label: String,
    x: f64,
    before: Option<f64>,
    entered: Callback<f64>,
) -> Html {
    let meta = &props.meta;
    let changed = before.is_some_and(|b| b != x);
    html! { <NumberBox {label} value={x} factor={meta.factor()} range={meta.range} step={meta.step} {changed} {entered} /> }
}

fn vector(ui: &Ui, props: &ParamProps, numbers: &[f64]) -> Html {
    let before = props.before.numbers();
    let cells = numbers.iter().enumerate().map(|(i, x)| {
        let (act, id, all) = (ui.act.clone(), props.meta.id.clone(), numbers.to_vec());
        let entered = Callback::from(move |x: f64| {
            let mut next = all.clone();
            next[i] = x;
            act.emit(Action::Param(id.clone(), Value::Vector(next)));
        });
        let row = name(ui, props.meta.rows, i);
        let label = format!("{} {row}", props.meta.label);
        html! { <div class="cell" key={i}><span class="cell-name">{ row }</span>{ number(props, label, *x, before.get(i).copied(), entered) }</div> }
    });
    html! { <div class="vector">{ for cells }</div> }
}

fn matrix(ui: &Ui, props: &ParamProps, rows: &[Vec<f64>]) -> Html {
    let before = match &props.before {
        Value::Matrix(rows) => rows.clone(),
        _ => Vec::new(),
    };
    let cell = |i: usize, j: usize, x: f64| {
        let (act, id, all) = (ui.act.clone(), props.meta.id.clone(), rows.to_vec());
        let entered = Callback::from(move |x: f64| {
            let mut next = all.clone();
            next[i][j] = x;
            act.emit(Action::Param(id.clone(), Value::Matrix(next)));
        });
        let label = format!(
            "{} {} {}",
            props.meta.label,
            name(ui, props.meta.rows, i),
            name(ui, props.meta.columns, j)
        );
        let old = before.get(i).and_then(|r| r.get(j)).copied();
        html! { <td key={j}>{ number(props, label, x, old, entered) }</td> }
    };
    let head = (0..rows.first().map_or(0, Vec::len))
        .map(|j| html! { <th scope="col">{ name(ui, props.meta.columns, j) }</th> });
    let body = rows.iter().enumerate().map(|(i, row)| {
        html! { <tr key={i}><th scope="row">{ name(ui, props.meta.rows, i) }</th>{ for row.iter().enumerate().map(|(j, x)| cell(i, j, *x)) }</tr> }
    });
    html! { <table class="matrix"><thead><tr><td></td>{ for head }</tr></thead><tbody>{ for body }</tbody></table> }
}
