//! `run --within-city`: what it adds, and that it changes nothing else.

use super::*;

fn read(folder: &Path, name: &str) -> serde_json::Value {
    let mut files = fs::read_dir(folder.join(name)).unwrap();
    let is = |path: &Path| path.to_string_lossy().ends_with("summary.json");
    let path = files.find_map(|f| Some(f.unwrap().path()).filter(|p| is(p)));
    serde_json::from_str(&fs::read_to_string(path.unwrap()).unwrap()).unwrap()
}

#[test]
fn second_runs_split_the_spread_and_leave_the_rest_as_it_is() {
    let here = folder("within-city");
    let own = "[rules]\nmine = \"fn metric_mine(city) { city.visits / city.staff }\"\n";
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    fs::write(here.join("own.toml"), format!("{HEAD}{SMALL}{own}")).unwrap();
    let run = |more: &str| {
        let line = format!(
            "run own.toml --baseline f.toml --param visit_share=0.9 --days 60 --replications 4 {more}"
        );
        let (code, out, err) = ask(&here, &line, "en");
        assert_eq!(code, 0, "{err}");
        out
    };
    run("--out plain");
    let told = run("--within-city --threads 1 --out split");
    run("--within-city --threads 2 --out again");
    assert!(
        told.contains("Between cities") && told.contains("Within a city"),
        "{told}"
    );
    let own = told
        .lines()
        .rfind(|l| l.starts_with("metric_mine"))
        .unwrap();
    assert!(own.contains('%'), "{told}");
    let (plain, mut split) = (read(&here, "plain"), read(&here, "split"));
    assert_eq!(split, read(&here, "again"), "threads do not matter");
    let cities = split.as_object_mut().unwrap().remove("cities").unwrap();
    assert_eq!(plain, split, "the replications stay as they are");
    let visits = &cities["visits"];
    assert_eq!(visits["cities"], 4);
    let share = visits["share"].as_f64().unwrap();
    let [low, high] = [0, 1].map(|i| visits["share_ci95"][i].as_f64().unwrap());
    assert!(
        0.0 <= low && low <= share && share <= high && high <= 1.0,
        "{visits}"
    );
    assert!(!cities["metric_mine"].is_null());
}

#[test]
fn without_a_baseline_the_levels_are_split() {
    let here = folder("within-city-alone");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let line = "run f.toml --days 30 --replications 3 --within-city";
    let (code, out, err) = ask(&here, line, "zh");
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("城市之间") && out.contains("同一城市内"),
        "{out}"
    );
    let (code, _, err) = ask(&here, "check f.toml --within-city", "en");
    assert!(code == 2 && err.contains("--within-city"), "{err}");
}
