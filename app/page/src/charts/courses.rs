//! Metrics over time: the engine's bands of both sides, and which of their weeks are drawn.

use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{self, Bands, date_of};
use gongzhi_engine::text::Lang;
use time::Date;

use crate::i18n::weeks;
use crate::outcome::{Outcome, SideResults};

/// The bands of both sides of a metric.
#[derive(Clone, Debug, PartialEq)]
pub struct BothBands {
    /// The baseline's, or `None` if nothing is compared.
    pub baseline: Option<Bands>,
    /// The reform's, or those of a scenario alone.
    pub reform: Bands,
}

/// The bands of a metric on both sides; empty for a side to which the metric does not apply.
pub fn both(outcome: &Outcome, id: &str) -> BothBands {
    let of = |side: &SideResults| match side.scenario.tells(id) {
        true => course(&side.runs, id),
        false => Bands::default(),
    };
    BothBands {
        baseline: outcome.baseline.as_ref().map(of),
        reform: of(&outcome.reform),
    }
}

/// The bands of a metric over some runs.
pub fn course(runs: &[Replication], id: &str) -> Bands {
    results::bands(runs, id)
}

/// The points of a band to draw: the last day and the value of each week. A partial week is omitted if its value is not comparable with
/// full weeks, because it would look like a fall.
pub fn drawn<'a, T: Copy>(
    bands: &'a Bands,
    column: &'a [T],
) -> impl Iterator<Item = (u32, T)> + 'a {
    let weeks = bands.weeks.iter().zip(column).zip(&bands.comparable);
    let whole = weeks.filter(|(_, comparable)| **comparable);
    whole.map(|((day, value), _)| (*day, *value))
}

/// The name of a week in a table: its last day, and its number of days if it is a partial week.
pub fn week_name(start: Date, bands: &Bands, week: usize, lang: Lang) -> String {
    let last = bands.weeks.get(week).copied().unwrap_or_default();
    let date = date_of(start, last);
    match bands.days.get(week) {
        Some(days) if *days < 7 => weeks::part_week(&date, *days, lang),
        _ => date,
    }
}
