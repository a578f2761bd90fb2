//! The page's side of looking into a rule: a worker of its own, one question at a time, of those that wait only the newest.
//!
//! The worker keeps the city's records between questions, so it is ended only where it does not answer in time.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::text::Text;
use gongzhi_page::protocol::{Answer, Ask, LookRequest, Looked};
use yew::Callback;

use super::link::Link;

/// Time limit of an answer, in milliseconds: two re-runs of a large city, and its rule.
const LIMIT_MS: u32 = 60_000;

/// Looks into rules.
#[derive(Clone)]
pub struct Looker(Rc<RefCell<Desk>>);

struct Desk {
    /// Its worker, or `None` before the first question and after a failure.
    link: Option<Link>,
    /// The question that is being answered, with its number and time limit.
    asked: Option<(u32, Rc<LookRequest>, Timeout)>,
    /// The newest question that waits.
    next: Option<Rc<LookRequest>>,
    number: u32,
    told: Callback<(Rc<LookRequest>, Looked)>,
}

impl Looker {
    /// A looker that reports its answers.
    pub fn new(told: Callback<(Rc<LookRequest>, Looked)>) -> Self {
        Self(Rc::new(RefCell::new(Desk {
            link: None,
            asked: None,
            next: None,
            number: 0,
            told,
        })))
    }

    /// Asks a question; it replaces one that waits. `None` drops the one that waits.
    pub fn ask(&self, request: Option<LookRequest>) {
        self.0.borrow_mut().next = request.map(Rc::new);
        self.go_on();
    }

    fn go_on(&self) {
        let mut desk = self.0.borrow_mut();
        if desk.asked.is_some() {
            return;
        }
        let Some(request) = desk.next.take() else {
            return;
        };
        desk.number += 1;
        let number = desk.number;
        let weak = Rc::downgrade(&self.0);
        let limit = Timeout::new(LIMIT_MS, move || end(&weak, too_long()));
        desk.asked = Some((number, request.clone(), limit));
        let link = desk.link.take().map_or_else(|| self.start(), Ok);
        let asked = link.and_then(|link| {
            let asked = link.ask(&Ask::Look(number, Box::new((*request).clone())));
            desk.link = Some(link);
            asked
        });
        drop(desk);
        if let Err(why) = asked {
            end(&Rc::downgrade(&self.0), broken_off(&why));
        }
    }

    fn start(&self) -> Result<Link, String> {
        let weak = Rc::downgrade(&self.0);
        let hear = move |answer| match answer {
            Ok(Answer::Looked { id, looked }) => take(&weak, id, *looked),
            Ok(_) => {}
            Err(why) => end(&weak, broken_off(&format!("{why}"))),
        };
        Link::start(hear).map_err(|why| format!("{why:?}"))
    }
}

/// Delivers an answer, and goes on with the question that waits.
fn take(desk: &Weak<RefCell<Desk>>, id: u32, looked: Looked) {
    let Some(desk) = desk.upgrade() else { return };
    let told = {
        let mut desk = desk.borrow_mut();
        let Some((_, request, _)) = desk.asked.take_if(|(number, ..)| *number == id) else {
            return;
        };
        desk.told.reform(move |looked| (request.clone(), looked))
    };
    told.emit(looked);
    Looker(desk).go_on();
}

/// Ends the worker and the question in progress, for a reason.
fn end(desk: &Weak<RefCell<Desk>>, why: Diagnostic) {
    let Some(of) = desk.upgrade() else { return };
    let asked = {
        let mut desk = of.borrow_mut();
        if let Some(link) = desk.link.take() {
            // Deferred, because this may run inside that worker's own message handler.
            Timeout::new(0, move || drop(link)).forget();
        }
        desk.asked.as_ref().map(|(number, ..)| *number)
    };
    if let Some(number) = asked {
        take(desk, number, Err(vec![why]));
    }
}

fn too_long() -> Diagnostic {
    let seconds = LIMIT_MS / 1000;
    let message = Text::new(
        format!("{seconds}秒内没有算出这条规则的判定，已放弃。"),
        format!("The decisions of this rule took more than {seconds} seconds and were given up."),
    );
    refusal("look-too-long", message).hint(Text::new(
        "请检查规则中的循环，或把日期往前移。",
        "Check the loops of the rule, or choose an earlier date.",
    ))
}

fn broken_off(why: &str) -> Diagnostic {
    let message = Text::new(
        format!("重跑城市的后台程序中断了：{why}"),
        format!("The background program that runs the city again broke off: {why}"),
    );
    refusal("look-failed", message).hint(Text::new(
        "请收起后重试；若再次中断，请换一个较小的方案。",
        "Close this and try again; if it breaks off again, use a smaller scenario.",
    ))
}

fn refusal(code: &str, message: Text) -> Diagnostic {
    Diagnostic::error(code, Source::Option("look".to_owned()), message)
}
