//! Elementary effects (Morris 1991): how much an outcome moves when one factor moves and the others stay.

use serde::{Deserialize, Serialize};

use super::bootstrap::half_width;
use crate::results::statistics::mean;
use gongzhi_base::math;

/// The elementary effects of one factor, per full range of the factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElementaryEffects {
    /// Mean effect μ: its sign is the direction.
    pub mu: f64,
    /// Mean absolute effect μ*: how much the factor matters.
    pub mu_star: f64,
    /// Half the 95% interval of μ*, by bootstrap over trajectories.
    pub mu_star_half: Option<f64>,
    /// Standard deviation σ of the effects: large beside μ* if the effect depends on other factors or bends. `None` for one effect.
    pub sigma: Option<f64>,
    /// Effects that were defined.
    pub n: usize,
}

/// Statistics of a factor's effects, one a trajectory; undefined ones (NaN) are left out. `None` if none is defined.
pub fn elementary_effects(effects: &[f64], factor: usize) -> Option<ElementaryEffects> {
    let kept: Vec<f64> = effects.iter().copied().filter(|e| !e.is_nan()).collect();
    let mu = mean(&kept)?;
    let sizes: Vec<f64> = kept.iter().map(|e| e.abs()).collect();
    let squares: f64 = kept.iter().map(|e| (e - mu) * (e - mu)).sum();
    let n = kept.len();
    let drawn = |places: &[usize]| {
        let sum: f64 = places.iter().map(|p| sizes[*p]).sum();
        sum / n as f64
    };
    Some(ElementaryEffects {
        mu,
        mu_star: mean(&sizes)?,
        mu_star_half: half_width(n, factor as u64, drawn).filter(|_| n > 1),
        sigma: (n > 1).then(|| math::sqrt(squares / (n as f64 - 1.0))),
        n,
    })
}
