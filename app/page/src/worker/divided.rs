//! One worker's share of a replication whose city is divided among several workers.
//!
//! Every worker advances one part. The first also holds the whole: it puts the reports of all parts together, takes joint decisions, and has
//! the result. The page forwards the workers' letters unread. The result does not depend on the number of workers.

use std::collections::VecDeque;

use gongzhi_engine::context::RuleResult;
use gongzhi_engine::observe::{Ending, Figures};
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::run::{JointDecision, Model, Part, Progress, Report, Stop, Whole};
use serde::{Deserialize, Serialize};

use crate::protocol::{Job, Share};

/// Days after which a part reports, if no joint decision comes first.
const REPORT_DAYS: usize = 28;

/// A message from one worker of a divided replication to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// Number of the job.
    pub job: u32,
    /// The part that it comes from.
    pub from: u32,
    /// The part that it goes to.
    pub to: u32,
    /// What it says.
    pub content: Content,
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// To the first part: figures, and why the part stopped.
    Report(Report),
    /// To the first part: the end of the run.
    Ending(Ending),
    /// From the first part: what the streets decided together.
    Decision(JointDecision),
}

/// What a part does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Runs,
    /// Waits for a joint decision.
    Waits,
    /// Has come to its end, or failed.
    Ended,
}

/// How far a share is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Days completed.
    pub progress: Progress,
    /// Whether it can only go on with a letter from another worker.
    pub waits: bool,
    /// Whether nothing is left to do.
    pub finished: bool,
}

/// A worker's share of a replication.
pub struct DividedRun<'a> {
    job: u32,
    share: Share,
    /// `None` if the city has fewer parts than there are workers.
    part: Option<Part<'a>>,
    stage: Stage,
    days: usize,
    /// Day at which the next report is due.
    due: usize,
    /// Recorded since the last report.
    collected: Vec<Figures>,
    desk: Option<Desk<'a>>,
    letters: Vec<Letter>,
}

/// What the first worker holds besides its part.
struct Desk<'a> {
    whole: Whole<'a>,
    reports: Vec<VecDeque<Report>>,
    endings: Vec<Option<Ending>>,
}

impl<'a> DividedRun<'a> {
    /// The share of a job's replication.
    pub fn new(model: &'a Model, job: &Job, share: Share) -> Self {
        let streets = model.divide(job.city, share.of as usize);
        let own = streets.get(share.index as usize).cloned();
        let part = own.and_then(|own| {
            let mut parts = model.parts(job.city, job.replication, &[own]);
            parts.pop()
        });
        let desk = (share.index == 0).then(|| Desk {
            whole: model.whole(job.replication),
            reports: streets.iter().map(|_| VecDeque::new()).collect(),
            endings: vec![None; streets.len()],
        });
        Self {
            job: job.id,
            share,
            stage: match part {
                Some(_) => Stage::Runs,
                None => Stage::Ended,
            },
            part,
            days: model.scenario().time.days(),
            due: 0,
            collected: Vec::new(),
            desk,
            letters: Vec::new(),
        }
    }

    /// Simulates up to `days` more days of its part.
    ///
    /// # Errors
    /// On the first worker, if a rule failed in any part.
    pub fn advance(&mut self, days: usize) -> RuleResult<Step> {
        if let (Stage::Runs, Some(part)) = (self.stage, &mut self.part) {
            let until = (part.days() + days).min(self.due);
            let report = part.advance(until);
            self.collected.extend(report.figures);
            match report.stop {
                Stop::Paused if until < self.due => {}
                stop => self.report(stop)?,
            }
        }
        Ok(self.step())
    }

    /// Reports, and decides whether the part goes on.
    fn report(&mut self, stop: Stop) -> RuleResult {
        let ends = matches!(stop, Stop::Paused) && self.due >= self.days;
        self.stage = match stop {
            Stop::Asks(_) => Stage::Waits,
            Stop::Failed(_) => Stage::Ended,
            Stop::Paused if ends => Stage::Ended,
            Stop::Paused => Stage::Runs,
        };
        if matches!(stop, Stop::Paused) {
            self.due = (self.due + REPORT_DAYS).min(self.days);
        }
        let figures = std::mem::take(&mut self.collected);
        self.send(Content::Report(Report { figures, stop }))?;
        match (&self.part, ends) {
            (Some(part), true) => {
                let ending = part.finish();
                self.send(Content::Ending(ending))
            }
            _ => Ok(()),
        }
    }

    /// Sends to the first worker, which may be this one.
    fn send(&mut self, content: Content) -> RuleResult {
        let letter = Letter {
            job: self.job,
            from: self.share.index,
            to: 0,
            content,
        };
        if self.desk.is_some() {
            return self.hear(letter);
        }
        self.letters.push(letter);
        Ok(())
    }

    /// Takes a letter from another worker.
    ///
    /// # Errors
    /// On the first worker, if a rule failed in any part.
    pub fn hear(&mut self, letter: Letter) -> RuleResult {
        let from = letter.from as usize;
        match (letter.content, &mut self.desk) {
            (Content::Decision(decision), _) => self.answer(decision),
            (Content::Report(report), Some(desk)) => {
                desk.reports[from].push_back(report);
                return self.settle();
            }
            (Content::Ending(ending), Some(desk)) => desk.endings[from] = Some(ending),
            (Content::Report(_) | Content::Ending(_), None) => {}
        }
        Ok(())
    }

    fn answer(&mut self, decision: JointDecision) {
        if let Some(part) = &mut self.part {
            part.answer(decision);
            self.stage = Stage::Runs;
        }
    }

    /// Puts together what all parts have reported, and sends the decisions.
    fn settle(&mut self) -> RuleResult {
        while let Some(desk) = &mut self.desk {
            if desk.reports.iter().any(VecDeque::is_empty) {
                break;
            }
            let next = desk.reports.iter_mut().filter_map(VecDeque::pop_front);
            let mut reports: Vec<Report> = next.collect();
            let Some(decisions) = desk.whole.take(&mut reports)? else {
                continue;
            };
            for (to, decision) in decisions.into_iter().enumerate() {
                if to == 0 {
                    self.answer(decision);
                    continue;
                }
                self.letters.push(Letter {
                    job: self.job,
                    from: 0,
                    to: to as u32,
                    content: Content::Decision(decision),
                });
            }
        }
        Ok(())
    }

    fn step(&self) -> Step {
        let day = self.part.as_ref().map_or(self.days, Part::days);
        let finished = match &self.desk {
            Some(desk) => desk.endings.iter().all(Option::is_some),
            None => self.stage == Stage::Ended,
        };
        Step {
            progress: Progress {
                day,
                days: self.days,
            },
            waits: !finished && self.stage != Stage::Runs,
            finished,
        }
    }

    /// Letters to other workers since the last call.
    pub fn letters(&mut self) -> Vec<Letter> {
        std::mem::take(&mut self.letters)
    }

    /// On the first worker, the weeks recorded so far.
    pub fn so_far(&self) -> Option<&Replication> {
        self.desk.as_ref().map(|desk| desk.whole.so_far())
    }

    /// On the first worker, the record and the final state of the communities.
    pub fn finish(self) -> Option<(Replication, Vec<CommunityState>)> {
        let desk = self.desk?;
        Some(desk.whole.finish(desk.endings.into_iter().flatten()))
    }
}

#[cfg(test)]
mod tests;
