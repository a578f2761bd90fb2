//! The statistics needed for results: mean, quantile, Student's t and F.
//!
//! Sums run in input order, so equal inputs give equal bits. Callers must leave out undefined values (NaN); nothing
//! here skips them.

use gongzhi_base::math;

/// The arithmetic mean; `None` for an empty list.
pub fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    Some(values.iter().sum::<f64>() / values.len() as f64)
}

/// The quantile at `p` of values in ascending order, by linear interpolation between order statistics (type 7 of
/// Hyndman and Fan, the default of R, NumPy and spreadsheets); `None` for an empty list.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = (math::floor(place) as usize).min(last);
    let low = sorted[below];
    let high = sorted[(below + 1).min(last)];
    Some(low + (place - below as f64) * (high - low))
}

/// The quantile at `p` over replications, for values in ascending order; `None` for fewer than two, which have no
/// spread.
pub(super) fn spread(sorted: &[f64], p: f64) -> Option<f64> {
    (sorted.len() > 1).then(|| quantile(sorted, p))?
}

/// The defined values, in ascending order.
pub fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut kept: Vec<f64> = values.into_iter().filter(|x| !x.is_nan()).collect();
    kept.sort_by(f64::total_cmp);
    kept
}

/// The 95% confidence interval of the mean by Student's t; `None` for fewer than two values.
pub fn mean_interval(values: &[f64]) -> Option<[f64; 2]> {
    if values.len() < 2 {
        return None;
    }
    let n = values.len() as f64;
    let centre = mean(values)?;
    let squares: f64 = values.iter().map(|x| (x - centre) * (x - centre)).sum();
    let error = math::sqrt(squares / (n - 1.0) / n);
    let half = student_t(0.975, values.len() - 1) * error;
    Some([centre - half, centre + half])
}

/// The quantile of Student's t at `p` in [0.5, 1) for a whole number of degrees of freedom ≥ 1.
pub fn student_t(p: f64, freedom: usize) -> f64 {
    let inside = 2.0 * p - 1.0;
    inverse(inside, |t| student_inside(t, freedom))
}

/// The quantile of the F distribution at `p` in (0, 1) for whole numbers of degrees of freedom ≥ 1, one of them even.
pub(super) fn f_quantile(p: f64, above: usize, below: usize) -> f64 {
    inverse(p, |f| f_below(f, above, below))
}

/// Where an increasing distribution function on [0, ∞) reaches `p`, by bisection down to adjacent floats.
fn inverse(p: f64, distribution: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while distribution(high) < p && high < 1e9 {
        low = high;
        high *= 2.0;
    }
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if distribution(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// P(F < f), where one of the degrees of freedom is even.
fn f_below(f: f64, above: usize, below: usize) -> f64 {
    let (a, b) = (above as f64, below as f64);
    let x = a * f / (a * f + b);
    if below.is_multiple_of(2) {
        beta_below(x, 0.5 * a, below / 2)
    } else {
        1.0 - beta_below(1.0 - x, 0.5 * b, above / 2)
    }
}

/// The distribution function of Beta(a, b) at `x` for a whole number `b`, by its finite series (Abramowitz and Stegun,
/// 26.5.6). All terms are positive, so nothing cancels.
fn beta_below(x: f64, a: f64, b: usize) -> f64 {
    let (mut term, mut sum) = (1.0, 0.0);
    for j in 0..b {
        sum += term;
        term *= (a + j as f64) / (j + 1) as f64 * (1.0 - x);
    }
    math::pow(x, a) * sum
}

/// P(|T| < t), by the finite series for whole degrees of freedom (Abramowitz and Stegun, 26.7.3 and 26.7.4). All
/// terms are positive, so nothing cancels.
fn student_inside(t: f64, freedom: usize) -> f64 {
    let v = freedom as f64;
    let norm = math::sqrt(v + t * t);
    let (sine, cosine) = (t / norm, math::sqrt(v) / norm);
    let odd = freedom % 2 == 1;
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = if freedom == 1 { 0.0 } else { term };
    let mut k = if odd { 3 } else { 2 };
    while k + 1 < freedom {
        term *= cosine * cosine * (k - 1) as f64 / k as f64;
        sum += term;
        k += 2;
    }
    if odd {
        std::f64::consts::FRAC_2_PI * (math::atan(t / math::sqrt(v)) + sine * sum)
    } else {
        sine * sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_interpolate_between_order_statistics() {
        let values = [1.0, 2.0, 4.0, 8.0];
        assert_eq!(quantile(&values, 0.0), Some(1.0));
        assert_eq!(quantile(&values, 0.5), Some(3.0));
        assert_eq!(quantile(&values, 0.25), Some(1.75));
        assert_eq!(quantile(&values, 1.0), Some(8.0));
        assert_eq!(quantile(&[7.0], 0.95), Some(7.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn undefined_values_are_left_out_when_sorting() {
        assert_eq!(sorted([2.0, f64::NAN, 1.0]), [1.0, 2.0]);
    }

    #[test]
    fn students_t_agrees_with_published_tables() {
        // Two-sided 95% points to nine digits (R: qt(0.975, df)).
        let table = [
            (1, 12.706_204_736),
            (2, 4.302_652_730),
            (3, 3.182_446_305),
            (4, 2.776_445_105),
            (5, 2.570_581_836),
            (9, 2.262_157_163),
            (10, 2.228_138_852),
            (30, 2.042_272_456),
            (31, 2.039_513_446),
            (100, 1.983_971_519),
            (1000, 1.962_339_081),
        ];
        for (freedom, expected) in table {
            let found = student_t(0.975, freedom);
            assert!((found - expected).abs() < 1e-8, "{freedom}: {found}");
        }
        assert!((student_t(0.95, 7) - 1.894_578_605).abs() < 1e-8);
        assert_eq!(student_t(0.5, 7), 0.0);
    }

    #[test]
    fn f_agrees_with_published_tables() {
        // Upper and lower 2.5% points (R: qf(p, df1, df2)).
        let table = [
            (0.975, 2, 3, 16.044_106),
            (0.975, 3, 4, 9.979_199),
            (0.975, 9, 10, 3.779_0),
            (0.025, 2, 3, 0.025_532_9),
            (0.025, 3, 4, 0.066_221),
        ];
        for (p, above, below, expected) in table {
            let found = f_quantile(p, above, below);
            assert!(
                (found / expected - 1.0).abs() < 1e-4,
                "{p} {above} {below}: {found}"
            );
        }
        // The square of Student's t has one degree of freedom above.
        let squared = student_t(0.975, 30) * student_t(0.975, 30);
        assert!((f_quantile(0.95, 1, 30) - squared).abs() < 1e-8);
    }

    #[test]
    fn an_interval_needs_two_values_and_matches_a_hand_calculation() {
        assert_eq!(mean_interval(&[1.0]), None);
        // Mean 2, standard deviation 1, n 3: 2 ± 4.302652730 / √3.
        let [low, high] = mean_interval(&[1.0, 2.0, 3.0]).unwrap();
        assert!((low - (2.0 - 2.484_137_711)).abs() < 1e-8, "{low}");
        assert!((high - (2.0 + 2.484_137_711)).abs() < 1e-8, "{high}");
        assert_eq!(mean_interval(&[0.0, 0.0]), Some([0.0, 0.0]));
    }
}
