//! Tests of draws: keys, moments and independence.

use super::*;

fn mean(n: usize, mut f: impl FnMut(u64) -> f64) -> f64 {
    (0..n as u64).map(&mut f).sum::<f64>() / n as f64
}

#[test]
fn equal_keys_give_equal_draws_and_unequal_ones_do_not() {
    let random = Random::of_replication(1, 0);
    let a = random.uniform(Stream::Voice, 5, 7);
    assert_eq!(a, random.uniform(Stream::Voice, 5, 7));
    assert_ne!(a, random.uniform(Stream::Voice, 7, 5));
    assert_ne!(a, random.uniform(Stream::Candidate, 5, 7));
    assert_ne!(a, Random::of_replication(1, 1).uniform(Stream::Voice, 5, 7));
}

#[test]
fn means_lie_within_four_standard_errors() {
    let random = Random::of_replication(3, 0);
    let n = 20_000;
    let se = |variance: f64| 4.0 * math::sqrt(variance / n as f64);
    let draw = |i| random.draw(Stream::Effort, i, 0);
    assert!((mean(n, |i| draw(i).uniform()) - 0.5).abs() < se(1.0 / 12.0));
    assert!(mean(n, |i| draw(i).normal()).abs() < se(1.0));
    assert!((mean(n, |i| draw(i).exponential()) - 1.0).abs() < se(1.0));
    assert!((mean(n, |i| draw(i).lognormal(4.0, 0.5)) - 4.0).abs() < se(16.0 * 0.284));
    for (m, c) in [(0.7, 12.0), (0.05, 4.0)] {
        let variance = m * (1.0 - m) / (c + 1.0);
        assert!((mean(n, |i| draw(i).beta(m, c)) - m).abs() < se(variance));
    }
}

/// Correlation of two uniform numbers over many needs: `n` households with ten candidates each.
fn correlation(n: u64, mut pair: impl FnMut(u64, u64) -> (f64, f64)) -> f64 {
    let mut sum = 0.0;
    for (household, number) in (0..n).flat_map(|h| (0..10).map(move |i| (h, i))) {
        let (x, y) = pair(household << 32 | number, number);
        sum += (x - 0.5) * (y - 0.5);
    }
    12.0 * sum / (10 * n) as f64
}

const OF_A_NEED: [Stream; 7] = [
    Stream::Arrival,
    Stream::Candidate,
    Stream::Severity,
    Stream::Effort,
    Stream::Voice,
    Stream::Latent,
    Stream::False,
];

#[test]
fn numbers_of_a_need_know_nothing_of_each_other() {
    let random = Random::of_replication(3, 0);
    let (n, four_errors) = (4_000, 0.02);
    for (i, a) in OF_A_NEED.into_iter().enumerate() {
        for b in &OF_A_NEED[i + 1..] {
            let r = correlation(n, |need, _| {
                let key = random.of(need);
                (key.uniform(a, 0), key.uniform(*b, 0))
            });
            assert!(r.abs() < four_errors, "{a:?} {b:?}: {r}");
        }
        let attempts = correlation(n, |need, _| {
            let key = random.of(need);
            (key.uniform(a, 0), key.uniform(a, 1))
        });
        assert!(attempts.abs() < four_errors, "{a:?}: {attempts}");
        let within = correlation(n, |need, _| {
            let mut draw = random.draw(a, need, 0);
            (draw.uniform(), draw.uniform())
        });
        assert!(within.abs() < four_errors, "{a:?}: {within}");
    }
}

#[test]
fn successive_needs_households_and_replications_know_nothing_of_each_other() {
    let [random, other] = [0, 1].map(|i| Random::of_replication(3, i));
    let (n, four_errors) = (4_000, 0.02);
    for a in OF_A_NEED {
        let x = |need| random.uniform(a, need, 0);
        let successive = correlation(n, |need, _| (x(need), x(need + 1)));
        let neighbours = correlation(n, |need, _| (x(need), x(need + (1 << 32))));
        let replications = correlation(n, |need, _| (x(need), other.uniform(a, need, 0)));
        for r in [successive, neighbours, replications] {
            assert!(r.abs() < four_errors, "{a:?}: {r}");
        }
    }
    // Arrivals of a household share a key and differ by index.
    let r = correlation(n, |need, number| {
        let key = random.of(need - number);
        (
            key.uniform(Stream::Arrival, number),
            key.uniform(Stream::Arrival, number + 1),
        )
    });
    assert!(r.abs() < four_errors, "{r}");
}
