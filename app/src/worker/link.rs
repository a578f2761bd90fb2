//! One worker as the page sees it: starts it, sends questions, receives answers.
//!
//! Browsers do not report the end of a worker, not even when the system reclaimed its memory. So each worker holds a lock for as long as it
//! lives; the page requests the same lock and receives it when the worker has ended.

use std::cell::Cell;
use std::rc::Rc;

use gongzhi_page::protocol::{Answer, Ask, decode_answer, encode_ask};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::browser::bridge;

/// Why a worker cannot continue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It ran out of memory.
    Memory,
    /// It failed or ended, for this reason if known.
    Other(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Memory => f.write_str("out of memory"),
            Self::Other(why) => f.write_str(why),
        }
    }
}

/// A running worker, which ends when this is dropped.
pub struct Link {
    worker: Worker,
    /// Set to false to ignore further messages.
    listening: Rc<Cell<bool>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(web_sys::Event)>,
}

impl Link {
    /// Starts a worker. `hear` receives its answers, or the reason of its failure.
    ///
    /// # Errors
    /// If the browser has no workers.
    pub fn start(
        hear: impl Fn(Result<Answer, Failure>) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let program = bridge::program();
        let address = |name: &str| format!("{program}{name}");
        let worker = Worker::new_with_options(&address("worker.js"), &options)?;
        let lock = format!("gongzhi-worker-{}", js_sys::Math::random());
        let listening = Rc::new(Cell::new(true));
        let told = hear.clone();
        let mut watch = Some(watch(&lock, &listening, hear.clone()));
        let heard = Closure::new(move |event: MessageEvent| {
            // The worker holds its lock by now.
            if let Some(watch) = watch.take() {
                watch();
            }
            told(answer(&event.data()));
        });
        let failed = Closure::new(move |event: web_sys::Event| {
            let why = event
                .dyn_ref::<web_sys::ErrorEvent>()
                .map(web_sys::ErrorEvent::message);
            hear(Err(Failure::Other(why.unwrap_or_default())));
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let start = js_sys::Object::new();
        js_sys::Reflect::set(&start, &"glue".into(), &address("gongzhi.js").into())?;
        js_sys::Reflect::set(&start, &"module".into(), &wasm_bindgen::module())?;
        js_sys::Reflect::set(&start, &"lock".into(), &lock.into())?;
        worker.post_message(&start)?;
        Ok(Self {
            worker,
            listening,
            _heard: heard,
            _failed: failed,
        })
    }

    /// Sends a question.
    ///
    /// # Errors
    /// If the question cannot be sent.
    pub fn ask(&self, ask: &Ask) -> Result<(), String> {
        self.ask_with(ask, &js_sys::Array::new())
    }

    /// Sends a question, and hands ports over with it.
    ///
    /// # Errors
    /// If the question cannot be sent.
    pub fn ask_with(&self, ask: &Ask, ports: &js_sys::Array) -> Result<(), String> {
        let text = encode_ask(ask)?;
        self.worker
            .post_message_with_transfer(&text.into(), ports)
            .map_err(|error| format!("{error:?}"))
    }
}

/// Decodes a worker's message; see public/program/worker.js for messages that are not answers.
fn answer(data: &JsValue) -> Result<Answer, Failure> {
    if data.is_string() {
        return Err(Failure::Memory);
    }
    let bytes = js_sys::Uint8Array::new(data).to_vec();
    decode_answer(&bytes).map_err(Failure::Other)
}

/// Calls back when the worker that holds this lock has ended.
fn watch(
    lock: &str,
    listening: &Rc<Cell<bool>>,
    hear: impl Fn(Result<Answer, Failure>) + 'static,
) -> impl FnOnce() + 'static {
    let (lock, listening) = (lock.to_owned(), listening.clone());
    let ended = move || {
        if listening.get() {
            hear(Err(Failure::Other("the worker ended".to_owned())));
        }
    };
    move || bridge::watch(&lock, &Closure::once_into_js(ended))
}

impl Drop for Link {
    fn drop(&mut self) {
        self.listening.set(false);
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
