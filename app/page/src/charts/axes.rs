//! Axes and number formats of charts over time.

use gongzhi_engine::catalogue::units::Unit;
use serde_json::{Value, json};
use time::Date;

use crate::numbers::format;

const DAY_MS: i64 = 86_400_000;

/// 1 January 1970 as a Julian day.
const UNIX_EPOCH_JULIAN: i64 = 2_440_588;

/// A day since the start, in milliseconds since 1970 (UTC).
pub fn ms(start: Date, day: i64) -> i64 {
    (i64::from(start.to_julian_day()) - UNIX_EPOCH_JULIAN + day) * DAY_MS
}

/// A time axis from the start to a day.
pub fn time_axis(start: Date, last: Option<u32>) -> Value {
    json!({
        "type": "time", "min": ms(start, 0), "max": last.map(|d| ms(start, i64::from(d))),
        "splitNumber": 5,
        "axisLabel": { "formatter": { "$fmt": "month" }, "hideOverlap": true },
        "axisPointer": { "label": { "formatter": { "$fmt": "date" } } },
        "splitLine": { "show": false },
    })
}

/// A value axis from zero. The axis of a share ends at 100% if its peak exceeds 60% or is zero.
pub fn value_axis(unit: Unit, peak: f64) -> Value {
    let whole = unit == Unit::Share && !(1e-9..=0.6).contains(&peak);
    json!({
        "type": "value", "min": 0, "max": if whole { json!(1) } else { Value::Null }, "splitNumber": 4,
        "interval": if whole { json!(0.25) } else { Value::Null },
        "axisLabel": { "formatter": axis_format(unit), "hideOverlap": true },
        "axisLine": { "show": false }, "axisTick": { "show": false },
    })
}

fn axis_format(unit: Unit) -> Value {
    match unit {
        Unit::Share => json!({ "$fmt": "percent0" }),
        // A plain number can have any magnitude, so ECharts chooses the decimals.
        Unit::Number => Value::Null,
        _ => json!({ "$fmt": "int" }),
    }
}

/// The `$fmt` marker of values in the tooltip; see app/js/charts/formats.js.
pub fn value_format(unit: Unit) -> &'static str {
    match (unit, format::digits(unit, 1.0)) {
        (Unit::Share, _) => "percent1",
        (_, 0) => "int",
        (_, 1) => "fixed1",
        _ => "fixed2",
    }
}

/// The largest defined value, or 0 if there is none.
pub fn peak(values: impl IntoIterator<Item = Option<f64>>) -> f64 {
    values.into_iter().flatten().fold(0.0, f64::max)
}
