//! Separates two sources of spread: between sets of parameter values, and between runs of the same set.
//!
//! This is a one-way analysis of variance with random effects. Runs of a set differ by chance and by their synthetic
//! city; any further differences between the sets' means are parameter uncertainty. With one run per set the two cannot
//! be separated.

use serde::{Deserialize, Serialize};

use super::statistics::{mean, student_t};
use gongzhi_base::math;

/// Spread between sets and within them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Standard deviation between sets, without the contribution of runs; 0 if runs explain all of it.
    pub between: f64,
    /// Standard deviation of runs within a set.
    pub within: f64,
    /// Share of the variance of the sets' means that is due to their runs, that is, to chance and cities, 0 to 1.
    pub noise: f64,
    /// Half-width of the 95% interval that chance and cities leave to the mean over all sets.
    pub margin: f64,
}

/// The table of a one-way analysis of variance.
pub(super) struct MeanSquares {
    /// Mean square between groups.
    pub between: f64,
    /// Mean square within groups.
    pub within: f64,
    /// Effective number of runs per group when the numbers differ.
    each: f64,
    /// Number of groups.
    count: usize,
    /// Number of runs in all groups.
    runs: usize,
    /// Sum over groups of one over their number of runs.
    inverse: f64,
}

impl MeanSquares {
    /// The table of several groups of runs; `None` for fewer than two groups, or if no group has two runs. Ignores
    /// groups without runs.
    pub fn of(groups: &[Vec<f64>]) -> Option<Self> {
        let groups: Vec<&Vec<f64>> = groups.iter().filter(|runs| !runs.is_empty()).collect();
        let count = groups.len();
        let runs: usize = groups.iter().map(|runs| runs.len()).sum();
        if count < 2 || runs <= count {
            return None;
        }
        let means: Vec<f64> = groups.iter().filter_map(|runs| mean(runs)).collect();
        let (n, k) = (runs as f64, count as f64);
        let weighted = groups.iter().zip(&means);
        let grand = weighted
            .clone()
            .map(|(r, m)| r.len() as f64 * m)
            .sum::<f64>()
            / n;
        let square = |x: f64| x * x;
        let inside =
            |(runs, m): (&&Vec<f64>, &f64)| runs.iter().map(|x| square(x - m)).sum::<f64>();
        let within = weighted.clone().map(inside).sum::<f64>() / (n - k);
        let apart = |(runs, m): (&&Vec<f64>, &f64)| runs.len() as f64 * square(m - grand);
        let between = weighted.map(apart).sum::<f64>() / (k - 1.0);
        let squares: f64 = groups.iter().map(|r| square(r.len() as f64)).sum();
        Some(Self {
            between,
            within,
            each: (n - squares / n) / (k - 1.0),
            count,
            runs,
            inverse: groups.iter().map(|r| 1.0 / r.len() as f64).sum(),
        })
    }

    /// Variance between groups, without the contribution of runs; 0 if runs explain all of it.
    pub fn variance_between(&self) -> f64 {
        ((self.between - self.within) / self.each).max(0.0)
    }
}

/// Spread of the runs of several sets; `None` for fewer than two sets, or if no set has two runs. Ignores sets
/// without runs.
pub fn spread(sets: &[Vec<f64>]) -> Option<Spread> {
    let table = MeanSquares::of(sets)?;
    let (between, within) = (table.between, table.within);
    let error = math::sqrt(within * table.inverse) / table.count as f64;
    Some(Spread {
        between: math::sqrt(table.variance_between()),
        within: math::sqrt(within),
        noise: if between > 0.0 {
            (within / between).min(1.0)
        } else {
            f64::from(u8::from(within > 0.0))
        },
        margin: student_t(0.975, table.runs - table.count) * error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_of_a_table_worked_by_hand() {
        // Means 1, 4, 7. Within: each set is ±1, so the sum of squares is 2 per set and the mean square 2. Between: 2
        // × 18 / 2 = 18.
        let found = spread(&[vec![0.0, 2.0], vec![3.0, 5.0], vec![6.0, 8.0]]).unwrap();
        assert!((found.within - math::sqrt(2.0)).abs() < 1e-12);
        assert!((found.between - math::sqrt(8.0)).abs() < 1e-12);
        assert!((found.noise - 2.0 / 18.0).abs() < 1e-12);
        // t(3) × √(2 × 1.5) / 3.
        assert!((found.margin - 3.182_446_305 * math::sqrt(3.0) / 3.0).abs() < 1e-8);
    }

    #[test]
    fn runs_explain_all_where_the_means_are_alike() {
        let found = spread(&[vec![-1.0, 1.0], vec![-2.0, 2.0], vec![0.5, -0.5]]).unwrap();
        assert_eq!((found.between, found.noise), (0.0, 1.0));
        let still = spread(&[vec![3.0, 3.0], vec![3.0, 3.0]]).unwrap();
        assert_eq!(
            (still.between, still.within, still.noise, still.margin),
            (0.0, 0.0, 0.0, 0.0)
        );
    }

    #[test]
    fn one_run_a_set_or_one_set_cannot_tell() {
        assert_eq!(spread(&[vec![1.0], vec![2.0]]), None);
        assert_eq!(spread(&[vec![1.0, 2.0], vec![]]), None);
        assert!(spread(&[vec![1.0, 2.0], vec![3.0]]).is_some());
    }
}
