//! Measures how evenly something is distributed.

use super::statistics::sorted;

/// The Lorenz curve: for the share x of those who have least, the share y of the total that they hold. It runs from
/// (0, 0) to (1, 1) with one point per value, and is the diagonal if the total is zero. Skips undefined values.
pub fn lorenz(values: &[f64]) -> Vec<[f64; 2]> {
    let values = sorted(values.iter().copied());
    let n = values.len() as f64;
    let sum: f64 = values.iter().sum();
    let mut curve = vec![[0.0, 0.0]];
    let mut held = 0.0;
    for (place, value) in values.iter().enumerate() {
        held += value;
        let x = (place + 1) as f64 / n;
        curve.push([x, if sum > 0.0 { held / sum } else { x }]);
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::lorenz;

    #[test]
    fn equal_shares_lie_on_the_diagonal_and_one_owner_in_the_corner() {
        assert_eq!(lorenz(&[2.0, 2.0]), [[0.0, 0.0], [0.5, 0.5], [1.0, 1.0]]);
        assert_eq!(lorenz(&[8.0, 0.0]), [[0.0, 0.0], [0.5, 0.0], [1.0, 1.0]]);
        assert_eq!(lorenz(&[0.0, f64::NAN]), [[0.0, 0.0], [1.0, 1.0]]);
        assert_eq!(lorenz(&[]), [[0.0, 0.0]]);
    }
}
