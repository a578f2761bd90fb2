//! The command as seen from outside: exit codes, files, fingerprints.
//!
//! Each test writes into its own folder in the target directory.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gongzhi_engine::catalogue::metrics::METRICS;
use serde_json::Value;

const TINY: &str = r#"
format = 1
extends = "yuecheng-2018"

[meta]
id = "tiny"
title = { zh = "很小", en = "Tiny" }

[place]
streets = 1
communities = 3
residents = 6000
"#;

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn gongzhi(folder: &Path, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongzhi"))
        .args(line.split_whitespace())
        .args(["--lang", "en"])
        .current_dir(folder)
        .output()
        .unwrap()
}

/// Runs a command line, expects an exit code, and returns stdout and stderr.
fn expect(code: i32, folder: &Path, line: &str) -> (String, String) {
    let output = gongzhi(folder, line);
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{line}\n{out}\n{err}");
    (out, err)
}

/// The `summary.json` of a folder, whatever prefix its name has.
fn summary(folder: &Path) -> Value {
    let mut files = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let path = files.find(|p| p.to_string_lossy().ends_with("summary.json"));
    serde_json::from_str(&fs::read_to_string(path.unwrap()).unwrap()).unwrap()
}

fn fingerprint(folder: &Path) -> String {
    summary(folder)["stamp"]["fingerprint"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn tiny(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join("tiny.toml"), TINY).unwrap();
    folder
}

#[test]
fn wrong_usage_is_2_and_says_why() {
    let here = folder("usage");
    for line in [
        "",
        "rnu",
        "run",
        "run a --sed 1",
        "run a --seed x",
        "check a --days 1",
    ] {
        let (out, err) = expect(2, &here, line);
        assert!(
            out.is_empty() && err.contains("gongzhi --help"),
            "{line}: {err}"
        );
    }
}

#[test]
fn help_and_version_are_fine() {
    let here = folder("help");
    assert!(expect(0, &here, "--help").0.contains("--baseline"));
    let version = expect(0, &here, "--version").0;
    assert!(version.starts_with("gongzhi ") && version.contains("results version"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let git = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["rev-parse", "HEAD"])
        .output();
    let readable = git.is_ok_and(|done| done.status.success());
    assert_eq!(version.contains("commit"), readable, "{version}");
}

#[test]
fn help_is_in_chinese_by_default() {
    let output = Command::new(env!("CARGO_BIN_EXE_gongzhi"))
        .arg("--help")
        .env_clear()
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("用法："));
}

#[test]
fn a_missing_a_malformed_and_a_huge_file_are_1_with_a_diagnostic() {
    let here = folder("files");
    fs::write(here.join("broken.toml"), "format = 1\n[meta\n").unwrap();
    fs::write(here.join("latin.toml"), [0x66, 0xe9, 0x0a]).unwrap();
    let huge = fs::File::create(here.join("huge.toml")).unwrap();
    huge.set_len(50 << 20).unwrap();
    for (file, part) in [
        ("none.toml", "error[unreadable]"),
        ("broken.toml", "broken.toml:2:"),
        ("latin.toml", "error[not-utf8]"),
        ("huge.toml", "error[too-large]"),
    ] {
        let (_, err) = expect(1, &here, &format!("run {file}"));
        assert!(err.contains(part), "{file}: {err}");
        expect(1, &here, &format!("check {file}"));
    }
}

#[test]
fn an_unknown_parameter_is_1_and_the_nearest_is_named() {
    let here = tiny("unknown");
    let (_, err) = expect(
        1,
        &here,
        "run tiny.toml --days 7 --param grid_housholds=100",
    );
    assert!(err.contains("grid_households"), "{err}");
    expect(
        1,
        &here,
        "run tiny.toml --days 7 --param grid_households=-5",
    );
    expect(
        1,
        &here,
        "run tiny.toml --days 7 --baseline no-such-scenario",
    );
    expect(2, &here, "run tiny.toml --days 100000");
}

#[test]
fn every_shipped_scenario_passes_its_check_and_its_tests() {
    let here = folder("shipped");
    for (id, _) in gongzhi_engine::scenario::SHIPPED {
        expect(0, &here, &format!("check {id}"));
        expect(0, &here, &format!("test {id}"));
    }
}

#[test]
fn a_failing_rule_test_is_1() {
    let here = folder("failing");
    let test = "\n[[tests]]\nrule = \"grid_size\"\n\
        given = { community = { households = 1000 } }\nexpect = 7777\n";
    fs::write(here.join("bad.toml"), format!("{TINY}{test}")).unwrap();
    let (out, _) = expect(1, &here, "test bad.toml");
    assert!(out.contains("1 failed"), "{out}");
}

#[test]
fn the_references_are_printed() {
    let here = folder("references");
    assert!(expect(0, &here, "rules").0.contains("petition_priority"));
    let schema: Value = serde_json::from_str(&expect(0, &here, "schema").0).unwrap();
    assert!(schema.is_object());
}

#[test]
fn a_flat_file_needs_no_parent_and_gives_the_same_bits() {
    let here = tiny("flat");
    let (flat, _) = expect(0, &here, "flatten tiny.toml");
    assert!(!flat.contains("extends"), "{flat}");
    fs::write(here.join("flat.toml"), flat).unwrap();
    for name in ["tiny", "flat"] {
        expect(
            0,
            &here,
            &format!("run {name}.toml --days 20 --replications 1 --quiet --out {name}"),
        );
    }
    let (a, b) = (summary(&here.join("tiny")), summary(&here.join("flat")));
    assert_eq!(a["stamp"], b["stamp"]);
}

#[test]
fn a_parent_beside_the_file_is_found() {
    let here = tiny("beside");
    let child = "format = 1\nextends = \"tiny\"\n[meta]\nid = \"child\"\n\
        title = { zh = \"子\", en = \"Child\" }\n";
    fs::write(here.join("child.toml"), child).unwrap();
    expect(0, &here, "check child.toml");
}

#[test]
fn a_run_writes_every_metric_and_threads_do_not_matter() {
    let here = tiny("run");
    let (out, _) = expect(
        0,
        &here,
        "run tiny.toml --days 60 --replications 3 --threads 1 --out one",
    );
    assert!(out.contains("Five-star coverage"), "{out}");
    expect(
        0,
        &here,
        "run tiny.toml --days 60 --replications 3 --threads 2 --quiet --out two",
    );
    let one = summary(&here.join("one"));
    assert_eq!(one["stamp"]["days"], 60);
    assert_eq!(one["stamp"]["replications"], 3);
    assert_eq!(one["stamp"], summary(&here.join("two"))["stamp"]);
    for file in ["series.csv", "communities.csv", "summary.json"] {
        let read = |side: &str| fs::read(here.join(side).join(file)).unwrap();
        assert_eq!(read("one"), read("two"), "{file}");
    }
    let series = fs::read_to_string(here.join("one/series.csv")).unwrap();
    let found: BTreeSet<&str> = series.lines().filter_map(|l| l.split(',').nth(2)).collect();
    for metric in &METRICS {
        assert!(found.contains(metric.id), "series: {}", metric.id);
        let row = &one["metrics"][metric.id];
        assert_eq!(
            row.as_object().map(serde_json::Map::len),
            Some(9),
            "{}",
            metric.id
        );
    }
    let communities = fs::read_to_string(here.join("one/communities.csv")).unwrap();
    assert_eq!(communities.lines().count(), 4);
}

#[test]
fn a_replication_that_several_threads_share_is_the_same() {
    let here = folder("shared");
    let streets = TINY.replace(
        "streets = 1\ncommunities = 3",
        "streets = 4\ncommunities = 6",
    );
    fs::write(here.join("streets.toml"), &streets).unwrap();
    for threads in [1, 2, 7] {
        let more = format!("--replications 1 --threads {threads} --quiet --out {threads}");
        expect(0, &here, &format!("run streets.toml --days 400 {more}"));
        for file in ["series.csv", "communities.csv", "summary.json"] {
            let read = |side: &str| fs::read(here.join(side).join(file)).unwrap();
            assert_eq!(read("1"), read(&threads.to_string()), "{file}");
        }
    }
    let fails = "\n[rules]\nlate = 'fn petition_priority(petition) { 1.0 / (20 - petition.age_days).to_float() }'\n";
    fs::write(here.join("fails.toml"), streets + fails).unwrap();
    let [one, many] = [1, 3].map(|threads| {
        let line =
            format!("run fails.toml --replications 1 --quiet --out failed --threads {threads}");
        expect(1, &here, &line).1
    });
    assert_eq!(one, many);
}

#[test]
fn seeds_parameters_and_backends_do_what_they_say() {
    let here = tiny("changes");
    let run = |name: &str, more: &str| {
        let line = format!("run tiny.toml --days 60 --replications 2 --quiet --out {name} {more}");
        expect(0, &here, &line);
        fingerprint(&here.join(name))
    };
    let plain = run("plain", "");
    assert_eq!(plain, run("interpreter", "--backend interpreter"));
    assert_ne!(plain, run("seed", "--seed 7"));
    assert_ne!(plain, run("param", "--param grid_households=60"));
}

#[test]
fn a_reform_that_moves_a_calibrated_parameter_makes_the_same_change_under_every_set() {
    let here = tiny("moved");
    let sets =
        "\n[parameter_sets]\nparams = [\"visit_share\"]\nvalues = [[0.3], [0.4], [0.5], [0.9]]\n";
    fs::write(here.join("sets.toml"), format!("{TINY}{sets}")).unwrap();
    let line = "run sets.toml --baseline sets.toml --param visit_share=0.6 --parameter-sets \
                --days 60 --out out";
    let (out, _) = expect(0, &here, line);
    assert!(
        out.contains("changes by the same amount from each set's value, in 1 of them"),
        "{out}"
    );
    let visits = out.lines().rfind(|l| l.starts_with("Home visits")).unwrap();
    assert!(
        visits.contains("4/4") && visits.contains("consistently higher"),
        "{out}"
    );
}

#[test]
fn own_metrics_of_a_reform_are_compared_under_every_set() {
    let here = tiny("own-sets");
    let sets = "\n[parameter_sets]\nparams = [\"visit_share\"]\nvalues = [[0.3], [0.9]]\n";
    let own = "\n[rules]\nmine = \"fn metric_mine(city) { city.visits / city.staff }\"\n";
    fs::write(here.join("sets.toml"), format!("{TINY}{sets}")).unwrap();
    fs::write(here.join("own.toml"), format!("{TINY}{sets}{own}")).unwrap();
    let line = "run own.toml --baseline sets.toml --param grid_households=60 --parameter-sets --days 30 --out out";
    let (out, _) = expect(0, &here, line);
    let of_sets = |l: &&str| l.starts_with("metric_mine");
    let row = out.lines().rfind(of_sets).unwrap();
    assert!(row.contains("/2"), "{out}");
}

#[test]
fn what_a_scenario_is_without_is_not_applicable_in_table_and_files() {
    let here = tiny("without");
    fs::write(
        here.join("no.toml"),
        format!("{TINY}\n[mechanisms]\nstars = false\n"),
    )
    .unwrap();
    let (out, _) = expect(0, &here, "run no.toml --days 30 --replications 2 --out out");
    let row = out
        .lines()
        .find(|l| l.starts_with("Five-star coverage"))
        .unwrap();
    assert!(row.contains("not applicable"), "{row}");
    let found = summary(&here.join("out"));
    assert!(found["metrics"]["star_coverage"]["end"].is_null());
    let series = fs::read_to_string(here.join("out/series.csv")).unwrap();
    let stars = series
        .lines()
        .find(|l| l.contains(",star_coverage,"))
        .unwrap();
    assert!(stars.ends_with("star_coverage,,7"), "{stars}");
}

#[test]
fn a_baseline_adds_paired_differences() {
    let here = tiny("baseline");
    let line = "run tiny.toml --baseline tiny.toml --days 60 --replications 3 \
                --param grid_households=60 --out out";
    let (out, _) = expect(0, &here, line);
    assert!(out.contains("95% CI"), "{out}");
    let adjusted = summary(&here.join("out"));
    // Files of an adjusted policy must not have the names of its scenario's files.
    assert!(
        !here.join("out/summary.json").exists() && out.contains("tiny-adjusted-"),
        "{out}"
    );
    let stamp = &adjusted["stamp"];
    assert_eq!(
        (&stamp["adjusted"], &stamp["scenario"]),
        (&true.into(), &"tiny-adjusted".into())
    );
    let moved = &stamp["adjustment"]["parameters"]["grid_households"];
    assert_eq!(moved["after"], 60);
    assert_ne!(stamp["adjustment"]["scenario_hash"], stamp["scenario_hash"]);
    assert_eq!(stamp["baseline"]["pairs"], 3);
    let difference = &adjusted["difference"];
    for metric in &METRICS {
        let row = difference[metric.id].as_object().unwrap();
        let keys: BTreeSet<&str> = row.keys().map(String::as_str).collect();
        assert_eq!(keys, BTreeSet::from(["ci95", "headline", "n"]));
    }
    assert_eq!(difference["petitions_raised"]["n"], 3);
    assert_eq!(
        difference["petitions_raised"]["ci95"]
            .as_array()
            .map(Vec::len),
        Some(2)
    );
}

#[test]
fn sides_with_different_parameter_sets_are_not_compared_set_by_set() {
    let here = tiny("sets");
    let own = |values: &str| {
        format!("{TINY}\n[parameter_sets]\nparams = [\"visit_share\"]\nvalues = {values}\n")
    };
    fs::write(here.join("two.toml"), own("[[0.3], [0.4]]")).unwrap();
    fs::write(here.join("same.toml"), own("[[0.3], [0.4]]")).unwrap();
    fs::write(here.join("one.toml"), own("[[0.3]]")).unwrap();
    let run = |code, baseline: &str| {
        let line = format!(
            "run two.toml --baseline {baseline} --parameter-sets --days 14 --replications 1 --out {baseline}-out"
        );
        expect(code, &here, &line)
    };
    let (out, _) = run(0, "same.toml");
    assert!(out.contains("under 2 accepted sets"), "{out}");
    assert!(out.contains("--replications 2 or more"), "{out}");
    let (_, err) = run(1, "one.toml");
    assert!(err.contains("error[other-parameter-sets]"), "{err}");
    assert!(!here.join("one.toml-out").exists());
}

#[test]
fn the_same_scenario_does_not_differ_from_itself() {
    let here = tiny("same");
    let line = "run tiny.toml --baseline tiny.toml --days 30 --replications 2 --quiet --out out";
    expect(0, &here, line);
    for (id, row) in summary(&here.join("out"))["difference"]
        .as_object()
        .unwrap()
    {
        if row["n"] != 0 {
            assert_eq!(row["headline"], 0.0, "{id}");
        }
    }
}
