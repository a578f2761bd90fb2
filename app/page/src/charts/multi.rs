//! Several metrics in one chart over time: lines of medians, or parts of a whole as stacked areas of means.
//!
//! Means are stacked because medians do not add up.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::Bands;
use serde_json::{Value, json};
use time::Date;

use super::courses::{drawn, week_name};
use super::description::DescribedLine;
use super::marks::{self, Mark};
use super::over_time::{Interpolation, OverTime, option, points};
use super::palette::{DASHES, palette, series_colours};
use super::{ChartSide, FigureTable, LegendEntry, axes};
use crate::i18n::words;
use crate::language::pick;
use crate::numbers::format;
use crate::style::Style;

/// One metric: its name and its bands on both sides.
pub struct Line {
    /// Its name.
    pub name: String,
    /// The baseline, if drawn.
    pub before: Option<Bands>,
    /// The reform, or a scenario alone.
    pub after: Bands,
}

/// A chart of several lines before it is rendered.
pub struct Multi {
    /// Base name of its image file.
    pub id: &'static str,
    /// The title.
    pub title: String,
    /// The unit of all lines.
    pub unit: Unit,
    /// The subtitle.
    pub sub: String,
    /// The first day of the run.
    pub start: Date,
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether the lines are parts of a whole, drawn as stacked areas of means.
    pub stacked: bool,
    /// How values connect from one week to the next.
    pub interpolation: Interpolation,
    /// Dated marks.
    pub marks: Vec<Mark>,
    /// Language and theme.
    pub style: Style,
}

impl OverTime for Multi {
    fn heading(&self) -> [&str; 3] {
        [self.id, &self.title, &self.sub]
    }

    fn legend(&self) -> Vec<LegendEntry> {
        let compared = self.lines.iter().any(|l| l.before.is_some());
        let sides = [("key-base", words::BASELINE), ("key-ink", words::REFORM)];
        let sides = sides.into_iter().filter(|_| compared);
        let colours = series_colours(self.style.theme);
        let line = |(i, line): (usize, &Line)| LegendEntry {
            look: self.look(i),
            text: line.name.clone(),
            colour: Some(colours[i % colours.len()]),
        };
        let mut keys: Vec<LegendEntry> = self.lines.iter().enumerate().map(line).collect();
        keys.extend(sides.map(|(look, label)| LegendEntry::new(look, label.get(self.style.lang))));
        keys.extend(marks::legend(&self.marks, self.style.lang));
        keys
    }

    fn option(&self) -> Value {
        let mut series = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            if let Some(before) = &line.before {
                series.push(self.line(i, line, ChartSide::Baseline, before));
            }
            series.push(self.line(i, line, ChartSide::Reform, &line.after));
        }
        if let Some(last) = series.last_mut() {
            marks::draw(&self.marks, self.start, last, &palette(self.style.theme));
        }
        let sides = self
            .lines
            .iter()
            .flat_map(|l| l.before.iter().chain([&l.after]));
        let tops = sides.flat_map(|side| drawn(side, &side.q50));
        let peak = axes::peak(tops.map(|(_, top)| top));
        let last = self
            .lines
            .first()
            .and_then(|l| l.after.weeks.last().copied());
        option(self.start, last, (self.unit, peak), series)
    }

    fn series(&self) -> Vec<String> {
        self.lines.iter().map(|l| l.name.clone()).collect()
    }

    fn table(&self) -> FigureTable {
        let mut columns = vec![words::WEEK_ENDING.get(self.style.lang).to_owned()];
        for line in &self.lines {
            if line.before.is_some() {
                columns.push(format!(
                    "{} {}",
                    line.name,
                    words::BASELINE.get(self.style.lang)
                ));
            }
            columns.push(line.name.clone());
        }
        let weeks = self.lines.first().map(|l| &l.after);
        let weeks = weeks
            .into_iter()
            .flat_map(|w| (0..w.weeks.len()).map(move |week| (w, week)));
        let rows = weeks.map(|(weeks, week)| {
            let cell = |bands: &Bands| {
                let value = self.column(bands).get(week).copied().flatten();
                value.map_or("–".to_owned(), |x| {
                    format::level(self.unit, x, self.style.lang)
                })
            };
            let cells = self
                .lines
                .iter()
                .flat_map(|l| l.before.iter().chain([&l.after]));
            std::iter::once(week_name(self.start, weeks, week, self.style.lang))
                .chain(cells.map(cell))
                .collect()
        });
        FigureTable {
            columns,
            rows: rows.collect(),
        }
    }

    fn description(&self) -> String {
        let one = |line: &Line| {
            let course = DescribedLine {
                name: Some(&line.name),
                unit: self.unit,
                start: self.start,
                before: line.before.as_ref().map(|b| (b, self.column(b))),
                after: (&line.after, self.column(&line.after)),
            };
            course.text(self.style.lang)
        };
        let all: Vec<String> = self.lines.iter().map(one).collect();
        all.join(pick(self.style.lang, "。", ". ").as_str())
    }
}

impl Multi {
    /// CSS class of a line's legend key, matching the chart.
    fn look(&self, i: usize) -> &'static str {
        match (self.stacked, self.dash(i)) {
            (true, _) => "key-area",
            (_, "dashed") => "key-dashed",
            (_, "dotted") => "key-dotted",
            _ => "key-solid",
        }
    }

    /// Dash style of a line. With a baseline, which is dashed, lines are solid; otherwise they also differ by dashes.
    fn dash(&self, i: usize) -> &'static str {
        let compared = self.lines.get(i).is_some_and(|l| l.before.is_some());
        if compared {
            "solid"
        } else {
            DASHES[i % DASHES.len()]
        }
    }

    /// The values of a band to draw: means if stacked, else medians.
    fn column<'b>(&self, bands: &'b Bands) -> &'b [Option<f64>] {
        if self.stacked {
            &bands.mean
        } else {
            &bands.q50
        }
    }

    fn line(&self, i: usize, line: &Line, side: ChartSide, bands: &Bands) -> Value {
        let colours = series_colours(self.style.theme);
        let colour = colours[i % colours.len()];
        let data = points(self.start, bands, self.column(bands));
        let name = match side {
            ChartSide::Baseline => format!("{} {}", line.name, side.label().get(self.style.lang)),
            ChartSide::Reform => line.name.clone(),
        };
        let (id, level) = match side {
            ChartSide::Baseline => (format!("base{i}"), 2),
            ChartSide::Reform => (format!("line{i}"), 3),
        };
        let dash = match side {
            ChartSide::Baseline => "dashed",
            ChartSide::Reform if self.stacked => "solid",
            ChartSide::Reform => self.dash(i),
        };
        let width = match (self.stacked, side) {
            (true, _) => 0.6,
            (_, ChartSide::Baseline) => 1.4,
            (_, ChartSide::Reform) => 2.2,
        };
        json!({
            "id": id, "type": "line", "name": name,
            "data": data, "step": self.interpolation.option(), "showSymbol": false,
            "itemStyle": { "color": colour }, "z": level,
            "lineStyle": { "color": colour, "width": width, "type": dash },
            "stack": if self.stacked { json!("parts") } else { Value::Null },
            "areaStyle": if self.stacked { json!({ "color": colour, "opacity": 0.72 }) } else { Value::Null },
            "tooltip": { "valueFormatter": { "$fmt": axes::value_format(self.unit) } },
        })
    }
}
