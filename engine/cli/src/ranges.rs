//! Tables of figures with bounds: both bounds, a central figure, and two quantiles of the findings.
//!
//! The caller formats the numbers, because it knows their units.

use gongzhi_engine::text::Lang;

use crate::table;

/// Heading of the column of target names.
pub const TARGET: (&str, &str) = ("目标", "Target");

/// Heading of the column that says whether a target is met.
pub const MET: (&str, &str) = ("达到", "Met");

/// Headings: a name, both bounds, a central figure, both quantiles, and any further column.
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

/// Cells of a row under these headings, except the last.
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
