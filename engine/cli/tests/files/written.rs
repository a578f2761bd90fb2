//! Which files are read, and which are written.

use super::*;

#[test]
fn results_overwrite_only_what_the_command_wrote() {
    let here = folder("out");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let run = |out: &str| {
        ask(
            &here,
            &format!("run f.toml --days 7 --replications 1 --quiet --out {out}"),
            "en",
        )
    };
    for _ in 0..2 {
        assert_eq!(run("out").0, 0);
    }
    let listed = fs::read_to_string(here.join("out/gongzhi.sha256")).unwrap();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    fs::write(here.join("out/summary.json"), "my notes").unwrap();
    let (code, _, err) = run("out");
    assert!(
        code == 1 && err.contains("summary.json") && err.contains("--force"),
        "{err}"
    );
    assert_eq!(
        fs::read_to_string(here.join("out/summary.json")).unwrap(),
        "my notes"
    );
    assert_eq!(run("out --force").0, 0);
    // An unwritable folder is reported before the run.
    fs::write(here.join("file"), "").unwrap();
    for out in ["file", "file/below"] {
        let (code, _, err) = run(out);
        assert!(code == 1 && err.contains("error[unwritable]"), "{err}");
    }
    let (_, _, zh) = ask(&here, "run f.toml --days 7 --quiet --out file/below", "zh");
    assert!(zh.contains("不是目录") && !zh.contains("os error"), "{zh}");
    let left = fs::read_dir(here.join("out")).unwrap().count();
    assert_eq!(left, 4);
}

#[cfg(unix)]
#[test]
fn only_ordinary_files_are_read_and_no_link_is_written_through() {
    let here = folder("ordinary");
    let made = Command::new("mkfifo")
        .arg(here.join("pipe.toml"))
        .status()
        .unwrap();
    assert!(made.success());
    fs::write(
        here.join("child.toml"),
        HEAD.replace("yuecheng-2018", "pipe"),
    )
    .unwrap();
    for file in ["pipe.toml", "child.toml"] {
        let (code, _, err) = ask(&here, &format!("check {file}"), "en");
        assert!(code == 1 && err.contains("no ordinary file"), "{err}");
    }
    let (code, _, err) = ask(&here, "check .", "zh");
    assert!(code == 1 && err.contains("这是一个目录"), "{err}");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    fs::create_dir(here.join("real")).unwrap();
    std::os::unix::fs::symlink(here.join("real"), here.join("link")).unwrap();
    let (code, _, err) = ask(&here, "run f.toml --days 7 --quiet --out link", "en");
    assert!(code == 1 && err.contains("symbolic link"), "{err}");
    assert_eq!(fs::read_dir(here.join("real")).unwrap().count(), 0);
}

/// Starts a long run, stops it after the given delay, and returns its last message.
#[cfg(unix)]
fn stopped_after(here: &Path, wait: std::time::Duration) -> String {
    // More replications than will run; the first few finish soon.
    let line = "run f.toml --replications 10000 --threads 1 --quiet --out out --allow-long";
    let child = command(here, line, "en")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command listens for signals before it creates the folder.
    while !here.join("out").exists() {
        std::thread::yield_now();
    }
    std::thread::sleep(wait);
    let id = child.id().to_string();
    let asked = Command::new("kill").args(["-TERM", &id]).status();
    assert!(asked.unwrap().success());
    let (code, _, err) = told(child.wait_with_output().unwrap());
    assert_eq!(code, 130, "{err}");
    err
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_what_is_finished() {
    let here = folder("stopped");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let mut wait = std::time::Duration::from_millis(250);
    let mut err = stopped_after(&here, wait);
    // On a slow machine, wait longer until at least one replication is finished.
    while err.contains("nothing was written") {
        assert!(!here.join("out").exists());
        wait *= 2;
        err = stopped_after(&here, wait);
    }
    let summary = fs::read_to_string(here.join("out/summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&summary).unwrap();
    let finished = summary["stamp"]["replications"].as_u64().unwrap();
    let words = format!("{finished} finished replications of 10000");
    assert!(finished > 0 && err.contains(&words), "{err}");
    let names = fs::read_dir(here.join("out")).unwrap();
    let mut names = names.map(|e| e.unwrap().file_name().into_string().unwrap());
    assert!(names.all(|name| !name.ends_with(".tmp")));
}
