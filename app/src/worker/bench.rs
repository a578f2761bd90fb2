//! `window.gongzhiBench(scenarioId)`: measures one replication in a separate worker.
//!
//! The benchmark uses it, and so does the test that native and Wasm give the same bits.

use std::cell::RefCell;
use std::rc::Rc;

use gongzhi_engine::results;
use gongzhi_engine::scenario::{Changes, Library};
use gongzhi_engine::text::Lang;
use gongzhi_page::library;
use gongzhi_page::protocol::{Answer, Ask, Job, Origin, Recording};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;

use super::link::{Failure, Link};
use crate::browser::bridge;

/// Defines `window.gongzhiBench`.
pub fn offer() {
    let bench = Closure::<dyn Fn(String) -> Promise>::new(|id: String| {
        Promise::new(&mut |resolve, reject| {
            if let Err(why) = measure(Origin::Shipped(id.clone()), &resolve, &reject) {
                let _ = reject.call1(&JsValue::NULL, &why.into());
            }
        })
    });
    if let Some(window) = web_sys::window() {
        let _ = Reflect::set(
            &window,
            &"gongzhiBench".into(),
            bench.as_ref().unchecked_ref::<Function>(),
        );
    }
    bench.forget();
}

fn measure(origin: Origin, resolve: &Function, reject: &Function) -> Result<(), String> {
    let loaded = library::load(&origin, &Library::shipped());
    let scenario = loaded.scenario.ok_or_else(|| {
        let lines: Vec<String> = loaded
            .diagnostics
            .iter()
            .map(|d| d.render(Lang::En, origin.key()))
            .collect();
        lines.join("\n")
    })?;
    let (hash, seed) = (scenario.hash.clone(), scenario.experiment.seed);
    let job = Box::new(Job {
        id: 1,
        origin,
        changes: Changes::default(),
        hash,
        set: None,
        seed,
        replication: 0,
        city: 0,
        record: Recording::Series,
        follow: false,
        share: None,
    });
    let (resolve, reject) = (resolve.clone(), reject.clone());
    let link: Rc<RefCell<Option<Link>>> = Rc::default();
    let began = Rc::new(RefCell::new(0.0));
    let held = link.clone();
    let hear = move |answer: Result<Answer, Failure>| match answer {
        Ok(Answer::Ready) => {
            *began.borrow_mut() = bridge::now();
            if let Some(link) = held.borrow().as_ref() {
                let _ = link.ask(&Ask::Run(job.clone()));
            }
        }
        Ok(Answer::Progress { .. }) => {}
        Ok(Answer::Done { replication, .. }) => {
            let ms = bridge::now() - *began.borrow();
            let petitions = replication.headline("petitions_raised");
            let fingerprint = results::fingerprint(&[replication]);
            let _ = resolve.call1(&JsValue::NULL, &report(ms, petitions, &fingerprint));
            end(&held);
        }
        other => {
            let _ = reject.call1(&JsValue::NULL, &format!("{other:?}").into());
            end(&held);
        }
    };
    let started = Link::start(hear).map_err(|why| format!("{why:?}"))?;
    started.ask(&Ask::Hello)?;
    *link.borrow_mut() = Some(started);
    Ok(())
}

/// Ends the worker after its answer has been handled.
fn end(link: &Rc<RefCell<Option<Link>>>) {
    let link = link.clone();
    gloo_timers::callback::Timeout::new(0, move || drop(link.borrow_mut().take())).forget();
}

fn report(ms: f64, petitions: f64, fingerprint: &str) -> JsValue {
    let object = Object::new();
    for (key, value) in [
        ("ms", JsValue::from_f64(ms)),
        ("petitions", JsValue::from_f64(petitions)),
        ("fingerprint", JsValue::from_str(fingerprint)),
    ] {
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object.into()
}
