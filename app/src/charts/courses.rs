//! The courses of metrics over time: the engine's bands of both sides, cut to what can be drawn.
//!
//! Never: computes a statistic.

use gongzhi_engine::catalogue::metrics::Kind;
use gongzhi_engine::results::{self, Bands, Replication};

use crate::outcome::{Outcome, Side};

/// The bands of both sides of a metric; the baseline's only if something is compared.
pub type BothBands = (Option<Bands>, Bands);

/// The course of a metric on both sides; empty where a side is without what it tells of.
pub fn both(outcome: &Outcome, id: &str) -> BothBands {
    let of = |side: &Side| match side.scenario.tells(id) {
        true => course(&side.runs, id),
        false => Bands::default(),
    };
    (outcome.baseline.as_ref().map(of), of(&outcome.reform))
}

/// The course of a metric. A flow of a partial week would look like a fall: such weeks are left out.
pub fn course(runs: &[Replication], id: &str) -> Bands {
    let bands = results::bands(runs, id);
    let Some(days) = runs.first().map(|r| &r.week_days) else {
        return bands;
    };
    if results::kind_of(id) != Kind::Flow {
        return bands;
    }
    Bands {
        weeks: whole(&bands.weeks, days),
        q05: whole(&bands.q05, days),
        q25: whole(&bands.q25, days),
        q50: whole(&bands.q50, days),
        q75: whole(&bands.q75, days),
        q95: whole(&bands.q95, days),
        mean: whole(&bands.mean, days),
    }
}

fn whole<T: Copy>(column: &[T], days: &[u8]) -> Vec<T> {
    let weeks = column.iter().zip(days);
    weeks.filter(|(_, d)| **d == 7).map(|(x, _)| *x).collect()
}
