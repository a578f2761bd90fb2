//! The recorder: the weekly city series of one replication.

use crate::catalogue::metrics::{Kind, METRICS};
use crate::observe::measure;
use crate::results::{Group, Replication};
use crate::rows::{CityRow, Snapshot};
use crate::simulation::Outcome;

/// Collects a [`Replication`] as a run goes on.
#[derive(Clone, Debug)]
pub struct Recorder {
    series: Replication,
    days_in_week: usize,
}

impl Recorder {
    /// Records the state before the first day.
    pub fn new(of: &Snapshot, replication: u32) -> Outcome<Self> {
        let own = of.ctx.rules.own_metrics();
        let ids = METRICS.iter().map(|m| m.id.to_owned());
        let metrics: Vec<String> = ids.chain(own.iter().cloned()).collect();
        let mut start = values(of, 0)?;
        for (value, spec) in start.iter_mut().zip(&METRICS) {
            if spec.kind == Kind::Flow {
                *value = 0.0;
            }
        }
        let series = Replication {
            replication,
            weeks: Vec::new(),
            week_days: Vec::new(),
            start,
            values: vec![Vec::new(); metrics.len()],
            assessments: Vec::new(),
            groups: Vec::new(),
            metrics,
        };
        Ok(Self {
            series,
            days_in_week: 0,
        })
    }

    /// At the end of a day: records a finished week, the last days, and assessments. True if a week was recorded.
    pub fn end_of_day(&mut self, of: &Snapshot, last_day: bool) -> Outcome<bool> {
        self.days_in_week += 1;
        let week_ends = of.today.ends.week || last_day;
        if !week_ends && !of.today.assessment {
            return Ok(false);
        }
        let values = values(of, self.days_in_week)?;
        let day = of.today.day as u32;
        if of.today.assessment {
            self.series.assessments.push((day, values.clone()));
        }
        if week_ends {
            self.series.weeks.push(day);
            self.series.week_days.push(self.days_in_week as u8);
            for (series, value) in self.series.values.iter_mut().zip(values) {
                series.push(value);
            }
            self.days_in_week = 0;
        }
        Ok(week_ends)
    }

    /// What was recorded so far, without groups.
    pub fn so_far(&self) -> &Replication {
        &self.series
    }

    /// What was recorded, with the groups at the end.
    pub fn finish(mut self, groups: Vec<Group>) -> Replication {
        self.series.groups = groups;
        self.series
    }
}

fn values(of: &Snapshot, week_days: usize) -> Outcome<Vec<f64>> {
    let mut values = measure(of, week_days);
    let city = values.clone();
    for i in 0..of.ctx.rules.own_metrics().len() {
        values.push(of.ctx.rules.own_metric(i, &CityRow(&city))?);
    }
    Ok(values)
}
