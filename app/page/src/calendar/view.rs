//! A plan's calendar as the page shows it, with what is wrong beside each part.

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::scenario::{Changes, Outside, Shock, outside, reform};
use time::Date;

use super::timeline::Track;
use crate::policy::plan::Plan;

/// A plan's calendar: the scenario's, with the visitor's own parts in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarView {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Days of assessments, in the order in which they were given.
    pub assessments: Vec<Date>,
    /// The shocks.
    pub shocks: Vec<Shock>,
    /// Names of the parts that are the visitor's own.
    pub own: Vec<&'static str>,
    /// Whether assessments and shocks are the reform's alone.
    pub alone: bool,
    /// What is wrong with it, each with its part.
    pub problems: Vec<Diagnostic>,
    /// What the scenario's own lists date outside the period: without effect, but not wrong.
    pub outside: Outside,
    /// The last day for which public holidays are known, if the period goes beyond it.
    pub holidays_end: Option<Date>,
}

impl CalendarView {
    /// The calendar of a plan; `None` until its scenario is read.
    pub fn of(plan: &Plan) -> Option<Self> {
        let scenario = plan.unplaced()?;
        let own = &plan.changes.calendar;
        let alone = Changes {
            calendar: own.clone(),
            ..Changes::default()
        };
        let made = reform(&scenario, &alone);
        let time = scenario.time;
        let end = own.end.unwrap_or(time.end);
        let known = scenario.holidays.days.last().copied();
        let holidays = known.filter(|last| *last < end && !time.every_day_works);
        Some(Self {
            start: own.start.unwrap_or(time.start),
            end,
            assessments: own
                .assessments
                .clone()
                .unwrap_or_else(|| scenario.assessments.clone()),
            shocks: own
                .shocks
                .clone()
                .unwrap_or_else(|| scenario.shocks.clone()),
            own: own.parts().collect(),
            alone: own.alone,
            outside: made.as_ref().map(outside).unwrap_or_default(),
            problems: made.err().unwrap_or_default(),
            holidays_end: holidays,
        })
    }

    /// What is wrong with a part: `period`, `assessments`, or `shocks.` and an id.
    pub fn problems_of(&self, part: &str) -> Vec<&Diagnostic> {
        let wanted = format!("calendar.{part}");
        let is = |d: &&Diagnostic| matches!(&d.source, Source::Option(at) if *at == wanted);
        self.problems.iter().filter(is).collect()
    }

    /// Whether a part is the visitor's own.
    pub fn is_own(&self, part: &str) -> bool {
        self.own.contains(&part)
    }

    /// The days that the time line shows.
    pub fn track(&self) -> Track {
        Track::new(self.start, self.end)
    }
}
