//! A grid 网格: a contiguous range of households with its leader and workers.

use std::ops::Range;

use super::Server;

/// A grid and its queue.
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
    /// Open petitions at grid level.
    pub queue: Vec<u32>,
    /// Its hours.
    pub server: Server,
    /// Hours of visits begun but not finished.
    pub visit_hours: f64,
    /// Households to visit this month; how far they are in order says `ordered`.
    pub visit_order: Vec<u32>,
    /// How many of them were visited.
    pub visited: usize,
    /// How many of them are in the order of visits.
    pub ordered: usize,
    /// First closures and those on time since the last appraisal.
    pub closures: [u32; 2],
    /// Surveyed awareness and satisfaction.
    pub survey: [f64; 2],
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
        let familiarity = crate::math::exp(-(households.len() as f64) / scale);
        Self {
            community,
            households,
            staff: 0.0,
            familiarity,
            effort: 1.0,
            party_member,
            queue: Vec::new(),
            server: Server::default(),
            visit_hours: 0.0,
            visit_order: Vec::new(),
            visited: 0,
            ordered: 0,
            closures: [0; 2],
            survey: [0.0; 2],
            score: None,
            previous_score: None,
            rank: 0.0,
            cadre: false,
        }
    }
}
