//! Untrusted files: the work of loading and checking must not grow with the square of any list.
//!
//! Each list is made four times as long, within its limit. Two figures are checked. The number of allocations is the
//! same on every machine and in every run. Processor time, where the system reports it, covers work that allocates
//! nothing; it is the minimum of several tries, with a wide margin. If work grew with the square of a list, both
//! would grow sixteenfold.
//!
//! The counter covers the whole process, so this binary has only one test.
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

/// Timings of each text.
const TRIES: usize = 3;
/// Factor by which a list grows, and the largest growth allowed for memory and time: 4 is proportional, 16 quadratic.
const LONGER: usize = 4;
const MOST_MEMORY: f64 = 6.0;
const MOST_TIME: f64 = 10.0;
/// Times below this, in seconds, are noise.
const NOISE: f64 = 0.05;

/// Processor time of this thread in seconds, if the system reports it.
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

/// Allocations and seconds; 0 seconds if the system does not report them.
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
    // Allocate what all scenarios share before counting.
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
