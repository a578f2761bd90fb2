//! Why an experiment is not run, in words.

use super::points::MOST_POINTS;
use super::sequence::MOST_DIMENSIONS;
use gongzhi_base::diagnostic::{Diagnostic, Source, cut};
use gongzhi_base::text::Text;

fn refusal(code: &str, message: Text, hint: Text) -> Vec<Diagnostic> {
    vec![Diagnostic::error(code, Source::Scenario, message).hint(hint)]
}

pub(super) fn no_factors(id: &str) -> Vec<Diagnostic> {
    let id = cut(id);
    refusal(
        "no-factors",
        Text::new(
            format!("方案 {id} 没有写明试验改变什么。"),
            format!("The scenario `{id}` does not say what its experiment varies."),
        ),
        Text::new(
            "在 [experiment] 下加上 [[experiment.factors]]，写明 param 和 values。",
            "Add [[experiment.factors]] with param and values under [experiment].",
        ),
    )
}

pub(super) fn too_many_points(points: f64) -> Vec<Diagnostic> {
    let most = MOST_POINTS;
    refusal(
        "too-many-points",
        Text::new(
            format!("试验有 {points} 个点，至多可有 {most} 个。"),
            format!("The experiment has {points} points; at most {most} can be run."),
        ),
        Text::new(
            "减少取值，或把 design 改为 sobol 或 latin_hypercube，用 points 写明点数。",
            "Use fewer levels, or the design `sobol` or `latin_hypercube` with a number of points.",
        ),
    )
}

pub(super) fn too_many_dimensions(dimensions: usize) -> Vec<Diagnostic> {
    let most = MOST_DIMENSIONS;
    refusal(
        "too-many-factors",
        Text::new(
            format!("这种取点方式需要 {dimensions} 维 Sobol 序列，至多可有 {most} 维。"),
            format!(
                "The design takes {dimensions} dimensions of the Sobol sequence; there are {most}."
            ),
        ),
        Text::new(
            "先用 morris 找出要紧的因素，再只改变这些。",
            "Find the factors that matter with the design `morris` first, and vary only those.",
        ),
    )
}
