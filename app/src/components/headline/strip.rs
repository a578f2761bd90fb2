//! The strip of dots under the headline: the result of each accepted parameter set, with its table.

use gongzhi_page::charts::strip::{Dot, Strip};
use gongzhi_page::i18n::analyses;
use yew::prelude::*;

use crate::components::charts::table::ChartTable;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The strip to draw.
    pub strip: Strip,
    /// Accessible description.
    pub said: String,
}

#[component]
pub fn StripView(props: &Props) -> Html {
    let ui = use_ui();
    let strip = &props.strip;
    let at = |y: f64| format!("top:{y}%");
    let [high, low] = &strip.ends;
    html! {
        <figure class="strip" data-dots={strip.dots.len().to_string()}>
            <div class="strip-plot">
                <div class="strip-axis" aria-hidden="true">
                    if let Some(high) = high { <span style={at(0.0)}>{ high }</span> }
                    <span style={at(strip.zero)}>{ "0" }</span>
                    if let Some(low) = low { <span style={at(100.0)}>{ low }</span> }
                </div>
                <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={props.said.clone()} focusable="false">
                    <line class="strip-zero" x1="0" x2="100" y1={strip.zero.to_string()} y2={strip.zero.to_string()} />
                    { for strip.dots.iter().map(dot) }
                </svg>
            </div>
            <figcaption>{ ui.t(analyses::ACCEPTED_SETS_STRIP) }</figcaption>
            <details><summary>{ ui.t(analyses::ACCEPTED_SETS_TABLE) }</summary><ChartTable table={strip.table.clone()} label={ui.t(analyses::ACCEPTED_SETS_TABLE)} /></details>
        </figure>
    }
}

/// A zero-length line with round caps stays a circle when the strip is stretched.
fn dot(dot: &Dot) -> Html {
    let (x, y) = (dot.x.to_string(), dot.y.to_string());
    html! {
        <>
            <line class="strip-range" x1={x.clone()} x2={x.clone()} y1={dot.top.to_string()} y2={dot.bottom.to_string()} />
            <line class="strip-dot" x1={x.clone()} x2={x} y1={y.clone()} y2={y} />
        </>
    }
}
