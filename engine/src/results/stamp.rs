//! What a result came from, and the fingerprint by which two machines tell that they got the same.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Replication;
use super::series::in_order;
use crate::scenario::Scenario;

/// What a result came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Version of the engine.
    pub engine: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Hash over the canonical resolved scenario.
    pub scenario_hash: String,
    /// Seed of every random draw.
    pub seed: u64,
    /// Replications.
    pub replications: usize,
    /// Days simulated.
    pub days: usize,
    /// See [`fingerprint`].
    pub fingerprint: String,
}

impl Stamp {
    /// The stamp of a finished ensemble.
    pub fn new(scenario: &Scenario, seed: u64, replications: &[Replication]) -> Self {
        Self {
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash.clone(),
            seed,
            replications: replications.len(),
            days: scenario.time.days(),
            fingerprint: fingerprint(replications),
        }
    }
}

/// SHA-256 over the little-endian bits of the city series, ordered by replication, metric id (alphabetical) and week;
/// the first 128 bits, in hexadecimal. Every NaN counts as the same one: which bits a NaN has differs between machines.
pub fn fingerprint(replications: &[Replication]) -> String {
    let mut hasher = Sha256::new();
    for run in in_order(replications) {
        let mut rows: Vec<(&String, &Vec<f64>)> = run.metrics.iter().zip(&run.values).collect();
        rows.sort_by_key(|(id, _)| *id);
        for value in rows.into_iter().flat_map(|(_, series)| series) {
            let value = if value.is_nan() { f64::NAN } else { *value };
            hasher.update(value.to_bits().to_le_bytes());
        }
    }
    let digest = hasher.finalize();
    digest.iter().take(16).map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::replication;
    use super::*;

    #[test]
    fn the_fingerprint_ignores_the_order_of_metrics_and_of_replications() {
        let a = replication(0, &[("belonging", 0.0, &[1.0]), ("visits", 0.0, &[2.0])]);
        let b = replication(0, &[("visits", 0.0, &[2.0]), ("belonging", 0.0, &[1.0])]);
        let c = replication(1, &[("belonging", 0.0, &[3.0]), ("visits", 0.0, &[4.0])]);
        assert_eq!(
            fingerprint(&[a.clone(), c.clone()]),
            fingerprint(&[c.clone(), b])
        );
        assert_ne!(fingerprint(std::slice::from_ref(&a)), fingerprint(&[a, c]));
    }

    #[test]
    fn the_fingerprint_is_stable_and_sees_the_last_bit() {
        let of = |x: f64| fingerprint(&[replication(0, &[("belonging", 0.0, &[x])])]);
        assert_eq!(of(1.0).len(), 32);
        assert_ne!(of(1.0), of(1.0 + f64::EPSILON));
        assert_ne!(of(0.0), of(-0.0));
        assert_eq!(of(f64::NAN), of(-f64::NAN));
        assert_eq!(of(1.0), "6c3c396ed6b5c36dcae172271f462051");
    }
}
