//! A job in progress, and its answer.
//!
//! Observers do not change the results of a run.

use gongzhi_engine::context::RuleResult;
use gongzhi_engine::experiment::{Experiment, InertCheck, ObservedRun};
use gongzhi_engine::record::{CommunityState, MissingStar, Replication};
use gongzhi_engine::rules;
use gongzhi_engine::run::{Model, Progress};

use super::divided::{DividedRun, Step};
use crate::protocol::{Answer, Job, Letter, Recording, Seen, Share};

/// A job in progress.
pub enum Task<'a> {
    /// A replication without observers, or this worker's share of it.
    Divided(Box<DividedRun<'a>>),
    /// A replication with observers on communities.
    Observed(Box<ObservedRun<'a>>),
    /// Many small replications that show which parameters change nothing.
    Inert(Box<InertCheck>),
    /// The rule tests, which take a single step.
    Tests,
}

impl<'a> Task<'a> {
    /// Prepares a job.
    ///
    /// # Errors
    /// If a rule fails.
    pub fn new(model: &'a Model, job: &Job) -> RuleResult<Self> {
        let observed = match job.record {
            Recording::Series | Recording::Coverage | Recording::Stars(_) => {
                let share = job.share.unwrap_or(Share { index: 0, of: 1 });
                let run = DividedRun::new(model, job, share);
                return Ok(Self::Divided(Box::new(run)));
            }
            Recording::Inert => {
                return Ok(Self::Inert(Box::new(InertCheck::new(
                    model.scenario(),
                    job.seed,
                ))));
            }
            Recording::Tests => return Ok(Self::Tests),
            Recording::Places => ObservedRun::places(model, job.replication)?,
            Recording::Community(c) => ObservedRun::community(model, job.replication, c as usize)?,
        };
        Ok(Self::Observed(Box::new(observed)))
    }

    /// Goes on for a few milliseconds: by up to `days` days, by a block of streets, or by one of many small replications.
    ///
    /// # Errors
    /// If a rule fails.
    pub fn advance(&mut self, days: usize) -> RuleResult<Step> {
        let progress = match self {
            Self::Divided(run) => return run.advance(),
            Self::Observed(run) => run.advance(days)?,
            Self::Inert(check) => next(check),
            Self::Tests => Progress { day: 0, days: 0 },
        };
        Ok(Step {
            progress,
            waits: false,
            finished: progress.finished(),
        })
    }

    /// Takes a letter from another worker.
    ///
    /// # Errors
    /// If a rule failed in any part.
    pub fn hear(&mut self, letter: Letter) -> RuleResult {
        match self {
            Self::Divided(run) => run.hear(letter),
            _ => Ok(()),
        }
    }

    /// Letters to other workers since the last call.
    pub fn letters(&mut self) -> Vec<Letter> {
        match self {
            Self::Divided(run) => run.letters(),
            _ => Vec::new(),
        }
    }

    /// The weeks that an ordinary run has recorded so far.
    pub fn so_far(&self) -> Option<&Replication> {
        match self {
            Self::Divided(run) => run.so_far(),
            Self::Observed(_) | Self::Inert(_) | Self::Tests => None,
        }
    }

    /// The answer; `ms` is the job's duration in milliseconds.
    pub fn finish(self, model: &Model, job: &Job, ms: f64) -> Answer {
        let id = job.id;
        match self {
            Self::Divided(run) => match run.finish() {
                Some(result) => plain(result, model, job, ms),
                None => Answer::ShareDone { id },
            },
            Self::Tests => Answer::Seen {
                id,
                seen: Seen::Tests(rules::run_tests(
                    model.scenario().program(),
                    &model.scenario().tests,
                )),
            },
            Self::Inert(check) => Answer::Seen {
                id,
                seen: Seen::Inert(Box::new(check.finish())),
            },
            Self::Observed(run) => match run.finish() {
                (Some(report), _) => Answer::Seen {
                    id,
                    seen: Seen::Community(Box::new(report)),
                },
                (None, places) => Answer::Seen {
                    id,
                    seen: Seen::Places(places.unwrap_or_default()),
                },
            },
        }
    }
}

/// Runs the next replication of an inert check.
fn next(check: &mut InertCheck) -> Progress {
    if let Some(task) = check.tasks(1).pop() {
        let result = check.run(task);
        check.tell(&task, result);
    }
    check.progress()
}

/// The communities that are one star short, by index.
fn one_short(communities: &[CommunityState]) -> Vec<(u32, MissingStar)> {
    let all = communities.iter().zip(0..);
    all.filter_map(|(community, at)| Some((at, community.missing.clone()?)))
        .collect()
}

/// The answer of a run without observers: its series, or only the part requested.
fn plain(
    (replication, communities): (Replication, Vec<CommunityState>),
    model: &Model,
    job: &Job,
    ms: f64,
) -> Answer {
    let id = job.id;
    let seen = match job.record {
        Recording::Stars(c) => Seen::Stars(communities.get(c as usize).map(|c| c.held)),
        Recording::Coverage => Seen::Coverage(model.rules().coverage()),
        _ => {
            let first = job.is_first();
            let short = one_short(&communities);
            return Answer::Done {
                id,
                replication,
                communities: if first { communities } else { Vec::new() },
                short,
                backends: if first {
                    model.rules().backends()
                } else {
                    Vec::new()
                },
                ms,
            };
        }
    };
    Answer::Seen { id, seen }
}
