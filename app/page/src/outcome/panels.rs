//! The panels that the outcome opens with: 共建 · 共治 · 共享, and the scenario's own metrics.

use gongzhi_engine::catalogue::panels::Panel;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Label;

use crate::i18n::words;
use crate::metric::AnyMetric;

/// Metrics under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricPanel {
    /// Its id on the page.
    pub id: &'static str,
    /// Its heading.
    pub label: Label,
    /// What it shows, in a few words.
    pub about: Label,
    /// Its metrics, in reading order.
    pub metrics: Vec<AnyMetric>,
}

/// The panels with their headline metrics; the scenario's own metrics follow in one of their own.
pub fn headlines(scenario: Option<&Scenario>) -> Vec<MetricPanel> {
    let chosen = |panel: Panel| panel.headlines().iter().copied().map(AnyMetric::from);
    panels(scenario, |panel| chosen(panel).collect())
}

/// The panels with every metric, for lists to choose from.
pub fn all(scenario: &Scenario) -> Vec<MetricPanel> {
    panels(Some(scenario), |panel| {
        panel.metrics().map(AnyMetric::from).collect()
    })
}

fn panels(
    scenario: Option<&Scenario>,
    metrics: impl Fn(Panel) -> Vec<AnyMetric>,
) -> Vec<MetricPanel> {
    let shipped = Panel::ALL.into_iter().map(|panel| MetricPanel {
        id: panel.id(),
        label: panel.label(),
        about: panel.about(),
        metrics: metrics(panel),
    });
    let own = MetricPanel {
        id: "own",
        label: words::OWN_METRICS,
        about: words::OWN_METRICS_ABOUT,
        metrics: scenario.map_or_else(Vec::new, AnyMetric::own_of),
    };
    let own = (!own.metrics.is_empty()).then_some(own);
    shipped.chain(own).collect()
}

/// The headline metrics of all panels, in reading order.
pub fn headline_metrics(scenario: Option<&Scenario>) -> Vec<AnyMetric> {
    let panels = headlines(scenario).into_iter();
    panels.flat_map(|panel| panel.metrics).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::metrics::Metric;
    use gongzhi_engine::scenario::fixture::extending;
    use gongzhi_engine::text::Lang;

    fn names(panels: &[MetricPanel], lang: Lang) -> Vec<&str> {
        panels.iter().map(|panel| panel.label.get(lang)).collect()
    }

    #[test]
    fn the_outcome_opens_with_building_governing_and_sharing() {
        let shown = headlines(None);
        assert_eq!(names(&shown, Lang::Zh), ["共建", "共治", "共享"]);
        let coverage = AnyMetric::from(Metric::StarCoverage);
        assert!(shown[2].metrics.contains(&coverage));
        assert_eq!(
            headline_metrics(None).len(),
            shown.iter().map(|p| p.metrics.len()).sum::<usize>()
        );
    }

    #[test]
    fn every_metric_of_a_scenario_can_be_chosen_once() {
        let own = extending("[rules]\nmine = \"\"\"fn metric_mine(city) { 1.0 }\"\"\"\n");
        let panels = all(&own);
        assert_eq!(panels.last().map(|p| p.id), Some("own"));
        let metrics: Vec<AnyMetric> = panels.into_iter().flat_map(|p| p.metrics).collect();
        assert_eq!(metrics.len(), Metric::COUNT + 1);
        for metric in Metric::ALL {
            let found = metrics.iter().filter(|m| *metric == **m).count();
            assert_eq!(found, 1, "{metric:?}");
        }
    }
}
