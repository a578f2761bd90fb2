//! `window.gongzhiBench(scenarioId, workers)`: measures one replication, divided among workers of its own.
//!
//! The benchmark uses it, and so does the test that native and Wasm give the same bits. The workers live until the caller ends them, so
//! that their memory can be read.

use std::cell::RefCell;
use std::rc::Rc;

use gongzhi_engine::results;
use gongzhi_engine::scenario::{Changes, Library};
use gongzhi_engine::text::Lang;
use gongzhi_page::library;
use gongzhi_page::protocol::{Answer, Ask, Job, Origin, Recording, Share};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;

use super::letter_ports::connect;
use super::link::{Failure, Link};
use crate::browser::bridge;

/// Defines `window.gongzhiBench`.
pub fn offer() {
    let bench = Closure::<dyn Fn(String, u32) -> Promise>::new(|id: String, workers: u32| {
        Promise::new(&mut |resolve, reject| {
            let bench = Bench::new(&id, workers.max(1), resolve, reject.clone());
            if let Err(why) = bench.and_then(|bench| bench.start()) {
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

/// One replication on workers of its own.
struct Bench {
    job: Job,
    workers: u32,
    /// Empty until all have started, and once they are ended.
    links: RefCell<Vec<Link>>,
    ready: RefCell<u32>,
    began: RefCell<f64>,
    resolve: Function,
    reject: Function,
}

impl Bench {
    fn new(
        id: &str,
        workers: u32,
        resolve: Function,
        reject: Function,
    ) -> Result<Rc<Self>, String> {
        let origin = Origin::Shipped(id.to_owned());
        let loaded = library::load(&origin, &Library::shipped());
        let scenario = loaded.scenario.ok_or_else(|| {
            let found = loaded.diagnostics.iter();
            let lines: Vec<String> = found.map(|d| d.render(Lang::En, id)).collect();
            lines.join("\n")
        })?;
        let job = Job {
            id: 1,
            origin,
            changes: Changes::default(),
            hash: scenario.hash.clone(),
            set: None,
            seed: scenario.experiment.seed,
            replication: 0,
            city: 0,
            record: Recording::Series,
            follow: false,
            share: None,
        };
        Ok(Rc::new(Self {
            job,
            workers,
            links: RefCell::default(),
            ready: RefCell::default(),
            began: RefCell::default(),
            resolve,
            reject,
        }))
    }

    fn start(self: &Rc<Self>) -> Result<(), String> {
        for _ in 0..self.workers {
            let bench = Rc::clone(self);
            let hear = move |answer| bench.hear(answer);
            let link = Link::start(hear).map_err(|why| format!("{why:?}"))?;
            link.ask(&Ask::Hello)?;
            self.links.borrow_mut().push(link);
        }
        Ok(())
    }

    fn hear(self: &Rc<Self>, answer: Result<Answer, Failure>) {
        match answer {
            Ok(Answer::Ready) => {
                *self.ready.borrow_mut() += 1;
                if *self.ready.borrow() == self.workers {
                    self.run();
                }
            }
            Ok(Answer::Progress { .. } | Answer::ShareDone { .. }) => {}
            Ok(Answer::Done { replication, .. }) => {
                let ms = bridge::now() - *self.began.borrow();
                let petitions = replication.headline("petitions_raised");
                let fingerprint = results::fingerprint(&[replication]);
                let report = self.report(ms, petitions, &fingerprint);
                let _ = self.resolve.call1(&JsValue::NULL, &report);
            }
            other => {
                let _ = self
                    .reject
                    .call1(&JsValue::NULL, &format!("{other:?}").into());
                self.end_soon();
            }
        }
    }

    /// Hands each worker its share.
    fn run(&self) {
        *self.began.borrow_mut() = bridge::now();
        let ports = connect(self.workers as usize);
        let of = ports.len() as u32;
        for ((index, ports), link) in (0..).zip(&ports).zip(self.links.borrow().iter()) {
            let share = (of > 1).then_some(Share { index, of });
            let job = Job {
                share,
                ..self.job.clone()
            };
            if let Err(why) = link.ask_with(&Ask::Run(Box::new(job)), ports) {
                let _ = self.reject.call1(&JsValue::NULL, &why.into());
            }
        }
    }

    /// Ends the workers, once their answer has been handled.
    fn end_soon(self: &Rc<Self>) {
        let bench = Rc::clone(self);
        gloo_timers::callback::Timeout::new(0, move || bench.links.borrow_mut().clear()).forget();
    }

    fn report(self: &Rc<Self>, ms: f64, petitions: f64, fingerprint: &str) -> JsValue {
        let bench = Rc::clone(self);
        let end = Closure::once_into_js(move || bench.end_soon());
        let object = Object::new();
        for (key, value) in [
            ("ms", JsValue::from_f64(ms)),
            ("petitions", JsValue::from_f64(petitions)),
            ("fingerprint", JsValue::from_str(fingerprint)),
            ("end", end),
        ] {
            let _ = Reflect::set(&object, &key.into(), &value);
        }
        object.into()
    }
}
