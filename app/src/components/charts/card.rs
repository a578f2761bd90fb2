//! A chart with its legend and table, and the export of its image.

use std::rc::Rc;

use gongzhi_engine::text::Lang;
use gongzhi_page::charts::{Figure, LegendEntry};
use gongzhi_page::i18n::words;
use gongzhi_page::sentences::phrases;
use serde_json::json;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::chart::{ChartView, Handle};
use super::table::ChartTable;
use crate::browser::bridge;
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

/// The origin that an exported picture states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// The policy with its changes, the baseline, the runs and the data.
    pub note: AttrValue,
    /// Prefix of the picture's file name; for an adjusted policy it says so.
    pub name: AttrValue,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The chart to draw.
    pub figure: Rc<Figure>,
    /// ECharts options, as JSON, that add the line of a run in progress; empty for none.
    #[prop_or_default]
    pub under_way: AttrValue,
    /// Id of the chart; defaults to the figure's.
    #[prop_or_default]
    pub id: Option<&'static str>,
    /// CSS classes that set its size.
    #[prop_or_default]
    pub class: Classes,
    /// Controls beside the title.
    #[prop_or_default]
    pub children: Html,
}

/// A card with a chart.
#[component]
pub fn ChartCard(props: &Props) -> Html {
    let ui = use_ui();
    let figure = &props.figure;
    let as_table = use_state(|| false);
    let large = use_state(|| false);
    let handle = use_memo((), |()| Handle::default());
    let origin = use_context::<Provenance>().unwrap_or_default();
    let card = use_node_ref();
    {
        let card = card.clone();
        use_effect_with(*large, move |large| {
            if let Some(card) = card.cast::<Element>().filter(|_| *large) {
                bridge::show(&card);
            }
        });
    }
    let class = classes!(
        "card",
        "chart-card",
        props.class.clone(),
        large.then_some("large")
    );
    html! {
        <article {class} ref={card} data-chart={props.id.map_or_else(|| figure.id.clone(), str::to_owned)}>
            <header>
                <h3>{ &figure.title }</h3>
                <span class="sub">{ &figure.sub }</span>
                { props.children.clone() }
                <span class="actions">
                    { turn(&ui, &as_table, [(words::CHART_TABLE, icons::table()), (words::CHART_PICTURE, icons::chart())], &figure.title) }
                    if !*as_table {
                        { turn(&ui, &large, [(words::CHART_LARGER, icons::larger()), (words::CHART_SMALLER, icons::smaller())], &figure.title) }
                        { pictures(&ui, figure, &handle, !props.under_way.is_empty(), &origin) }
                    }
                </span>
            </header>
            if *as_table {
                <ChartTable table={figure.table.clone()} label={figure.title.clone()} />
            } else {
                <div class="legend" aria-hidden="true">
                    { for figure.legend.iter().map(key) }
                    if !props.under_way.is_empty() {
                        <span class="under-way">{ key(&LegendEntry::new("key-under-way", ui.t(words::UNDER_WAY))) }</span>
                    }
                </div>
                <ChartView option={figure.option.clone()} over={props.under_way.clone()} label={format!("{} · {} · {}", figure.title, figure.sub, figure.description)} handle={(*handle).clone()}
                    zoom={*large && figure.over_time} />
            }
        </article>
    }
}

/// A toggle button with an icon and a name for each state.
fn turn(
    ui: &Ui,
    state: &UseStateHandle<bool>,
    [off, on]: [(gongzhi_engine::text::Label, Html); 2],
    title: &str,
) -> Html {
    let (label, icon) = if **state { on } else { off };
    let state = state.clone();
    let click = Callback::from(move |_: MouseEvent| state.set(!*state));
    action(ui.t(label), icon, click, title)
}

/// Buttons that save the chart as a picture, with title and legend.
fn pictures(
    ui: &Ui,
    figure: &Figure,
    handle: &Handle,
    under_way: bool,
    origin: &Provenance,
) -> Html {
    let growing = under_way.then(|| ui.t(words::UNDER_WAY));
    let named = figure.series.iter().map(String::as_str);
    let legend: Vec<&str> = named.chain(growing).collect();
    let others = figure.legend.iter();
    let others = others.filter(|k| !legend.contains(&k.text.as_str()));
    let note: Vec<String> = std::iter::once(figure.sub.clone())
        .chain(others.map(|k| spelled(k, ui.lang)))
        .filter(|text| !text.is_empty())
        .collect();
    let note = format!("{}\n{}", note.join(" · "), origin.note);
    let caption = json!({ "title": figure.title, "note": note, "legend": legend });
    let save = |kind: &'static str| {
        let (handle, caption) = (handle.clone(), caption.to_string());
        let name = format!("{}-{}.{kind}", origin.name, figure.id);
        Callback::from(move |_: MouseEvent| {
            let Some(chart) = handle.chart() else { return };
            let (caption, name) = (caption.clone(), name.clone());
            spawn_local(async move {
                let saved = match kind {
                    "png" => bridge::save_png(&chart, &caption, &name).await,
                    _ => bridge::save_svg(&chart, &caption, &name).await,
                };
                if let Err(why) = saved {
                    web_sys::console::error_1(&why);
                }
            });
        })
    };
    html! {
        <>
            { action(ui.t(words::CHART_PNG), icons::picture(), save("png"), &figure.title) }
            { action(ui.t(words::CHART_SVG), icons::vector(), save("svg"), &figure.title) }
        </>
    }
}

/// A legend entry in words, because an exported picture has no separate keys for the two sides of a comparison.
fn spelled(key: &LegendEntry, lang: Lang) -> String {
    let line = match key.look {
        "key-base" => words::DASHED,
        "key-ink" => words::SOLID,
        _ => return key.text.clone(),
    };
    format!("{}{}", key.text, phrases::brackets(line.get(lang), lang))
}

fn action(label: &'static str, icon: Html, click: Callback<MouseEvent>, title: &str) -> Html {
    html! {
        <button type="button" class="small" title={label} aria-label={format!("{label} · {title}")} onclick={click}>{ icon }</button>
    }
}

fn key(key: &LegendEntry) -> Html {
    let style = key
        .colour
        .map(|colour| format!("border-color:{colour};color:{colour}"));
    html! { <span key={key.text.clone()}><i class={classes!("key", key.look)} {style}></i>{ &key.text }</span> }
}
