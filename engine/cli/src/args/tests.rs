//! Tests of the command line's parser.

use gongzhi_engine::rules::BackendChoice;

use super::*;

fn parsed(line: &str) -> Result<Action, String> {
    let words = line.split_whitespace().map(OsString::from).collect();
    match parse(words, Lang::En) {
        Ok(request) => Ok(request.action),
        Err(Failure::Usage(text)) => Err(text.en),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_run_takes_all_of_its_options() {
    let line = "run a.toml --baseline b --seed 7 --replications 2 --param x=1 --param y=2,3 \
                --communities c.csv --days 60 --out here --backend interpreter --threads 2 --within-city --quiet --lang en";
    let expected = RunOptions {
        scenario: "a.toml".into(),
        baseline: Some("b".into()),
        seed: Some(7),
        replications: Some(2),
        params: vec![("x".into(), "1".into()), ("y".into(), "2,3".into())],
        tables: TableFiles {
            communities: Some("c.csv".into()),
            units: None,
        },
        days: Some(60),
        out: Some("here".into()),
        backend: BackendChoice::Interpreter,
        threads: Some(2),
        parameter_sets: false,
        within_city: true,
        samples: None,
        waves: None,
        allow_long: false,
        force: false,
        quiet: true,
        ..RunOptions::default()
    };
    assert_eq!(parsed(line), Ok(Action::Run(expected)));
}

#[test]
fn wrong_usage_is_named() {
    for (line, part) in [
        ("", "a command is missing"),
        ("flaten a", "did you mean flatten?"),
        ("run", "a scenario is missing"),
        ("run a b", "too many"),
        ("run a --sed 1", "did you mean --seed?"),
        ("run a --seed x", "whole number"),
        ("run a --seed", "needs a value"),
        ("run a --replications 0", "at least 1"),
        ("run a --days 0", "at least 1"),
        ("run a --param x", "NAME=VALUE"),
        ("run a --param x=1 --param x=2", "twice for `x`"),
        ("run a --quiet=yes", "takes no value"),
        ("run a --backend gpu", "no backend"),
        ("run a --lang fr", "zh or en"),
        ("run a -x", "no option -x"),
        ("check a --seed 1", "does not belong to check"),
    ] {
        let message = parsed(line).unwrap_err();
        assert!(message.contains(part), "{line}: {message}");
    }
}

#[test]
fn help_and_version_win_over_missing_words() {
    assert_eq!(parsed("--help"), Ok(Action::Help));
    assert_eq!(parsed("run -h"), Ok(Action::Help));
    assert_eq!(parsed("-V"), Ok(Action::Version));
}

#[test]
fn the_language_comes_from_the_option_then_the_environment_then_chinese() {
    let of = |words: &[&str], lang: Option<&str>| {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        language(&words, |name| {
            lang.filter(|_| name == "LANG").map(str::to_owned)
        })
    };
    assert_eq!(of(&[], None), Lang::Zh);
    assert_eq!(of(&[], Some("C.UTF-8")), Lang::Zh);
    assert_eq!(of(&[], Some("en_GB.UTF-8")), Lang::En);
    assert_eq!(of(&["run", "--lang", "zh"], Some("en_GB.UTF-8")), Lang::Zh);
    assert_eq!(of(&["run", "--lang=en"], None), Lang::En);
}
