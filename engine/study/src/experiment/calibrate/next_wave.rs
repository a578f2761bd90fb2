//! Chooses the points of the next wave: fits surfaces to the runs so far, and spreads points over what stays
//! plausible.

use super::{Emulator, HistoryMatching, PointResult, latin_hypercube};
use gongzhi_base::math;
use gongzhi_scenario::Target;

/// A point is implausible beyond this number of standard deviations.
const CUTOFF: f64 = 3.0;
/// Points are spread over this many of the most probable candidates, per point wanted.
const PROBABLE: usize = 4;
/// Number of candidates generated per point of the next wave.
const CANDIDATES: usize = 200;

impl HistoryMatching<'_> {
    /// Half of the points are spread over what is still plausible, half over the candidates most likely to meet every
    /// target; in the last wave, all points are of the second kind. Each point lies as far as possible from the
    /// earlier ones. No point is chosen twice.
    pub(super) fn spread_out(&mut self, wave: usize, n: usize) -> Vec<Vec<f64>> {
        self.surfaces = self.refit();
        let all = latin_hypercube(&self.random, wave, n * CANDIDATES, self.plan.unknowns.len());
        let mut scored: Vec<(f64, Vec<f64>)> = all
            .into_iter()
            .map(|p| (self.implausibility(&p), p))
            .collect();
        let kept = scored.iter().filter(|(i, _)| *i <= CUTOFF).count();
        self.plausible.push(kept as f64 / scored.len() as f64);
        scored.sort_by(|a, b| a.0.total_cmp(&b.0));
        scored.truncate(kept.max(n));
        let mut plausible: Vec<Vec<f64>> = scored.into_iter().map(|(_, p)| p).collect();
        let last = wave + 1 == self.plan.waves;
        let spread = if last { 0 } else { n / 2 };
        let mut points = farthest(plausible.clone(), spread);
        plausible.retain(|p| !points.contains(p));
        plausible.sort_by(|a, b| self.chance(b).total_cmp(&self.chance(a)));
        plausible.truncate((n - spread) * PROBABLE);
        points.extend(farthest(plausible, n - spread));
        points
    }

    /// Estimated probability that a point meets every target.
    fn chance(&self, point: &[f64]) -> f64 {
        let of = |(target, surface): (&Target, &Option<Emulator>)| {
            let Some(surface) = surface else { return 1.0 };
            let sd = math::sqrt(surface.variance()).max(f64::MIN_POSITIVE);
            let below =
                |x: f64| math::normal_cdf((stretched(target, x) - surface.mean(point)) / sd);
            below(target.high) - below(target.low)
        };
        self.scenario
            .targets
            .iter()
            .zip(&self.surfaces)
            .map(of)
            .product()
    }

    /// Fits surfaces to the points that the previous surfaces left plausible: a quadratic fits better over a smaller
    /// region.
    fn refit(&self) -> Vec<Option<Emulator>> {
        let near = |t: &&PointResult| self.implausibility(&t.point) <= CUTOFF;
        let near: Vec<&PointResult> = self.trials.iter().filter(near).collect();
        (0..self.scenario.targets.len())
            .map(|t| {
                let defined = near.iter().filter(|r| !r.figures[t].mean.is_nan());
                let (x, y): (Vec<&[f64]>, Vec<f64>) = defined
                    .map(|r| {
                        let figure = stretched(&self.scenario.targets[t], r.figures[t].mean);
                        (r.point.as_slice(), figure)
                    })
                    .unzip();
                Emulator::fit(&x, &y).or_else(|| self.surfaces.get(t).cloned().flatten())
            })
            .collect()
    }

    fn implausibility(&self, point: &[f64]) -> f64 {
        let of = |(target, surface): (&Target, &Option<Emulator>)| {
            let Some(surface) = surface else { return 0.0 };
            let sd = math::sqrt(surface.variance()).max(f64::MIN_POSITIVE);
            let [low, high] = [target.low, target.high].map(|x| stretched(target, x));
            let mean = surface.mean(point);
            target.weight * (low - mean).max(mean - high).max(0.0) / sd
        };
        let each = self.scenario.targets.iter().zip(&self.surfaces).map(of);
        each.fold(0.0, f64::max)
    }
}

/// Transforms a share to log-odds, where a quadratic also fits near 0 and 1; leaves other figures unchanged.
fn stretched(target: &Target, figure: f64) -> f64 {
    /// Keeps the log-odds of 0 and 1 finite.
    const LEAST: f64 = 0.005;
    if !target.is_share() {
        return figure;
    }
    let x = figure.clamp(0.0, 1.0);
    math::ln((x + LEAST) / (1.0 - x + LEAST))
}

/// Chooses `n` candidates: the first, then always the one farthest from those already chosen.
pub(super) fn farthest(candidates: Vec<Vec<f64>>, n: usize) -> Vec<Vec<f64>> {
    let distance =
        |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum() };
    let mut gaps = vec![f64::INFINITY; candidates.len()];
    let mut taken: Vec<usize> = Vec::new();
    while taken.len() < n.min(candidates.len()) {
        let next =
            (0..candidates.len()).max_by(|a, b| gaps[*a].total_cmp(&gaps[*b]).then(b.cmp(a)));
        let Some(next) = next else { break };
        taken.push(next);
        for (gap, candidate) in gaps.iter_mut().zip(&candidates) {
            *gap = gap.min(distance(candidate, &candidates[next]));
        }
        gaps[next] = -1.0;
    }
    taken.into_iter().map(|i| candidates[i].clone()).collect()
}
