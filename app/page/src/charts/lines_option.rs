//! How lines over time are drawn: the chart's option.

use gongzhi_engine::results::Bands;
use serde_json::{Value, json};

use super::courses::drawn;
use super::lines::Lines;
use super::over_time::{option, points};
use super::palette::palette;
use super::{axes, marks};
use crate::i18n::words;

impl Lines<'_> {
    /// The option for ECharts.
    pub(super) fn chart(&self) -> Value {
        let colours = palette(self.style.theme);
        let mut series = Vec::new();
        if let Some(baseline) = self.baseline {
            series.push(self.band(baseline, "base90", colours.base, 0.10, true));
            series.push(self.band(self.reform, "reform90", colours.reform, 0.13, true));
            series.push(self.band(self.reform, "reform50", colours.reform, 0.20, false));
            series.push(self.line(
                baseline,
                "base",
                words::BASELINE.get(self.style.lang),
                colours.base,
                true,
            ));
            series.push(self.line(
                self.reform,
                "reform",
                words::REFORM.get(self.style.lang),
                colours.reform,
                false,
            ));
        } else {
            series.push(self.band(self.reform, "reform90", colours.base, 0.16, true));
            series.push(self.band(self.reform, "reform50", colours.base, 0.24, false));
            series.push(self.line(
                self.reform,
                "reform",
                self.middle().get(self.style.lang),
                colours.base,
                false,
            ));
        }
        if let Some(last) = series.last_mut() {
            marks::draw(&self.marks, self.start, last, &colours);
        }
        let sides = std::iter::once(self.reform).chain(self.baseline);
        let tops = sides.flat_map(|side| drawn(side, &side.q50).chain(drawn(side, &side.q95)));
        let peak = axes::peak(tops.map(|(_, top)| top));
        let last = self.reform.weeks.last().copied();
        option(self.start, last, (self.metric.unit, peak), series)
    }

    fn line(&self, bands: &Bands, id: &str, name: &str, colour: &str, dashed: bool) -> Value {
        let data = points(self.start, bands, &bands.q50);
        json!({
            "id": id, "name": name, "type": "line", "showSymbol": false, "data": data, "z": 4,
            "step": self.metric.interpolation.option(),
            "itemStyle": { "color": colour },
            "lineStyle": { "color": colour, "width": if dashed { 2.0 } else { 2.4 }, "type": if dashed { "dashed" } else { "solid" } },
            "tooltip": { "valueFormatter": { "$fmt": axes::value_format(self.metric.unit) } },
        })
    }

    /// The outer band speaks in the tooltip, the inner one is silent.
    fn band(&self, bands: &Bands, id: &str, colour: &str, opacity: f64, outer: bool) -> Value {
        let (low, high) = if outer {
            (&bands.q05, &bands.q95)
        } else {
            (&bands.q25, &bands.q75)
        };
        let edges: Vec<_> = low.iter().copied().zip(high.iter().copied()).collect();
        let data: Vec<Value> = drawn(bands, &edges)
            .filter_map(|(day, (low, high))| {
                Some(json!([axes::ms(self.start, i64::from(day)), low?, high?]))
            })
            .collect();
        let side = if id.starts_with("base") {
            words::BASELINE
        } else {
            words::REFORM
        };
        let band = words::BAND90.get(self.style.lang);
        let name = if self.baseline.is_some() {
            format!("{} {band}", side.get(self.style.lang))
        } else {
            band.to_owned()
        };
        json!({
            "id": id, "name": name, "type": "custom", "clip": true, "silent": true, "data": data, "z": 2,
            "renderItem": { "$render": self.metric.interpolation.band(), "opacity": opacity },
            "itemStyle": { "color": colour },
            "encode": { "x": 0, "y": [1, 2], "tooltip": [1, 2] },
            "tooltip": { "show": outer, "valueFormatter": { "$fmt": axes::value_format(self.metric.unit) } },
        })
    }
}
