//! Records the weekly city series of one replication, and every day of its last full week, from the figures of those days.

use super::figures::Figures;
use super::metrics::{Moment, PastWeek, measure};
use crate::calendar::Calendar;
use crate::context::RuleResult;
use crate::record::{Group, Replication};
use crate::rows::CityRow;
use gongzhi_catalogue::metrics::{Kind, METRICS};
use gongzhi_rules::CompiledRules;
use gongzhi_scenario::Scenario;

/// Builds a [`Replication`] during a run.
pub struct Recorder<'a> {
    scenario: &'a Scenario,
    rules: &'a CompiledRules,
    series: Replication,
    past: Vec<PastWeek>,
    /// Index of the first day of the current week.
    week_begins: usize,
    begun: bool,
}

impl<'a> Recorder<'a> {
    /// A recorder that has seen nothing yet.
    pub fn new(scenario: &'a Scenario, rules: &'a CompiledRules, replication: u32) -> Self {
        let own = rules.own_metrics();
        let ids = METRICS.iter().map(|m| m.id.to_owned());
        let metrics: Vec<String> = ids.chain(own.iter().cloned()).collect();
        let series = Replication {
            replication,
            values: vec![Vec::new(); metrics.len()],
            last_week: vec![Vec::new(); metrics.len()],
            own: own
                .iter()
                .map(|id| (id.clone(), scenario.own_metric(id).reading()))
                .collect(),
            metrics,
            ..Replication::default()
        };
        Self {
            scenario,
            rules,
            series,
            past: Vec::new(),
            week_begins: 0,
            begun: false,
        }
    }

    /// Records figures of the whole city: first the state before the first day, then every day that the calendar says.
    ///
    /// # Errors
    /// If an own metric fails.
    pub fn record(&mut self, figures: &Figures, calendar: &Calendar) -> RuleResult {
        if self.begun {
            self.end_of_day(figures, calendar)
        } else {
            self.begun = true;
            self.start(figures)
        }
    }

    fn start(&mut self, figures: &Figures) -> RuleResult {
        let mut start = self.values(figures, 0)?;
        for (value, spec) in start.iter_mut().zip(&METRICS) {
            if spec.kind == Kind::Flow {
                *value = 0.0;
            }
        }
        self.series.start = start;
        Ok(())
    }

    /// Records a finished week, days of the last full week, and assessments. Every day of the last full week is recorded because
    /// stocks vary by weekday: the end of a stock is the mean over that week.
    fn end_of_day(&mut self, figures: &Figures, calendar: &Calendar) -> RuleResult {
        let day = figures.day as usize;
        let week_days = day + 1 - self.week_begins;
        if calendar.is_in_last_full_week(day) {
            self.record_day(figures, week_days);
        }
        let (week_ends, assessment) = (calendar.ends_week(day), calendar.is_assessment(day));
        if !week_ends && !assessment {
            return Ok(());
        }
        let values = self.values(figures, week_days)?;
        if assessment {
            self.series.assessments.push((figures.day, values.clone()));
        }
        if week_ends {
            self.series.weeks.push(figures.day);
            self.series.week_days.push(week_days as u8);
            for (series, value) in self.series.values.iter_mut().zip(values) {
                series.push(value);
            }
            self.past.push(PastWeek::of(figures));
            self.week_begins = day + 1;
        }
        Ok(())
    }

    /// Records a day of the last full week. Own metrics are evaluated only if they are stocks; one that fails on a
    /// day when it is not due is undefined.
    fn record_day(&mut self, figures: &Figures, week_days: usize) {
        let mut values = self.measure(figures, week_days);
        let city = values.clone();
        for (i, id) in self.rules.own_metrics().iter().enumerate() {
            let stock = self.series.reading(id).kind == Some(Kind::Stock);
            let value = stock.then(|| self.rules.own_metric(i, &CityRow(&city)));
            values.push(value.and_then(Result::ok).unwrap_or(f64::NAN));
        }
        for (days, value) in self.series.last_week.iter_mut().zip(values) {
            days.push(value);
        }
    }

    fn measure(&self, figures: &Figures, week_days: usize) -> Vec<f64> {
        measure(&Moment {
            figures,
            past: &self.past,
            week_days,
            params: &self.scenario.params,
        })
    }

    fn values(&self, figures: &Figures, week_days: usize) -> RuleResult<Vec<f64>> {
        let mut values = self.measure(figures, week_days);
        let city = values.clone();
        for i in 0..self.rules.own_metrics().len() {
            values.push(self.rules.own_metric(i, &CityRow(&city))?);
        }
        Ok(values)
    }

    /// The record so far, without groups.
    pub fn so_far(&self) -> &Replication {
        &self.series
    }

    /// The finished record, with the groups at the end of the run.
    pub fn finish(mut self, groups: Vec<Group>) -> Replication {
        self.series.groups = groups;
        self.series
    }
}
