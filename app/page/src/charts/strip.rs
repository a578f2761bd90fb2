//! A strip of dots, one for each accepted parameter set, from the smallest difference to the largest, with the range of each set's runs.
//!
//! It does not use ECharts, because it is under the headline, where no large code is loaded.

use gongzhi_engine::results::{AcceptedSetFigure, AcceptedSetsMetric};
use gongzhi_engine::text::Lang;

use super::FigureTable;
use crate::i18n::{analyses, words};
use crate::metric::Spec;
use crate::numbers::format::{self, ShownDifference};
use crate::sentences::phrases;

/// One set. Coordinates are percentages of the strip's width and height, from the left and from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Horizontal position.
    pub x: f64,
    /// Vertical position of the mean of its runs.
    pub y: f64,
    /// Vertical position of its highest run.
    pub top: f64,
    /// Vertical position of its lowest run.
    pub bottom: f64,
}

/// The strip of one metric.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The sets in ascending order of their means.
    pub dots: Vec<Dot>,
    /// Vertical position of zero.
    pub zero: f64,
    /// Labels of the axis's greatest and smallest value; `None` for zero, which has its own label.
    pub ends: [Option<String>; 2],
    /// The figures by set.
    pub table: FigureTable,
}

impl Strip {
    /// The strip of a metric's differences, or `None` before any set has a result.
    pub fn of(spec: Spec<'_>, across: &AcceptedSetsMetric, lang: Lang) -> Option<Self> {
        let mut sets: Vec<&AcceptedSetFigure> = across.each.iter().collect();
        sets.sort_by(|a, b| a.mean.total_cmp(&b.mean).then(a.set.cmp(&b.set)));
        let high = sets.iter().map(|s| s.high).fold(0.0, f64::max);
        let low = sets.iter().map(|s| s.low).fold(0.0, f64::min);
        if sets.is_empty() {
            return None;
        }
        let height = |value: f64| match high - low {
            0.0 => 50.0,
            all => 100.0 * (high - value) / all,
        };
        let columns = sets.len() as f64;
        let dot = |(place, set): (usize, &&AcceptedSetFigure)| Dot {
            x: 100.0 * (place as f64 + 0.5) / columns,
            y: height(set.mean),
            top: height(set.high),
            bottom: height(set.low),
        };
        let end = |value: f64| (value != 0.0).then(|| format::difference(spec.unit, value, lang));
        Some(Self {
            dots: sets.iter().enumerate().map(dot).collect(),
            zero: height(0.0),
            ends: [end(high), end(low)],
            table: table(spec, &sets, lang),
        })
    }
}

fn table(spec: Spec<'_>, sets: &[&AcceptedSetFigure], lang: Lang) -> FigureTable {
    let columns = [
        analyses::ACCEPTED_SETS_SET,
        words::DIFFERENCE,
        analyses::ACCEPTED_SETS_RUNS,
    ];
    let text = |x: f64| format::difference(spec.unit, x, lang);
    let row = |set: &&AcceptedSetFigure| {
        let range = phrases::range(
            &ShownDifference::of(spec.unit, set.low, lang).number,
            &text(set.high),
            lang,
        );
        vec![(set.set + 1).to_string(), text(set.mean), range]
    };
    FigureTable {
        columns: columns.iter().map(|c| c.get(lang).to_owned()).collect(),
        rows: sets.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::metrics::Metric;

    fn set(set: usize, low: f64, mean: f64, high: f64) -> AcceptedSetFigure {
        AcceptedSetFigure {
            set,
            mean,
            low,
            high,
            runs: 2,
        }
    }

    fn strip(each: Vec<AcceptedSetFigure>) -> Option<Strip> {
        let across = AcceptedSetsMetric {
            metric: "visits".into(),
            sets: each.len(),
            q05: None,
            q50: None,
            q95: None,
            higher: None,
            lower: None,
            agreement: None,
            spread: None,
            each,
        };
        Strip::of(Metric::Visits.spec().into(), &across, Lang::Zh)
    }

    #[test]
    fn sets_stand_from_the_least_to_the_greatest_around_zero() {
        let found = strip(vec![set(0, 20.0, 25.0, 30.0), set(1, -10.0, -5.0, 0.0)]).unwrap();
        assert_eq!(found.zero, 75.0);
        let [least, greatest] = found.dots[..] else {
            panic!("two dots");
        };
        assert_eq!(
            (least.x, least.y, least.top, least.bottom),
            (25.0, 87.5, 75.0, 100.0)
        );
        assert_eq!((greatest.x, greatest.y, greatest.top), (75.0, 12.5, 0.0));
        assert_eq!(found.ends[0].as_deref(), Some("+30次"));
        assert_eq!(found.table.rows[0], ["2", "−5次", "−10至0次"]);
    }

    #[test]
    fn zero_is_on_the_strip_even_where_all_sets_lie_on_one_side() {
        let found = strip(vec![set(0, 5.0, 10.0, 10.0)]).unwrap();
        assert_eq!((found.zero, found.ends[1].clone()), (100.0, None));
        assert_eq!(strip(vec![set(0, 0.0, 0.0, 0.0)]).unwrap().zero, 50.0);
        assert_eq!(strip(Vec::new()), None);
    }
}
