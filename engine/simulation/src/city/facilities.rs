//! Facilities of a community: the 有 that projects build.

use super::Community;
use crate::world::Haves;
use gongzhi_catalogue::indicators::{HAVES, Have};
use gongzhi_catalogue::params::Params;

/// Mean shortfall of a community's facilities below their thresholds.
pub fn facility_gap(p: &Params, community: &Community) -> f64 {
    let mut sum = (0.0, 0.0);
    for (star, specs) in HAVES.iter().enumerate() {
        for (i, spec) in specs.iter().enumerate() {
            if spec.have == Have::Facility {
                let gap = p.star_thresholds[star][i] - community.haves[star][i];
                sum = (sum.0 + gap.max(0.0), sum.1 + 1.0);
            }
        }
    }
    sum.0 / sum.1
}

/// Mean level of the facility 有.
pub fn mean_facilities(haves: &Haves) -> f64 {
    let mut sum = (0.0, 0.0);
    for (specs, levels) in HAVES.iter().zip(haves) {
        for (spec, level) in specs.iter().zip(levels) {
            if spec.have == Have::Facility {
                sum = (sum.0 + level, sum.1 + 1.0);
            }
        }
    }
    sum.0 / sum.1
}
