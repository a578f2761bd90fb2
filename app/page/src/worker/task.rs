//! A job under way, and its answer.
//!
//! Observers change no bit of a run.

use gongzhi_engine::context::RuleResult;
use gongzhi_engine::experiment::{Experiment, InertCheck, ObservedRun};
use gongzhi_engine::record::Replication;
use gongzhi_engine::rules;
use gongzhi_engine::run::{Model, Progress, Run};

use crate::protocol::{Answer, Job, Recording, Seen};

/// A job under way.
pub enum Task<'a> {
    /// A replication without observers.
    Plain(Box<Run<'a>>),
    /// A replication with observers on communities.
    Observed(Box<ObservedRun<'a>>),
    /// Many small replications that tell which parameters change nothing.
    Inert(Box<InertCheck>),
    /// The rule tests: done as soon as they are asked for.
    Tests,
}

impl<'a> Task<'a> {
    /// Prepares the first day of a job.
    ///
    /// # Errors
    /// When a rule fails.
    pub fn new(model: &'a Model, job: &Job) -> RuleResult<Self> {
        let observed = match job.record {
            Recording::Series | Recording::Stars(_) | Recording::Coverage => {
                let run = model.run(job.replication)?;
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

    /// Simulates up to `days` more days; of many small replications, the next one.
    ///
    /// # Errors
    /// When a rule fails.
    pub fn advance(&mut self, days: usize) -> RuleResult<Progress> {
        match self {
            Self::Plain(run) => run.advance(days),
            Self::Observed(run) => run.advance(days),
            Self::Inert(check) => Ok(next(check)),
            Self::Tests => Ok(Progress { day: 0, days: 0 }),
        }
    }

    /// The weeks that the run of a series has recorded.
    pub fn so_far(&self) -> Option<&Replication> {
        match self {
            Self::Plain(run) => Some(run.so_far()),
            Self::Observed(_) | Self::Inert(_) | Self::Tests => None,
        }
    }

    /// What was recorded or seen.
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

/// Runs the next replication of a check.
fn next(check: &mut InertCheck) -> Progress {
    if let Some(task) = check.tasks(1).pop() {
        let result = check.run(task);
        check.tell(&task, result);
    }
    check.progress()
}

/// What a run without observers answers: its series, or only what was asked about it.
fn plain(run: Run<'_>, model: &Model, job: &Job, ms: f64) -> Answer {
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
