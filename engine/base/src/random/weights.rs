//! Weighted choice among a few indices, with cumulative weights computed beforehand.

/// The cumulative share of the weights up to and including each index.
#[derive(Clone, Copy, Debug)]
pub struct Weights<const N: usize>([f64; N]);

impl<const N: usize> Weights<N> {
    /// Weights, which must not be negative. If all are zero, the first index is always chosen.
    pub fn new(weights: [f64; N]) -> Self {
        let mut sum = 0.0;
        let sums = weights.map(|weight| {
            sum += weight;
            sum
        });
        Self(sums.map(|up_to| if sum > 0.0 { up_to / sum } else { 1.0 }))
    }

    /// The index that a uniform number in (0, 1) selects.
    #[inline]
    pub fn at(&self, u: f64) -> usize {
        // Branchless, since the index drawn is unpredictable.
        self.0.iter().map(|up_to| usize::from(*up_to <= u)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn places_are_chosen_by_weight_and_never_without_one() {
        let weights = Weights::new([0.0, 1.0, 0.0, 3.0, 0.0]);
        let n = 1000;
        let mut counts = [0; 5];
        for i in 0..n {
            counts[weights.at((f64::from(i) + 0.5) / f64::from(n))] += 1;
        }
        assert_eq!(counts, [0, 250, 0, 750, 0]);
        assert_eq!(weights.at(1.0 - f64::EPSILON / 2.0), 3);
        assert_eq!(Weights::new([0.0; 3]).at(0.9), 0);
    }
}
