//! An ensemble over threads. The bits do not depend on how many there are: replications are independent, and they are
//! handed over in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{Design, Ensemble};
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::world::{World, Worlds};
use indicatif::ProgressBar;

use crate::failure::Failure;
use crate::interrupt;

type Finished = Result<(Replication, Vec<CommunityState>), (u32, Vec<Diagnostic>)>;

/// Days between two looks at whether somebody asked to stop.
const CHUNK: usize = 7;

/// What all threads share.
struct Shared<'a> {
    scenario: &'a Arc<Scenario>,
    world: Arc<World>,
    seed: u64,
    replications: u32,
    next: AtomicU32,
    failed: AtomicBool,
    backend: BackendChoice,
    bar: &'a ProgressBar,
}

/// How many threads the machine runs at once.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Why there is no ensemble.
pub enum Stop {
    /// A rule or replication failed.
    Found(Vec<Diagnostic>),
    /// What was finished could not be taken.
    Failed(Failure),
}

impl Stop {
    /// As a failure of the scenario of that name.
    pub fn of(self, name: String) -> Failure {
        match self {
            Self::Found(diagnostics) => Failure::Found(name, diagnostics),
            Self::Failed(failure) => failure,
        }
    }
}

/// What becomes of a finished replication: replications come in their order.
pub type Keep<'k> = dyn FnMut(Replication) -> Result<Replication, Failure> + 'k;

/// Runs a design on `threads` threads. If replications fail, the first by number is the error. If somebody asks to stop, those
/// that are finished are all that there is.
pub fn ensemble(
    scenario: &Arc<Scenario>,
    design: Design,
    backend: BackendChoice,
    threads: usize,
    worlds: &mut Worlds,
    bar: &ProgressBar,
    keep: &mut Keep<'_>,
) -> Result<Ensemble, Stop> {
    let shared = Shared {
        scenario,
        world: worlds.get(scenario, design.seed),
        seed: design.seed,
        replications: design.replications,
        next: AtomicU32::new(0),
        failed: AtomicBool::new(false),
        backend,
        bar,
    };
    let workers = threads.clamp(1, design.replications.max(1) as usize);
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            let shared = &shared;
            scope.spawn(move || work(shared, &sender));
        }
        drop(sender);
        collect(receiver.into_iter(), &shared.failed, keep)
    })
}

/// One thread: its own rules (Rhai's are not shared), then replications until there are none left.
fn work(shared: &Shared<'_>, results: &Sender<Finished>) {
    let (scenario, world) = (shared.scenario.clone(), shared.world.clone());
    let model = match Model::with_backend(scenario, shared.seed, shared.backend, world) {
        Ok(model) => model,
        Err(diagnostics) => {
            shared.failed.store(true, Ordering::Relaxed);
            let _ = results.send(Err((0, diagnostics)));
            return;
        }
    };
    while !shared.failed.load(Ordering::Relaxed) && !interrupt::asked() {
        let number = shared.next.fetch_add(1, Ordering::Relaxed);
        if number >= shared.replications {
            return;
        }
        let finished = replicate(shared, &model, number);
        if finished.is_err() {
            shared.failed.store(true, Ordering::Relaxed);
        }
        let finished = finished.map_err(|d| (number, vec![*d])).transpose();
        if let Some(finished) = finished {
            // The receiver lives until all senders are gone.
            let _ = results.send(finished);
        }
    }
}

/// One replication; none if somebody asked to stop before it was finished.
fn replicate(
    shared: &Shared<'_>,
    model: &Model,
    number: u32,
) -> Result<Option<(Replication, Vec<CommunityState>)>, Box<Diagnostic>> {
    let mut run = model.run(number)?;
    let mut done = 0;
    while !interrupt::asked() {
        let now = run.advance(CHUNK)?;
        shared.bar.inc(now.day.saturating_sub(done) as u64);
        done = now.day;
        if now.finished() {
            return Ok(Some(run.finish()));
        }
    }
    Ok(None)
}

/// Replications that are finished, handed over in their order.
struct InOrder<'k, 'f> {
    next: u32,
    waiting: BTreeMap<u32, (Replication, Vec<CommunityState>)>,
    keep: &'k mut Keep<'f>,
    all: Ensemble,
}

impl InOrder<'_, '_> {
    /// Takes one in; hands over all whose turn it is.
    fn add(&mut self, run: Replication, communities: Vec<CommunityState>) -> Result<(), Failure> {
        self.waiting.insert(run.replication, (run, communities));
        while let Some((run, communities)) = self.waiting.remove(&self.next) {
            self.next += 1;
            self.all.add((self.keep)(run)?, communities);
        }
        Ok(())
    }

    /// Hands over those that wait for others that will not come.
    fn finish(mut self) -> Result<Ensemble, Failure> {
        for (run, communities) in std::mem::take(&mut self.waiting).into_values() {
            self.all.add((self.keep)(run)?, communities);
        }
        Ok(self.all)
    }
}

fn collect(
    results: impl Iterator<Item = Finished>,
    failed: &AtomicBool,
    keep: &mut Keep<'_>,
) -> Result<Ensemble, Stop> {
    let mut finished = InOrder {
        next: 0,
        waiting: BTreeMap::new(),
        keep,
        all: Ensemble::default(),
    };
    let mut first: Option<(u32, Vec<Diagnostic>)> = None;
    for result in results {
        match result {
            Ok((run, communities)) => {
                if let Err(failure) = finished.add(run, communities) {
                    failed.store(true, Ordering::Relaxed);
                    return Err(Stop::Failed(failure));
                }
            }
            Err(error) if first.as_ref().is_none_or(|f| error.0 < f.0) => first = Some(error),
            Err(_) => {}
        }
    }
    match first {
        Some((_, diagnostics)) => Err(Stop::Found(diagnostics)),
        None => finished.finish().map_err(Stop::Failed),
    }
}

/// Does tasks on `threads` threads and gives the results in the order of the tasks; the first error by order is the error. None if
/// somebody asked to stop before all were done.
pub fn over_threads<T: Sync, R: Send, E: Send>(
    tasks: &[T],
    threads: usize,
    act: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Option<Vec<R>>, E> {
    let next = AtomicU32::new(0);
    let failed = AtomicBool::new(false);
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for _ in 0..threads.clamp(1, tasks.len().max(1)) {
            let (sender, next, failed, act) = (sender.clone(), &next, &failed, &act);
            scope.spawn(move || {
                while !failed.load(Ordering::Relaxed) && !interrupt::asked() {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(n as usize) else {
                        return;
                    };
                    let done = act(task);
                    if done.is_err() {
                        failed.store(true, Ordering::Relaxed);
                    }
                    // The receiver lives until all senders are gone.
                    let _ = sender.send((n, done));
                }
            });
        }
        drop(sender);
        let mut done: Vec<(u32, Result<R, E>)> = receiver.into_iter().collect();
        done.sort_by_key(|(n, _)| *n);
        let done: Vec<R> = done
            .into_iter()
            .map(|(_, result)| result)
            .collect::<Result<_, E>>()?;
        Ok((done.len() == tasks.len()).then_some(done))
    })
}
