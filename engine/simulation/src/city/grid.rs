//! A grid 网格: a contiguous range of households with a leader and workers. Its hours and its queue are columns in
//! other modules.

use std::ops::Range;

use super::{Calls, Closures};

/// Survey results of a grid, as shares of the households asked, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Survey {
    /// Share that know the channels 知晓率.
    pub awareness: f64,
    /// Share that are satisfied 满意率.
    pub satisfaction: f64,
}

/// A grid.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Its community.
    pub community: usize,
    /// Its households.
    pub households: Range<usize>,
    /// Leader and workers, full-time equivalents.
    pub staff: f64,
    /// How well the staff know their households: exp(−n / scale) for n households.
    pub familiarity: f64,
    /// Households in its chat group 民情微群.
    pub online: u32,
    /// Effort of its leader; 1 at the first appraisal, less where there was none yet.
    pub effort: f64,
    /// Whether the leader is a Party member.
    pub party_member: bool,
    /// First closures since the last appraisal, and those on time.
    pub closures: Closures,
    /// Answers of callers since the last appraisal.
    pub calls: Calls,
    /// Results of the last survey.
    pub survey: Survey,
    /// Score of the last appraisal; `None` before the first.
    pub score: Option<f64>,
    /// Score of the appraisal before that.
    pub previous_score: Option<f64>,
    /// Rank in the last appraisal, from 0 (best) to 1 (last).
    pub rank: f64,
    /// Whether the leader was named 民情通干部 at the last selection.
    pub cadre: bool,
}

impl Grid {
    /// A grid before the first day of the run.
    pub fn new(community: usize, households: Range<usize>, scale: f64, party_member: bool) -> Self {
        let familiarity = gongzhi_base::math::exp(-(households.len() as f64) / scale);
        Self {
            community,
            households,
            staff: 0.0,
            familiarity,
            online: 0,
            effort: 1.0,
            party_member,
            closures: Closures::default(),
            calls: Calls::default(),
            survey: Survey::default(),
            score: None,
            previous_score: None,
            rank: 0.0,
            cadre: false,
        }
    }
}
