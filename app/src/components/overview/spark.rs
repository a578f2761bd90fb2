//! A sparkline of a metric.

use gongzhi_engine::results::Bands;
use gongzhi_page::charts::courses::drawn;
use yew::prelude::*;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 26.0;

/// Baseline and reform as small lines, hidden from screen readers; the values are in the text beside them.
pub fn spark(baseline: Option<&Bands>, reform: &Bands) -> Html {
    let values = |b: &Bands| {
        drawn(b, &b.q50)
            .filter_map(|(_, y)| y)
            .collect::<Vec<f64>>()
    };
    let all: Vec<f64> = values(reform)
        .into_iter()
        .chain(baseline.map(values).unwrap_or_default())
        .collect();
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let points = |b: &Bands| {
        let n = drawn(b, &b.q50).count().max(2) as f64 - 1.0;
        let at = |(i, (_, y)): (usize, (u32, Option<f64>))| {
            let y = y?;
            let share = if high > low {
                (y - low) / (high - low)
            } else {
                0.5
            };
            Some(format!(
                "{:.1},{:.1}",
                i as f64 / n * WIDTH,
                HEIGHT - 2.0 - share * (HEIGHT - 4.0)
            ))
        };
        drawn(b, &b.q50)
            .enumerate()
            .filter_map(at)
            .collect::<Vec<_>>()
            .join(" ")
    };
    html! {
        <svg class={classes!("spark", baseline.is_none().then_some("alone"))} viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            if let Some(baseline) = baseline { <polyline class="spark-base" points={points(baseline)} /> }
            <polyline class="spark-reform" points={points(reform)} />
        </svg>
    }
}
