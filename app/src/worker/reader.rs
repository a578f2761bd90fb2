//! The page's side of reading: a separate worker reads untrusted files within a time limit.
//!
//! It handles one request at a time, in order; a newer check replaces one that is not done. The worker is not part of the pool, so ending
//! one that hangs does not end any run.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::scenario::{Changes, Loaded};
use gongzhi_engine::text::Text;
use gongzhi_page::library::Checked;
use gongzhi_page::protocol::{Answer, Ask, Origin, ReadRequest};

use super::link::{Failure, Link};

/// Time limit for reading and checking a scenario, in milliseconds.
const LIMIT_MS: u32 = 10_000;

/// Reads untrusted files, and checks changes.
#[derive(Clone, Default)]
pub struct Reader(Rc<RefCell<Desk>>);

/// State of the reader.
#[derive(Default)]
struct Desk {
    /// Its worker, or `None` before the first request and after a failure.
    link: Option<Link>,
    /// Requests, in order.
    waiting: VecDeque<Waiting>,
    /// Time limit of the first request, while it is in progress.
    limit: Option<Timeout>,
    next_id: u32,
}

struct Waiting {
    reading: ReadRequest,
    /// Whether a newer request of this kind replaces it.
    gives_way: bool,
    told: oneshot::Sender<Loaded>,
}

impl Reader {
    /// Reads a scenario, with changes if given.
    pub async fn read(&self, origin: Origin, changes: Option<Changes>) -> Loaded {
        let loaded = self.ask(origin, changes, false).await;
        loaded.unwrap_or(Loaded {
            scenario: None,
            diagnostics: Vec::new(),
        })
    }

    /// Checks changes to a scenario. Returns `None` if a newer check replaced this one.
    pub async fn check(&self, origin: Origin, changes: Changes) -> Option<Checked> {
        let Loaded {
            scenario,
            diagnostics,
        } = self.ask(origin, Some(changes), true).await?;
        Some(match scenario {
            Some(scenario) => Ok((scenario, diagnostics)),
            None => Err(diagnostics),
        })
    }

    async fn ask(
        &self,
        origin: Origin,
        changes: Option<Changes>,
        gives_way: bool,
    ) -> Option<Loaded> {
        let (told, answer) = oneshot::channel();
        {
            let mut desk = self.0.borrow_mut();
            if gives_way {
                desk.give_way();
            }
            desk.next_id += 1;
            let reading = ReadRequest {
                id: desk.next_id,
                origin,
                changes,
            };
            desk.waiting.push_back(Waiting {
                reading,
                gives_way,
                told,
            });
        }
        self.go_on();
        answer.await.ok()
    }

    /// Starts the first waiting request, unless it is in progress.
    fn go_on(&self) {
        let mut desk = self.0.borrow_mut();
        let Some(first) = desk.waiting.front().filter(|_| desk.limit.is_none()) else {
            return;
        };
        let ask = Ask::Read(Box::new(first.reading.clone()));
        let weak = Rc::downgrade(&self.0);
        desk.limit = Some(Timeout::new(LIMIT_MS, move || fail(&weak, too_long)));
        let link = desk.link.take().map_or_else(|| self.start(), Ok);
        let asked = link.and_then(|link| {
            let asked = link.ask(&ask);
            desk.link = Some(link);
            asked
        });
        drop(desk);
        if let Err(why) = asked {
            fail(&Rc::downgrade(&self.0), |name| failed(name, &why));
        }
    }

    fn start(&self) -> Result<Link, String> {
        let weak = Rc::downgrade(&self.0);
        let hear = move |answer| match answer {
            Ok(Answer::Read {
                id,
                scenario,
                diagnostics,
            }) => take(&weak, id, scenario, diagnostics),
            Ok(_) => {}
            Err(Failure::Memory) => fail(&weak, out_of_memory),
            Err(Failure::Other(why)) => fail(&weak, |name| failed(name, &why)),
        };
        Link::start(hear).map_err(|why| format!("{why:?}"))
    }
}

impl Desk {
    /// Drops all replaceable checks; one in progress ends with its worker.
    fn give_way(&mut self) {
        let first = self.waiting.front();
        if self.limit.is_some() && first.is_some_and(|waiting| waiting.gives_way) {
            self.end_worker();
        }
        self.waiting.retain(|waiting| !waiting.gives_way);
    }

    fn end_worker(&mut self) {
        self.limit = None;
        if let Some(link) = self.link.take() {
            // Deferred, because this may run inside that worker's own message handler.
            Timeout::new(0, move || drop(link)).forget();
        }
    }
}

/// Delivers an answer to its request, and continues.
fn take(desk: &Weak<RefCell<Desk>>, id: u32, scenario: Option<String>, found: Vec<Diagnostic>) {
    let Some(desk) = desk.upgrade() else { return };
    let reader = Reader(desk);
    let first = {
        let mut desk = reader.0.borrow_mut();
        let is_first = desk.waiting.front().is_some_and(|w| w.reading.id == id);
        if is_first {
            desk.limit = None;
        }
        desk.waiting.pop_front().filter(|_| is_first)
    };
    let Some(Waiting { reading, told, .. }) = first else {
        return;
    };
    let scenario = scenario.map(|text| serde_json::from_str(&text));
    let loaded = match scenario.transpose() {
        Ok(scenario) => Loaded {
            scenario,
            diagnostics: found,
        },
        Err(why) => refused(failed(reading.origin.key(), &why.to_string())),
    };
    // The caller may no longer be waiting.
    let _ = told.send(loaded);
    reader.go_on();
}

/// Fails the request in progress with a reason, and continues with a new worker.
fn fail(desk: &Weak<RefCell<Desk>>, why: impl FnOnce(&str) -> Diagnostic) {
    let Some(desk) = desk.upgrade() else { return };
    let reader = Reader(desk);
    let first = {
        let mut desk = reader.0.borrow_mut();
        let under_way = desk.limit.is_some();
        desk.end_worker();
        under_way.then(|| desk.waiting.pop_front()).flatten()
    };
    if let Some(Waiting { reading, told, .. }) = first {
        let _ = told.send(refused(why(reading.origin.key())));
    }
    reader.go_on();
}

fn refused(why: Diagnostic) -> Loaded {
    Loaded {
        scenario: None,
        diagnostics: vec![why],
    }
}

fn too_long(name: &str) -> Diagnostic {
    let seconds = LIMIT_MS / 1000;
    let message = Text::new(
        format!("读取并核对这个方案超过{seconds}秒，已放弃。"),
        format!(
            "Reading and checking this scenario took more than {seconds} seconds and was given up."
        ),
    );
    Diagnostic::error("reading-too-long", Source::Option(name.to_owned()), message).hint(Text::new(
        "请减少规则、测试或表格的行数；命令行 `gongzhi check` 没有时限。",
        "Take out rules, tests or rows of its tables; the command `gongzhi check` has no such limit.",
    ))
}

/// The error for a worker that ran out of memory while reading a scenario.
fn out_of_memory(name: &str) -> Diagnostic {
    let message = Text::new(
        "读取这个方案时内存用尽。",
        "The memory ran out while this scenario was read.",
    );
    Diagnostic::error("reading-memory", Source::Option(name.to_owned()), message).hint(Text::new(
        "请减少表格的行数，或关闭其他网页后再试。",
        "Take out rows of its tables, or close other pages and try again.",
    ))
}

fn failed(name: &str, why: &str) -> Diagnostic {
    let message = Text::new(
        format!("读取这个方案的后台程序中断了：{why}"),
        format!("The background program that read this scenario broke off: {why}"),
    );
    Diagnostic::error("reading-failed", Source::Option(name.to_owned()), message).hint(Text::new(
        "请重试；若再次中断，请把文件连同这句话告诉我们。",
        "Try again; if it breaks off again, please report the file together with this sentence.",
    ))
}
