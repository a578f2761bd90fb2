//! Runs one replication on several threads, each of which holds some streets of its city.
//!
//! The threads run alone from one joint decision of the streets to the next; the caller's thread takes the decisions and keeps the
//! record. Results do not depend on the number of threads.

use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Scope};

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::observe::Ending;
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::run::{BLOCK_DAYS, JointDecision, Model, Part, Report};
use indicatif::ProgressBar;

use crate::interrupt;

/// Makes the model of a thread.
pub type MakeModel<'m> = dyn Fn() -> Result<Model, Vec<Diagnostic>> + Sync + 'm;

/// What a thread is to do next.
enum Order {
    /// Take decisions, one for each part if there are any, and run on until that many days are completed.
    Run(Vec<JointDecision>, usize),
    /// Tell the end of the run.
    Finish,
}

/// What a thread tells.
enum Told {
    Reports(Vec<Report>),
    Ends(Vec<Ending>),
}

/// A thread that holds some parts.
struct Holder {
    orders: Sender<Order>,
    told: Receiver<Result<Told, Vec<Diagnostic>>>,
    parts: usize,
}

/// Runs a replication on up to `threads` threads; `None` if the user stopped it before the end.
///
/// # Errors
/// If a rule fails, or if the rules do not compile.
pub fn replicate(
    model: &Model,
    make: &MakeModel,
    replication: u32,
    threads: usize,
    bar: &ProgressBar,
) -> Result<Option<(Replication, Vec<CommunityState>)>, Vec<Diagnostic>> {
    thread::scope(|scope| {
        let streets = model.divide(replication, threads).into_iter();
        let holder = |streets| hold(scope, make, replication, streets);
        let mut holders: Vec<Holder> = streets.map(holder).collect();
        let days = model.scenario().time.days();
        let mut whole = model.whole(replication);
        let (mut done, mut decisions) = (0, Vec::new());
        while !interrupt::asked() {
            let until = (done + BLOCK_DAYS).min(days);
            let Some(mut reports) = run_on(&mut holders, &mut decisions, until)? else {
                return Ok(None);
            };
            match whole.take(&mut reports).map_err(|found| vec![*found])? {
                Some(found) => decisions = found,
                None => {
                    bar.inc((until - done) as u64);
                    done = until;
                }
            }
            if done == days {
                return Ok(ends(&holders)?.map(|ends| whole.finish(ends)));
            }
        }
        Ok(None)
    })
}

/// Starts a thread that holds some streets.
fn hold<'scope>(
    scope: &'scope Scope<'scope, '_>,
    make: &'scope MakeModel<'_>,
    replication: u32,
    streets: Range<usize>,
) -> Holder {
    let (give, orders) = channel();
    let (tell, told) = channel();
    scope.spawn(move || match make() {
        Ok(model) => serve(&model, replication, streets, &orders, &tell),
        // Where nobody listens any more, the run has ended.
        Err(found) => drop(tell.send(Err(found))),
    });
    Holder {
        orders: give,
        told,
        parts: 0,
    }
}

/// Does what a thread is told, until nobody tells it any more.
fn serve(
    model: &Model,
    replication: u32,
    streets: Range<usize>,
    orders: &Receiver<Order>,
    tell: &Sender<Result<Told, Vec<Diagnostic>>>,
) {
    let mut parts = model.parts(replication, replication, streets);
    for order in orders {
        let told = match order {
            Order::Run(decisions, until) => {
                for (part, decision) in parts.iter_mut().zip(decisions) {
                    part.answer(decision);
                }
                Told::Reports(parts.iter_mut().map(|part| part.advance(until)).collect())
            }
            Order::Finish => Told::Ends(parts.iter().map(Part::finish).collect()),
        };
        if tell.send(Ok(told)).is_err() {
            return;
        }
    }
}

/// Lets all threads run on, and gives the reports of all parts in the order of their streets; `None` if a thread has ended.
fn run_on(
    holders: &mut [Holder],
    decisions: &mut Vec<JointDecision>,
    until: usize,
) -> Result<Option<Vec<Report>>, Vec<Diagnostic>> {
    for holder in holders.iter() {
        let own = decisions
            .drain(..holder.parts.min(decisions.len()))
            .collect();
        // A thread that has ended is noticed below.
        let _ = holder.orders.send(Order::Run(own, until));
    }
    let mut all = Vec::new();
    for holder in holders {
        match holder.told.recv() {
            Ok(Ok(Told::Reports(reports))) => {
                holder.parts = reports.len();
                all.extend(reports);
            }
            Ok(Err(found)) => return Err(found),
            _ => return Ok(None),
        }
    }
    Ok(Some(all))
}

/// The ends of all parts in the order of their streets; `None` if a thread has ended.
fn ends(holders: &[Holder]) -> Result<Option<Vec<Ending>>, Vec<Diagnostic>> {
    for holder in holders {
        let _ = holder.orders.send(Order::Finish);
    }
    let mut all = Vec::new();
    for holder in holders {
        match holder.told.recv() {
            Ok(Ok(Told::Ends(ends))) => all.extend(ends),
            Ok(Err(found)) => return Err(found),
            _ => return Ok(None),
        }
    }
    Ok(Some(all))
}
