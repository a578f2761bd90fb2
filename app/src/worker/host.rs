//! The worker's side: receives a job, simulates it in chunks of days, answers.
//!
//! It handles messages between chunks, so that a job can be cancelled.

use std::cell::RefCell;
use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::run::Progress;
use gongzhi_page::protocol::{Answer, Ask, Job, decode_ask, encode_answer};
use gongzhi_page::worker::looking::Looker;
use gongzhi_page::worker::models::Models;
use gongzhi_page::worker::reading::{self, LastRead};
use gongzhi_page::worker::rehearsal;
use gongzhi_page::worker::task::Task;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::letter_ports::LetterPorts;

/// Days simulated between two looks at the clock.
const CHUNK_DAYS: usize = 7;

/// Milliseconds between two checks for messages.
const BREATH_MS: f64 = 40.0;

/// Milliseconds between two reports of the weeks recorded by a followed replication.
const SO_FAR_MS: f64 = 300.0;

#[derive(Default)]
struct Kept {
    models: Models,
    cancelled: Option<u32>,
    /// Continues a job that waits for a letter.
    wake: Option<js_sys::Function>,
    read: LastRead,
    looker: Looker,
}

impl Kept {
    fn is_cancelled(&mut self, job: &Job) -> bool {
        self.cancelled.take_if(|id| *id == job.id).is_some()
    }
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
            Ok(Ask::Look(id, asked)) => {
                let looked = Box::new(kept.borrow_mut().looker.look(&asked));
                answer(&home, &Answer::Looked { id, looked });
            }
            Ok(Ask::Cancel(id)) => {
                kept.borrow_mut().cancelled = Some(id);
                wake(&kept);
            }
            Ok(Ask::Run(job)) => {
                let (home, kept, waiting) = (home.clone(), kept.clone(), kept.clone());
                let ports = LetterPorts::open(&event.ports(), move || wake(&waiting));
                spawn_local(async move {
                    let id = job.id;
                    let result = simulate(&home, &kept, &job, &ports).await;
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

/// Continues a job that waits.
fn wake(kept: &RefCell<Kept>) {
    let wake = kept.borrow_mut().wake.take();
    if let Some(wake) = wake {
        let _ = wake.call0(&wasm_bindgen::JsValue::UNDEFINED);
    }
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
    ports: &LetterPorts,
) -> Result<Answer, Vec<Diagnostic>> {
    let began = now(scope);
    let model = kept.borrow_mut().models.get(job)?;
    let mut task = Task::new(&model, job).map_err(|d| vec![*d])?;
    let (mut breath, mut told) = (now(scope), f64::NEG_INFINITY);
    loop {
        let step = task.advance(CHUNK_DAYS).map_err(|d| vec![*d])?;
        send_letters(&mut task, ports);
        if step.finished {
            break;
        }
        if step.waits {
            letter_or_cancel(kept).await;
        } else if now(scope) - breath > BREATH_MS {
            report(scope, &task, job, step.progress, &mut told);
            breathe().await;
            breath = now(scope);
        }
        if kept.borrow_mut().is_cancelled(job) {
            return Ok(Answer::Cancelled { id: job.id });
        }
        for letter in ports.received() {
            task.hear(letter).map_err(|d| vec![*d])?;
        }
        send_letters(&mut task, ports);
    }
    Ok(task.finish(&model, job, now(scope) - began))
}

/// Reports how far a job is, and now and then the weeks that it has recorded.
fn report(
    scope: &DedicatedWorkerGlobalScope,
    task: &Task<'_>,
    job: &Job,
    progress: Progress,
    told: &mut f64,
) {
    if job.is_for_another() {
        return;
    }
    let id = job.id;
    let (day, days) = (progress.day as u32, progress.days as u32);
    answer(scope, &Answer::Progress { id, day, days });
    if !job.follow || now(scope) - *told <= SO_FAR_MS {
        return;
    }
    if let Some(replication) = task.so_far().cloned() {
        answer(scope, &Answer::SoFar { id, replication });
    }
    *told = now(scope);
}

/// Sends a job's letters to the workers of its other parts.
fn send_letters(task: &mut Task<'_>, ports: &LetterPorts) {
    for letter in task.letters() {
        if let Err(why) = ports.send(&letter) {
            web_sys::console::error_1(&why.into());
        }
    }
}

/// Waits until a letter or a cancellation has come.
async fn letter_or_cancel(kept: &RefCell<Kept>) {
    let come = js_sys::Promise::new(&mut |resolve, _| kept.borrow_mut().wake = Some(resolve));
    let _ = JsFuture::from(come).await;
}

fn now(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |p| p.now())
}

/// Lets pending messages in. It does not use a timer, because browsers delay nested timers by 4 ms.
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
