//! The worker's side: takes a job, simulates it in chunks of days, answers.
//!
//! What: keeps the last scenarios compiled and the last worlds built, for the next job mostly needs the same. Between chunks it lets
//! messages in, so that a job can be cancelled. Never: reads the page, or lets a job change another's result.

use std::cell::RefCell;
use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::rules::{BackendChoice, CompiledRules};
use gongzhi_engine::scenario::{Library, Scenario};
use gongzhi_engine::text::Text;
use gongzhi_engine::world::World;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::library;
use crate::protocol::{Answer, Ask, Job, Record, UnderSet, decode_ask, encode_answer};
use crate::worker::reading::{self, LastRead};
use crate::worker::rehearsal;
use crate::worker::task::Task;

/// Days between two looks at the clock.
const CHUNK_DAYS: usize = 7;

/// Milliseconds between two looks at the messages.
const BREATH_MS: f64 = 40.0;

/// Milliseconds between two looks at what a followed replication has recorded.
const SO_FAR_MS: f64 = 200.0;

/// Scenarios and worlds that are kept.
const MOST_KEPT: usize = 3;

/// A scenario, ready to run.
pub(super) struct Ready {
    pub(super) scenario: Scenario,
    pub(super) rules: CompiledRules,
}

/// What tells one of them from others: hash, values of an accepted set, which the hash does not know, and whether the reach of
/// clauses is noted.
type ReadyKey = (String, Option<UnderSet>, bool);

#[derive(Default)]
struct Kept {
    ready: Vec<(ReadyKey, Rc<Ready>)>,
    worlds: Vec<(String, Rc<World>)>,
    cancelled: Option<u32>,
    read: LastRead,
}

/// Serves until the page ends the worker.
pub fn serve(scope: &DedicatedWorkerGlobalScope) {
    let kept = Rc::new(RefCell::new(Kept::default()));
    let home = scope.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        match decode_ask(&text) {
            Ok(Ask::Rehearse(part)) => rehearsal::rehearse(part),
            Ok(Ask::Hello) => answer(&home, &Answer::Ready),
            Ok(Ask::Read(asked)) => {
                let found = reading::answer(&asked, &mut kept.borrow_mut().read);
                answer(&home, &found);
            }
            Ok(Ask::Cancel(id)) => kept.borrow_mut().cancelled = Some(id),
            Ok(Ask::Run(job)) => {
                let (home, kept) = (home.clone(), kept.clone());
                spawn_local(async move {
                    let id = job.id;
                    let result = simulate(&home, &kept, &job).await;
                    let result =
                        result.unwrap_or_else(|diagnostics| Answer::Failed { id, diagnostics });
                    answer(&home, &result);
                });
            }
            Err(why) => web_sys::console::error_1(&why.into()),
        }
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}

fn answer(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    let sent = encode_answer(answer).map(|bytes| {
        let array = js_sys::Uint8Array::from(bytes.as_slice());
        let buffer = array.buffer();
        scope.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer))
    });
    if !matches!(sent, Ok(Ok(()))) {
        web_sys::console::error_1(&"an answer could not be sent".into());
    }
}

async fn simulate(
    scope: &DedicatedWorkerGlobalScope,
    kept: &RefCell<Kept>,
    job: &Job,
) -> Result<Answer, Vec<Diagnostic>> {
    let began = now(scope);
    let ready = ready(kept, job)?;
    let world = world(kept, &ready.scenario, job.seed);
    let mut task = Task::new(&ready, &world, job).map_err(|d| vec![*d])?;
    let (mut breath, mut told) = (now(scope), f64::NEG_INFINITY);
    loop {
        let progress = task.advance(CHUNK_DAYS).map_err(|d| vec![*d])?;
        if progress.finished() {
            break;
        }
        if now(scope) - breath > BREATH_MS {
            let (day, days) = (progress.day as u32, progress.days as u32);
            answer(
                scope,
                &Answer::Progress {
                    id: job.id,
                    day,
                    days,
                },
            );
            if job.follow && now(scope) - told > SO_FAR_MS {
                if let Some(replication) = task.so_far().cloned() {
                    answer(
                        scope,
                        &Answer::SoFar {
                            id: job.id,
                            replication,
                        },
                    );
                }
                told = now(scope);
            }
            breathe().await;
            if kept
                .borrow_mut()
                .cancelled
                .take_if(|id| *id == job.id)
                .is_some()
            {
                return Ok(Answer::Cancelled { id: job.id });
            }
            breath = now(scope);
        }
    }
    Ok(task.finish(&ready, job, now(scope) - began))
}

/// The job's scenario, compiled; from the last ones if it is among them.
fn ready(kept: &RefCell<Kept>, job: &Job) -> Result<Rc<Ready>, Vec<Diagnostic>> {
    let covered = job.record == Record::Coverage;
    let key = (job.hash.clone(), job.set.clone(), covered);
    let found = kept
        .borrow()
        .ready
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, r)| r.clone());
    if let Some(found) = found {
        return Ok(found);
    }
    let loaded = library::load(&job.origin, &Library::shipped());
    let base = loaded.scenario.ok_or(loaded.diagnostics)?;
    let (scenario, _) = library::reform(&base, &job.changes)?;
    if scenario.hash != job.hash {
        return Err(vec![differs(job)]);
    }
    let scenario = match &job.set {
        Some(under) => scenario.with_values(&under.values),
        None => scenario,
    };
    let choice = if covered {
        BackendChoice::Covered
    } else {
        BackendChoice::Kernel
    };
    let rules = CompiledRules::compile_with(scenario.program(), choice)?;
    let made = Rc::new(Ready { scenario, rules });
    keep(&mut kept.borrow_mut().ready, key, made.clone());
    Ok(made)
}

/// The page and the worker are the same program and read the same text.
fn differs(job: &Job) -> Diagnostic {
    let message = Text::new(
        "后台读到的方案与页面上的不同。",
        "The worker read another scenario than the page.",
    );
    let source = Source::Option(job.origin.key().to_owned());
    Diagnostic::error("other-scenario", source, message)
        .hint(Text::new("请重新载入本页。", "Reload the page."))
}

fn world(kept: &RefCell<Kept>, scenario: &Scenario, seed: u64) -> Rc<World> {
    let key = World::key(scenario, seed);
    let found = kept
        .borrow()
        .worlds
        .iter()
        .find(|(k, _)| *k == key)
        .map(|(_, w)| w.clone());
    found.unwrap_or_else(|| {
        let made = Rc::new(World::build(scenario, seed));
        keep(&mut kept.borrow_mut().worlds, key, made.clone());
        made
    })
}

fn keep<K, T>(list: &mut Vec<(K, Rc<T>)>, key: K, value: Rc<T>) {
    if list.len() >= MOST_KEPT {
        list.remove(0);
    }
    list.push((key, value));
}

fn now(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |p| p.now())
}

/// Lets the messages in that have come meanwhile. A timer would do, but browsers make nested timers wait 4 ms.
async fn breathe() {
    let Ok(channel) = web_sys::MessageChannel::new() else {
        return;
    };
    let (here, there) = (channel.port1(), channel.port2());
    let arrived = js_sys::Promise::new(&mut |resolve, _| here.set_onmessage(Some(&resolve)));
    if there.post_message(&wasm_bindgen::JsValue::NULL).is_ok() {
        let _ = JsFuture::from(arrived).await;
    }
    here.set_onmessage(None);
    here.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Origin;
    use gongzhi_engine::catalogue::params::Value;

    /// A job of the first accepted set of a file that states this share of visits in it.
    fn job(visit_share: f64) -> Job {
        let text = format!(
            r#"
            format = 1
            extends = "yuecheng-2018"
            meta = {{ id = "x", title = "x" }}
            parameter_sets = {{ params = ["visit_share"], values = [[{visit_share}]] }}
        "#
        );
        let origin = Origin::File {
            name: "x.toml".into(),
            text,
        };
        let loaded = library::load(&origin, &Library::shipped());
        Job {
            id: 1,
            origin,
            changes: Default::default(),
            hash: loaded.scenario.unwrap().hash,
            set: Some(UnderSet {
                set: 0,
                values: [("visit_share".to_owned(), Value::Float(visit_share))].into(),
            }),
            seed: 1,
            replication: 0,
            record: Record::Series,
            follow: false,
        }
    }

    #[test]
    fn a_file_that_differs_in_its_sets_only_is_read_anew_for_them() {
        let kept = RefCell::new(Kept::default());
        let share = |job: &Job| ready(&kept, job).unwrap().scenario.params.visit_share;
        let (first, second) = (job(0.3), job(0.4));
        assert_eq!(first.hash, second.hash);
        assert_eq!(
            [share(&first), share(&second), share(&first)],
            [0.3, 0.4, 0.3]
        );
        assert_eq!(kept.borrow().ready.len(), 2);
    }
}
