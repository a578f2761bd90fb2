//! Which parts of the model a figure tells of.
//!
//! Why: where a part is not in a scenario, its figures do not apply there, and must not be told as zeros. Whether a
//! scenario has a part is asked of the [`Scenario`](gongzhi_scenario::Scenario).

use super::records::community as c;

/// A part of the model that a scenario may be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Administrative load 行政化.
    AdminLoad,
    /// Voice and latent needs.
    Voice,
    /// False resolution 虚假办结.
    FalseResolution,
    /// Households' satisfaction.
    Satisfaction,
    /// Home visits 走访.
    Visits,
    /// Contract-based co-building 契约化共建.
    Contracts,
    /// The five-star standard 五星达标.
    Stars,
    /// The five-star standard with an assessment 验收 in the period: without one no star can be gained.
    Assessments,
    /// Participation and belonging.
    Participation,
    /// Surveys and bottom-up appraisal 干部逆向考核.
    Appraisal,
}

/// The parts that a field of the community record tells of, by its place in [`c::FIELDS`].
pub fn of_community_field(field: usize) -> &'static [Part] {
    match field {
        c::ADMIN_SHARE => &[Part::AdminLoad],
        c::SATISFACTION => &[Part::Satisfaction],
        c::FILED_SHARE => &[Part::Visits],
        c::PARTICIPATION | c::BELONGING | c::VOLUNTEER_HOURS | c::MU_START => {
            &[Part::Participation]
        }
        c::CONTRACTS
        | c::DELIVERED_SHARE
        | c::INTEGRATED_SHARE
        | c::PUBLISHED_SHARE
        | c::MOBILISATION => &[Part::Contracts],
        c::STARS | c::TOTAL_SCORE | c::BREACHES | c::DEMOCRACY | c::FACILITY_GAP => &[Part::Stars],
        c::HELD | c::STARS_HELD | c::FAILED_QUARTERS | c::FIVE_STAR | c::YEARS_SINCE_FIVE_STAR => {
            &[Part::Assessments]
        }
        _ => &[],
    }
}
