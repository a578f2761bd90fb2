//! Tests of the progress of runs: counted, followed, reset.

use super::samples::{after, arm, arrived, nothing_of, opened, start, started, target};
use crate::runs::Phase;
use crate::runs::progress::Progress;
use crate::runs::wanted::missing;
use crate::state::WorkersFailure;
use crate::state::action::Action;
use crate::state::page::Page;

#[test]
fn a_run_under_way_is_followed_over_the_baseline_that_is_shown_until_there_is_a_result() {
    let start = |baseline: &str, reform: &str| start(target(Some(arm(baseline)), arm(reform)));
    let so_far = |hash: &str| Action::SoFar(arm(hash).key, nothing_of(0));
    let follows = |page: &Page| page.course().is_some();
    // A scenario that ran alone becomes the baseline of the first change.
    let alone = arrived(started(Page::of(opened()), 1, false), "reform", 0);

    let moved = after(alone, [start("reform", "moved"), so_far("moved")]);
    assert!(follows(&moved));
    assert!(!follows(&after(moved.clone(), [Action::Stopped])));
    assert!(!follows(&after(
        moved.clone(),
        [start("reform", "further")]
    )));
    let shown = arrived(moved, "moved", 0);
    assert!(!follows(&shown) && shown.progress.so_far.is_none());

    let further = |baseline: &str, news: &str| {
        after(shown.clone(), [start(baseline, "further"), so_far(news)])
    };
    assert!(follows(&further("reform", "further")));
    assert!(!follows(&further("reform", "moved")));
    assert!(!follows(&further("elsewhere", "further")));
}

#[test]
fn a_stop_keeps_what_there_is_and_late_progress_is_not_shown() {
    let page = after(
        arrived(
            arrived(started(Page::of(opened()), 2, true), "reform", 0),
            "base",
            0,
        ),
        [Action::Stopped],
    );
    assert_eq!(page.state.runs.phase, Phase::Stopped);
    assert!(page.state.runs.shown.is_some());
    let page = after(page, [Action::Progress(vec![(1, 0.5)], 1.0)]);
    assert!(page.progress.under_way.is_empty());
}

#[test]
fn lost_workers_leave_no_progress_behind() {
    let running = after(
        started(Page::of(opened()), 2, true),
        [Action::Progress(vec![(1, 0.5)], 1.0)],
    );
    assert!(!running.progress.under_way.is_empty());
    let lost = after(
        running,
        [Action::WorkersFailed(WorkersFailure::Failed("gone".into()))],
    );
    assert_eq!(lost.state.runs.phase, Phase::Failed);
    assert_eq!(*lost.progress, Progress::default());
}

#[test]
fn the_first_pair_is_wanted_first_and_shown_at_once() {
    let page = started(Page::of(opened()), 2, true);
    let target = page.state.runs.target.clone().unwrap();
    let order: Vec<(String, u32)> = missing(&page.state.runs, &target)
        .into_iter()
        .map(|m| (m.arm.key.hash, m.replication))
        .collect();
    let expected = [("reform", 0), ("base", 0), ("reform", 1), ("base", 1)];
    assert_eq!(order, expected.map(|(h, r)| (h.to_owned(), r)));
    let page = arrived(page, "reform", 0);
    assert!(page.state.runs.shown.is_none());
    let page = arrived(page, "base", 0);
    assert!(page.state.runs.shown.is_some() && page.state.runs.phase == Phase::Running);
    let page = arrived(arrived(page, "base", 1), "reform", 1);
    assert_eq!(page.state.runs.phase, Phase::Done);
    assert_eq!(page.progress.done, 4);
}

#[test]
fn what_only_moves_the_progress_leaves_the_state_the_same_one() {
    let running = started(Page::of(opened()), 2, true);
    let moved = after(running.clone(), [Action::Progress(vec![(1, 0.5)], 1.0)]);
    assert!(std::rc::Rc::ptr_eq(&running.state, &moved.state));
    assert_ne!(running.progress, moved.progress);
}
