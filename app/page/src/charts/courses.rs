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
    /// The baseline's; none if nothing is compared.
    pub baseline: Option<Bands>,
    /// The reform's, or those of the scenario alone.
    pub reform: Bands,
}

/// The course of a metric on both sides; empty where a side is without what it tells of.
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

/// The course of a metric.
pub fn course(runs: &[Replication], id: &str) -> Bands {
    results::bands(runs, id)
}

/// A column of a course as it is drawn: the last day of each week, and its value. A part week is left out where its value does not
/// stand beside those of full weeks: it would look like a fall.
pub fn drawn<'a, T: Copy>(
    bands: &'a Bands,
    column: &'a [T],
) -> impl Iterator<Item = (u32, T)> + 'a {
    let weeks = bands.weeks.iter().zip(column).zip(&bands.comparable);
    let whole = weeks.filter(|(_, comparable)| **comparable);
    whole.map(|((day, value), _)| (*day, *value))
}

/// The name of a week in a table: its last day, and how many days it has if it is a part of one.
pub fn week_name(start: Date, bands: &Bands, week: usize, lang: Lang) -> String {
    let last = bands.weeks.get(week).copied().unwrap_or_default();
    let date = date_of(start, last);
    match bands.days.get(week) {
        Some(days) if *days < 7 => weeks::part_week(&date, *days, lang),
        _ => date,
    }
}
