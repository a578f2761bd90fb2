//! Page and worker in the browser: [`start`] renders the page if there is a window, else serves as a worker.
//!
//! Both are one Wasm file, which the browser compiles once, so a worker starts in milliseconds. This file has no logic of its own.

mod app;
mod browser;
mod components;
mod controller;
mod layout;
mod reducer;
mod ui;
mod worker;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;

/// Reports a panic to the page's guard, or to the worker's script.
fn panicked(info: &std::panic::PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    match web_sys::window() {
        Some(_) => browser::bridge::died(&info.to_string()),
        None => {
            let worker = js_sys::global();
            let _ = js_sys::Reflect::set(&worker, &"panicked".into(), &true.into());
        }
    }
}

/// Becomes the page or a worker, by where it is called.
pub fn start() {
    std::panic::set_hook(Box::new(panicked));
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        worker::bench::offer();
        if let Some(root) = document.get_element_by_id("app") {
            // In a separate task, because the task that starts the program is already long.
            Timeout::new(0, || {
                drop(yew::Renderer::<app::App>::with_root(root).render())
            })
            .forget();
        }
    } else if let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        worker::host::serve(&scope);
    }
}
