//! Re-runs one replication up to a date, and keeps what one rule decided last: the rows, and the result of each.
//!
//! It reproduces the original run bit for bit. The rows outlive the run, so that another text of the rule can be evaluated for the
//! same records.

use gongzhi_catalogue::rules::{Rule, When};
use gongzhi_rules::KeptRows;
use gongzhi_simulation::context::{Evaluation, RuleResult};
use gongzhi_simulation::run::{Model, Progress, Run};

/// What a rule decided on one day of a run.
#[derive(Debug)]
pub struct WatchedRule {
    /// Which rule.
    pub rule: Rule,
    /// The day, counted from 0, or `None` before the first day.
    pub day: Option<usize>,
    /// The rows, as they were.
    pub rows: KeptRows,
    /// What the run decided for each row.
    pub results: Vec<f64>,
    /// Rows evaluated on that day; more than are kept, if they are very many.
    pub evaluated: usize,
}

/// A re-run that watches one rule, which can be resumed in chunks of days.
pub struct WatchedRun<'a> {
    run: Run<'a>,
    rule: Rule,
    /// Days to run.
    until: usize,
    /// Days without an evaluation that is kept.
    from: usize,
    found: Option<WatchedRule>,
}

impl<'a> WatchedRun<'a> {
    /// Watches a rule until `until` days of a replication are completed, in the city of its number.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn new(model: &'a Model, replication: u32, rule: Rule, until: usize) -> RuleResult<Self> {
        let mut run = model.watch(replication, rule)?;
        let until = until.min(run.progress().days);
        let from = until.saturating_sub(longest_gap(rule.spec().when));
        let before = run.take_evaluations(from == 0);
        Ok(Self {
            run,
            rule,
            until,
            from,
            found: joined(rule, None, before),
        })
    }

    /// Simulates up to `days` more days.
    ///
    /// # Errors
    /// If a rule fails.
    pub fn advance(&mut self, days: usize) -> RuleResult<Progress> {
        let end = (self.run.progress().day + days).min(self.until);
        while self.run.progress().day < end {
            let day = self.run.progress().day;
            // Before the days that count, nothing is kept, and a chunk need not be cut into days.
            let ahead = self.from.min(end).saturating_sub(day).max(1);
            let now = self.run.advance(ahead)?.day;
            let kept = self.run.take_evaluations(now >= self.from);
            self.found = joined(self.rule, Some(day), kept).or(self.found.take());
        }
        Ok(Progress {
            day: self.run.progress().day,
            days: self.until,
        })
    }

    /// What the rule decided last, or `None` if it was not evaluated for any row.
    pub fn finish(self) -> Option<WatchedRule> {
        self.found
    }
}

/// All evaluations of a day as one, or `None` if there were none.
fn joined(rule: Rule, day: Option<usize>, kept: Vec<Evaluation>) -> Option<WatchedRule> {
    let mut kept = kept.into_iter();
    let first = kept.next()?;
    let mut all = WatchedRule {
        rule,
        day,
        rows: first.rows,
        results: first.results,
        evaluated: first.evaluated,
    };
    for more in kept {
        all.rows.extend(&more.rows);
        all.results.extend(more.results);
        all.evaluated += more.evaluated;
    }
    Some(all)
}

/// Days within which a rule is evaluated again, generously; what lies further back is not kept.
fn longest_gap(when: When) -> usize {
    match when {
        When::Start => usize::MAX,
        When::Workday | When::Week | When::MeetingDue => 14,
        When::Need | When::Raised | When::Closure => 31,
        When::Month | When::StartAndMonth | When::StartMonthAndAssessment => 32,
        When::Quarter | When::Meeting => 100,
        When::HalfYear => 190,
        When::Year | When::StartAndYear | When::YearOnceAssessed => 370,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_rules::{Rows, Tracer, run_tests};
    use gongzhi_scenario::fixture::extending;

    /// Fifteen months with two assessments, in which every rule is evaluated.
    const TOWN: &str = r#"
time = { start = "2018-11-01", end = "2020-01-31" }
place = { streets = 2, communities = 4, residents = 9000 }
assessments = { dates = ["2019-03-13", "2019-11-30"] }
params = { star_pass = 0, five_star_total = 0, hemei_total = 0, hemei_star = 0, hemei_integration = 0 }
"#;

    /// Rows traced per rule.
    const TRACED: usize = 400;

    fn watched(model: &Model, rule: Rule, until: usize) -> Option<WatchedRule> {
        let mut run = WatchedRun::new(model, 0, rule, until).unwrap();
        while !run.advance(50).unwrap().finished() {}
        run.finish()
    }

    #[test]
    fn a_trace_and_another_evaluation_agree_with_what_the_run_decided_for_every_rule() {
        let model = Model::new(extending(TOWN), 7).unwrap();
        let tracer = Tracer::new(model.scenario().program()).unwrap();
        for rule in Rule::ALL {
            let name = rule.spec().name;
            let found = watched(&model, *rule, usize::MAX).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(found.rows.len(), found.results.len(), "{name}");
            let mut again = Vec::new();
            model
                .rules()
                .evaluate(*rule, &found.rows, &mut again)
                .unwrap();
            assert_eq!(again, found.results, "{name}");
            let case = model
                .rules()
                .case_of(*rule, &found.rows, 0, found.results[0]);
            let tested = run_tests(model.scenario().program(), std::slice::from_ref(&case));
            assert!(
                tested[0].passed,
                "{name}: {:?}\n{}",
                tested[0],
                case.to_toml()
            );
            for (row, decided) in found.results.iter().enumerate().take(TRACED) {
                let trace = tracer.trace(*rule, &found.rows, row).unwrap();
                let value = trace.value.map(f64::to_bits);
                assert_eq!(value, Some(decided.to_bits()), "{name} {row}: {trace:?}");
                let shown = gongzhi_rules::shown_result(*rule, *decided);
                assert_eq!(
                    trace.result.as_ref().map(String::as_str),
                    Ok(&*shown),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn the_last_day_before_a_date_is_the_one_looked_at() {
        let model = Model::new(extending(TOWN), 7).unwrap();
        // 2018-11-01 is a Thursday; 60 days later, the year ends.
        let day = |rule, until| watched(&model, rule, until).and_then(|found| found.day);
        assert_eq!(
            day(Rule::MeetingHeld, 10),
            Some(3),
            "Sunday of the first week"
        );
        assert_eq!(
            day(Rule::ContractScore, 90),
            Some(60),
            "the first year's end"
        );
        assert_eq!(day(Rule::ContractScore, 60), None);
        let grids = watched(&model, Rule::GridSize, 400).unwrap();
        assert_eq!((grids.day, grids.evaluated), (None, 4));
    }

    #[test]
    fn a_watched_run_is_the_same_run() {
        let model = Model::new(extending(TOWN), 7).unwrap();
        let mut run = model.watch(0, Rule::PetitionPriority).unwrap();
        while !run.advance(30).unwrap().finished() {}
        let plain = model.replicate(0, &mut |_| {}).unwrap();
        // As text, because what does not apply is not a number, and so equals nothing.
        assert_eq!(format!("{:?}", run.finish()), format!("{plain:?}"));
    }
}
