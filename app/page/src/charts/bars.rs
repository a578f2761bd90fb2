//! Bar charts of baseline against reform: the five stars at the end, and the petition funnel.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::text::{Label, Lang};
use serde_json::{Value, json};

use super::palette::palette;
use super::{Figure, FigureTable, LegendEntry, description};
use crate::i18n::words;
use crate::numbers::format;
use crate::outcome::{Outcome, SideResults};
use crate::style::Style;

/// One metric per star.
pub const STARS: [Metric; 5] = [
    Metric::StarDangjian,
    Metric::StarMinzhu,
    Metric::StarWenming,
    Metric::StarHexie,
    Metric::StarMeili,
];

/// The stages of petitions.
const FUNNEL: [Metric; 4] = [
    Metric::PetitionsRaised,
    Metric::FirstClosed,
    Metric::FirstResolved,
    Metric::FirstSatisfied,
];

/// Greatest width of a name beside its bars, in pixels.
const NAME_WIDTH: u32 = 118;

/// The heading above bars, and their unit.
struct Heading {
    id: &'static str,
    title: Label,
    sub: Label,
    unit: Unit,
}

/// A bar chart before it is rendered.
struct Bars {
    heading: Heading,
    names: Vec<String>,
    before: Option<Vec<Option<f64>>>,
    after: Vec<Option<f64>>,
}

/// The five stars at the end of the period.
pub fn stars(outcome: &Outcome, style: Style) -> Figure {
    let heading = Heading {
        id: "five-stars",
        title: words::STARS_TITLE,
        sub: words::STARS_SUB,
        unit: Unit::Share,
    };
    Bars::of(outcome, heading, &STARS, style.lang).figure(style)
}

/// The stages of petitions over the period: raised, closed, truly resolved, satisfied.
pub fn funnel(outcome: &Outcome, style: Style) -> Figure {
    let heading = Heading {
        id: "petition-funnel",
        title: words::FUNNEL_TITLE,
        sub: words::FUNNEL_SUB,
        unit: Unit::Petitions,
    };
    Bars::of(outcome, heading, &FUNNEL, style.lang).figure(style)
}

impl Bars {
    fn of(outcome: &Outcome, heading: Heading, metrics: &[Metric], lang: Lang) -> Self {
        let levels = |side: &SideResults| metrics.iter().map(|m| side.level(m.spec())).collect();
        Self {
            heading,
            names: metrics
                .iter()
                .map(|m| m.spec().label.get(lang).to_owned())
                .collect(),
            before: outcome.baseline.as_ref().map(levels),
            after: levels(&outcome.reform),
        }
    }

    fn figure(&self, style: Style) -> Figure {
        let lang = style.lang;
        let sides = [
            ("key-bar base", words::BASELINE),
            ("key-bar", words::REFORM),
        ];
        let sides = sides.iter().filter(|_| self.before.is_some());
        Figure {
            id: self.heading.id.to_owned(),
            title: self.heading.title.get(lang).to_owned(),
            sub: self.heading.sub.get(lang).to_owned(),
            legend: sides
                .clone()
                .map(|(look, label)| LegendEntry::new(look, label.get(lang)))
                .collect(),
            description: description::bars(
                self.heading.unit,
                &self.names,
                (self.before.as_deref(), &self.after),
                lang,
            ),
            option: self.option(style).to_string(),
            series: sides.map(|(_, label)| label.get(lang).to_owned()).collect(),
            over_time: false,
            table: self.table(lang),
        }
    }

    fn option(&self, style: Style) -> Value {
        let lang = style.lang;
        let colours = palette(style.theme);
        let share = self.heading.unit == Unit::Share;
        let (label, value) = if share {
            ("percent0", "percent1")
        } else {
            ("int", "int")
        };
        let bar = |id: &str, name: Label, data: &[Option<f64>], colour: &str| {
            json!({
                "id": id, "name": name.get(lang), "type": "bar", "data": data, "barMaxWidth": 14, "barGap": "15%",
                "itemStyle": { "color": colour, "borderRadius": [0, 3, 3, 0] },
                "label": { "show": true, "position": "right", "distance": 5, "formatter": { "$fmt": label }, "textBorderWidth": 0, "color": "var(--ink)" },
                "tooltip": { "valueFormatter": { "$fmt": value } },
            })
        };
        let series = match &self.before {
            Some(before) => vec![
                bar("base", words::BASELINE, before, colours.base),
                bar("reform", words::REFORM, &self.after, colours.reform),
            ],
            // A separate id: ECharts keeps the position of a series by its id.
            None => vec![bar("alone", self.heading.title, &self.after, colours.base)],
        };
        json!({
            "grid": { "left": 4, "right": if share { 46 } else { 66 }, "top": 6, "bottom": 2, "containLabel": true },
            "xAxis": {
                "type": "value", "min": 0, "max": if share { json!(1) } else { Value::Null }, "splitNumber": 2,
                "axisLabel": { "formatter": { "$fmt": label }, "hideOverlap": true },
            },
            "yAxis": {
                "type": "category", "data": self.names, "inverse": true,
                // Long names wrap into two lines instead of narrowing the bars.
                "axisLabel": { "width": NAME_WIDTH, "overflow": "break", "lineHeight": 13 },
                "axisTick": { "show": false }, "axisLine": { "show": false },
            },
            "tooltip": { "trigger": "axis", "confine": true, "axisPointer": { "type": "shadow" } },
            "series": series,
        })
    }

    fn table(&self, lang: Lang) -> FigureTable {
        let cell = |x: Option<f64>| {
            x.map_or(words::NOT_APPLICABLE.get(lang).to_owned(), |x| {
                format::level(self.heading.unit, x, lang)
            })
        };
        let mut columns = vec![self.heading.title.get(lang).to_owned()];
        if self.before.is_some() {
            columns.push(words::BASELINE.get(lang).to_owned());
        }
        let last = if self.before.is_some() {
            words::REFORM
        } else {
            words::MEAN
        };
        columns.push(last.get(lang).to_owned());
        let row = |(i, name): (usize, &String)| {
            let mut row = vec![name.clone()];
            let before = self.before.as_ref();
            row.extend(before.map(|b| cell(b.get(i).copied().flatten())));
            row.push(cell(self.after.get(i).copied().flatten()));
            row
        };
        let rows = self.names.iter().enumerate().map(row).collect();
        FigureTable { columns, rows }
    }
}
