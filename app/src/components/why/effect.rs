//! An effect as tables show it.

use gongzhi_engine::results::Effect;
use gongzhi_page::metric::Spec;
use gongzhi_page::numbers::format::ShownDifference;
use gongzhi_page::sentences::phrases;
use yew::prelude::*;

use crate::components::overview::kpis::look;
use crate::ui::Ui;

/// A mean with its interval below it.
pub fn effect<'a>(ui: &Ui, spec: impl Into<Spec<'a>>, effect: &Effect) -> Html {
    let spec = spec.into();
    let Some(mean) = effect.mean else {
        return html! { "–" };
    };
    let interval = effect.ci95.map(|c| phrases::ends(spec.unit, c, ui.lang));
    let shown = ShownDifference::of(spec.unit, mean, ui.lang);
    html! {
        <span class="effect">
            <b class={look(effect.verdict(), spec.better, &shown)}>{ shown.to_string() }</b>
            <small>{ interval }</small>
        </span>
    }
}
