//! What is refused, and what counts. Tests of the whole engine compare estimates with actual runs.

use super::*;
use crate::fixture::extending;
use crate::{Library, load};

const SMALL: &str = "time = { start = \"2018-01-01\", end = \"2018-12-31\" }\n\
    place = { streets = 2, communities = 6, residents = 24000 }\n";

#[test]
fn a_shipped_scenario_is_within_every_limit() {
    let library = Library::shipped();
    for (id, text) in crate::SHIPPED {
        let scenario = load(text, &library).scenario.unwrap();
        let one = WorkEstimate::of(&scenario);
        let n = scenario.experiment.replications as f64;
        let whole = WorkEstimate::whole(&[one, one], n, 2).unwrap();
        for limit in [WorkLimit::COMMAND, WorkLimit::PAGE] {
            assert_eq!(whole.beyond(limit, &scenario), None, "{id}");
        }
    }
}

#[test]
fn what_would_run_for_ever_is_refused_with_what_to_reduce() {
    let shock = |i: usize| {
        format!(
            "[[shocks]]\nid = \"s{i}\"\nlabel = \"s\"\ndate = \"2018-03-01\"\ndays = 100\nneeds = {{ property = 100.0, parking = 100.0 }}\n"
        )
    };
    let shocks: String = (0..400).map(shock).collect();
    for (more, part) in [
        (shocks, "shocks add"),
        ("params = { needs_per_household = 50.0, voice_base = 10.0 }\n".to_owned(), "needs_per_household"),
        (
            "time = { start = \"2018-01-01\", end = \"2117-12-31\" }\n\
             place = { streets = 2, communities = 2, residents = 20 }\n\
             experiment = { replications = 10000 }\n".to_owned(),
            "fewer replications",
        ),
        ("place = { streets = 500, communities = 20000, residents = 7000000 }\ntime = { start = \"2018-01-01\", end = \"2117-12-31\" }\nparams = { needs_per_household = 2.0 }\n".to_owned(), ""),
    ] {
        let scenario = extending(&more);
        let one = WorkEstimate::of(&scenario);
        let n = scenario.experiment.replications as f64;
        let whole = WorkEstimate::whole(&[one], n, 2).unwrap();
        let found = whole.beyond(WorkLimit::COMMAND, &scenario);
        let hint = found.and_then(|d| d.hint).unwrap_or_default().en;
        assert!(!hint.is_empty() && hint.contains(part), "{more:.80}: {hint}; {whole:?}");
    }
}

#[test]
fn series_that_are_let_go_leave_little() {
    let scenario = extending("time = { start = \"2018-01-01\", end = \"2117-12-31\" }\n");
    let whole = WorkEstimate::of(&scenario);
    let gone = whole.summarised(&scenario);
    assert!(gone.kept_bytes < 12_000.0 && whole.kept_bytes > 2e6);
    assert!(gone.run_bytes > whole.run_bytes + whole.kept_bytes);
    let many = |one: WorkEstimate| WorkEstimate::whole(&[one], 10_000.0, 2).unwrap();
    assert!(many(gone).bytes < many(whole).bytes / 20.0);
    assert_eq!(many(gone).file_bytes, 0.0);
    let written = many(gone).written(&gone, 10_000.0);
    assert!(written.file_bytes > 1e11 && written.words().en.contains("of files"));
    assert!(!many(gone).words().en.contains("of files"));
}

#[test]
fn own_metrics_are_counted() {
    let own = |n: usize| {
        let metric = |i: usize| format!("m{i} = 'fn metric_m{i}(city) {{ 1.0 }}'\n");
        let rules: String = (0..n).map(metric).collect();
        WorkEstimate::of(&extending(&format!("{SMALL}[rules]\n{rules}")))
    };
    let (few, many) = (own(1), own(500));
    assert!(many.kept_bytes > 5.0 * few.kept_bytes);
    assert!(many.seconds > few.seconds && many.file_bytes > 5.0 * few.file_bytes);
}
