//! One worker as the page sees it: starts it, sends questions, hears answers.
//!
//! Never: waits, or ends a worker on its own.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::bridge;
use crate::protocol::{Answer, Ask, decode_answer, encode_ask};

/// A running worker; it ends when this is dropped.
pub struct Link {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(web_sys::Event)>,
}

impl Link {
    /// Starts a worker. `hear` gets its answers, or why it failed.
    ///
    /// # Errors
    /// When the browser has no workers.
    pub fn start(hear: impl Fn(Result<Answer, String>) + Clone + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let program = bridge::program();
        let address = |name: &str| format!("{program}{name}");
        let worker = Worker::new_with_options(&address("worker.js"), &options)?;
        let told = hear.clone();
        let heard = Closure::new(move |event: MessageEvent| {
            let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
            told(decode_answer(&bytes));
        });
        let failed = Closure::new(move |event: web_sys::Event| {
            let why = event
                .dyn_ref::<web_sys::ErrorEvent>()
                .map(web_sys::ErrorEvent::message);
            hear(Err(why.unwrap_or_default()));
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let start = js_sys::Object::new();
        js_sys::Reflect::set(&start, &"glue".into(), &address("gongzhi.js").into())?;
        js_sys::Reflect::set(&start, &"module".into(), &wasm_bindgen::module())?;
        worker.post_message(&start)?;
        Ok(Self {
            worker,
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

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
