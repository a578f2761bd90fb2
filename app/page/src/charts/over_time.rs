//! Common parts of all charts over time.
//!
//! Axes, points and layout are the same for every kind of line.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::Bands;
use serde_json::{Value, json};
use time::Date;

use super::courses::drawn;
use super::{Figure, FigureTable, LegendEntry, axes};

/// A chart over time before it is rendered.
pub trait OverTime {
    /// Base name of its image file, title and subtitle.
    fn heading(&self) -> [&str; 3];
    /// The legend.
    fn legend(&self) -> Vec<LegendEntry>;
    /// The ECharts options.
    fn option(&self) -> Value;
    /// Names of the series in the legend of an exported image.
    fn series(&self) -> Vec<String>;
    /// The chart's figures as a table.
    fn table(&self) -> FigureTable;
    /// Text description of the chart for screen readers.
    fn description(&self) -> String;

    /// The chart and its table.
    fn figure(&self) -> Figure {
        let [id, title, sub] = self.heading().map(str::to_owned);
        Figure {
            id,
            title,
            sub,
            legend: self.legend(),
            description: self.description(),
            option: self.option().to_string(),
            series: self.series(),
            over_time: true,
            table: self.table(),
        }
    }
}

/// Options from series: one time axis, one value axis up to `peak`.
pub fn option(
    start: Date,
    last: Option<u32>,
    (unit, peak): (Unit, f64),
    series: Vec<Value>,
) -> Value {
    json!({
        "useUTC": true,
        "grid": { "left": 6, "right": 42, "top": 12, "bottom": 4, "containLabel": true },
        "xAxis": axes::time_axis(start, last),
        "yAxis": axes::value_axis(unit, peak),
        "tooltip": { "trigger": "axis", "confine": true, "axisPointer": { "type": "line" } },
        "series": series,
    })
}

/// The points of a line: milliseconds since 1970 (UTC) and values.
pub fn points(start: Date, bands: &Bands, values: &[Option<f64>]) -> Vec<Value> {
    drawn(bands, values)
        .map(|(day, y)| json!([axes::ms(start, i64::from(day)), y]))
        .collect()
}

/// How a line connects its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interpolation {
    /// With straight lines.
    Linear,
    /// With steps, for values that change on single days only.
    Step,
}

impl Interpolation {
    /// The `step` option of an ECharts line series.
    pub fn option(self) -> Value {
        match self {
            Self::Linear => json!(false),
            Self::Step => json!("end"),
        }
    }

    /// The `$render` marker of a band with this interpolation; see app/js/charts/shapes.js.
    pub const fn band(self) -> &'static str {
        match self {
            Self::Linear => "band",
            Self::Step => "stepBand",
        }
    }
}
