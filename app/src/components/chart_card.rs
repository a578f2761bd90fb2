//! A card with a chart, its legend, its table, and its picture to take away.

use yew::prelude::*;

use super::chart::{ChartView, Handle};
use super::icons;
use crate::bridge;
use crate::charts::{Figure, Key, Table};
use crate::i18n::words;
use crate::ui::{Ui, use_ui};

/// Properties of [`ChartCard`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is drawn.
    pub figure: Figure,
    /// How large it is.
    #[prop_or_default]
    pub class: Classes,
}

/// A card with a chart.
#[component]
pub fn ChartCard(props: &Props) -> Html {
    let ui = use_ui();
    let figure = &props.figure;
    let as_table = use_state(|| false);
    let handle = use_memo((), |()| Handle::default());
    let toggle = {
        let as_table = as_table.clone();
        Callback::from(move |_: MouseEvent| as_table.set(!*as_table))
    };
    let save = {
        let handle = handle.clone();
        let name = format!("{}.png", figure.id);
        Callback::from(move |_: MouseEvent| {
            if let Some(picture) = handle.png() {
                bridge::save(&picture, &name);
            }
        })
    };
    html! {
        <article class={classes!("card", "chart-card", props.class.clone())} data-chart={figure.id.clone()}>
            <header>
                <h3>{ &figure.title }</h3>
                <span class="sub">{ &figure.sub }</span>
                <span class="actions">
                    { action(&ui, if *as_table { words::CHART_PICTURE } else { words::CHART_TABLE }, if *as_table { icons::chart() } else { icons::table() }, toggle, &figure.title) }
                    if !*as_table { { action(&ui, words::CHART_PNG, icons::picture(), save, &figure.title) } }
                </span>
            </header>
            if *as_table {
                { table(&figure.table, &figure.title) }
            } else {
                <div class="legend" aria-hidden="true">{ for figure.legend.iter().map(key) }</div>
                <ChartView option={figure.option.clone()} label={format!("{} · {}", figure.title, figure.sub)} handle={(*handle).clone()} />
            }
        </article>
    }
}

fn action(
    ui: &Ui,
    label: gongzhi_engine::text::Label,
    icon: Html,
    click: Callback<MouseEvent>,
    title: &str,
) -> Html {
    let label = ui.t(label);
    html! {
        <button type="button" class="small" title={label} aria-label={format!("{label} · {title}")} onclick={click}>{ icon }</button>
    }
}

fn key(key: &Key) -> Html {
    html! { <span key={key.look}><i class={classes!("key", key.look)}></i>{ &key.text }</span> }
}

/// The numbers of a chart.
pub fn table(table: &Table, label: &str) -> Html {
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter();
        let name = cells.next().cloned().unwrap_or_default();
        html! { <tr key={name.clone()}><th scope="row">{ name.clone() }</th>{ for cells.map(|c| html! { <td>{ c }</td> }) }</tr> }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={label.to_owned()}>
            <table class="numbers">
                <thead><tr>{ for table.columns.iter().map(|c| html! { <th scope="col">{ c }</th> }) }</tr></thead>
                <tbody>{ for table.rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
