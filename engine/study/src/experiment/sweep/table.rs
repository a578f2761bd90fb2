//! Results of a sweep, by outcome, point and replication.

use super::tasks::SweepTask;
use crate::results::mean;

/// Values of some metrics, dense over points and replications: eight bytes each.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepTable {
    metrics: Vec<String>,
    points: usize,
    replications: usize,
    /// Values by metric, point and replication; NaN where undefined, or not run.
    values: Vec<Vec<f64>>,
    /// Whether a replication of a point was run.
    run: Vec<bool>,
}

impl SweepTable {
    /// An empty table of these metrics.
    pub fn new(metrics: Vec<String>, points: usize, replications: usize) -> Self {
        let cells = points * replications;
        Self {
            values: vec![vec![f64::NAN; cells]; metrics.len()],
            metrics,
            points,
            replications,
            run: vec![false; cells],
        }
    }

    /// Enters a run: its values in the order of the metrics. A run beyond the table is left out.
    pub fn enter(&mut self, task: SweepTask, values: impl IntoIterator<Item = f64>) {
        let (point, replication) = (task.point as usize, task.replication as usize);
        if point >= self.points || replication >= self.replications {
            return;
        }
        let cell = point * self.replications + replication;
        self.run[cell] = true;
        for (column, value) in self.values.iter_mut().zip(values) {
            column[cell] = value;
        }
    }

    /// Ids of its metrics.
    pub fn metrics(&self) -> &[String] {
        &self.metrics
    }

    /// Number of points.
    pub fn points(&self) -> usize {
        self.points
    }

    /// Number of replications of each point, run or not.
    pub fn replications(&self) -> usize {
        self.replications
    }

    /// Number of runs entered.
    pub fn runs(&self) -> usize {
        self.run.iter().filter(|run| **run).count()
    }

    /// Whether a replication of a point was run.
    pub fn was_run(&self, point: usize, replication: usize) -> bool {
        self.run[point * self.replications + replication]
    }

    /// Values of a metric at a point by replication; NaN where undefined, or not run.
    pub fn at(&self, metric: usize, point: usize) -> &[f64] {
        let from = point * self.replications;
        &self.values[metric][from..from + self.replications]
    }

    /// Runs of a point in which a metric is undefined although it was run.
    pub fn undefined(&self, metric: usize, point: usize) -> usize {
        let from = point * self.replications;
        let values = self.at(metric, point).iter();
        let run = &self.run[from..from + self.replications];
        values
            .zip(run)
            .filter(|(x, run)| **run && x.is_nan())
            .count()
    }

    /// Mean of a metric over the defined runs of a point; NaN if there is none.
    pub fn mean(&self, metric: usize, point: usize) -> f64 {
        let values = self.at(metric, point).iter().copied();
        let defined: Vec<f64> = values.filter(|x| !x.is_nan()).collect();
        mean(&defined).unwrap_or(f64::NAN)
    }

    /// Means of a metric by point.
    pub fn means(&self, metric: usize) -> Vec<f64> {
        (0..self.points)
            .map(|point| self.mean(metric, point))
            .collect()
    }
}
