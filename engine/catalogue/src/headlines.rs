//! The metrics of each panel, and its headline metrics: those that the outcome opens with.

use super::metrics::{METRICS, Metric};
use super::panels::Panel;

impl Panel {
    /// The metrics that the outcome opens with, in reading order.
    pub const fn headlines(self) -> &'static [Metric] {
        match self {
            Self::Building => &[
                Metric::ContractsActive,
                Metric::UnitsPartnered,
                Metric::ContractDeliveredShare,
                Metric::UnitHours,
                Metric::HoursGivenBack,
                Metric::VolunteerHours,
                Metric::ParticipationShare,
            ],
            Self::Governing => &[
                Metric::PetitionsPer1000,
                Metric::PetitionsOpen,
                Metric::OnTimeShare,
                Metric::TrulyResolvedShare,
                Metric::Escalations,
                Metric::MeetingsHeld,
                Metric::AdminShare,
            ],
            Self::Sharing => &[
                Metric::StarCoverage,
                Metric::StreetsImproved,
                Metric::SurveyedSatisfaction,
                Metric::CallersSatisfaction,
                Metric::AwarenessShare,
                Metric::GiniStars,
                Metric::FundReturned,
                Metric::CostTotal,
            ],
        }
    }

    /// Every metric of the panel, in the order of the catalogue.
    pub fn metrics(self) -> impl Iterator<Item = Metric> {
        let own = METRICS.iter().filter(move |spec| spec.panel == self);
        own.map(|spec| spec.metric)
    }
}

/// The headline metrics of all panels, in reading order.
pub fn headlines() -> impl Iterator<Item = Metric> {
    let panels = Panel::ALL.into_iter();
    panels.flat_map(|panel| panel.headlines().iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_base::text::Label;

    #[test]
    fn headlines_stand_in_their_panel_and_none_stands_twice() {
        for panel in Panel::ALL {
            for metric in panel.headlines() {
                assert_eq!(metric.spec().panel, panel, "{metric:?}");
            }
        }
        let mut all: Vec<Metric> = headlines().collect();
        let shown = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), shown);
    }

    #[test]
    fn every_metric_stands_in_a_panel_with_a_name_and_a_definition_in_both_languages() {
        let in_panels: usize = Panel::ALL.iter().map(|p| p.metrics().count()).sum();
        assert_eq!(in_panels, Metric::COUNT);
        for spec in &METRICS {
            let Label { zh, en } = spec.label;
            let definition = spec.definition;
            for text in [zh, definition.zh] {
                assert!(!text.is_ascii(), "{}: {text}", spec.id);
            }
            for text in [en, definition.en] {
                let letters = text.chars().any(|c| c.is_ascii_alphabetic());
                assert!(letters && text.is_ascii(), "{}: {text}", spec.id);
            }
            assert_ne!(definition.en, en, "{}", spec.id);
            assert_ne!(definition.zh, zh, "{}", spec.id);
        }
    }
}
