//! How actions change the runs: started, arrived, observed or failed; and which runs are kept.
//!
//! Runs that are shown or wanted are never dropped.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;

use super::{analyses, wrong};
use crate::by_ptr::ByPtr;
use crate::runs::pace::Pace;
use crate::runs::progress::Progress;
use crate::runs::{Arm, FinishedRuns, Observation, Phase, RunTarget, Runs};
use crate::state::action::{Action, Arrival};
use crate::state::{FileReport, State};

/// Number of observed re-runs kept; they use the most memory.
const MOST_SEEN: usize = 12;

/// Number of scenarios whose runs are kept.
const MOST_ENSEMBLES: usize = 12;

/// Applies an action that concerns runs.
pub fn reduce(state: &mut State, progress: &mut Progress, action: Action) {
    let runs = &mut state.runs;
    match action {
        Action::Start {
            target,
            warnings,
            now,
        } => {
            state.diagnostics = Rc::new(warnings);
            analyses::keep_to(state, &target);
            start(&mut state.runs, progress, target, now);
        }
        Action::Arrived(arrivals, now) => {
            for arrival in arrivals {
                arrive(runs, progress, arrival);
            }
            progress.note(now);
            show(runs, progress);
        }
        Action::Seen(key, seen) => {
            let Some(seen) = analyses::seen(state, &key, seen).and_then(Observation::of) else {
                return;
            };
            let runs = &mut state.runs;
            runs.seen.push((key, seen));
            if runs.seen.len() > MOST_SEEN {
                runs.seen.remove(0);
            }
        }
        Action::RunFailed(found) => wrong(state, progress, found),
        Action::SideRunFailed { hash, aside, found } => side_run_failed(state, &hash, aside, found),
        Action::AttributionFailed(found) => {
            let name = state.plan.origin.key().to_owned();
            state.attribution = false;
            state.file = Some(Rc::new(FileReport::of_run(name, found)));
        }
        Action::Stopped => {
            runs.phase = Phase::Stopped;
            *progress = Progress::default();
            analyses::end(state);
        }
        _ => {}
    }
}

/// Ends a run beside the comparison that failed, and reports why. Ignores runs that are no longer wanted.
fn side_run_failed(state: &mut State, hash: &str, aside: bool, found: Vec<Diagnostic>) {
    let is = |arm: &&Arm| arm.key.hash == hash;
    let target = state.runs.target.clone();
    let mut apart = target.iter().flat_map(|t| &t.attribution);
    let one = apart.find(is).filter(|_| state.attribution && !aside);
    let pinned = state.pinned.iter().find(is).filter(|_| !aside);
    let asked = analyses::arms(state).find(is).filter(|_| aside);
    let failed = one.or(pinned).or(asked);
    let Some(name) = failed.map(|arm| arm.origin.key().to_owned()) else {
        return;
    };
    state.attribution &= one.is_none();
    if aside {
        analyses::end_of(state, hash);
    } else {
        Rc::make_mut(&mut state.pinned).retain(|arm| arm.key.hash != hash);
    }
    state.file = Some(Rc::new(FileReport::of_run(name, found)));
}

fn start(runs: &mut Runs, progress: &mut Progress, target: Rc<RunTarget>, now: f64) {
    runs.target = Some(target.clone());
    for arm in target.arms() {
        touch(runs, arm);
    }
    let todo = crate::runs::wanted::missing(runs, &target).len() as u32;
    *progress = Progress {
        todo,
        pace: Pace::from(now),
        ..Progress::default()
    };
    runs.phase = Phase::Running;
    show(runs, progress);
}

/// Moves an arm's runs to the end of the cache, and drops the least recently used.
fn touch(runs: &mut Runs, arm: &Arm) {
    let found = runs.cache.iter().position(|e| e.key == arm.key);
    let ensemble = match found {
        Some(at) => runs.cache.remove(at),
        None => FinishedRuns {
            key: arm.key.clone(),
            runs: ByPtr::default(),
            communities: ByPtr::default(),
            short: Vec::new(),
            backends: Rc::default(),
            ms: 0.0,
        },
    };
    runs.cache.push(ensemble);
    let targets = || runs.shown.iter().chain(&runs.target);
    let keep = |e: &FinishedRuns| targets().any(|t| t.uses(&e.key));
    while runs.cache.len() > MOST_ENSEMBLES {
        let Some(oldest) = runs.cache.iter().position(|e| !keep(e)) else {
            break;
        };
        runs.cache.remove(oldest);
    }
}

fn arrive(runs: &mut Runs, progress: &mut Progress, arrival: Arrival) {
    progress.under_way.retain(|(job, _)| *job != arrival.job);
    let Some(ensemble) = runs.cache.iter_mut().find(|e| e.key == arrival.key) else {
        return;
    };
    let number = arrival.replication.replication;
    let at = ensemble.runs.partition_point(|r| r.replication < number);
    if ensemble
        .runs
        .get(at)
        .is_some_and(|r| r.replication == number)
    {
        return;
    }
    ensemble.runs.make_mut().insert(at, arrival.replication);
    ensemble.short.push((number, arrival.short));
    if !arrival.communities.is_empty() {
        ensemble.communities = ByPtr::new(arrival.communities);
    }
    if !arrival.backends.is_empty() {
        ensemble.backends = Rc::new(arrival.backends);
    }
    ensemble.ms += arrival.ms;
    progress.done += 1;
}

/// Shows the target once it has a finished pair, and sets the phase when all replications are done.
fn show(runs: &mut Runs, progress: &mut Progress) {
    let Some(target) = runs.target.clone() else {
        return;
    };
    let pairs = runs.pairs(&target);
    if pairs > 0 {
        runs.shown = Some(target.clone());
        progress.so_far = None;
    }
    if runs.phase == Phase::Running && crate::runs::wanted::missing(runs, &target).is_empty() {
        runs.phase = Phase::Done;
    }
}
