//! A look into the rule in the editor: which record and day are looked at, and the worker's last answers.
//!
//! The last good answer stays while the text is broken or a newer answer is under way.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;

use crate::protocol::{LookRequest, Looked, RuleLook};

/// A step of the user, or an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum LookStep {
    /// Begin or end looking.
    Open(bool),
    /// Look at the last evaluation within these days of the run.
    Until(u32),
    /// Look at this row of a rule, or at the one that differs most.
    Row(String, Option<u32>),
    /// An answer came.
    Told(Rc<LookRequest>, Box<Looked>),
}

/// A request, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredLook {
    /// The request.
    pub request: Rc<LookRequest>,
    /// What was seen, or `None` if the rule was not evaluated within the days.
    pub look: Option<RuleLook>,
}

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleLookAnalysis {
    /// Whether the user looks.
    pub open: bool,
    /// Days of the run within which to look, or `None` for all.
    pub until: Option<u32>,
    /// The row chosen of a rule; that of another rule is not.
    row: Option<(String, u32)>,
    /// The last good answer.
    answer: Option<Rc<AnsweredLook>>,
    /// Why there is no newer one, and of which request that is true.
    failed: Option<(Rc<LookRequest>, Rc<Vec<Diagnostic>>)>,
}

impl RuleLookAnalysis {
    /// The last good answer about a rule.
    pub fn answer(&self, rule: &str) -> Option<&Rc<AnsweredLook>> {
        let answer = self.answer.as_ref().filter(|_| self.open);
        answer.filter(|answer| answer.request.rule == rule)
    }

    /// The row chosen of a rule, if one is.
    pub fn row(&self, rule: &str) -> Option<u32> {
        let row = self.row.as_ref().filter(|(of, _)| of == rule);
        row.map(|(_, row)| *row)
    }

    /// Why a request has no answer.
    pub fn failure(&self, request: &LookRequest) -> Option<&Rc<Vec<Diagnostic>>> {
        let failed = self.failed.as_ref();
        failed
            .filter(|(of, _)| **of == *request)
            .map(|(_, why)| why)
    }

    /// Whether the answer to a request is still to come.
    pub fn waits(&self, request: &LookRequest) -> bool {
        let answered = self.answer.as_ref().is_some_and(|a| *a.request == *request);
        !answered && self.failure(request).is_none()
    }
}

/// Applies a step.
pub fn reduce(slot: &mut Rc<RuleLookAnalysis>, step: LookStep) {
    let analysis = Rc::make_mut(slot);
    match step {
        LookStep::Open(open) => analysis.open = open,
        LookStep::Until(until) => analysis.until = Some(until),
        LookStep::Row(rule, row) => analysis.row = row.map(|row| (rule, row)),
        LookStep::Told(request, looked) => match *looked {
            Ok(look) => {
                analysis.failed = None;
                analysis.answer = Some(Rc::new(AnsweredLook { request, look }));
            }
            Err(why) => analysis.failed = Some((request, Rc::new(why))),
        },
    }
}
