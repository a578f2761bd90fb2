//! Tables of figures with bounds: both bounds, a middle figure, and two quantiles of what was found.
//!
//! The caller formats the numbers, because it knows their unit.

use gongzhi_engine::text::Lang;

use crate::table;

/// Head of the column that names targets.
pub const TARGET: (&str, &str) = ("目标", "Target");

/// Head of the column that says whether a target is met.
pub const MET: (&str, &str) = ("达到", "Met");

/// The heads: a name, both bounds, a middle figure, both quantiles, and what else a row tells.
pub fn heads(
    name: (&str, &str),
    middle: (&str, &str),
    last: &[(&str, &str)],
    lang: Lang,
) -> Vec<String> {
    let bounds = [("下限", "Least"), ("上限", "Greatest")];
    let quantiles = [("5%", "5%"), ("95%", "95%")];
    let mut words = vec![name];
    words.extend(bounds);
    words.push(middle);
    words.extend(quantiles);
    words.extend(last);
    table::heads(&words, lang)
}

/// The cells of a row under the same heads, but for the last.
pub fn row(
    name: String,
    [low, high]: [f64; 2],
    middle: Option<f64>,
    [q05, q95]: [Option<f64>; 2],
    show: impl Fn(Option<f64>) -> String,
) -> Vec<String> {
    let figures = [Some(low), Some(high), middle, q05, q95];
    std::iter::once(name).chain(figures.map(show)).collect()
}
