//! The parts of the model that a figure measures.
//!
//! Where a scenario leaves a part out, the figures of that part do not apply and must not be shown as zeros. The scenario itself
//! says which parts it has.

/// A part of the model that a scenario may leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Administrative load 行政化.
    AdminLoad,
    /// Voice and latent needs 表达与潜在诉求.
    Voice,
    /// Closing without resolving 未真正解决.
    FalseResolution,
    /// Households' satisfaction 满意度.
    Satisfaction,
    /// Home visits 走访.
    Visits,
    /// Public-concerns meetings 民情分析会.
    Meetings,
    /// Contract-based co-building 契约化共建.
    Contracts,
    /// The five-star standard 五星达标.
    Stars,
    /// The five-star standard with an assessment 验收 in the period: without one no star can be gained.
    Assessments,
    /// Participation and belonging 参与和认同.
    Participation,
    /// Surveys and bottom-up appraisal 干部逆向考核.
    Appraisal,
}
