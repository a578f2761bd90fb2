//! Weekly series of communities, read from their record as rules see it.
//!
//! Only for one replication at a time, on demand; an ensemble does not pay for it.

use crate::record::CommunitySeries;
use crate::rows::{CommunityRows, Snapshot};
use gongzhi_catalogue::records::community as f;
use gongzhi_rules::{Column, Rows};

/// The fields that maps show.
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

/// Collects a [`CommunitySeries`] as a run goes on.
#[derive(Clone, Debug)]
pub struct CommunitySeriesRecorder {
    which: Vec<usize>,
    series: CommunitySeries,
}

impl CommunitySeriesRecorder {
    /// Records some communities, beginning with their state before the first day.
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

    /// At the end of a day: records a finished week and the last day.
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

    /// What was recorded.
    pub fn finish(self) -> CommunitySeries {
        self.series
    }
}

fn append(series: &mut Vec<f32>, column: Column) {
    match column {
        Column::Float(values) => series.extend(values.iter().map(|x| *x as f32)),
        Column::Int(values) => series.extend(values.iter().map(|x| *x as f32)),
        Column::Bool(values) => series.extend(values.iter().map(|x| f32::from(u8::from(*x)))),
        // No field of the list is of another type.
        Column::Enum(_) | Column::Floats(_) | Column::Ints(_) | Column::Bools(_) => {}
    }
}
