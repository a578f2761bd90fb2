//! How lines over time are drawn: the chart's option.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::Bands;
use serde_json::{Value, json};

use super::Mark;
use super::lines::Lines;
use super::palette::{Palette, palette};
use crate::format;
use crate::i18n::words;

const DAY_MS: i64 = 86_400_000;

/// 1 January 1970 as a Julian day.
const UNIX_EPOCH_JULIAN: i64 = 2_440_588;

impl Lines<'_> {
    fn ms(&self, day: i64) -> i64 {
        (i64::from(self.start.to_julian_day()) - UNIX_EPOCH_JULIAN + day) * DAY_MS
    }

    /// The option for ECharts.
    pub(super) fn option(&self) -> Value {
        let colours = palette(self.dark);
        let mut series = Vec::new();
        if let Some(baseline) = self.baseline {
            series.push(self.band(baseline, "base90", &colours, colours.base, 0.10, true));
            series.push(self.band(
                self.reform,
                "reform90",
                &colours,
                colours.reform,
                0.13,
                true,
            ));
            series.push(self.band(
                self.reform,
                "reform50",
                &colours,
                colours.reform,
                0.20,
                false,
            ));
            series.push(self.line(
                baseline,
                "base",
                words::BASELINE.get(self.lang),
                colours.base,
                true,
            ));
            series.push(self.line(
                self.reform,
                "reform",
                words::REFORM.get(self.lang),
                colours.reform,
                false,
            ));
        } else {
            series.push(self.band(self.reform, "reform90", &colours, colours.base, 0.16, true));
            series.push(self.band(self.reform, "reform50", &colours, colours.base, 0.24, false));
            series.push(self.line(
                self.reform,
                "reform",
                words::MEDIAN.get(self.lang),
                colours.base,
                false,
            ));
        }
        if let Some(last) = series.last_mut() {
            self.add_marks(last, &colours);
        }
        json!({
            "useUTC": true,
            "animationDuration": 200,
            "grid": { "left": 6, "right": 42, "top": 22, "bottom": 4, "containLabel": true },
            "xAxis": {
                "type": "time", "min": self.ms(0), "max": self.reform.weeks.last().map(|d| self.ms(i64::from(*d))),
                "splitNumber": 5,
                "axisLabel": { "formatter": { "$fmt": "month" }, "hideOverlap": true },
                "axisPointer": { "label": { "formatter": { "$fmt": "date" } } },
                "splitLine": { "show": false },
            },
            "yAxis": {
                "type": "value", "min": 0, "max": self.top(), "splitNumber": 4,
                "interval": if self.top().is_null() { Value::Null } else { json!(0.25) },
                "axisLabel": { "formatter": self.axis_format() },
                "axisLine": { "show": false }, "axisTick": { "show": false },
            },
            "tooltip": { "trigger": "axis", "confine": true, "axisPointer": { "type": "line" } },
            "series": series,
        })
    }

    /// Shares end at 100% where they come near it.
    fn top(&self) -> Value {
        let peak = self
            .reform
            .q95
            .iter()
            .chain(self.baseline.iter().flat_map(|b| &b.q95));
        let peak = peak.flatten().fold(0.0_f64, |a, b| a.max(*b));
        let whole = self.unit == Unit::Share && !(1e-9..=0.6).contains(&peak);
        if whole { json!(1) } else { Value::Null }
    }

    fn axis_format(&self) -> Value {
        match self.unit {
            Unit::Share => json!({ "$fmt": "percent0" }),
            // A plain number may be of any size: ECharts finds its decimals.
            Unit::Number => Value::Null,
            _ => json!({ "$fmt": "int" }),
        }
    }

    fn value_format(&self) -> &'static str {
        match (self.unit, format::digits(self.unit, 1.0)) {
            (Unit::Share, _) => "percent1",
            (_, 0) => "int",
            (_, 1) => "fixed1",
            _ => "fixed2",
        }
    }

    fn line(&self, bands: &Bands, id: &str, name: &str, colour: &str, dashed: bool) -> Value {
        let data: Vec<Value> = bands
            .weeks
            .iter()
            .zip(&bands.q50)
            .map(|(day, y)| json!([self.ms(i64::from(*day)), y]))
            .collect();
        json!({
            "id": id, "name": name, "type": "line", "showSymbol": false, "data": data, "z": 4,
            "step": if self.stepped { json!("end") } else { json!(false) },
            "itemStyle": { "color": colour },
            "lineStyle": { "color": colour, "width": if dashed { 2.0 } else { 2.4 }, "type": if dashed { "dashed" } else { "solid" } },
            "tooltip": { "valueFormatter": { "$fmt": self.value_format() } },
        })
    }

    /// The outer band speaks in the tooltip, the inner one is silent.
    fn band(
        &self,
        bands: &Bands,
        id: &str,
        _: &Palette,
        colour: &str,
        opacity: f64,
        outer: bool,
    ) -> Value {
        let (low, high) = if outer {
            (&bands.q05, &bands.q95)
        } else {
            (&bands.q25, &bands.q75)
        };
        let edges = low.iter().zip(high).zip(&bands.weeks);
        let data: Vec<Value> = edges
            .filter_map(|((low, high), day)| {
                Some(json!([self.ms(i64::from(*day)), (*low)?, (*high)?]))
            })
            .collect();
        let side = if id.starts_with("base") {
            words::BASELINE
        } else {
            words::REFORM
        };
        let band = words::BAND90.get(self.lang);
        let name = if self.baseline.is_some() {
            format!("{} {band}", side.get(self.lang))
        } else {
            band.to_owned()
        };
        json!({
            "id": id, "name": name, "type": "custom", "clip": true, "silent": true, "data": data, "z": 2,
            "renderItem": { "$render": if self.stepped { "stepBand" } else { "band" }, "opacity": opacity },
            "itemStyle": { "color": colour },
            "encode": { "x": 0, "y": [1, 2], "tooltip": [1, 2] },
            "tooltip": { "show": outer, "valueFormatter": { "$fmt": self.value_format() } },
        })
    }

    fn add_marks(&self, series: &mut Value, colours: &Palette) {
        let label = |mark: &Mark| mark.label.get(self.lang).to_owned();
        let dates = self.marks.iter().filter(|m| m.days == 0);
        let lines: Vec<Value> = dates
            .map(|m| json!({ "xAxis": self.ms(m.from), "name": label(m) }))
            .collect();
        let spans = self.marks.iter().filter(|m| m.days > 0);
        let areas: Vec<Value> = spans
            .map(|m| json!([{ "xAxis": self.ms(m.from), "name": label(m) }, { "xAxis": self.ms(m.from + m.days) }]))
            .collect();
        series["markLine"] = json!({
            "silent": true, "symbol": "none", "animation": false, "data": lines,
            "lineStyle": { "color": colours.star, "type": "dotted", "width": 1.5 },
            "label": { "formatter": "{b}", "position": "end", "distance": 4, "color": colours.star },
        });
        series["markArea"] = json!({
            "silent": true, "animation": false, "data": areas, "itemStyle": { "color": colours.shade },
            "label": { "position": if self.unit == Unit::Share { "insideBottom" } else { "insideTop" }, "fontSize": 12, "color": colours.base },
        });
    }
}
