//! Groups of households and communities whose outcomes are compared 共享: who gains, who loses.

use super::metrics::{Metric, PETITIONS_OVER_RUN};
use gongzhi_base::text::Label;

/// How the city is divided into groups.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Grouping {
    /// Communities by housing type.
    Housing,
    /// Communities by street.
    Street,
    /// Communities by their total score at the end, in fifths.
    Fifth,
    /// Households with and without elderly members.
    Elderly,
    /// Households in and outside the chat groups 民情微群.
    Online,
}

impl Grouping {
    /// All groupings, in order.
    pub const ALL: [Self; 5] = [
        Self::Housing,
        Self::Street,
        Self::Fifth,
        Self::Elderly,
        Self::Online,
    ];

    /// Its name for people.
    pub const fn label(self) -> Label {
        match self {
            Self::Housing => Label::new("社区类型", "Housing type"),
            Self::Street => Label::new("街道", "Street"),
            Self::Fifth => Label::new("按期末总分分五组", "Fifths by total score at the end"),
            Self::Elderly => Label::new("有无老人", "Elderly members"),
            Self::Online => Label::new("是否在民情微群", "In the chat groups"),
        }
    }
}

/// The name of a metric where it is given by group. Petitions of groups are counted over the whole run and not over the last
/// 52 weeks, so they have a name of their own.
pub fn group_label(metric: Metric) -> Label {
    match metric {
        Metric::PetitionsPer1000 => PETITIONS_OVER_RUN,
        other => other.spec().label,
    }
}

/// The metrics that are given by group.
pub const GROUP_METRICS: [Metric; 8] = [
    Metric::StarCoverage,
    Metric::ScoreGain,
    Metric::SatisfactionShare,
    Metric::AwarenessShare,
    Metric::FiledShare,
    Metric::PetitionsPer1000,
    Metric::OnTimeShare,
    Metric::LatentNeeds,
];
