//! Bootstrap: how much a figure varies if its samples are drawn again with replacement.

use crate::results::statistics::mean;
use gongzhi_base::math;
use gongzhi_base::random::{Random, Stream};

/// Times that the samples are drawn again.
const TIMES: u64 = 200;
/// Half the width of a 95% interval in standard deviations.
const NORMAL_95: f64 = 1.959_963_985;

/// Half the width of the 95% interval of a figure of `n` samples; `figure` computes it from the places of the samples that were drawn.
/// Draws are keyed by `id`, so that equal inputs give equal bits. `None` if the figure is undefined.
pub(super) fn half_width(n: usize, id: u64, figure: impl Fn(&[usize]) -> f64) -> Option<f64> {
    let random = Random::of_seed(0);
    let again = |time: u64| {
        let mut draw = random.draw(Stream::Design, id, time);
        let drawn: Vec<usize> = (0..n).map(|_| draw.below(n)).collect();
        figure(&drawn)
    };
    let figures: Vec<f64> = (0..TIMES).map(again).filter(|x| x.is_finite()).collect();
    let centre = mean(&figures).filter(|_| figures.len() > 1)?;
    let squares: f64 = figures.iter().map(|x| (x - centre) * (x - centre)).sum();
    Some(NORMAL_95 * math::sqrt(squares / (figures.len() as f64 - 1.0)))
}
