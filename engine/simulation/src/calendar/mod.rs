//! The calendar of a run: what kind of day each day is, and which periods end on it.

mod day;

pub use day::Day;

use std::ops::Range;

use time::{Date, Month, Weekday};

use gongzhi_base::math;
use gongzhi_catalogue::enums::Category;
use gongzhi_scenario::Scenario;

/// One day of a run.
#[derive(Clone, Debug)]
pub struct Today {
    /// Number of the day.
    pub day: Day,
    /// Date.
    pub date: Date,
    /// Whether this is a working day.
    pub workday: bool,
    /// Working days before this one.
    pub workdays: u32,
    /// Years since the start.
    pub years: f64,
    /// Contract year, from 0. The last day of a year already belongs to the next one.
    pub contract_year: i64,
    /// Seasonal factor on the rate of needs.
    pub season: f64,
    /// Whether the day falls in the month before an assessment.
    pub inspection: bool,
    /// Whether an assessment is still to come.
    pub assessment_ahead: bool,
    /// Whether communities are assessed today.
    pub assessment: bool,
    /// Whether an earlier day held an assessment.
    pub assessed_before: bool,
    /// Periods that end today.
    pub ends: Ends,
    /// Combined effect of today's shocks.
    pub shock: ShockToday,
}

/// The periods that end on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// The week ends: a Sunday.
    pub week: bool,
    /// The last day of a month.
    pub month: bool,
    /// The last day of a quarter.
    pub quarter: bool,
    /// The last day of June or December.
    pub half_year: bool,
    /// The last day of December.
    pub year: bool,
}

/// Combined effect of all shocks on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct ShockToday {
    /// Factor on the rate of needs, by category.
    pub needs: [f64; Category::COUNT],
    /// Added to the share of hours that go to administrative tasks.
    pub admin: f64,
    /// Factor on home visits.
    pub visits: f64,
    /// Factor on volunteer hours.
    pub volunteers: f64,
}

impl Default for ShockToday {
    fn default() -> Self {
        Self {
            needs: [1.0; Category::COUNT],
            admin: 0.0,
            visits: 1.0,
            volunteers: 1.0,
        }
    }
}

/// All days of a run, which the parts of a city share.
#[derive(Clone, Debug)]
pub struct Calendar {
    days: Vec<Today>,
    last_full_week: Range<usize>,
}

impl Calendar {
    /// Of a scenario.
    pub fn new(scenario: &Scenario) -> Self {
        let days = schedule(scenario);
        Self {
            last_full_week: last_full_week(&days),
            days,
        }
    }

    /// Number of days.
    pub fn len(&self) -> usize {
        self.days.len()
    }

    /// Whether there are no days.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// A day, by index.
    pub fn day(&self, day: usize) -> &Today {
        &self.days[day]
    }

    /// Whether a week ends on a day, or the run does.
    pub fn ends_week(&self, day: usize) -> bool {
        self.days[day].ends.week || day + 1 == self.days.len()
    }

    /// Whether communities are assessed on a day.
    pub fn is_assessment(&self, day: usize) -> bool {
        self.days[day].assessment
    }

    /// Whether a day lies in the last full week.
    pub fn is_in_last_full_week(&self, day: usize) -> bool {
        self.last_full_week.contains(&day)
    }

    /// Whether figures are recorded at the end of a day.
    pub fn is_recorded(&self, day: usize) -> bool {
        self.ends_week(day) || self.is_assessment(day) || self.is_in_last_full_week(day)
    }
}

/// Every day of a scenario.
fn schedule(scenario: &Scenario) -> Vec<Today> {
    let mut days = Vec::with_capacity(scenario.time.days());
    let mut date = scenario.time.start;
    let mut workdays = 0;
    for day in 0..scenario.time.days() {
        let today = today(scenario, day, date, workdays);
        workdays += u32::from(today.workday);
        days.push(today);
        date = date.next_day().unwrap_or(date);
    }
    days
}

/// The days of the last full week, Monday to Sunday; empty if the run has no full week.
fn last_full_week(days: &[Today]) -> Range<usize> {
    let last = days.iter().rposition(|day| day.ends.week);
    let first = last.and_then(|last| (last + 1).checked_sub(7));
    first.map_or(0..0, |first| first..first + 7)
}

fn today(scenario: &Scenario, day: usize, date: Date, workdays: u32) -> Today {
    let days_to = |a: &Date| a.to_julian_day() - date.to_julian_day();
    let assessed = |test: &dyn Fn(i32) -> bool| scenario.assessments.iter().map(days_to).any(test);
    let phase = f64::from(date.ordinal() - 1) / 365.25;
    // Needs follow the heat: most in July, fewest in January.
    let swing = -math::cos(2.0 * std::f64::consts::PI * (phase - 0.04));
    let ends = ends(date);
    Today {
        day: Day::new(day),
        date,
        workday: scenario.works_on(date),
        workdays,
        years: day as f64 / 365.25,
        contract_year: i64::from(date.year() - scenario.time.start.year()) + i64::from(ends.year),
        season: 1.0 + scenario.params.season_amplitude * swing,
        inspection: assessed(&|d| (1..=scenario.params.inspection_days as i32).contains(&d)),
        assessment_ahead: assessed(&|d| d > 0),
        assessment: assessed(&|d| d == 0),
        assessed_before: assessed(&|d| d < 0),
        ends,
        shock: shock(scenario, date),
    }
}

fn ends(date: Date) -> Ends {
    let month = date.next_day().is_none_or(|d| d.month() != date.month());
    let number = u8::from(date.month());
    Ends {
        week: date.weekday() == Weekday::Sunday,
        month,
        quarter: month && number.is_multiple_of(3),
        half_year: month && number.is_multiple_of(6),
        year: month && date.month() == Month::December,
    }
}

fn shock(scenario: &Scenario, date: Date) -> ShockToday {
    let mut together = ShockToday::default();
    if !scenario.mechanisms.shocks {
        return together;
    }
    for shock in scenario.shocks.iter().filter(|s| s.covers(date)) {
        for (factor, f) in together.needs.iter_mut().zip(shock.needs) {
            *factor *= f;
        }
        together.admin += shock.admin;
        together.visits *= shock.visits;
        together.volunteers *= shock.volunteers;
    }
    together
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_scenario::{Library, load};

    fn days() -> Vec<Today> {
        let library = Library::shipped();
        let text = library.get("yuecheng-2018").unwrap();
        schedule(&load(text, &library).scenario.unwrap())
    }

    #[test]
    fn a_weekend_adds_no_age() {
        let days = days();
        let saturday = days
            .iter()
            .position(|d| d.date.weekday() == Weekday::Saturday)
            .unwrap();
        assert!(!days[saturday].workday && days[saturday + 2].workday);
        assert_eq!(days[saturday].workdays, days[saturday + 2].workdays);
    }

    #[test]
    fn three_years_end_as_the_calendar_says() {
        let days = days();
        let count = |test: fn(&Ends) -> bool| days.iter().filter(|d| test(&d.ends)).count();
        assert_eq!(days.len(), 1096);
        assert_eq!(count(|e| e.year), 3);
        assert_eq!(count(|e| e.half_year), 6);
        assert_eq!(count(|e| e.quarter), 12);
        assert_eq!(count(|e| e.month), 36);
        assert_eq!(days.iter().filter(|d| d.assessment).count(), 3);
        assert_eq!(days.iter().filter(|d| d.inspection).count(), 90);
    }

    #[test]
    fn shocks_act_on_their_days_only() {
        let days = days();
        let typhoon = days
            .iter()
            .filter(|d| d.shock.needs[Category::Safety as usize] == 6.0);
        assert_eq!(typhoon.count(), 10);
        assert_eq!(days.iter().filter(|d| d.shock.admin > 0.0).count(), 82);
    }

    #[test]
    fn the_last_full_week_ends_on_the_last_sunday() {
        let days = days();
        // The period ends on Thursday 31 December 2020.
        let week = last_full_week(&days);
        assert_eq!(days[week.start].date.to_string(), "2020-12-21");
        assert_eq!(week.len(), 7);
        assert_eq!(last_full_week(&days[..7]), 0..7, "2018 begins on a Monday");
        assert_eq!(last_full_week(&days[..6]), 0..0);
        assert_eq!(last_full_week(&days[3..12]), 0..0, "part weeks only");
    }

    #[test]
    fn contract_years_turn_on_the_last_day() {
        let years: Vec<i64> = days().iter().map(|d| d.contract_year).collect();
        assert_eq!(
            (years[0], years[363], years[364], years[365], years[1095]),
            (0, 0, 1, 1, 3)
        );
    }
}
