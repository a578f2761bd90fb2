//! Figures of replications whose series was dropped.

use super::{compare, summarise};
use gongzhi_scenario::fixture::extending;
use gongzhi_simulation::record::Replication;
use gongzhi_simulation::record::fixture::replication;

#[test]
fn figures_are_the_same_without_the_series() {
    let scenario = extending(
        "time = { start = \"2018-01-01\", end = \"2018-01-16\" }\n\
        targets = [\n\
        { id = \"a\", metric = \"visits\", low = 0, high = 9 },\n\
        { id = \"b\", metric = \"belonging\", date = \"2018-01-08\", low = 0, high = 9 },\n\
        { id = \"c\", metric = \"petitions_open\", since = \"2018-01-07\", low = -9, high = 9 },\n]\n",
    );
    let run = |n: u32| {
        let x = f64::from(n) + 0.1;
        let mut run = replication(
            n,
            &[
                ("visits", 0.0, &[x, 2.0, 1.0]),
                ("belonging", 0.2, &[0.5, x, f64::NAN]),
                ("petitions_open", 7.0, &[x, 3.0, 4.0]),
                ("metric_mine", 1.0, &[x, 2.0, 3.0]),
            ],
        );
        run.assessments = vec![(9, vec![1.0, x, 2.0, 3.0])];
        run.last_week = vec![vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0, x]; 4];
        run
    };
    let whole: Vec<Replication> = (0..3).map(run).collect();
    let mut gone = whole.clone();
    gone.iter_mut().for_each(|run| run.let_go(&scenario));
    assert!(gone.iter().all(|run| run.values.is_empty()));
    let summary = summarise(&scenario, &whole);
    assert_eq!(summarise(&scenario, &gone), summary);
    assert_eq!(summary.metrics["belonging"].at.len(), 1);
    assert!(summary.targets.iter().all(|t| t.median.is_some()));
    assert_eq!(compare(&gone, &gone), compare(&whole, &whole));
    // Undefined figures are not equal to themselves, so compare the text.
    let once = format!("{gone:?}");
    gone.iter_mut().for_each(|run| run.let_go(&scenario));
    assert_eq!(format!("{gone:?}"), once);
}
