//! The Sobol sequence, unscrambled, in the order of SciPy's `qmc.Sobol(scramble=False)` (Antonov and Saleev 1979).

use super::directions::DIRECTIONS;

/// Binary digits of a coordinate.
const DIGITS: u32 = 30;

/// Most dimensions of the sequence.
pub const MOST_DIMENSIONS: usize = DIRECTIONS.len() + 1;

/// Coordinate of a point in a dimension, from 0 up to but not including 1. Both count from 0; of higher dimensions than
/// [`MOST_DIMENSIONS`], the last is taken.
pub fn sobol_point(point: usize, dimension: usize) -> f64 {
    let gray = (point ^ (point >> 1)) as u64;
    let numbers = direction_numbers(dimension.min(MOST_DIMENSIONS - 1));
    let mut digits = 0_u64;
    for (place, number) in numbers.iter().enumerate() {
        if gray >> place & 1 == 1 {
            digits ^= number;
        }
    }
    digits as f64 / f64::from(1_u32 << DIGITS)
}

/// The direction numbers of a dimension, by the recurrence of its primitive polynomial (Bratley and Fox 1988).
fn direction_numbers(dimension: usize) -> [u64; DIGITS as usize] {
    let mut numbers = [0; DIGITS as usize];
    let Some((polynomial, first)) = dimension.checked_sub(1).map(|d| DIRECTIONS[d]) else {
        // The first dimension is the van der Corput sequence.
        for (place, number) in numbers.iter_mut().enumerate() {
            *number = 1 << (DIGITS as usize - 1 - place);
        }
        return numbers;
    };
    let degree = first.len();
    let mut m = [0_u64; DIGITS as usize];
    for place in 0..m.len() {
        m[place] = match first.get(place) {
            Some(known) => u64::from(*known),
            None => {
                let start = m[place - degree] ^ (m[place - degree] << degree);
                // Bits of the polynomial between its first and its last, which are always set.
                (1..degree).fold(start, |sum, k| {
                    let set = polynomial >> (degree - k) & 1 == 1;
                    if set { sum ^ (m[place - k] << k) } else { sum }
                })
            }
        };
        numbers[place] = m[place] << (DIGITS as usize - 1 - place);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points 0, 1, 2, 3, 500, 1000 and 1023 in every dimension, from SciPy: tests/oracles/make.py.
    #[test]
    fn points_are_those_of_scipy() {
        let table = include_str!("../../../tests/oracles/sobol_points.csv");
        let mut rows = table.lines();
        let points: Vec<usize> = rows
            .next()
            .unwrap()
            .split(',')
            .map(|p| p.parse().unwrap())
            .collect();
        let mut dimensions = 0;
        for (dimension, row) in rows.enumerate() {
            for (point, expected) in points.iter().zip(row.split(',')) {
                let expected: f64 = expected.parse().unwrap();
                assert_eq!(
                    sobol_point(*point, dimension),
                    expected,
                    "{point} {dimension}"
                );
            }
            dimensions += 1;
        }
        assert_eq!(dimensions, MOST_DIMENSIONS);
    }
}
