//! A calendar of the user's own: period, workdays, assessments and shocks that replace a scenario's.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Holidays, Shock};

/// Parts of the calendar that are replaced. What is `None` stays the scenario's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnCalendar {
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    /// Whether every day is a workday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every_day_works: Option<bool>,
    /// Public holidays and adjusted workdays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holidays: Option<Holidays>,
    /// Dates of assessments, in the order in which they were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessments: Option<Vec<Date>>,
    /// Shocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shocks: Option<Vec<Shock>>,
    /// Whether assessments and shocks are the reform's alone, so that its baseline keeps its own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

impl OwnCalendar {
    /// Whether nothing is replaced.
    pub fn is_empty(&self) -> bool {
        self.parts().next().is_none()
    }

    /// Names of the parts that are replaced.
    pub fn parts(&self) -> impl Iterator<Item = &'static str> {
        let parts = [
            ("start", self.start.is_some()),
            ("end", self.end.is_some()),
            ("every_day_works", self.every_day_works.is_some()),
            ("holidays", self.holidays.is_some()),
            ("assessments", self.assessments.is_some()),
            ("shocks", self.shocks.is_some()),
        ];
        parts
            .into_iter()
            .filter_map(|(part, is)| is.then_some(part))
    }

    /// Whether a baseline shares all of it.
    pub fn is_shared(&self) -> bool {
        !self.alone || self.assessments.is_none() && self.shocks.is_none()
    }

    /// What a baseline shares: always the period and its workdays, and assessments and shocks unless they are the reform's alone.
    pub fn shared(&self) -> Self {
        let mut shared = self.clone();
        if self.alone {
            (shared.assessments, shared.shocks) = (None, None);
        }
        shared.alone = false;
        shared
    }
}
