//! Which parts of the model a figure tells of.
//!
//! Why: where a part is not in a scenario, its figures do not apply there, and must not be told as zeros. Whether a
//! scenario has a part is asked of the scenario.

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
