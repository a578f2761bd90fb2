//! A scenario restricted to its first days.

use time::Duration;

use super::Scenario;

impl Scenario {
    /// The first days of the scenario. Later assessments are kept, because their inspections may begin before the
    /// end. Targets without a date get the end date of the whole run, so that they are not evaluated on another day.
    /// The hash remains that of the whole scenario.
    pub fn first_days(mut self, days: usize) -> Self {
        let all = self.time;
        if days >= all.days() {
            return self;
        }
        for target in &mut self.targets {
            target.date = target.date.or(Some(all.end));
        }
        let length = i64::try_from(days).unwrap_or(i64::MAX);
        self.time.end = all.start.saturating_add(Duration::days(length - 1));
        self
    }
}
