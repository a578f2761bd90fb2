//! Weekly series of communities, read from the community record that rules see.
//!
//! Recorded on demand and for one replication only, so that an ensemble does not pay for it.

use crate::record::CommunitySeries;
use crate::rows::{CommunityRows, Snapshot};
use gongzhi_catalogue::records::community as f;
use gongzhi_rules::{Column, Rows};

/// The fields shown on maps.
const FIELDS: [usize; 16] = [
    f::STARS_HELD,
    f::FIVE_STAR,
    f::TOTAL_SCORE,
    f::PETITIONS_PER_1000,
    f::PETITIONS_OPEN,
    f::OVERDUE_SHARE,
    f::ON_TIME_SHARE,
    f::UTILISATION,
    f::ADMIN_SHARE,
    f::SATISFACTION,
    f::AWARENESS,
    f::FILED_SHARE,
    f::PARTICIPATION,
    f::CONTRACTS,
    f::DELIVERED_SHARE,
    f::BUDGET,
];

/// Builds a [`CommunitySeries`] during a run.
#[derive(Clone, Debug)]
pub struct CommunitySeriesRecorder {
    which: Vec<usize>,
    series: CommunitySeries,
}

impl CommunitySeriesRecorder {
    /// Starts recording some communities with their state before the first day.
    pub fn new(of: &Snapshot, which: Vec<usize>) -> Self {
        let mut recorder = Self {
            series: CommunitySeries {
                fields: FIELDS.map(|field| field as u16).to_vec(),
                communities: which.len() as u32,
                days: Vec::new(),
                values: vec![Vec::new(); FIELDS.len()],
            },
            which,
        };
        recorder.record(of);
        recorder
    }

    /// Records a finished week, and the last day of the run.
    pub fn end_of_day(&mut self, of: &Snapshot, last_day: bool) {
        if of.today.ends.week || last_day {
            self.record(of);
        }
    }

    fn record(&mut self, of: &Snapshot) {
        self.series.days.push(of.today.day.number());
        let rows = CommunityRows {
            of: *of,
            which: &self.which,
        };
        for (series, field) in self.series.values.iter_mut().zip(FIELDS) {
            append(series, rows.column(0, field, 0..self.which.len()));
        }
    }

    /// The recorded series.
    pub fn finish(self) -> CommunitySeries {
        self.series
    }
}

fn append(series: &mut Vec<f32>, column: Column) {
    match column {
        Column::Float(values) => series.extend(values.iter().map(|x| *x as f32)),
        Column::Int(values) => series.extend(values.iter().map(|x| *x as f32)),
        Column::Bool(values) => series.extend(values.iter().map(|x| f32::from(u8::from(*x)))),
        // No field in the list has another type.
        Column::Enum(_) | Column::Floats(_) | Column::Ints(_) | Column::Bools(_) => {}
    }
}
