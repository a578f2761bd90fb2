//! One worker's share of a replication whose city is divided among several workers.
//!
//! Every worker advances one part, in blocks of streets. The first also holds the whole: it puts the reports of all parts together, takes
//! joint decisions, and has the result. The result does not depend on the number of workers.

use std::collections::VecDeque;

use gongzhi_engine::context::RuleResult;
use gongzhi_engine::observe::Ending;
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::run::{
    BLOCK_DAYS, BLOCK_HOUSEHOLDS, JointDecision, Model, Part, Progress, Report, Stop, Whole,
};

use crate::protocol::{Content, Job, Letter, Share};

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
    share: Share,
    /// The blocks of this worker's part; none if the city has fewer parts than there are workers.
    blocks: Vec<Part<'a>>,
    stage: Stage,
    days: usize,
    /// Days between two reports.
    pace: usize,
    /// Day at which the next report is due.
    due: usize,
    /// Reports of the blocks that have come to that day or stopped before.
    reports: Vec<Report>,
    desk: Option<Desk<'a>>,
    letters: Vec<Letter>,
}

/// Days between two reports, if no joint decision comes first: the same for all workers of a replication. Where streets are larger than a
/// block, parts report sooner, because a worker hears messages only between two blocks.
fn pace(model: &Model, blocks: &[Part]) -> usize {
    let whole = blocks.first().map_or(0, |b| b.world().whole.households);
    let street = whole / model.scenario().place.streets.max(1);
    (BLOCK_DAYS * BLOCK_HOUSEHOLDS / street.max(BLOCK_HOUSEHOLDS)).max(7)
}

/// What the first worker holds besides its part.
struct Desk<'a> {
    whole: Whole<'a>,
    /// Reports of each worker's blocks that are not put together yet.
    reports: Vec<VecDeque<Vec<Report>>>,
    endings: Vec<Option<Ending>>,
}

impl<'a> DividedRun<'a> {
    /// The share of a job's replication.
    pub fn new(model: &'a Model, job: &Job, share: Share) -> Self {
        let streets = model.divide(job.city, share.of as usize);
        let own = streets.get(share.index as usize).cloned();
        let blocks = own.map_or_else(Vec::new, |own| model.parts(job.city, job.replication, own));
        let desk = (share.index == 0).then(|| Desk {
            whole: model.whole(job.replication),
            reports: streets.iter().map(|_| VecDeque::new()).collect(),
            endings: vec![None; streets.len()],
        });
        Self {
            share,
            stage: match blocks.is_empty() {
                true => Stage::Ended,
                false => Stage::Runs,
            },
            pace: pace(model, &blocks),
            reports: Vec::with_capacity(blocks.len()),
            blocks,
            days: model.scenario().time.days(),
            due: 0,
            desk,
            letters: Vec::new(),
        }
    }

    /// Runs the next of its blocks to the day of the next report, or to a joint decision before.
    ///
    /// # Errors
    /// On the first worker, if a rule failed in any part.
    pub fn advance(&mut self) -> RuleResult<Step> {
        if self.stage == Stage::Runs {
            let next = self.reports.len();
            self.reports.push(self.blocks[next].advance(self.due));
            if self.reports.len() == self.blocks.len() {
                self.report()?;
            }
        }
        Ok(self.step())
    }

    /// Reports, and decides whether the part goes on.
    fn report(&mut self) -> RuleResult {
        let reports = std::mem::take(&mut self.reports);
        let paused = reports.iter().all(|r| matches!(r.stop, Stop::Paused));
        let failed = reports.iter().any(|r| matches!(r.stop, Stop::Failed(_)));
        let ends = paused && self.due >= self.days;
        self.stage = match paused {
            _ if ends || failed => Stage::Ended,
            true => Stage::Runs,
            false => Stage::Waits,
        };
        if paused {
            self.due = (self.due + self.pace).min(self.days);
        }
        self.send(Content::Reports(reports))?;
        if !ends {
            return Ok(());
        }
        let mut endings = self.blocks.iter().map(Part::finish);
        let mut ending = endings.next().unwrap_or_default();
        endings.for_each(|next| ending.append(next));
        self.send(Content::Ending(ending))
    }

    /// Sends to the first worker, which may be this one.
    fn send(&mut self, content: Content) -> RuleResult {
        let letter = Letter {
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
            (Content::Decisions(decisions), _) => self.answer(decisions),
            (Content::Reports(reports), Some(desk)) => {
                desk.reports[from].push_back(reports);
                return self.settle();
            }
            (Content::Ending(ending), Some(desk)) => desk.endings[from] = Some(ending),
            (Content::Reports(_) | Content::Ending(_), None) => {}
        }
        Ok(())
    }

    fn answer(&mut self, decisions: Vec<JointDecision>) {
        for (block, decision) in self.blocks.iter_mut().zip(decisions) {
            block.answer(decision);
        }
        self.stage = Stage::Runs;
    }

    /// Puts together what all parts have reported, and sends the decisions.
    fn settle(&mut self) -> RuleResult {
        while let Some(desk) = &mut self.desk {
            if desk.reports.iter().any(VecDeque::is_empty) {
                break;
            }
            let next = desk.reports.iter_mut().filter_map(VecDeque::pop_front);
            let by_worker: Vec<Vec<Report>> = next.collect();
            let blocks: Vec<usize> = by_worker.iter().map(Vec::len).collect();
            let mut reports = by_worker.into_iter().flatten().collect();
            let Some(decisions) = desk.whole.take(&mut reports)? else {
                continue;
            };
            let mut decisions = decisions.into_iter();
            for (to, blocks) in blocks.into_iter().enumerate() {
                let own = decisions.by_ref().take(blocks).collect();
                if to == 0 {
                    self.answer(own);
                    continue;
                }
                self.letters.push(Letter {
                    from: 0,
                    to: to as u32,
                    content: Content::Decisions(own),
                });
            }
        }
        Ok(())
    }

    fn step(&self) -> Step {
        let done: usize = self.blocks.iter().map(Part::days).sum();
        let day = done.checked_div(self.blocks.len()).unwrap_or(self.days);
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
