//! How a community prepares for the five stars 迎检: how hard, for what, and what is dressed up.

use gongzhi_base::math;
use gongzhi_catalogue::enums::Star;

/// Days until half of what was dressed up has fallen back.
const DRESSING_HALF_LIFE: f64 = 30.0;

/// Shares of the hours of preparation, which sum to 1, or to 0 where nothing is lacking.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Focus {
    /// For each 有 that is not a facility.
    pub haves: [[f64; 4]; Star::COUNT],
    /// For service, where a 无 about it is broken or nearly so.
    pub service: f64,
}

impl Focus {
    /// Scales the shares to a sum of 1, unless all are 0; returns the sum that they had.
    pub fn normalise(&mut self) -> f64 {
        let sum = self.service + self.haves.iter().flatten().sum::<f64>();
        if sum > 0.0 {
            self.service /= sum;
            self.haves
                .iter_mut()
                .flatten()
                .for_each(|share| *share /= sum);
        }
        sum
    }
}

/// The preparation of a community.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Preparation {
    /// How hard it prepares this month, 0 to 1.
    pub drive: f64,
    /// What for.
    pub focus: Focus,
    /// What window-dressing adds to the level of each 有.
    pub dressing: [[f64; 4]; Star::COUNT],
    /// Hours of today that go to home visits.
    pub visit_hours: f64,
    /// Hours of today that go back to service in the grids.
    pub service_hours: f64,
    /// Hours a month that go to mobilising residents.
    pub organising: f64,
}

impl Preparation {
    /// A day passes: what was dressed up falls back.
    pub fn fade(&mut self) {
        let left = math::exp2(-1.0 / DRESSING_HALF_LIFE);
        self.dressing
            .iter_mut()
            .flatten()
            .for_each(|level| *level *= left);
    }
}
