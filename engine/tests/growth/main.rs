//! Files from strangers: doubling any list may not quadruple the work of loading and checking.
//!
//! Every list is made four times as long, up to its limit. Two figures are held: pieces of memory that are asked for, which are
//! the same on every machine and in every run; and processor time, the least of several tries, with a wide margin, for work that asks
//! for no memory, where the system tells it. Where work grows with the square of a list, both grow sixteenfold.
//!
//! The counter sees the whole process, so this binary has one test.
#![allow(clippy::unwrap_used, reason = "a test's helpers may fail")]

mod lists;

use std::alloc::System;
use std::fmt::Write;

use gongzhi_engine::rules;
use gongzhi_engine::scenario::{Library, load};
use lists::{LISTS, file};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How often each is timed.
const TRIES: usize = 3;
/// By how much a list grows, and the most that memory and time may: in proportion it is 4, by the square 16.
const LONGER: usize = 4;
const MOST_MEMORY: f64 = 6.0;
const MOST_TIME: f64 = 10.0;
/// Seconds in which nothing can be told.
const NOISE: f64 = 0.05;

/// Processor time of this thread in seconds, where the system tells it.
fn now() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn opened(text: &str) {
    let Some(scenario) = load(text, &Library::shipped()).scenario else {
        return;
    };
    rules::check(scenario.program());
    let _ = rules::backends(scenario.program());
    rules::run_tests(scenario.program(), &scenario.tests);
}

/// Pieces of memory and seconds; 0 where nobody tells them.
fn work(text: &str) -> (f64, f64) {
    let region = Region::new(COUNTED);
    opened(text);
    let memory = region.change();
    let memory = (memory.allocations + memory.reallocations) as f64;
    let timed = (0..TRIES).map(|_| {
        let before = now();
        opened(text);
        now()
            .zip(before)
            .map_or(0.0, |(after, before)| after - before)
    });
    (memory, timed.fold(f64::MAX, f64::min))
}

#[test]
fn doubling_any_list_does_not_quadruple_the_work() {
    // What is made once for all scenarios is made before it is counted.
    opened(&file(""));
    let mut told = String::new();
    let mut wrong = Vec::new();
    for list in LISTS {
        let (name, many) = (list.name, list.few * LONGER);
        let (less, more) = (work(&list.text(list.few)), work(&list.text(many)));
        let (memory, time) = (more.0 / less.0, more.1 / less.1);
        let _ = writeln!(
            told,
            "{name}, {many}: memory ×{memory:.1}, time ×{time:.1} ({:.0} ms)",
            1e3 * more.1
        );
        if memory > MOST_MEMORY || (time > MOST_TIME && more.1 > NOISE) {
            wrong.push(name);
        }
    }
    println!("{told}");
    assert!(wrong.is_empty(), "{wrong:?}\n{told}");
}
