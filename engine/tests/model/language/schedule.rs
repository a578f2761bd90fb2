//! When rules are evaluated: a run evaluates each rule on exactly the days named by the catalogue's column `when`.
//!
//! Expected days are derived here from the calendar and from what the city shows, not from the schedule under test.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi_engine::calendar::Day;
use gongzhi_engine::catalogue::rules::{RULES, Rule, When};
use gongzhi_engine::run::{Model, Run};
use gongzhi_engine::scenario::fixture::extending;
use time::{Date, Duration, Month, Weekday};

/// Days from the start after which meetings look for hotspots (13 weeks).
const FIRST_DAYS: usize = 91;

/// Fifteen months, starting on a Thursday, with one assessment in the middle of a month and one at the end of
/// another. Stars are easy to gain, so that there are candidates for 和美家园.
const TOWN: &str = r#"
time = { start = "2018-11-01", end = "2020-01-31" }
place = { streets = 2, communities = 4, residents = 9000 }
assessments = { dates = ["2019-03-13", "2019-11-30"] }
params = { star_pass = 0, five_star_total = 0, hemei_total = 0, hemei_star = 0, hemei_integration = 0 }
"#;

/// Counters of a city.
#[derive(Clone, Copy, PartialEq)]
struct Counts {
    needs: u64,
    raised: u64,
    closures: u64,
}

impl Counts {
    fn of(run: &Run) -> Self {
        let week = run.city().tally.since_start();
        let ledger = run.ledger();
        Self {
            needs: u64::from(week.needs),
            raised: ledger.raised + ledger.reopened,
            closures: ledger.closures,
        }
    }
}

/// One day of a run, as seen from outside.
struct SeenDay {
    number: usize,
    date: Date,
    workday: bool,
    before: Counts,
    after: Counts,
    /// Whether a community held a meeting.
    met: bool,
}

impl SeenDay {
    fn ends_week(&self) -> bool {
        self.date.weekday() == Weekday::Sunday
    }

    fn ends_month(&self) -> bool {
        self.date.next_day().unwrap().month() != self.date.month()
    }

    /// Whether the day is the last of one of these months.
    fn ends(&self, months: &[Month]) -> bool {
        self.ends_month() && months.contains(&self.date.month())
    }

    fn ends_quarter(&self) -> bool {
        self.ends(&[Month::March, Month::June, Month::September, Month::December])
    }

    fn ends_half_year(&self) -> bool {
        self.ends(&[Month::June, Month::December])
    }

    fn ends_year(&self) -> bool {
        self.ends(&[Month::December])
    }

    /// Whether a petition was open at any time of the day.
    fn has_open(&self) -> bool {
        self.before.raised > self.before.closures || self.after.raised > self.before.raised
    }

    /// Whether, according to the catalogue, a rule is evaluated on this day.
    fn evaluates(&self, when: When, assessments: &[Date]) -> bool {
        match when {
            When::Start => false,
            When::Need => self.after.needs > self.before.needs,
            When::Raised => self.after.raised > self.before.raised,
            When::Workday => self.workday && self.has_open(),
            When::Closure => self.after.closures > self.before.closures,
            When::Week => self.ends_week(),
            When::Month | When::StartAndMonth => self.ends_month(),
            When::StartMonthAndAssessment => self.ends_month() || assessments.contains(&self.date),
            When::MeetingDue => self.ends_week() || self.ends_month(),
            When::Meeting => self.met && self.number + 1 >= FIRST_DAYS,
            When::Quarter => self.ends_quarter(),
            When::HalfYear => self.ends_half_year(),
            When::Year | When::StartAndYear => self.ends_year(),
            When::YearOnceAssessed => {
                self.ends_year() && assessments.iter().any(|date| *date <= self.date)
            }
        }
    }
}

/// Whether, according to the catalogue, a rule is evaluated before the first day.
fn at_the_start(when: When) -> bool {
    matches!(
        when,
        When::Start | When::StartAndMonth | When::StartMonthAndAssessment | When::StartAndYear
    )
}

/// The rules evaluated between two counts of calls.
fn called(before: &[u64], after: &[u64]) -> Vec<Rule> {
    let counts = before.iter().zip(after).zip(Rule::ALL);
    counts
        .filter(|((before, after), _)| after > before)
        .map(|(_, rule)| *rule)
        .collect()
}

#[test]
fn every_rule_is_evaluated_when_the_catalogue_says_and_on_no_other_day() {
    let scenario = extending(TOWN);
    let assessments = scenario.assessments.clone();
    let dates =
        (0..scenario.time.days()).map(|day| scenario.time.start + Duration::days(day as i64));
    let workdays: BTreeSet<Date> = dates.filter(|date| scenario.works_on(*date)).collect();
    let mut date = scenario.time.start;
    let model = Model::new(scenario, 1).unwrap();
    let rules = model.rules();
    let none = rules.calls();
    let mut run = model.run(0).unwrap();
    let stated = |says: &dyn Fn(When) -> bool| -> Vec<Rule> {
        let rules = RULES.iter().filter(|spec| says(spec.when));
        rules.map(|spec| spec.rule).collect()
    };
    assert_eq!(
        called(&none, &rules.calls()),
        stated(&at_the_start),
        "at the start"
    );
    let mut days_of: BTreeMap<Rule, usize> = BTreeMap::new();
    while !run.progress().finished() {
        let (number, calls, before) = (run.progress().day, rules.calls(), Counts::of(&run));
        run.advance(1).unwrap();
        let mut communities = run.city().communities.iter();
        let day = SeenDay {
            number,
            date,
            workday: workdays.contains(&date),
            before,
            after: Counts::of(&run),
            met: communities.any(|c| {
                c.meetings
                    .iter()
                    .flatten()
                    .any(|day| *day == Day::new(number))
            }),
        };
        let called = called(&calls, &rules.calls());
        let says = |when| day.evaluates(when, &assessments);
        assert_eq!(called, stated(&says), "{date}");
        for rule in called {
            *days_of.entry(rule).or_default() += 1;
        }
        date = date.next_day().unwrap();
    }
    let never: Vec<&str> = RULES
        .iter()
        .filter(|spec| spec.when != When::Start && !days_of.contains_key(&spec.rule))
        .map(|spec| spec.name)
        .collect();
    assert!(never.is_empty(), "never called: {never:?}");
    assert_eq!(days_of[&Rule::StarScore], 15 + 1, "months, and 13 March");
    assert_eq!(
        days_of[&Rule::HemeiScore],
        1,
        "of two years' ends, the one after an assessment"
    );
}
