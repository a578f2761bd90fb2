//! Small replications for tests.

use super::Replication;

/// A replication with weeks of seven days, except the third, which has two. Each series is (metric, start, weekly
/// values).
pub fn replication(number: u32, series: &[(&str, f64, &[f64])]) -> Replication {
    let count = series.iter().map(|(_, _, s)| s.len()).max().unwrap_or(0);
    Replication {
        replication: number,
        metrics: series.iter().map(|(id, _, _)| (*id).to_owned()).collect(),
        weeks: [6, 13, 15][..count].to_vec(),
        week_days: [7, 7, 2][..count].to_vec(),
        start: series.iter().map(|(_, start, _)| *start).collect(),
        values: series.iter().map(|(_, _, s)| s.to_vec()).collect(),
        ..Replication::default()
    }
}
