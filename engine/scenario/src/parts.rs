//! Which parts of the model a scenario has, and therefore which figures apply to it.
//!
//! Page, command and exports all use this module, so they agree on what does not apply 不适用.

use super::Scenario;
use gongzhi_catalogue::metrics::Metric;
use gongzhi_catalogue::parts::Part;

impl Scenario {
    /// Whether the scenario has this part of the model.
    pub fn has(&self, part: Part) -> bool {
        let on = &self.mechanisms;
        match part {
            Part::AdminLoad => on.admin_load,
            Part::Voice => on.voice,
            Part::FalseResolution => on.false_resolution,
            Part::Satisfaction => on.satisfaction,
            Part::Visits => on.visits,
            Part::Meetings => on.meetings,
            Part::Contracts => on.contracts,
            Part::Stars => on.stars,
            Part::Assessments => on.stars && self.is_assessed(),
            Part::Participation => on.participation,
            Part::Appraisal => on.appraisal,
        }
    }

    /// Whether the scenario has all of these parts.
    pub fn has_all(&self, parts: &[Part]) -> bool {
        parts.iter().all(|part| self.has(*part))
    }

    /// Whether a metric, given by id, applies to the scenario; its own metrics always do.
    pub fn tells(&self, metric: &str) -> bool {
        Metric::find(metric).is_none_or(|m| self.has_all(m.spec().parts))
    }

    /// Whether any assessment 验收 falls within the period.
    fn is_assessed(&self) -> bool {
        let period = self.time.start..=self.time.end;
        self.assessments.iter().any(|day| period.contains(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::extending;

    fn missing(rest: &str) -> Vec<&'static str> {
        let scenario = extending(rest);
        let all = Metric::ALL.iter().map(|m| m.spec().id);
        all.filter(|id| !scenario.tells(id)).collect()
    }

    #[test]
    fn a_whole_scenario_has_every_metric_and_a_part_that_is_off_takes_its_own_away() {
        assert!(missing("").is_empty());
        let stars = missing("mechanisms = { stars = false }");
        for id in [
            "star_coverage",
            "star_meili",
            "star_readiness",
            "streets_improved",
            "score_gain",
            "gini_stars",
            "hemei_share",
        ] {
            assert!(stars.contains(&id), "{id}");
        }
        assert!(!stars.contains(&"contracts_active"));
        let surveys = missing("mechanisms = { appraisal = false }");
        assert_eq!(surveys, ["surveyed_satisfaction"]);
        let contracts = missing("mechanisms = { contracts = false }");
        assert_eq!(contracts.len(), 12);
        let units = [
            "unit_hours",
            "units_partnered",
            "units_left_share",
            "hours_given_back",
        ];
        let about_contracts = |id: &&str| id.starts_with("contract") || units.contains(id);
        assert!(contracts.iter().all(about_contracts));
    }

    #[test]
    fn without_an_assessment_in_the_period_no_star_can_be_held() {
        for rest in [
            "assessments = { dates = [] }",
            "time = { start = \"2018-01-01\", end = \"2018-06-30\" }",
        ] {
            let found = missing(rest);
            assert!(found.contains(&"star_coverage") && found.contains(&"hemei_share"));
            assert!(!found.contains(&"star_readiness") && !found.contains(&"gini_stars"));
        }
        assert!(extending("").tells("metric_mine"));
    }
}
