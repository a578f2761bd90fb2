//! The Lorenz curve: the share of all scores, satisfaction or funds that the worst-off communities hold.

use gongzhi_engine::catalogue::parts::Part;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::record::CommunityState;
use gongzhi_engine::results::lorenz;
use gongzhi_engine::text::{Label, Lang};
use serde_json::{Value, json};

use super::palette::palette;
use super::{Figure, FigureTable, LegendEntry, description};
use crate::i18n::words;
use crate::numbers::format;
use crate::outcome::Outcome;
use crate::style::Style;

/// The quantity whose distribution is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distribution {
    /// Total star scores.
    Scores,
    /// Mean satisfaction.
    Satisfaction,
    /// Funds per household.
    Fund,
}

impl Distribution {
    fn of(self, communities: &[CommunityState]) -> Vec<[f64; 2]> {
        let one = |c: &CommunityState| match self {
            Self::Scores => c.scores.iter().sum(),
            Self::Satisfaction => c.satisfaction,
            Self::Fund => c.fund / f64::from(c.households.max(1)),
        };
        lorenz(&communities.iter().map(one).collect::<Vec<f64>>())
    }

    /// The parts of the model that it depends on.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Scores => &[Part::Stars],
            Self::Satisfaction => &[Part::Satisfaction],
            Self::Fund => &[],
        }
    }

    const fn label(self) -> Label {
        match self {
            Self::Scores => words::FAIR_SCORES,
            Self::Satisfaction => words::FAIR_SATISFACTION,
            Self::Fund => words::FAIR_FUND,
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Scores => "fairness-scores",
            Self::Satisfaction => "fairness-satisfaction",
            Self::Fund => "fairness-fund",
        }
    }
}

/// The chart and its table, from the communities at the end of the first run.
pub fn figure(outcome: &Outcome, shared: Distribution, style: Style) -> Figure {
    let lang = style.lang;
    let colours = palette(style.theme);
    let before = outcome.baseline.as_ref();
    let before = before.map(|b| shared.of(&b.communities));
    let after = shared.of(&outcome.reform.communities);
    let name = if before.is_some() {
        words::REFORM
    } else {
        words::ACTUAL
    };
    let even = vec![[0.0, 0.0], [1.0, 1.0]];
    let mut series = vec![line(
        "even",
        words::EVEN,
        &even,
        "var(--ink)",
        "dotted",
        lang,
    )];
    if let Some(before) = &before {
        series.push(line(
            "base",
            words::BASELINE,
            before,
            colours.base,
            "dashed",
            lang,
        ));
    }
    series.push(line("reform", name, &after, colours.reform, "solid", lang));
    let looks = [("key-base", words::BASELINE), ("key-reform", name)];
    let looks = looks
        .into_iter()
        .filter(|(look, _)| *look != "key-base" || before.is_some());
    let looks: Vec<(&str, Label)> = looks.chain([("key-even", words::EVEN)]).collect();
    Figure {
        id: shared.id().to_owned(),
        title: shared.label().get(lang).to_owned(),
        sub: words::FAIR_SUB.get(lang).to_owned(),
        legend: looks
            .iter()
            .map(|(look, label)| LegendEntry::new(look, label.get(lang)))
            .collect(),
        description: description_of(before.as_deref(), &after, lang),
        option: option(&series).to_string(),
        series: looks
            .iter()
            .map(|(_, label)| label.get(lang).to_owned())
            .collect(),
        over_time: false,
        table: table(before.as_deref(), &after, name, lang),
    }
}

fn line(id: &str, name: Label, curve: &[[f64; 2]], colour: &str, dash: &str, lang: Lang) -> Value {
    json!({
        "id": id, "name": name.get(lang), "type": "line", "data": curve, "showSymbol": false,
        "itemStyle": { "color": colour }, "lineStyle": { "color": colour, "width": 2, "type": dash },
        "tooltip": { "valueFormatter": { "$fmt": "percent1" } },
    })
}

fn option(series: &[Value]) -> Value {
    let axis = json!({ "type": "value", "min": 0, "max": 1, "interval": 0.25, "axisLabel": { "formatter": { "$fmt": "percent0" }, "hideOverlap": true } });
    json!({
        "grid": { "left": 6, "right": 24, "top": 12, "bottom": 4, "containLabel": true },
        "xAxis": axis, "yAxis": axis,
        "tooltip": { "trigger": "axis", "confine": true },
        "series": series,
    })
}

/// The height of the drawn curve at `x` (0 to 1), or `None` for an empty curve.
fn height(curve: &[[f64; 2]], x: f64) -> Option<f64> {
    let right = curve.iter().position(|p| p[0] >= x - 1e-12)?;
    let [[x0, y0], [x1, y1]] = [curve[right.saturating_sub(1)], curve[right]];
    let share = if x1 > x0 { (x - x0) / (x1 - x0) } else { 1.0 };
    Some(y0 + (y1 - y0) * share.min(1.0))
}

/// The shares of the lowest tenth, half and nine tenths, in words.
fn description_of(before: Option<&[[f64; 2]]>, after: &[[f64; 2]], lang: Lang) -> String {
    const TENTHS: [usize; 3] = [1, 5, 9];
    let lowest = words::FAIR_WORST.get(lang);
    let names = TENTHS.map(|tenth| format!("{lowest} {}%", tenth * 10));
    let at = |curve: &[[f64; 2]]| TENTHS.map(|tenth| height(curve, tenth as f64 / 10.0));
    let (before, after) = (before.map(at), at(after));
    let before = before.as_ref().map(|b| b.as_slice());
    description::bars(Unit::Share, &names, (before, &after), lang)
}

/// By tenths of communities: the share held by the worst-off tenth, two tenths, and so on.
fn table(before: Option<&[[f64; 2]]>, after: &[[f64; 2]], name: Label, lang: Lang) -> FigureTable {
    let percent = |x: f64| format!("{}%", format::decimal(x * 100.0, 1));
    let at = |curve: &[[f64; 2]], tenth: usize| {
        height(curve, tenth as f64 / 10.0).map_or("–".to_owned(), percent)
    };
    let mut columns = vec![words::FAIR_WORST.get(lang).to_owned()];
    columns.extend(before.map(|_| words::BASELINE.get(lang).to_owned()));
    columns.push(name.get(lang).to_owned());
    let row = |tenth: usize| {
        let head = format!("{}%", tenth * 10);
        std::iter::once(head)
            .chain(before.map(|b| at(b, tenth)))
            .chain([at(after, tenth)])
            .collect()
    };
    FigureTable {
        columns,
        rows: (1..=10).map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_the_curve_between_its_points() {
        let curve = lorenz(&[1.0, 1.0, 2.0, 2.0, 4.0]);
        let at = |x: f64| (height(&curve, x).unwrap() * 1000.0).round() / 1000.0;
        assert_eq!((at(0.1), at(0.2), at(0.3)), (0.05, 0.1, 0.15));
        assert_eq!((at(0.9), at(1.0)), (0.8, 1.0));
        assert_eq!(height(&[], 0.1), None);
    }
}
