//! A part of a city: a contiguous range of streets that runs alone from one joint decision to the next.

use std::sync::Arc;

use super::report::{Failure, Report, Stop};
use super::step;
use crate::calendar::Calendar;
use crate::city::City;
use crate::context::{Context, Evaluation, RuleResult};
use crate::joint::{JointDecision, JointRequest};
use crate::observe::{Ending, Figures};
use crate::rows::Snapshot;
use crate::world::World;

/// Where a part stands in its schedule.
enum Stage {
    /// Before the preparations for the first day.
    Start,
    /// Between two days.
    Day,
    /// Within the preparations or a day, with a request that is not answered yet or a rule that failed.
    Asked,
    /// Within the preparations or a day, with a decision that has not taken effect yet.
    Answered(JointDecision),
}

/// A part of a city, or a whole city as a single part.
pub struct Part<'a> {
    ctx: Context<'a>,
    calendar: Arc<Calendar>,
    city: City,
    /// Days completed; `None` until the first day is prepared.
    day: Option<usize>,
    stage: Stage,
}

impl<'a> Part<'a> {
    /// A part before its preparations.
    pub(super) fn new(ctx: Context<'a>, calendar: Arc<Calendar>) -> Self {
        let city = City::new(&ctx.world, ctx.params, calendar.len());
        Self {
            ctx,
            calendar,
            city,
            day: None,
            stage: Stage::Start,
        }
    }

    /// Runs on until `until` days are completed, or until the next joint decision. With `until` = 0 it prepares the first day.
    ///
    /// A part that waits for a joint decision stays where it is until it is [answered](Self::answer).
    pub fn advance(&mut self, until: usize) -> Report {
        let until = until.min(self.calendar.len());
        let mut figures = Vec::new();
        while !self.rests(until) {
            let stop = match self.go_on() {
                Ok(None) => {
                    self.complete(&mut figures);
                    continue;
                }
                Ok(Some(request)) => Stop::Asks(request),
                Err(diagnostic) => Stop::Failed(Failure {
                    evaluation: self.ctx.evaluations.get(),
                    diagnostic,
                }),
            };
            self.stage = Stage::Asked;
            return Report { figures, stop };
        }
        Report {
            figures,
            stop: Stop::Paused,
        }
    }

    /// Whether there is nothing to do until that many days are completed.
    fn rests(&self, until: usize) -> bool {
        match self.stage {
            Stage::Asked => true,
            Stage::Day => self.days() >= until,
            Stage::Start | Stage::Answered(_) => false,
        }
    }

    /// Takes a joint decision, with which the part then goes on.
    pub fn answer(&mut self, decision: JointDecision) {
        self.stage = Stage::Answered(decision);
    }

    /// Runs to the end of the preparations or of the current day, or to its next joint decision.
    fn go_on(&mut self) -> RuleResult<Option<JointRequest>> {
        let (ctx, city) = (&self.ctx, &mut self.city);
        let today = self.calendar.day(self.day.unwrap_or(0));
        match std::mem::replace(&mut self.stage, Stage::Day) {
            Stage::Start => step::prepare(ctx, city, today).map(Some),
            Stage::Day | Stage::Asked => step::step(ctx, city, today),
            Stage::Answered(decision) => match (self.day, decision) {
                (None, JointDecision::Funds(funds)) => {
                    step::finish_preparing(ctx, city, today, &funds).map(|()| None)
                }
                (_, decision) => step::go_on(ctx, city, today, &decision),
            },
        }
    }

    /// Ends the preparations or a day: records it if it is recorded.
    fn complete(&mut self, figures: &mut Vec<Figures>) {
        let Some(day) = self.day else {
            figures.push(self.look(Figures::of));
            self.day = Some(0);
            return;
        };
        self.day = Some(day + 1);
        if self.calendar.is_recorded(day) {
            figures.push(self.look(Figures::of));
        }
        if self.calendar.ends_week(day) {
            step::turn_week(&mut self.city);
        }
    }

    /// Days completed.
    pub fn days(&self) -> usize {
        self.day.unwrap_or(0)
    }

    /// Calls `look` with the part as it was at the end of the last completed day, or before the first day.
    pub fn look<T>(&self, look: impl FnOnce(&Snapshot) -> T) -> T {
        look(&Snapshot {
            ctx: &self.ctx,
            city: &self.city,
            today: self.calendar.day(self.days().saturating_sub(1)),
        })
    }

    /// The evaluations kept of a watched rule since the last call, and whether to keep those that follow.
    pub(super) fn take_evaluations(&self, keep_on: bool) -> Vec<Evaluation> {
        let mut watch = self.ctx.watch.borrow_mut();
        watch.as_mut().map_or_else(Vec::new, |watch| {
            watch.keeps = keep_on;
            std::mem::take(&mut watch.kept)
        })
    }

    /// The part before the first day.
    pub fn world(&self) -> &World {
        &self.ctx.world
    }

    /// Current state of the part.
    pub fn city(&self) -> &City {
        &self.city
    }

    /// What is told at the end of a run.
    pub fn finish(&self) -> Ending {
        self.look(Ending::of)
    }
}
