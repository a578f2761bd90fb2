//! A scenario over its first days only, for runs that are shortened.

use time::Duration;

use super::Scenario;

impl Scenario {
    /// The first days of the scenario. Later assessments are kept, because their inspections may begin before the end. Targets without
    /// a date are dated to the whole run's end, so that they are not evaluated on another day. The hash stays that of the whole.
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
