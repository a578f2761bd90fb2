//! Lines over time: median, 50% and 90% bands, baseline and reform.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::Bands;
use gongzhi_engine::text::Label;
use serde_json::Value;
use time::Date;

use super::courses::week_name;
use super::description::DescribedLine;
use super::marks::{self, Mark};
use super::over_time::{Interpolation, OverTime};
use super::{FigureTable, LegendEntry};
use crate::i18n::{weeks, words};
use crate::numbers::format;
use crate::style::Style;

/// The metric of a line and how to draw it, for finished runs and runs in progress.
pub struct MetricSeries<'a> {
    /// The metric's id.
    pub id: &'a str,
    /// Its unit.
    pub unit: Unit,
    /// How values connect from one week to the next.
    pub interpolation: Interpolation,
}

/// A line chart before it is rendered.
pub struct Lines<'a> {
    /// The metric.
    pub metric: MetricSeries<'a>,
    /// The title.
    pub title: String,
    /// The subtitle.
    pub sub: String,
    /// The first day of the run.
    pub start: Date,
    /// The baseline, or `None` if nothing is compared.
    pub baseline: Option<&'a Bands>,
    /// The reform.
    pub reform: &'a Bands,
    /// Dated marks.
    pub marks: Vec<Mark>,
    /// Language and theme.
    pub style: Style,
}

impl OverTime for Lines<'_> {
    fn heading(&self) -> [&str; 3] {
        [self.metric.id, &self.title, &self.sub]
    }

    fn option(&self) -> Value {
        self.chart()
    }

    fn legend(&self) -> Vec<LegendEntry> {
        let (lines, bands): (&[_], [_; 2]) = if self.baseline.is_some() {
            (
                &[("key-base", words::BASELINE), ("key-reform", words::REFORM)],
                [("key-band50", words::BAND50), ("key-band90", words::BAND90)],
            )
        } else {
            (
                &[("key-base solid", self.middle())],
                [
                    ("key-band50 base", words::BAND50),
                    ("key-band90 base", words::BAND90),
                ],
            )
        };
        let bands = bands.iter().filter(|_| self.banded());
        let looks = lines.iter().chain(bands);
        let mut keys: Vec<LegendEntry> = looks
            .map(|(look, label)| LegendEntry::new(look, label.get(self.style.lang)))
            .collect();
        keys.extend(marks::legend(&self.marks, self.style.lang));
        keys
    }

    fn series(&self) -> Vec<String> {
        let sides: &[_] = if self.baseline.is_some() {
            &[words::BASELINE, words::REFORM]
        } else {
            &[self.middle()]
        };
        sides
            .iter()
            .map(|label| label.get(self.style.lang).to_owned())
            .collect()
    }

    fn table(&self) -> FigureTable {
        let head = |label: Label| label.get(self.style.lang).to_owned();
        let mut columns = vec![head(words::WEEK_ENDING)];
        if self.baseline.is_some() {
            columns.push(head(words::BASELINE));
        }
        columns.push(if self.baseline.is_some() {
            head(words::REFORM)
        } else {
            head(self.middle())
        });
        if self.banded() {
            columns.extend([words::BAND50, words::BAND90].map(head));
        }
        let cell = |x: Option<f64>| {
            x.map_or("–".to_owned(), |x| {
                format::level(self.metric.unit, x, self.style.lang)
            })
        };
        let rows = (0..self.reform.weeks.len()).map(|i| {
            let at = |column: &[Option<f64>]| cell(column.get(i).copied().flatten());
            let r = self.reform;
            let mut row = vec![week_name(self.start, r, i, self.style.lang)];
            row.extend(self.baseline.map(|b| at(&b.q50)));
            row.push(at(&r.q50));
            if self.banded() {
                let band = |low, high| format!("{} – {}", at(low), at(high));
                row.extend([band(&r.q25, &r.q75), band(&r.q05, &r.q95)]);
            }
            row
        });
        FigureTable {
            columns,
            rows: rows.collect(),
        }
    }

    fn description(&self) -> String {
        let course = DescribedLine {
            name: None,
            unit: self.metric.unit,
            start: self.start,
            before: self.baseline.map(|b| (b, b.q50.as_slice())),
            after: (self.reform, &self.reform.q50),
        };
        course.text(self.style.lang)
    }
}

impl Lines<'_> {
    /// Whether there is a spread to show; a single run has none.
    fn banded(&self) -> bool {
        self.reform.q05.iter().any(Option::is_some)
    }

    /// The name of the line of a scenario alone.
    pub(super) fn middle(&self) -> Label {
        if self.banded() {
            words::MEDIAN
        } else {
            weeks::ONE_RUN
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use time::Month;

    fn bands(median: f64) -> Bands {
        let at = |x: f64| vec![Some(x), None];
        Bands {
            weeks: vec![6, 13],
            days: vec![7; 2],
            comparable: vec![true; 2],
            q05: at(median - 0.2),
            q25: at(median - 0.1),
            q50: at(median),
            q75: at(median + 0.1),
            q95: at(median + 0.2),
            mean: at(median),
        }
    }

    #[test]
    fn chart_and_table_say_the_same() {
        let (before, after) = (bands(0.5), bands(0.6));
        let lines = Lines {
            metric: MetricSeries {
                id: "star_coverage",
                unit: Unit::Share,
                interpolation: Interpolation::Step,
            },
            title: String::new(),
            sub: String::new(),
            start: Date::from_calendar_date(2018, Month::January, 1).unwrap(),
            baseline: Some(&before),
            reform: &after,
            marks: vec![Mark {
                from: 3,
                days: 0,
                label: gongzhi_engine::text::Text::new("验收", "assessment"),
            }],
            style: Style::default(),
        };
        let figure = lines.figure();
        assert_eq!(
            figure.table.rows[0],
            [
                "2018-01-07",
                "50.0%",
                "60.0%",
                "50.0% – 70.0%",
                "40.0% – 80.0%"
            ]
        );
        let option: Value = serde_json::from_str(&figure.option).unwrap();
        // 2018-01-07 in milliseconds of UTC.
        assert_eq!(
            option["series"][4]["data"][0],
            json!([1_515_283_200_000_i64, 0.6])
        );
        assert_eq!(option["series"][4]["data"][1][1], Value::Null);
        assert_eq!(option["series"][0]["data"].as_array().unwrap().len(), 1);
        assert_eq!(option["series"][3]["lineStyle"]["type"], "dashed");
    }
}
