//! A chart drawn by ECharts in a host element.

use std::cell::RefCell;
use std::rc::Rc;

use gongzhi_engine::text::Lang;
use serde_json::json;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::bridge::{self, Chart};
use crate::ui::use_ui;

/// Refers to the chart once it has loaded, so that its picture can be exported.
#[derive(Clone, Default)]
pub struct Handle(Rc<RefCell<Option<Chart>>>);

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Handle {
    /// The loaded chart, if any.
    pub fn chart(&self) -> Option<Chart> {
        self.0.borrow().clone()
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// ECharts options, as JSON.
    pub option: String,
    /// ECharts options merged over [`Self::option`], as JSON; empty for none.
    #[prop_or_default]
    pub over: AttrValue,
    /// Accessible description: the chart's name and its figures.
    pub label: String,
    /// Receives the chart once it has loaded.
    pub handle: Handle,
    /// Whether a slider below the axis narrows the period.
    #[prop_or_default]
    pub zoom: bool,
}

#[component]
pub fn ChartView(props: &Props) -> Html {
    let ui = use_ui();
    let host = use_node_ref();
    // Counts the charts created in this host, so that a new one receives its options again.
    let made = use_state(|| 0u32);
    let times = use_mut_ref(|| 0u32);
    let latest = use_mut_ref(|| props.option.clone());
    *latest.borrow_mut() = props.option.clone();
    {
        let (host, handle) = (host.clone(), props.handle.clone());
        let (made, times) = (made.setter(), times.clone());
        // ECharts fixes its language at creation, so a change of style creates a new chart.
        use_effect_with(ui.style(), move |style| {
            let alive = Rc::new(RefCell::new(true));
            let (living, held) = (alive.clone(), handle.clone());
            let lang = if style.lang == Lang::En { "en" } else { "zh" };
            let settings = bridge::object(&json!({ "dark": style.theme.is_dark(), "lang": lang }));
            if let Some(host) = host.cast::<Element>() {
                spawn_local(async move {
                    let option = latest.borrow().clone();
                    match bridge::chart(&host, &option, &settings).await {
                        Ok(chart) if *living.borrow() => {
                            // The options may have changed while the code was loading.
                            chart.set(&latest.borrow());
                            *handle.0.borrow_mut() = Some(chart);
                            *times.borrow_mut() += 1;
                            made.set(*times.borrow());
                        }
                        Ok(chart) => chart.destroy(),
                        Err(why) => web_sys::console::error_1(&why),
                    }
                });
            }
            move || {
                *alive.borrow_mut() = false;
                if let Some(chart) = held.0.borrow_mut().take() {
                    chart.destroy();
                }
            }
        });
    }
    {
        let handle = props.handle.clone();
        use_effect_with((*made, props.option.clone()), move |(_, option)| {
            if let Some(chart) = handle.0.borrow().as_ref() {
                chart.set(option);
            }
        });
    }
    {
        let handle = props.handle.clone();
        use_effect_with((*made, props.over.clone()), move |(_, over)| {
            if let Some(chart) = handle.0.borrow().as_ref() {
                chart.over(over);
            }
        });
    }
    {
        let handle = props.handle.clone();
        use_effect_with((*made, props.zoom), move |(_, zoom)| {
            if let Some(chart) = handle.0.borrow().as_ref() {
                chart.zoom(*zoom);
            }
        });
    }
    html! { <div class="chart" ref={host} role="img" aria-label={props.label.clone()}></div> }
}
