//! Where an export comes from, and how to make it again.

use serde_json::{Value, json};

use crate::rows::Manifest;

/// The stamp that every export carries.
pub(super) fn stamp(manifest: &Manifest) -> Value {
    let Manifest {
        seed, replications, ..
    } = manifest;
    json!({
        "program": "gongzhi",
        "engine": manifest.engine,
        "results_version": manifest.results_version,
        "commit": manifest.commit,
        "scenario": manifest.scenario,
        "scenario_hash": manifest.scenario_hash,
        "study": manifest.study,
        "seed": seed,
        "replications": replications,
        "command": format!(
            "gongzhi sweep scenario.toml --seed {seed} --replications {replications} --out DIR"
        ),
    })
}
