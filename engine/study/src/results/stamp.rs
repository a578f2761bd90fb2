//! The origin of a result, and the fingerprint that shows whether two machines got the same result.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::adjustment::Adjustment;
use super::order::in_order;
use super::version::RESULTS_VERSION;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::record::Replication;

/// The baseline of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    /// Id of the baseline.
    pub id: String,
    /// Its hash.
    pub hash: String,
    /// Number of pairs of runs.
    pub pairs: usize,
}

/// The origin of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stamp {
    /// Version of the engine.
    pub engine: String,
    /// Version of its results, see [`RESULTS_VERSION`].
    pub results_version: u32,
    /// Commit from which the program was built; `None` if it was not built from a checkout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Id of the scenario; for an adjusted scenario with the suffix `-adjusted`.
    pub scenario: String,
    /// Hash of the scenario's canonical form.
    pub scenario_hash: String,
    /// Seed of every random draw.
    pub seed: u64,
    /// Number of replications.
    pub replications: usize,
    /// Number of days simulated.
    pub days: usize,
    /// See [`fingerprint`].
    pub fingerprint: String,
    /// Whether the scenario was changed after its file was read.
    pub adjusted: bool,
    /// The changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjustment: Option<Adjustment>,
    /// The baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Against>,
}

/// Digits of the hash in file names of an adjusted policy; enough to distinguish policies.
const NAME_DIGITS: usize = 8;

impl Stamp {
    /// The stamp of a finished ensemble.
    pub fn new(scenario: &Scenario, seed: u64, replications: &[Replication]) -> Self {
        Self {
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            results_version: RESULTS_VERSION,
            commit: None,
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash.clone(),
            seed,
            replications: replications.len(),
            days: scenario.time.days(),
            fingerprint: fingerprint(replications),
            adjusted: false,
            adjustment: None,
            baseline: None,
        }
    }

    /// Adds the commit from which the program was built.
    pub fn built_from(mut self, commit: Option<&str>) -> Self {
        self.commit = commit.map(str::to_owned);
        self
    }

    /// Sets number and fingerprint of replications that no longer exist.
    pub fn of(mut self, replications: usize, fingerprint: Fingerprint) -> Self {
        self.replications = replications;
        self.fingerprint = fingerprint.finish();
        self
    }

    /// Marks the stamp as that of an adjusted scenario; leaves it unchanged if `None`.
    pub fn adjusted(mut self, adjustment: Option<Adjustment>) -> Self {
        if let Some(adjustment) = &adjustment {
            self.scenario = format!("{}-adjusted", adjustment.scenario);
        }
        self.adjusted = adjustment.is_some();
        self.adjustment = adjustment;
        self
    }

    /// Adds the baseline.
    pub fn against(mut self, baseline: &Scenario, pairs: usize) -> Self {
        self.baseline = Some(Against {
            id: baseline.id.clone(),
            hash: baseline.hash.clone(),
            pairs,
        });
        self
    }

    /// Prefix of its file names, see [`file_stem`].
    pub fn name(&self) -> String {
        file_stem(
            &self.scenario,
            &self.scenario_hash,
            self.adjustment.as_ref(),
        )
    }
}

/// Prefix of the names of result files: the scenario's id. For an adjusted policy, followed by the mark and the first
/// digits of its hash, so that its files are not confused with those of the scenario or of another policy.
pub fn file_stem(id: &str, hash: &str, adjustment: Option<&Adjustment>) -> String {
    let digits = hash.get(..NAME_DIGITS).unwrap_or(hash);
    match adjustment {
        Some(adjustment) => format!("{}-adjusted-{digits}", adjustment.scenario),
        None => id.to_owned(),
    }
}

/// The first 128 bits, in hexadecimal, of SHA-256 over the little-endian bits of the city series, ordered by
/// replication, metric id (alphabetically) and week. All NaNs count as equal, because their bits differ between
/// machines.
pub fn fingerprint(replications: &[Replication]) -> String {
    let mut fingerprint = Fingerprint::default();
    in_order(replications)
        .into_iter()
        .for_each(|run| fingerprint.add(run));
    fingerprint.finish()
}

/// Computes a [`fingerprint`] incrementally, one replication after another.
#[derive(Clone, Debug, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds the next replication, which must still have its series.
    pub fn add(&mut self, run: &Replication) {
        let mut rows: Vec<(&String, &Vec<f64>)> = run.metrics.iter().zip(&run.values).collect();
        rows.sort_by_key(|(id, _)| *id);
        for value in rows.into_iter().flat_map(|(_, series)| series) {
            let value = if value.is_nan() { f64::NAN } else { *value };
            self.0.update(value.to_bits().to_le_bytes());
        }
    }

    /// The fingerprint of all replications added.
    pub fn finish(self) -> String {
        let digest = self.0.finalize();
        digest.iter().take(16).map(|b| format!("{b:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_catalogue::params::Value;
    use gongzhi_scenario::{Changes, Library, load, reform};
    use gongzhi_simulation::record::fixture::replication;

    #[test]
    fn an_adjusted_policy_is_marked_and_never_named_like_its_scenario() {
        let library = Library::shipped();
        let base = load(library.get("yuecheng-2018").unwrap(), &library);
        let base = base.scenario.unwrap();
        let mut changes = Changes::default();
        let runs = [replication(0, &[("visits", 0.0, &[1.0])])];
        let plain = Stamp::new(&base, 1, &runs).adjusted(Adjustment::of(&base, &changes));
        assert_eq!((plain.name(), plain.adjusted), (base.id.clone(), false));
        let json = serde_json::to_value(&plain).unwrap();
        assert!(json.get("adjustment").is_none() && json.get("baseline").is_none());
        changes
            .params
            .insert("grid_households".into(), Value::Int(60));
        let policy = reform(&base, &changes).unwrap();
        let stamp = Stamp::new(&policy, 1, &runs).adjusted(Adjustment::of(&base, &changes));
        let stamp = stamp.against(&base, 1);
        let digits = &policy.hash[..8];
        assert_eq!(stamp.name(), format!("yuecheng-2018-adjusted-{digits}"));
        let json = serde_json::to_value(&stamp).unwrap();
        assert_eq!(json["adjusted"], true);
        let moved = &json["adjustment"]["parameters"]["grid_households"];
        assert_eq!(*moved, serde_json::json!({"before": 150, "after": 60}));
        assert_eq!(json["baseline"]["hash"], base.hash.as_str());
        assert_eq!(json["baseline"]["pairs"], 1);
    }

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
