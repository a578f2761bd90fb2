//! The archive of a scenario: what it holds, that it repeats, and that it is the same each time.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

use super::{HEAD, SMALL, ask, folder};

fn entries(path: &Path) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn fingerprint(summary: &str) -> String {
    let summary: Value = serde_json::from_str(summary).unwrap();
    summary["stamp"]["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn an_archive_holds_what_repeats_its_results_and_is_the_same_each_time() {
    let folder = folder("archive");
    let own = format!("{HEAD}{SMALL}[params] # mine\ngrid_households = 100\n");
    fs::write(folder.join("own.toml"), &own).unwrap();
    let line = "archive own.toml --replications 2 --out a.zip";
    let (code, out, err) = ask(&folder, line, "en");
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("a.zip written: 11 files"), "{out}");
    let found = entries(&folder.join("a.zip"));
    assert_eq!(found["scenario.toml"], own);
    let delta = &found["delta-odd.md"];
    assert!(
        delta.contains("`grid_households`") && delta.contains("6000 residents"),
        "{delta}"
    );

    // The metadata names every other file, and each file once.
    let metadata: Value = serde_json::from_str(&found["ro-crate-metadata.json"]).unwrap();
    let graph = metadata["@graph"].as_array().unwrap();
    let files: Vec<&str> = graph
        .iter()
        .filter(|entity| entity["@type"] == "File")
        .map(|entity| entity["@id"].as_str().unwrap())
        .collect();
    let mut named: Vec<&str> = found.keys().map(String::as_str).collect();
    named.retain(|name| *name != "ro-crate-metadata.json");
    let mut sorted = files.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, named);

    // The command in the README gives the fingerprint again.
    let command = found["README.md"]
        .lines()
        .find(|line| line.starts_with("gongzhi run"));
    let again = folder.join("unpacked");
    fs::create_dir_all(&again).unwrap();
    fs::write(again.join("scenario.toml"), &found["scenario.toml"]).unwrap();
    let line = command.unwrap().replace("gongzhi ", "");
    let (code, _, err) = ask(&again, &line, "en");
    assert_eq!(code, 0, "{err}");
    let repeated = fs::read_to_string(again.join("again/summary.json")).unwrap();
    assert_eq!(
        fingerprint(&repeated),
        fingerprint(&found["results/summary.json"])
    );

    let (code, _, err) = ask(
        &folder,
        "archive own.toml --replications 2 --out b.zip",
        "en",
    );
    assert_eq!(code, 0, "{err}");
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    assert!(read("a.zip") == read("b.zip"));
    // Nothing else is left in the folder.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 4);
}

#[test]
fn what_is_no_archive_is_not_overwritten() {
    let folder = folder("archive-other");
    fs::write(folder.join("own.toml"), format!("{HEAD}{SMALL}")).unwrap();
    fs::write(folder.join("mine.zip"), "no zip").unwrap();
    let (code, _, err) = ask(
        &folder,
        "archive own.toml --replications 1 --out mine.zip",
        "en",
    );
    assert_eq!(code, 1);
    assert!(err.contains("not a zip"), "{err}");
    assert_eq!(
        fs::read_to_string(folder.join("mine.zip")).unwrap(),
        "no zip"
    );
}
