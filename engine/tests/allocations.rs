//! Memory: an ordinary day allocates nothing, whatever happens on it. The end of a week or month allocates some
//! lists, but their number does not depend on the number of households.
//!
//! The counter covers the whole process, so this binary has only one test.
#![allow(clippy::unwrap_used, reason = "a test's helpers may fail")]

use std::alloc::System;

use gongzhi_engine::calendar::Ends;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::scenario::fixture::extending;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Days after which lists have reached their working size.
const WARM_UP: usize = 52 * 7;
const DAYS: usize = 2 * WARM_UP;

/// Lists allocated at the end of a week: who meets, what stands out, what is recorded.
const MOST_OF_A_WEEK: usize = 20;

/// Lists allocated at the end of a month, some of them per contract.
const MOST_OF_A_MONTH: usize = 80;

/// Allocations of one day.
#[derive(Debug)]
#[expect(dead_code, reason = "a failed test shows the day")]
struct Day {
    day: usize,
    ends: Ends,
    assessed: bool,
    /// New allocations.
    new: usize,
    /// Lists that doubled their capacity.
    grown: usize,
}

impl Day {
    fn is_ordinary(&self) -> bool {
        self.ends == Ends::default() && !self.assessed
    }
}

/// Four communities without shocks, with the given number of residents.
fn town(residents: u32) -> Scenario {
    extending(&format!(
        "mechanisms = {{ shocks = false }}\n\
         place = {{ streets = 2, communities = 4, residents = {residents} }}\n"
    ))
}

/// The days of a town after the warm-up, and the petitions raised on them.
fn days(residents: u32) -> (Vec<Day>, u64) {
    let scenario = town(residents);
    let model = Model::new(scenario, 1).unwrap();
    let mut run = model.run(0).unwrap();
    run.advance(WARM_UP).unwrap();
    let before = run.ledger().raised;
    let mut days = Vec::with_capacity(DAYS - WARM_UP);
    for day in WARM_UP..DAYS {
        let region = Region::new(COUNTED);
        run.advance(1).unwrap();
        let taken = region.change();
        let (ends, assessed) = run.look(|of| (of.today.ends, of.today.assessment));
        days.push(Day {
            day,
            ends,
            assessed,
            new: taken.allocations,
            grown: taken.reallocations,
        });
    }
    (days, run.ledger().raised - before)
}

fn most(days: &[Day], of: impl Fn(&Ends) -> bool) -> usize {
    let those = days.iter().filter(|d| of(&d.ends) && !d.assessed);
    those.map(|d| d.new).max().unwrap()
}

#[test]
fn an_ordinary_day_asks_for_no_memory() {
    let (small, of_small) = days(9_000);
    let (large, of_large) = days(90_000);
    assert!(
        of_small > 300 && of_large > 5 * of_small,
        "{of_small} {of_large}"
    );
    for days in [&small, &large] {
        let ordinary: Vec<&Day> = days.iter().filter(|d| d.is_ordinary()).collect();
        assert!(ordinary.len() > 250);
        let asking: Vec<_> = ordinary.iter().filter(|d| d.new > 0).collect();
        assert!(asking.is_empty(), "{asking:?}");
        // A list that grows beyond its capacity doubles it. There are a few hundred lists, so this becomes ever
        // rarer.
        let grown: usize = ordinary.iter().map(|d| d.grown).sum();
        assert!(10 * grown < ordinary.len(), "{grown}");
    }
    let (week, month) = (
        |e: &Ends| e.week && !e.month,
        |e: &Ends| e.month && !e.quarter,
    );
    // Allocations count lists, not households: ten times the households allocate no more.
    let (of_week, of_month) = (most(&large, week), most(&large, month));
    assert!(of_week <= MOST_OF_A_WEEK, "{of_week}");
    assert!(of_month <= MOST_OF_A_MONTH, "{of_month}");
}
