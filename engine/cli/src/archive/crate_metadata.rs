//! `ro-crate-metadata.json`: the archive as a Process Run Crate, so that repositories know which program made what of what.
//!
//! See <https://w3id.org/ro/crate/1.1> and <https://w3id.org/ro/wfrun/process/0.5>.

use gongzhi_engine::results::RESULTS_VERSION;
use serde_json::{Value, json};

use super::{Archived, Entry};

const PROFILE: &str = "https://w3id.org/ro/wfrun/process/0.5";
/// The identifier of the program within the crate.
const PROGRAM: &str = "#gongzhi";
/// What the run is made of.
const READ: [&str; 1] = ["scenario.toml"];

/// The metadata of the archive's files.
pub(super) fn json(archived: &Archived, entries: &[Entry]) -> String {
    let scenario = &archived.scenario;
    let id = |name: &str| json!({ "@id": name });
    let parts: Vec<Value> = entries.iter().map(|entry| id(&entry.name)).collect();
    let results = entries
        .iter()
        .filter(|entry| entry.name.starts_with("results/"));
    let results: Vec<Value> = results.map(|entry| id(&entry.name)).collect();
    let mut graph = vec![
        json!({
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": id("./"),
            "conformsTo": id("https://w3id.org/ro/crate/1.1"),
        }),
        json!({
            "@id": "./",
            "@type": "Dataset",
            "name": scenario.title.en,
            "alternateName": scenario.title.zh,
            "description": match scenario.question.en.as_str() {
                "" => "A scenario of Gongzhi Sandbox with its results",
                question => question,
            },
            "license": "The scenario's author decides; the software is MIT OR Apache-2.0",
            "conformsTo": id(PROFILE),
            "hasPart": parts,
            "mentions": id("#run"),
        }),
        json!({ "@id": PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5" }),
        json!({
            "@id": PROGRAM,
            "@type": "SoftwareApplication",
            "name": "gongzhi",
            "softwareVersion": format!("{}, results version {RESULTS_VERSION}", env!("CARGO_PKG_VERSION")),
        }),
        json!({
            "@id": "#run",
            "@type": "CreateAction",
            "name": archived.command,
            "instrument": id(PROGRAM),
            "object": READ.map(id),
            "result": results,
            "actionStatus": "http://schema.org/CompletedActionStatus",
        }),
    ];
    graph.extend(entries.iter().map(file));
    let crate_ = json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph });
    format!("{crate_:#}\n")
}

fn file(entry: &Entry) -> Value {
    let format = match entry.name.rsplit_once('.').map(|(_, end)| end) {
        Some("csv") => "text/csv",
        Some("json") => "application/json",
        Some("md") => "text/markdown",
        Some("toml") => "application/toml",
        _ => "text/yaml",
    };
    json!({
        "@id": entry.name,
        "@type": "File",
        "name": entry.about,
        "encodingFormat": format,
        "contentSize": entry.text.len().to_string(),
    })
}
