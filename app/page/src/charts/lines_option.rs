//! The ECharts options of lines over time.

use gongzhi_engine::results::Bands;
use serde_json::{Value, json};

use super::courses::drawn;
use super::lines::Lines;
use super::over_time::{option, points};
use super::palette::palette;
use super::{ChartSide, axes, marks};
use crate::i18n::words;

/// The share of runs that a band contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spread {
    /// Half of the runs.
    Half,
    /// Nine tenths of the runs.
    NineTenths,
}

impl Lines<'_> {
    /// The ECharts options.
    pub(super) fn chart(&self) -> Value {
        use Spread::{Half, NineTenths};
        let mut series = match self.baseline {
            Some(baseline) => vec![
                self.band(ChartSide::Baseline, baseline, NineTenths, 0.10),
                self.band(ChartSide::Reform, self.reform, NineTenths, 0.13),
                self.band(ChartSide::Reform, self.reform, Half, 0.20),
                self.line(ChartSide::Baseline, baseline),
                self.line(ChartSide::Reform, self.reform),
            ],
            None => vec![
                self.band(ChartSide::Reform, self.reform, NineTenths, 0.16),
                self.band(ChartSide::Reform, self.reform, Half, 0.24),
                self.line(ChartSide::Reform, self.reform),
            ],
        };
        if let Some(last) = series.last_mut() {
            marks::draw(&self.marks, self.start, last, &palette(self.style.theme));
        }
        let sides = std::iter::once(self.reform).chain(self.baseline);
        let tops = sides.flat_map(|side| drawn(side, &side.q50).chain(drawn(side, &side.q95)));
        let peak = axes::peak(tops.map(|(_, top)| top));
        let last = self.reform.weeks.last().copied();
        option(self.start, last, (self.metric.unit, peak), series)
    }

    /// The colour of a side; a scenario alone uses the baseline's.
    fn colour(&self, side: ChartSide) -> &'static str {
        let colours = palette(self.style.theme);
        match side {
            ChartSide::Reform if self.baseline.is_some() => colours.reform,
            _ => colours.base,
        }
    }

    fn line(&self, side: ChartSide, bands: &Bands) -> Value {
        let data = points(self.start, bands, &bands.q50);
        let colour = self.colour(side);
        let name = match side {
            ChartSide::Baseline => words::BASELINE,
            ChartSide::Reform if self.baseline.is_some() => words::REFORM,
            ChartSide::Reform => self.middle(),
        };
        let (width, dash) = match side {
            ChartSide::Baseline => (2.0, "dashed"),
            ChartSide::Reform => (2.4, "solid"),
        };
        json!({
            "id": side.id(), "name": name.get(self.style.lang), "type": "line", "showSymbol": false, "data": data, "z": 4,
            "step": self.metric.interpolation.option(),
            "itemStyle": { "color": colour },
            "lineStyle": { "color": colour, "width": width, "type": dash },
            "tooltip": { "valueFormatter": { "$fmt": axes::value_format(self.metric.unit) } },
        })
    }

    /// A band; only the wide one appears in the tooltip.
    fn band(&self, side: ChartSide, bands: &Bands, spread: Spread, opacity: f64) -> Value {
        let (percent, low, high) = match spread {
            Spread::Half => (50, &bands.q25, &bands.q75),
            Spread::NineTenths => (90, &bands.q05, &bands.q95),
        };
        let edges: Vec<_> = low.iter().copied().zip(high.iter().copied()).collect();
        let data: Vec<Value> = drawn(bands, &edges)
            .filter_map(|(day, (low, high))| {
                Some(json!([axes::ms(self.start, i64::from(day)), low?, high?]))
            })
            .collect();
        let band = words::BAND90.get(self.style.lang);
        let name = match self.baseline {
            Some(_) => format!("{} {band}", side.label().get(self.style.lang)),
            None => band.to_owned(),
        };
        json!({
            "id": format!("{}{percent}", side.id()), "name": name, "type": "custom", "clip": true, "silent": true, "data": data, "z": 2,
            "renderItem": { "$render": self.metric.interpolation.band(), "opacity": opacity },
            "itemStyle": { "color": self.colour(side) },
            "encode": { "x": 0, "y": [1, 2], "tooltip": [1, 2] },
            "tooltip": { "show": spread == Spread::NineTenths, "valueFormatter": { "$fmt": axes::value_format(self.metric.unit) } },
        })
    }
}
