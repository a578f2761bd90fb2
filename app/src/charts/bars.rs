//! The five stars as bars: baseline against reform.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::text::Lang;
use serde_json::{Value, json};

use super::palette::palette;
use super::{Figure, Key, Table};
use crate::format;
use crate::i18n::words;
use crate::outcome::Outcome;

/// One metric a star.
pub const STARS: [Metric; 5] = [
    Metric::StarDangjian,
    Metric::StarMinzhu,
    Metric::StarWenming,
    Metric::StarHexie,
    Metric::StarMeili,
];

/// The chart and its table.
pub fn stars(outcome: &Outcome, lang: Lang, dark: bool) -> Figure {
    let colours = palette(dark);
    let name = |m: &Metric| m.spec().label.get(lang).to_owned();
    let level = |side: &crate::outcome::Side, m: &Metric| side.level(m.spec());
    let before: Option<Vec<Option<f64>>> = outcome
        .baseline
        .as_ref()
        .map(|b| STARS.iter().map(|m| level(b, m)).collect());
    let after: Vec<Option<f64>> = STARS.iter().map(|m| level(&outcome.reform, m)).collect();
    let bar = |id: &str, label: gongzhi_engine::text::Label, data: &[Option<f64>], colour: &str| {
        json!({
            "id": id, "name": label.get(lang), "type": "bar", "data": data, "barMaxWidth": 14, "barGap": "15%",
            "itemStyle": { "color": colour, "borderRadius": [0, 3, 3, 0] },
            "label": { "show": true, "position": "right", "distance": 5, "formatter": { "$fmt": "percent0" }, "fontSize": 12, "textBorderWidth": 0, "color": colours.ink },
            "tooltip": { "valueFormatter": { "$fmt": "percent1" } },
        })
    };
    let mut series = Vec::new();
    let mut legend = Vec::new();
    if let Some(before) = &before {
        series.push(bar("base", words::BASELINE, before, colours.base));
        series.push(bar("reform", words::REFORM, &after, colours.reform));
        for (look, label) in [
            ("key-bar base", words::BASELINE),
            ("key-bar", words::REFORM),
        ] {
            legend.push(Key {
                look,
                text: label.get(lang).to_owned(),
            });
        }
    } else {
        // An id of its own: a chart keeps the place of a series by its id.
        series.push(bar("alone", words::STARS_TITLE, &after, colours.base));
    }
    let names: Vec<String> = STARS.iter().map(name).collect();
    Figure {
        id: "five-stars".to_owned(),
        title: words::STARS_TITLE.get(lang).to_owned(),
        sub: words::STARS_SUB.get(lang).to_owned(),
        legend,
        option: option(&names, &series).to_string(),
        table: table(&names, before.as_deref(), &after, lang),
    }
}

fn option(names: &[String], series: &[Value]) -> Value {
    json!({
        "animationDuration": 200,
        "grid": { "left": 4, "right": 46, "top": 6, "bottom": 2, "containLabel": true },
        "xAxis": { "type": "value", "min": 0, "max": 1, "splitNumber": 2, "axisLabel": { "formatter": { "$fmt": "percent0" } } },
        "yAxis": { "type": "category", "data": names, "inverse": true, "axisTick": { "show": false }, "axisLine": { "show": false } },
        "tooltip": { "trigger": "axis", "confine": true, "axisPointer": { "type": "shadow" } },
        "series": series,
    })
}

fn table(
    names: &[String],
    before: Option<&[Option<f64>]>,
    after: &[Option<f64>],
    lang: Lang,
) -> Table {
    let unit = gongzhi_engine::catalogue::units::Unit::Share;
    let cell = |x: Option<f64>| x.map_or("–".to_owned(), |x| format::level(unit, x, lang));
    let mut columns = vec![words::STARS_TITLE.get(lang).to_owned()];
    columns.extend(before.map(|_| words::BASELINE.get(lang).to_owned()));
    columns.push(
        if before.is_some() {
            words::REFORM
        } else {
            words::STARS_HELD
        }
        .get(lang)
        .to_owned(),
    );
    let rows = names.iter().enumerate().map(|(i, name)| {
        let mut row = vec![name.clone()];
        row.extend(before.map(|b| cell(b.get(i).copied().flatten())));
        row.push(cell(after.get(i).copied().flatten()));
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}
