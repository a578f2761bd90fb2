//! A job in progress, and its answer.
//!
//! Observers do not change the results of a run.

use gongzhi_engine::context::RuleResult;
use gongzhi_engine::experiment::{Experiment, InertCheck, ObservedRun};
use gongzhi_engine::record::Replication;
use gongzhi_engine::rules;
use gongzhi_engine::run::{Model, Progress, RunInParts};

use crate::protocol::{Answer, Job, Recording, Seen};

/// A job in progress.
pub enum Task<'a> {
    /// A replication without observers.
    Plain(Box<RunInParts<'a>>),
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
                let run = model.run_in_blocks(job.city, job.replication)?;
                return Ok(Self::Plain(Box::new(run)));
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

    /// Simulates up to `days` more days, or the next one of many small replications.
    ///
    /// # Errors
    /// If a rule fails.
    pub fn advance(&mut self, days: usize) -> RuleResult<Progress> {
        match self {
            Self::Plain(run) => run.advance(days),
            Self::Observed(run) => run.advance(days),
            Self::Inert(check) => Ok(next(check)),
            Self::Tests => Ok(Progress { day: 0, days: 0 }),
        }
    }

    /// The weeks that an ordinary run has recorded so far.
    pub fn so_far(&self) -> Option<&Replication> {
        match self {
            Self::Plain(run) => Some(run.so_far()),
            Self::Observed(_) | Self::Inert(_) | Self::Tests => None,
        }
    }

    /// The answer; `ms` is the job's duration in milliseconds.
    pub fn finish(self, model: &Model, job: &Job, ms: f64) -> Answer {
        let id = job.id;
        match self {
            Self::Plain(run) => plain(*run, model, job, ms),
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

/// The answer of a run without observers: its series, or only the part requested.
fn plain(run: RunInParts<'_>, model: &Model, job: &Job, ms: f64) -> Answer {
    let id = job.id;
    let (replication, communities) = run.finish();
    let seen = match job.record {
        Recording::Stars(c) => Seen::Stars(communities.get(c as usize).map(|c| c.held)),
        Recording::Coverage => Seen::Coverage(model.rules().coverage()),
        _ => {
            let first = job.is_first();
            return Answer::Done {
                id,
                replication,
                communities: if first { communities } else { Vec::new() },
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
