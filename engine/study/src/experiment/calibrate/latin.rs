//! Latin hypercubes: points that cover every parameter's range evenly in any number of dimensions.

use gongzhi_base::random::{Random, Stream};

/// `n` points in the unit cube. In each dimension, each of `n` equal intervals contains exactly one point.
pub fn latin_hypercube(random: &Random, wave: usize, n: usize, dimensions: usize) -> Vec<Vec<f64>> {
    let mut points = vec![vec![0.0; dimensions]; n];
    for dimension in 0..dimensions {
        let mut draw = random.draw(Stream::Design, wave as u64, dimension as u64);
        let mut cells: Vec<usize> = (0..n).collect();
        // Fisher–Yates shuffle.
        for i in (1..n).rev() {
            cells.swap(i, draw.below(i + 1));
        }
        for (point, cell) in points.iter_mut().zip(cells) {
            point[dimension] = (cell as f64 + draw.uniform()) / n as f64;
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_every_range_holds_one_point() {
        let points = latin_hypercube(&Random::of_seed(1), 0, 10, 3);
        for dimension in 0..3 {
            let mut cells: Vec<usize> = points
                .iter()
                .map(|p| (p[dimension] * 10.0) as usize)
                .collect();
            cells.sort_unstable();
            assert_eq!(cells, (0..10).collect::<Vec<_>>());
        }
        assert_ne!(points, latin_hypercube(&Random::of_seed(1), 1, 10, 3));
    }
}
