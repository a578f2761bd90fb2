//! Computes one scenario's own metrics for the runs of another, so that both sides of a comparison have them.
//!
//! An own metric depends only on the week's other metrics, which every run records. It can therefore be computed
//! afterwards, without running again and without changing any recorded value.

use std::ops::Range;

use crate::record::Replication;
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_catalogue::metrics::{Kind, Metric};
use gongzhi_rules::{Column, CompiledRules, Rows};
use gongzhi_scenario::{Declared, OwnMetric, Scenario};

/// One scenario's own metrics, prepared for the runs of another.
pub struct OwnMetrics {
    rules: CompiledRules,
    metrics: Vec<OwnMetric>,
}

impl OwnMetrics {
    /// The own metrics of `by`, prepared for runs of `of`. Functions and constants come from `by`, parameters from
    /// `of`; a parameter that only `by` declares keeps its value there. `None` if `by` has no own metrics, or if runs
    /// of `of` already record the same ones.
    ///
    /// # Errors
    /// If the rules do not compile.
    pub fn new(by: &Scenario, of: &Scenario) -> Result<Option<Self>, Vec<Diagnostic>> {
        let same = by.rules == of.rules && by.metrics == of.metrics;
        if same || by.own_metrics().is_empty() {
            return Ok(None);
        }
        let mut mixed = of.clone();
        mixed.rules.clone_from(&by.rules);
        let lacks = |own: &&Declared| of.declared.iter().all(|d| d.id != own.id);
        mixed
            .declared
            .extend(by.declared.iter().filter(lacks).cloned());
        let rules = CompiledRules::compile(mixed.program())?;
        let names = rules.own_metrics().iter();
        let metrics = names.map(|id| by.own_metric(id)).collect();
        Ok(Some(Self { rules, metrics }))
    }

    /// Returns the run with these metrics added, and the first failure. A metric that fails is undefined at that
    /// moment.
    pub fn complete(&self, run: &Replication) -> (Replication, Option<Box<Diagnostic>>) {
        let mut run = run.clone();
        let mut failure = None;
        // Runs from elsewhere may lack catalogue metrics; nothing can be computed for those.
        if run.metrics.len() < Metric::COUNT {
            return (run, failure);
        }
        let moments = Moments::of(&run);
        for (i, metric) in self.metrics.iter().enumerate() {
            let (values, failed) = self.values(i, &moments);
            failure = failure.or(failed);
            moments.store(metric, &values, &mut run);
        }
        (run, failure)
    }

    fn values(&self, metric: usize, moments: &Moments) -> (Vec<f64>, Option<Box<Diagnostic>>) {
        let mut values = Vec::with_capacity(moments.len());
        let Err(failure) = self.rules.own_metric_of_all(metric, moments, &mut values) else {
            return (values, None);
        };
        let one = |at: usize| {
            self.rules
                .own_metric(metric, &One { of: moments, at })
                .unwrap_or(f64::NAN)
        };
        ((0..moments.len()).map(one).collect(), Some(failure))
    }
}

/// The city at every recorded moment: before the first day, at week ends, at assessments, and on the days of the last
/// full week.
struct Moments {
    weeks: usize,
    assessments: usize,
    /// Values by catalogue metric, then moment.
    values: Vec<Vec<f64>>,
}

impl Moments {
    fn of(run: &Replication) -> Self {
        let one = |metric: usize| {
            let start = run.start.get(metric).into_iter();
            let weeks = run.values.get(metric).into_iter().flatten();
            let assessed = run
                .assessments
                .iter()
                .filter_map(|(_, values)| values.get(metric));
            let days = run.last_week.get(metric).into_iter().flatten();
            start
                .chain(weeks)
                .chain(assessed)
                .chain(days)
                .copied()
                .collect()
        };
        Self {
            weeks: run.weeks.len(),
            assessments: run.assessments.len(),
            values: (0..Metric::COUNT).map(one).collect(),
        }
    }

    /// Stores a metric's values at these moments, replacing a metric of the same name.
    fn store(&self, metric: &OwnMetric, values: &[f64], run: &mut Replication) {
        let (start, rest) = values.split_at(1);
        let (weeks, rest) = rest.split_at(self.weeks);
        let (assessed, days) = rest.split_at(self.assessments);
        let stock = metric.kind == Some(Kind::Stock);
        let days = days
            .iter()
            .map(|x| if stock { *x } else { f64::NAN })
            .collect();
        let place = run.index(&metric.id).unwrap_or(run.metrics.len());
        put(&mut run.metrics, place, metric.id.clone());
        put(&mut run.start, place, start[0]);
        put(&mut run.values, place, weeks.to_vec());
        put(&mut run.last_week, place, days);
        for ((_, values), value) in run.assessments.iter_mut().zip(assessed) {
            put(values, place, *value);
        }
        run.own.insert(metric.id.clone(), metric.reading());
    }
}

fn put<T>(list: &mut Vec<T>, place: usize, value: T) {
    match list.get_mut(place) {
        Some(old) => *old = value,
        None => list.push(value),
    }
}

impl Rows for Moments {
    fn len(&self) -> usize {
        self.values.first().map_or(0, Vec::len)
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        to.floats(rows, |row| self.values[field][row]);
    }
}

/// One recorded moment.
struct One<'a> {
    of: &'a Moments,
    at: usize,
}

impl Rows for One<'_> {
    fn len(&self) -> usize {
        1
    }

    fn fill(&self, argument: usize, field: usize, _rows: Range<usize>, to: &mut Column) {
        self.of.fill(argument, field, self.at..self.at + 1, to);
    }
}
