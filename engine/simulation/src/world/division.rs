//! Divides a city's streets into parts of about equal work.

use std::ops::Range;

/// Divides streets, given by their households, into `parts` contiguous ranges with about as many households each: none is
/// empty, and there are never more than streets.
///
/// Results of a run do not depend on the division; only its speed does.
pub fn divide(households: &[usize], parts: usize) -> Vec<Range<usize>> {
    let streets = households.len();
    let parts = parts.clamp(1, streets.max(1));
    let all: usize = households.iter().sum();
    let mut found = Vec::with_capacity(parts);
    let (mut start, mut passed) = (0, 0);
    for part in 1..=parts {
        let wanted = all * part / parts;
        let most = streets - (parts - part);
        let mut end = start;
        // A street goes to the part in which the larger half of it lies.
        while end < most && (end == start || passed + households[end] / 2 < wanted) {
            passed += households[end];
            end += 1;
        }
        let end = if part == parts { streets } else { end };
        found.push(start..end);
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::divide;

    #[test]
    fn every_street_is_in_one_part_and_parts_are_about_equal() {
        let streets = [10, 10, 10, 10, 40];
        assert_eq!(divide(&streets, 2), [0..4, 4..5]);
        for parts in 1..9 {
            assert_eq!(divide(&[7], parts).len(), 1);
            let found = divide(&streets, parts);
            assert_eq!(found.len(), parts.min(streets.len()));
            assert!(found.iter().all(|part| !part.is_empty()), "{found:?}");
            let all: Vec<usize> = found.into_iter().flatten().collect();
            assert_eq!(all, [0, 1, 2, 3, 4]);
        }
    }
}
