//! The whole city of a run in parts: it takes joint decisions and keeps the record.

use std::collections::VecDeque;
use std::sync::Arc;

use super::report::{Report, Stop};
use crate::calendar::Calendar;
use crate::context::RuleResult;
use crate::joint::{JointDecision, JointRequest};
use crate::mechanisms::{appraisal, funding, stars};
use crate::observe::{Ending, Figures, Recorder, groups};
use crate::record::{CommunityState, Replication};
use gongzhi_rules::CompiledRules;
use gongzhi_scenario::Scenario;

/// Puts together what the parts of a city tell.
pub struct Whole<'a> {
    scenario: &'a Scenario,
    calendar: Arc<Calendar>,
    recorder: Recorder<'a>,
    /// Communities of the whole city, once the state before the first day is recorded.
    communities: usize,
}

impl<'a> Whole<'a> {
    /// Before the parts have begun.
    pub fn new(scenario: &'a Scenario, rules: &'a CompiledRules, replication: u32) -> Self {
        Self::with_calendar(
            scenario,
            rules,
            replication,
            Arc::new(Calendar::new(scenario)),
        )
    }

    pub(super) fn with_calendar(
        scenario: &'a Scenario,
        rules: &'a CompiledRules,
        replication: u32,
        calendar: Arc<Calendar>,
    ) -> Self {
        Self {
            scenario,
            calendar,
            recorder: Recorder::new(scenario, rules, replication),
            communities: 0,
        }
    }

    /// Takes the reports of all parts in the order of their streets, all advanced to the same day, and leaves none. Gives the decision for
    /// each part if they wait for one; `None` if they have come to that day.
    ///
    /// # Errors
    /// If a rule failed in a part, or an own metric fails: what failed first, as it would have in a city that is not divided.
    pub fn take(&mut self, reports: &mut Vec<Report>) -> RuleResult<Option<Vec<JointDecision>>> {
        self.record(reports)?;
        let mut requests = Vec::new();
        let mut failures = Vec::new();
        for report in reports.drain(..) {
            match report.stop {
                Stop::Paused => {}
                Stop::Asks(request) => requests.push(request),
                Stop::Failed(failure) => failures.push(failure),
            }
        }
        // Of equals, `min_by_key` gives the first.
        let first = failures
            .into_iter()
            .min_by_key(|failure| failure.evaluation);
        match first {
            Some(failure) => Err(failure.diagnostic),
            None => Ok((!requests.is_empty()).then(|| self.decide(&requests))),
        }
    }

    /// Records the days for which all parts have figures. A part that failed has none from then on.
    fn record(&mut self, reports: &mut [Report]) -> RuleResult {
        let days = reports.iter().map(|report| report.figures.len()).min();
        let days = days.unwrap_or(0);
        if days == 0 {
            return Ok(());
        }
        let lists = reports.iter_mut().map(|r| std::mem::take(&mut r.figures));
        let mut lists: Vec<VecDeque<Figures>> = lists.map(VecDeque::from).collect();
        for _ in 0..days {
            let mut parts = lists.iter_mut().filter_map(VecDeque::pop_front);
            let mut whole = parts.next().unwrap_or_default();
            parts.for_each(|next| whole.append(next));
            self.communities = whole.communities.len();
            self.recorder.record(&whole, &self.calendar)?;
        }
        Ok(())
    }

    fn decide(&self, requests: &[JointRequest]) -> Vec<JointDecision> {
        let (mut ranks, mut hemei, mut funds) = (Vec::new(), Vec::new(), Vec::new());
        for request in requests {
            match request {
                JointRequest::Ranks(scores) => ranks.push(scores),
                JointRequest::Hemei(nominees) => hemei.push(nominees),
                JointRequest::Funds(asked) => funds.push(asked),
            }
        }
        // All parts ask the same, so only one of the lists is not empty.
        let quota = self.scenario.params.hemei_quota;
        let ranks = appraisal::rank_leaders(&ranks).into_iter();
        let hemei = stars::choose_hemei(quota, self.communities, &hemei).into_iter();
        let funds = funding::share_out(&funds).into_iter();
        ranks
            .map(JointDecision::Ranks)
            .chain(hemei.map(JointDecision::Hemei))
            .chain(funds.map(JointDecision::Funds))
            .collect()
    }

    /// The weeks recorded so far, without groups.
    pub fn so_far(&self) -> &Replication {
        self.recorder.so_far()
    }

    /// The record, and the final state of the communities, from the ends of all parts in the order of their streets.
    pub fn finish(
        self,
        parts: impl IntoIterator<Item = Ending>,
    ) -> (Replication, Vec<CommunityState>) {
        let mut parts = parts.into_iter();
        let mut ending = parts.next().unwrap_or_default();
        parts.for_each(|next| ending.append(next));
        let groups = groups(&ending, self.scenario.mechanisms.stars);
        let communities = ending.communities.into_iter().map(|c| c.state);
        (self.recorder.finish(groups), communities.collect())
    }
}
