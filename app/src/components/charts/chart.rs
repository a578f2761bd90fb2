//! A chart: ECharts in a host element.

use std::cell::RefCell;
use std::rc::Rc;

use gongzhi_engine::text::Lang;
use serde_json::json;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::bridge::{self, Chart};
use crate::ui::use_ui;

/// A chart that can be asked for its picture; none until it has loaded.
#[derive(Clone, Default)]
pub struct Handle(Rc<RefCell<Option<Chart>>>);

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Handle {
    /// The chart, for its picture.
    pub fn chart(&self) -> Option<Chart> {
        self.0.borrow().clone()
    }
}

/// Properties of [`ChartView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The option, as JSON.
    pub option: String,
    /// A piece of option over it, as JSON; empty for none.
    #[prop_or_default]
    pub over: AttrValue,
    /// What a screen reader says of it: its name and its figures.
    pub label: String,
    /// Filled with the chart.
    pub handle: Handle,
    /// A slider under the axis narrows the period.
    #[prop_or_default]
    pub zoom: bool,
}

/// A chart.
#[component]
pub fn ChartView(props: &Props) -> Html {
    let ui = use_ui();
    let host = use_node_ref();
    // Counts the charts made in the host: what is set of one is to be set of the next.
    let made = use_state(|| 0u32);
    let times = use_mut_ref(|| 0u32);
    let latest = use_mut_ref(|| props.option.clone());
    *latest.borrow_mut() = props.option.clone();
    {
        let (host, handle) = (host.clone(), props.handle.clone());
        let (made, times) = (made.setter(), times.clone());
        // ECharts has its own words, in the language it was made in.
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
                            // The option may have changed while the code was on its way.
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
