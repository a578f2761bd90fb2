//! Main effects and interactions of a full grid, as shares of the variance between points.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::results::statistics::mean;

/// How the variance between the points of a full grid divides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Factorial {
    /// Share of each factor alone.
    pub main: Vec<f64>,
    /// Shares of pairs of factors beyond their main effects.
    pub interactions: Vec<Interaction>,
    /// Share of three or more factors together.
    pub rest: f64,
}

/// The share of two factors together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interaction {
    /// The first factor, from 0.
    pub first: usize,
    /// The second factor.
    pub second: usize,
    /// Its share, 0 to 1.
    pub share: f64,
}

/// Divides the variance of a full grid. `levels` are the levels of each point by factor. `None` if a value is undefined (the grid is not
/// full then), or all values are equal.
pub fn factorial(levels: &[Vec<usize>], values: &[f64]) -> Option<Factorial> {
    let grand = mean(values).filter(|m| m.is_finite())?;
    let all: f64 = values.iter().map(|x| (x - grand) * (x - grand)).sum();
    if all <= 0.0 {
        return None;
    }
    let factors = levels.first()?.len();
    let mains: Vec<BTreeMap<Vec<usize>, f64>> =
        (0..factors).map(|f| means(levels, values, &[f])).collect();
    let square = |of: &dyn Fn(&[usize]) -> f64| {
        let sum: f64 = levels.iter().map(|at| of(at) * of(at)).sum();
        sum / all
    };
    let main_at = |f: usize, at: &[usize]| mains[f].get(&at[f..=f]).copied().unwrap_or(grand);
    let main: Vec<f64> = (0..factors)
        .map(|f| square(&|at| main_at(f, at) - grand))
        .collect();
    let pairs = (0..factors).flat_map(|i| (i + 1..factors).map(move |j| (i, j)));
    let interactions: Vec<Interaction> = pairs
        .map(|(first, second)| {
            let both = means(levels, values, &[first, second]);
            let beyond = |at: &[usize]| {
                let both = both.get(&[at[first], at[second]][..]).copied();
                both.unwrap_or(grand) - main_at(first, at) - main_at(second, at) + grand
            };
            let share = square(&beyond);
            Interaction {
                first,
                second,
                share,
            }
        })
        .collect();
    let told = main.iter().sum::<f64>() + interactions.iter().map(|i| i.share).sum::<f64>();
    Some(Factorial {
        main,
        interactions,
        rest: (1.0 - told).max(0.0),
    })
}

/// Mean of the values at each combination of levels of some factors.
fn means(levels: &[Vec<usize>], values: &[f64], of: &[usize]) -> BTreeMap<Vec<usize>, f64> {
    let mut sums: BTreeMap<Vec<usize>, (f64, f64)> = BTreeMap::new();
    for (at, value) in levels.iter().zip(values) {
        let key: Vec<usize> = of.iter().map(|f| at[*f]).collect();
        let (sum, n) = sums.entry(key).or_default();
        *sum += value;
        *n += 1.0;
    }
    sums.into_iter().map(|(k, (sum, n))| (k, sum / n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_a_grid_are_those_computed_by_hand() {
        let levels: Vec<Vec<usize>> = (0..4).map(|i| vec![i / 2, i % 2]).collect();
        // y = 2a + b + 4ab: means 0, 1, 2, 7; grand 2.5; total 29; a: 16; b: 9; together: 4.
        let found = factorial(&levels, &[0.0, 1.0, 2.0, 7.0]).unwrap();
        let near = |x: f64, y: f64| (x - y).abs() < 1e-12;
        assert!(near(found.main[0], 16.0 / 29.0) && near(found.main[1], 9.0 / 29.0));
        assert!(near(found.interactions[0].share, 4.0 / 29.0) && near(found.rest, 0.0));
        assert_eq!(factorial(&levels, &[1.0; 4]), None);
        assert_eq!(factorial(&levels, &[1.0, 2.0, f64::NAN, 0.0]), None);
    }
}
