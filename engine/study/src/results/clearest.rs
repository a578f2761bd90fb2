//! Finds the clearest change among metrics with different units.
//!
//! Clarity is the distance of the mean difference from zero, in half-widths of its 95% interval. This makes changes
//! of shares and of counts comparable, and keeps large differences that may be chance from coming first.

use super::{Difference, Verdict};
use gongzhi_catalogue::metrics::Metric;

/// The headline questions: star coverage, and petition load, both as petitions raised per head and as petitions left
/// open.
pub const HEADLINES: [Metric; 3] = [
    Metric::StarCoverage,
    Metric::PetitionsPer1000,
    Metric::PetitionsOpen,
];

/// The clearest difference, or the first of equally clear ones; `None` if every interval contains zero.
pub fn clearest<'a>(
    differences: impl IntoIterator<Item = &'a Difference>,
) -> Option<&'a Difference> {
    let mut found: Option<(&Difference, f64)> = None;
    for difference in differences {
        let clear = matches!(difference.verdict(), Verdict::Higher | Verdict::Lower);
        let (Some(mean), Some([low, high])) = (difference.headline, difference.ci95) else {
            continue;
        };
        // An interval of zero width is perfectly clear: the division gives infinity.
        let strength = mean.abs() / (0.5 * (high - low));
        if clear && found.is_none_or(|(_, most)| strength > most) {
            found = Some((difference, strength));
        }
    }
    found.map(|(difference, _)| difference)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(metric: &str, mean: f64, half: f64) -> Difference {
        Difference {
            metric: metric.into(),
            headline: Some(mean),
            ci95: Some([mean - half, mean + half]),
            n: 8,
            wins: None,
        }
    }

    #[test]
    fn clearness_is_by_interval_and_not_by_unit() {
        let coverage = difference("star_coverage", 0.05, 0.01);
        let open = difference("petitions_open", -300.0, 100.0);
        let unclear = difference("petitions_per_1000", 9.0, 10.0);
        let all = [&unclear, &open, &coverage];
        assert_eq!(
            clearest(all).map(|d| d.metric.as_str()),
            Some("star_coverage")
        );
        assert_eq!(clearest([&unclear]), None);
        let certain = difference("petitions_open", -1.0, 0.0);
        assert_eq!(clearest([&coverage, &certain]), Some(&certain));
    }
}
