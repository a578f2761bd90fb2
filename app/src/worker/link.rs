//! One worker as the page sees it: starts it, sends questions, receives answers.
//!
//! Browsers say nothing when a worker ends, not even when the system took its memory. So each worker holds a lock of its own as long as
//! it lives; the page requests the same lock, and gets it when the worker is gone.

use std::cell::Cell;
use std::rc::Rc;

use gongzhi_page::protocol::{Answer, Ask, decode_answer, encode_ask};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::browser::bridge;

/// Why a worker cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Its memory ran out.
    Memory,
    /// It failed, or ended without a word: why, as far as it is known.
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

/// A running worker; it ends when this is dropped.
pub struct Link {
    worker: Worker,
    /// Nobody listens any more once this is false.
    listening: Rc<Cell<bool>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(web_sys::Event)>,
}

impl Link {
    /// Starts a worker. `hear` gets its answers, or why it failed.
    ///
    /// # Errors
    /// When the browser has no workers.
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
            // It has its lock by now.
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

    /// Asks it something.
    ///
    /// # Errors
    /// When the question cannot be sent.
    pub fn ask(&self, ask: &Ask) -> Result<(), String> {
        let text = encode_ask(ask)?;
        self.worker
            .post_message(&text.into())
            .map_err(|error| format!("{error:?}"))
    }
}

/// What a message of a worker says; see public/program/worker.js for those that are no answer.
fn answer(data: &JsValue) -> Result<Answer, Failure> {
    if data.is_string() {
        return Err(Failure::Memory);
    }
    let bytes = js_sys::Uint8Array::new(data).to_vec();
    decode_answer(&bytes).map_err(Failure::Other)
}

/// Tells when the worker with that lock is no more, once this is called.
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
