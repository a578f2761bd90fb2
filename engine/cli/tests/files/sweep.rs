//! `sweep`, `merge` and `analyse`: rows survive whatever happens to the process, and everybody's rows are the same.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::{HEAD, SMALL, ask, command, folder, has_chinese};

/// Two months of a small town, three levels and two versions of a rule.
fn study() -> String {
    let head = HEAD.replace("2018-04-30", "2018-02-28");
    format!(
        "{head}{SMALL}\
         [experiment]\ndesign = \"grid\"\nreplications = 3\noutcomes = [\"petitions_open\", \"cost_total\"]\n\
         [[experiment.factors]]\nparam = \"staff_per_10000\"\nvalues = [4, 8, 16]\n\
         [[experiment.factors]]\nrule = \"petition_priority\"\n\
         versions = [{{ id = \"own\" }}, {{ id = \"flat\", source = \"fn petition_priority(petition) {{ 1.0 }}\" }}]\n"
    )
}

fn here(test: &str) -> std::path::PathBuf {
    let here = folder(test);
    fs::write(here.join("f.toml"), study()).unwrap();
    here
}

/// Runs a line that must succeed, and returns what it printed.
fn fine(here: &Path, line: &str) -> String {
    let (code, out, err) = ask(here, line, "en");
    assert_eq!(code, 0, "{line}\n{out}\n{err}");
    out
}

/// Expects a line to fail with a code and a remedy, in both languages.
fn refused(here: &Path, line: &str, code: &str) {
    for lang in ["zh", "en"] {
        let (exit, out, err) = ask(here, line, lang);
        assert_eq!(exit, 1, "{line}\n{out}\n{err}");
        assert!(err.contains(&format!("[{code}]")), "{line}\n{err}");
        assert!(err.trim().lines().count() > 1, "without a remedy: {err}");
        assert_eq!(lang == "zh", has_chinese(&err), "{err}");
    }
}

fn merged(here: &Path, folders: &str) -> String {
    let out = here.join("merged");
    let _ = fs::remove_dir_all(&out);
    fine(here, &format!("merge {folders} --out merged --quiet"));
    fs::read_to_string(out.join("rows-1-of-1.csv")).unwrap()
}

#[test]
fn the_plan_is_told_before_anything_runs() {
    let here = here("sweep-plan");
    let plan = fine(&here, "sweep f.toml --plan");
    assert!(
        plan.contains("6 points × 3 replications = 18 runs"),
        "{plan}"
    );
    assert!(plan.contains("one run took"), "{plan}");
    let half = fine(&here, "sweep f.toml --plan --shard 2/4");
    assert!(half.contains("shard 2/4: 5 runs"), "{half}");
    assert_eq!(fs::read_dir(&here).unwrap().count(), 1);
}

#[test]
fn shards_threads_and_halves_give_the_rows_of_one_machine() {
    let here = here("sweep-shards");
    fine(&here, "sweep f.toml --out whole --threads 1 --quiet");
    for shard in ["1/2", "2/2"] {
        fine(
            &here,
            &format!("sweep f.toml --out shards --shard {shard} --threads 2 --quiet"),
        );
    }
    fine(&here, "sweep f.toml --out begun --replications 1 --quiet");
    fine(&here, "sweep f.toml --out begun --resume --quiet");
    let whole = merged(&here, "whole");
    assert_eq!(whole.lines().count(), 19);
    assert_eq!(whole, merged(&here, "shards"));
    assert_eq!(whole, merged(&here, "begun"));
    assert_eq!(
        whole,
        merged(&here, "begun shards whole"),
        "equal rows are one row"
    );
    // Replications are interleaved: every point once, then every point again.
    let keys: Vec<&str> = whole.lines().skip(1).map(|l| &l[..3]).take(7).collect();
    assert_eq!(keys, ["0,0", "1,0", "2,0", "3,0", "4,0", "5,0", "0,1"]);
}

#[cfg(unix)]
#[test]
fn a_killed_sweep_loses_the_running_rows_at_most_and_repeats_none() {
    let here = here("sweep-killed");
    let line = "sweep f.toml --out cut --replications 200 --threads 2 --quiet";
    let rows = here.join("cut/rows-1-of-1.csv");
    let lines = || fs::read_to_string(&rows).map_or(0, |text| text.matches('\n').count());
    let mut child = command(&here, line, "en").spawn().unwrap();
    for _ in 0..30_000 {
        if lines() >= 20 {
            break;
        }
        sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = lines() - 1;
    assert!((19..1200).contains(&kept), "{kept}");
    // Killed in the middle of a row.
    let mut text = fs::read_to_string(&rows).unwrap();
    text.truncate(text.rfind('\n').unwrap() + 1);
    let whole = text.clone();
    fs::write(&rows, format!("{text}5,1,00ff")).unwrap();
    refused(&here, line, "sweep-begun");
    let told = ask(&here, "analyse cut --quiet", "en").2;
    assert!(told.contains("torn"), "{told}");
    fine(
        &here,
        &line.replace("--replications 200", "--replications 12 --resume"),
    );
    let after = fs::read_to_string(&rows).unwrap();
    assert!(
        after.starts_with(&whole),
        "rows that were whole are not touched"
    );
    let key = |line: &str| -> String {
        let cells: Vec<&str> = line.split(',').take(2).collect();
        cells.join(",")
    };
    let keys: std::collections::BTreeSet<String> = after.lines().map(key).collect();
    assert_eq!(keys.len(), after.lines().count(), "no run stands twice");
}

#[test]
fn what_does_not_belong_together_is_told_with_a_remedy() {
    let here = here("sweep-refused");
    fine(&here, "sweep f.toml --out a --replications 1 --quiet");
    refused(
        &here,
        "sweep f.toml --out a --replications 1",
        "sweep-begun",
    );
    refused(&here, "sweep f.toml --out a --seed 9", "other-sweep");
    fine(
        &here,
        "sweep f.toml --out b --seed 9 --replications 1 --quiet",
    );
    refused(&here, "merge a b --out c", "other-sweep");
    refused(&here, "analyse nowhere", "no-sweep");
    refused(&here, "sweep f.toml --out .", "foreign-folder");
    // Another version of the program wrote the second folder.
    fs::create_dir(here.join("old")).unwrap();
    for name in ["scenario.toml", "rows-1-of-1.csv"] {
        fs::copy(here.join("a").join(name), here.join("old").join(name)).unwrap();
    }
    let manifest = fs::read_to_string(here.join("a/sweep.json")).unwrap();
    let older = manifest.replace("\"results_version\": ", "\"results_version\": 9");
    fs::write(here.join("old/sweep.json"), older).unwrap();
    refused(&here, "merge a old --out c", "other-version");
    fs::write(here.join("old/sweep.json"), "{").unwrap();
    refused(&here, "analyse old", "damaged-sweep");
    // A row was changed by hand.
    let rows = here.join("a/rows-1-of-1.csv");
    let text = fs::read_to_string(&rows).unwrap();
    fs::write(&rows, text.replacen("0,0,", "0,7,", 1)).unwrap();
    refused(&here, "analyse a", "damaged-row");
}

#[test]
fn an_experiment_that_cannot_be_run_is_refused_with_its_number() {
    let here = folder("sweep-large");
    let factor = |id: &str, n: usize| {
        let values: Vec<String> = (0..n).map(|i| format!("{:.3}", 0.001 * i as f64)).collect();
        format!(
            "[[experiment.factors]]\nparam = \"{id}\"\nvalues = [{}]\n",
            values.join(", ")
        )
    };
    let factors = [
        ("visit_share", 200),
        ("pooling", 200),
        ("admin_task_share", 200),
        ("closure_weight", 125),
    ];
    let factors: String = factors.iter().map(|(id, n)| factor(id, *n)).collect();
    let text = format!("{HEAD}{SMALL}[experiment]\ndesign = \"grid\"\n{factors}");
    fs::write(here.join("f.toml"), text).unwrap();
    refused(&here, "sweep f.toml --out a", "too-many-points");
    assert!(
        ask(&here, "sweep f.toml --plan", "en")
            .2
            .contains("1000000000 points")
    );
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    refused(&here, "sweep f.toml --out a", "no-factors");
    assert_eq!(ask(&here, "sweep f.toml", "en").0, 2);
    assert_eq!(ask(&here, "sweep f.toml --out a --shard 3/2", "en").0, 2);
    assert!(!here.join("a").exists());
}

#[test]
fn the_analysis_says_what_a_sweep_found_in_both_languages() {
    let here = here("sweep-analysed");
    fine(&here, "sweep f.toml --out a --quiet");
    let en = fine(&here, "analyse a");
    assert!(
        en.contains("6 points, 18 of 18 runs") && !has_chinese(&en),
        "{en}"
    );
    assert!(
        en.contains("Shares of the variance") && en.contains("Pareto front"),
        "{en}"
    );
    let (_, zh, _) = ask(&here, "analyse a", "zh");
    assert!(zh.contains("方差分解") && zh.contains("flat"), "{zh}");
    let report: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(here.join("a/analysis.json")).unwrap()).unwrap();
    let cost = &report["outcomes"][1];
    assert_eq!(cost["metric"], "cost_total");
    assert_eq!(cost["tornado"][0]["factor"], "staff_per_10000");
    assert_eq!(cost["tornado"][0]["highest_at"], "16");
    assert_eq!(
        cost["factorial"]["main"][1], 0.0,
        "a priority costs nothing"
    );
}

#[test]
fn a_search_finds_policies_that_meet_the_goals_and_says_what_it_is_not() {
    let here = folder("search");
    let head = HEAD.replace("2018-04-30", "2018-02-28");
    let factor = "[[experiment.factors]]\nparam = \"staff_per_10000\"\nlow = 4.0\nhigh = 30.0\n";
    let goal = "[[experiment.goals]]\nmetric = \"cost_total\"\nat_most_of_today = 0.9\n";
    fs::write(here.join("f.toml"), format!("{head}{SMALL}{factor}")).unwrap();
    refused(&here, "search f.toml", "no-goals");
    fs::write(here.join("f.toml"), format!("{head}{SMALL}{factor}{goal}")).unwrap();
    let line = "search f.toml --samples 12 --replications 2 --out found --quiet";
    let first = fine(&here, line);
    assert!(
        first.contains("meets the goals") && first.contains("no forecast"),
        "{first}"
    );
    assert!(first.contains("fails where"), "{first}");
    let json = fs::read_to_string(here.join("found/search.json")).unwrap();
    let again = fine(&here, &format!("{line} --threads 1"));
    assert_eq!(first, again);
    assert_eq!(
        json,
        fs::read_to_string(here.join("found/search.json")).unwrap()
    );
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    let staff = &found["changes"][0]["params"]["staff_per_10000"];
    assert!(staff.as_f64().unwrap() < 18.0);
    assert!(has_chinese(&ask(&here, line, "zh").1));
}
