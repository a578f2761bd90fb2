//! A scenario's own metrics over the runs of another, so that both sides of a comparison have them.
//!
//! An own metric is a function of the city's other metrics of a week, which every run has recorded: so it is computed from these, and
//! no run is done again. What was recorded stays as it was, bit for bit.

use std::ops::Range;

use crate::record::Replication;
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_catalogue::metrics::{Kind, Metric};
use gongzhi_rules::{Column, CompiledRules, Rows};
use gongzhi_scenario::{Declared, OwnMetric, Scenario};

/// The own metrics of one scenario, ready for runs of another.
pub struct OwnMetrics {
    rules: CompiledRules,
    metrics: Vec<OwnMetric>,
}

impl OwnMetrics {
    /// The metrics of `by` for runs of `of`: functions and constants of the one, with the other's parameters; a parameter that only
    /// the first declares has its value there. None where `by` has none, or runs of `of` have recorded the same ones.
    ///
    /// # Errors
    /// When the rules do not compile.
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

    /// A run with these metrics added. Where one fails it is undefined; the first failure is returned.
    pub fn complete(&self, run: &Replication) -> (Replication, Option<Box<Diagnostic>>) {
        let mut run = run.clone();
        let mut failure = None;
        // Other runs than the engine's own may lack metrics of the catalogue; of them nothing can be computed.
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

/// The city at every moment that a run has recorded: before the first day, at the ends of weeks, at assessments, and on the days of
/// the last full week.
struct Moments {
    weeks: usize,
    assessments: usize,
    /// By metric of the catalogue, then moment.
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

    /// Puts a metric's values at these moments into a run, in the place of its own of that name.
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

/// One of the moments.
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
