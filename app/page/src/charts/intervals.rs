//! Differences of several scenarios from the baseline, each with its confidence interval.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::Difference;
use gongzhi_engine::text::Lang;
use serde_json::json;

use super::palette::palette;
use super::{Figure, FigureTable, LegendEntry};
use crate::i18n::words;
use crate::language::pick;
use crate::metric::Spec;
use crate::numbers::format;
use crate::sentences::phrases;
use crate::style::Style;

/// A scenario's name and its difference.
pub type Row<'a> = (String, Option<&'a Difference>);

/// The chart and its table.
pub fn figure(spec: Spec<'_>, rows: &[Row], style: Style) -> Figure {
    let lang = style.lang;
    let colours = palette(style.theme);
    let number = if spec.unit == Unit::Share {
        "+points1"
    } else {
        "+fixed1"
    };
    let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
    let means: Vec<_> = rows
        .iter()
        .map(|(_, d)| d.and_then(|d| d.headline))
        .collect();
    let found = rows.iter().enumerate();
    let intervals: Vec<_> = found
        .filter_map(|(i, (_, d))| {
            d.and_then(|d| d.ci95)
                .map(|[low, high]| json!([i, low, high]))
        })
        .collect();
    let option = json!({
        "grid": { "left": 6, "right": 20, "top": 16, "bottom": 4, "containLabel": true },
        "xAxis": { "type": "category", "data": names, "axisLabel": { "interval": 0, "width": 120, "overflow": "break", "lineHeight": 14 }, "axisTick": { "show": false } },
        "yAxis": { "type": "value", "scale": false, "axisLabel": { "formatter": { "$fmt": number }, "hideOverlap": true } },
        "tooltip": { "trigger": "axis", "confine": true, "axisPointer": { "type": "shadow" } },
        "series": [
            {
                "id": "interval", "name": words::INTERVAL95.get(lang), "type": "custom", "data": intervals, "clip": true,
                "renderItem": { "$render": "interval", "width": 16 }, "itemStyle": { "color": colours.reform }, "encode": { "x": 0, "y": [1, 2], "tooltip": [1, 2] },
                "tooltip": { "valueFormatter": { "$fmt": number } },
            },
            {
                "id": "mean", "name": words::DIFFERENCE.get(lang), "type": "scatter", "data": means, "symbolSize": 11, "itemStyle": { "color": colours.reform },
                "label": { "show": true, "position": "right", "distance": 10, "formatter": { "$fmt": number }, "color": "var(--ink)", "backgroundColor": "var(--card)", "padding": [1, 3] },
                "tooltip": { "valueFormatter": { "$fmt": number } },
                "markLine": { "silent": true, "z": 1, "symbol": "none", "animation": false, "label": { "show": false }, "data": [{ "yAxis": 0 }], "lineStyle": { "color": colours.base, "type": "dashed", "width": 1.5 } },
            },
        ],
    });
    Figure {
        id: "differences".to_owned(),
        title: words::DIFFERENCES_TITLE.get(lang).to_owned(),
        sub: format!(
            "{} · {}",
            unit(spec, lang),
            words::DIFFERENCES_SUB.get(lang)
        ),
        legend: vec![LegendEntry::new("key-base", words::NO_DIFFERENCE.get(lang))],
        description: description_of(spec, rows, lang),
        option: option.to_string(),
        series: vec![words::DIFFERENCE.get(lang).to_owned()],
        over_time: false,
        table: table(spec, rows, lang),
    }
}

/// Each scenario's difference with its interval, in words.
fn description_of(spec: Spec<'_>, rows: &[Row], lang: Lang) -> String {
    let text = |x: f64| format::difference(spec.unit, x, lang);
    let one = |(name, difference): &Row| {
        let mean = difference.and_then(|d| d.headline).map(text);
        let mean = mean.unwrap_or("–".to_owned());
        let ends = difference.and_then(|d| d.ci95);
        let ends = ends.map(|[low, high]| phrases::range(&text(low), &text(high), lang));
        phrases::named(
            &format!("{name}{}", phrases::colon(lang)),
            &mean,
            ends.as_deref(),
            lang,
        )
    };
    let all: Vec<String> = rows.iter().map(one).collect();
    all.join(pick(lang, "；", "; ").as_str())
}

/// The unit of a difference.
fn unit(spec: Spec<'_>, lang: Lang) -> &'static str {
    match spec.unit {
        Unit::Share => format::points(lang).trim(),
        unit => unit.label().get(lang),
    }
}

fn table(spec: Spec<'_>, rows: &[Row], lang: Lang) -> FigureTable {
    let columns = [
        words::SCENARIO,
        words::DIFFERENCE,
        words::INTERVAL95,
        words::WINS,
    ];
    let text = |x: f64| format::difference(spec.unit, x, lang);
    let row = |(name, difference): &Row| {
        let mean = difference.and_then(|d| d.headline).map(text);
        let interval = difference.and_then(|d| d.ci95);
        let interval = interval.map(|[low, high]| format!("{} ~ {}", text(low), text(high)));
        let wins = difference.and_then(|d| d.wins_of());
        let wins = wins.map(|(won, of)| format!("{won}/{of}"));
        let cells = [mean, interval, wins];
        let nothing = match difference {
            Some(_) => "–",
            None => words::NOT_APPLICABLE.get(lang),
        };
        let cells = cells.into_iter().map(|c| c.unwrap_or(nothing.to_owned()));
        std::iter::once(name.clone()).chain(cells).collect()
    };
    FigureTable {
        columns: columns.iter().map(|c| c.get(lang).to_owned()).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use gongzhi_engine::catalogue::metrics::Metric;
    use serde_json::Value;

    use super::*;

    #[test]
    fn the_line_of_no_difference_lies_behind_the_numbers() {
        let none = Difference {
            metric: "cost_total".into(),
            headline: Some(0.0),
            ci95: Some([-1.0, 1.0]),
            n: 6,
            wins: None,
        };
        let rows = [("A".to_owned(), Some(&none))];
        let figure = figure(Metric::CostTotal.into(), &rows, Style::default());
        let option: Value = serde_json::from_str(&figure.option).unwrap();
        let mean = &option["series"][1];
        // ECharts puts a series on level 2 unless it sets another.
        assert_eq!(
            (&mean["z"], &mean["markLine"]["z"]),
            (&Value::Null, &1.into())
        );
        assert_eq!(mean["label"]["backgroundColor"], "var(--card)");
    }
}
