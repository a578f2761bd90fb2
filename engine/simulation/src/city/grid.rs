//! A grid 网格: a contiguous range of households with its leader and workers. Its hours and its queue are columns elsewhere.

use std::ops::Range;

use super::Closures;

/// Shares of the households surveyed in a grid, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Survey {
    /// Know of the channels 知晓率.
    pub awareness: f64,
    /// Are satisfied 满意率.
    pub satisfaction: f64,
}

/// A grid.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Its community.
    pub community: usize,
    /// Its households.
    pub households: Range<usize>,
    /// Full-time equivalents of its leader and workers.
    pub staff: f64,
    /// How well its people know its households: exp(−n / scale).
    pub familiarity: f64,
    /// Effort of its leader; 1 before the first appraisal.
    pub effort: f64,
    /// Its leader is a Party member.
    pub party_member: bool,
    /// First closures and those on time since the last appraisal.
    pub closures: Closures,
    /// Answers of its last survey.
    pub survey: Survey,
    /// Score of the last appraisal, if there was one.
    pub score: Option<f64>,
    /// Score of the appraisal before it.
    pub previous_score: Option<f64>,
    /// Rank of the last appraisal, 0 best, 1 last.
    pub rank: f64,
    /// Its leader was chosen as 民情通干部 at the last choice.
    pub cadre: bool,
}

impl Grid {
    /// A grid before the first day.
    pub fn new(community: usize, households: Range<usize>, scale: f64, party_member: bool) -> Self {
        let familiarity = gongzhi_base::math::exp(-(households.len() as f64) / scale);
        Self {
            community,
            households,
            staff: 0.0,
            familiarity,
            effort: 1.0,
            party_member,
            closures: Closures::default(),
            survey: Survey::default(),
            score: None,
            previous_score: None,
            rank: 0.0,
            cadre: false,
        }
    }
}
