//! `gongzhi run`: one scenario, alone or against a baseline with the same seed, replications and days.
//!
//! Replications are processed in order: each one's rows are written, its figures kept and its series dropped.

mod policy;
mod runner;
mod written;

use std::collections::BTreeSet;

use gongzhi_engine::experiment::{AcceptedSets, Design, RUNS_PER_SET, SecondRuns};
use gongzhi_engine::results::{Adjustment, Difference, Stamp, compare_scenarios, summarise};
use gongzhi_engine::scenario::{Scenario, WorkLimit};
use gongzhi_engine::text::{Lang, Text};

use crate::args::RunOptions;
use crate::failure::{Failure, print};
use crate::progress::progress_bar;
use crate::run_table::RunTable;
use crate::side_results::SideResults;
use crate::{COMMIT, accepted_sets, interrupt, within_city, work};
use policy::{Policy, baseline_of, check_rules, policy_of, warn_of_unequal};
use runner::Runner;
use written::{Series, Written, output, write_files};

/// Runs the scenario, writes the requested files, and prints a short table.
pub fn run(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let Policy {
        base,
        changes,
        scenario: reform,
    } = policy_of(options, lang)?;
    let baseline = baseline_of(options, lang)?;
    if let Some((name, baseline)) = &baseline {
        check_rules(name, baseline, lang)?;
    }
    check_rules(&options.scenario, &reform, lang)?;
    warn_of_unequal(baseline.as_ref(), &reform, lang);
    let design = design(options, &reform);
    // Checked before anything runs: do not let the user wait for a comparison that is impossible.
    let sets = sets_design(options, design, baseline.as_ref(), &reform)?;
    let again = options.within_city;
    let again = again.then(|| SecondRuns::new(design, baseline.is_some()));
    let more = sets.as_ref().map_or(0, |s| s.runs_a_side());
    let more = more + again.as_ref().map_or(0, SecondRuns::runs_a_side);
    let other = baseline.as_ref().map(|(_, b)| b);
    let work = work::of_run(other, &reform, design, more, options);
    work::admit(work, WorkLimit::COMMAND, &reform, options, lang)?;
    interrupt::listen();
    let adjustment = Adjustment::of(&base, &changes);
    let named = Stamp::new(&reform, design.seed, &[])
        .built_from(COMMIT)
        .adjusted(adjustment);
    let mut output = output(options, &named)?;
    let mut series = Series::begin(output.as_ref(), &named)?;
    let bar = progress_bar(
        options.quiet,
        days_in_all(design, &reform, baseline.as_ref()),
    );
    let met_again = baseline.is_some() || again.is_some();
    let mut runner = Runner::new(design, options, &bar, met_again);
    let before = baseline.map(|(name, scenario)| runner.before(name, scenario, &reform));
    let mut before = before.transpose()?;
    let mut after = runner.after(options.scenario.clone(), reform, &mut series)?;
    if interrupt::asked() {
        keep_finished(before.as_mut(), &mut after)?;
    }
    let differences = before.as_ref().map(|b| differences(b, &after));
    let cities = runner.within_city(again, before.as_ref(), &after)?;
    let accepted = runner.accepted_sets(sets, before.as_ref(), &after)?;
    let runs = after.ensemble.replications.len();
    let stamp = named.of(runs, after.fingerprint.clone());
    let stamp = match &before {
        Some(b) => stamp.against(&b.scenario, runs),
        None => stamp,
    };
    if let Some(output) = &mut output {
        let of = Written {
            stamp: &stamp,
            side: &after,
            differences: differences.as_deref(),
            cities: cities.as_deref(),
            accepted_sets: accepted.as_ref(),
            lang,
        };
        write_files(output, series, &of)?;
    }
    let table = RunTable {
        lang,
        stamp: &stamp,
        before: before.as_ref(),
        after: &after,
        differences: differences.as_deref(),
        out: options.out.as_deref(),
        seconds: bar.elapsed().as_secs_f64(),
    };
    if !options.quiet {
        print(&table.text())?;
        if let Some(cities) = &cities {
            let differences = differences.as_deref();
            print(&within_city::text(cities, differences, &after, lang))?;
        }
        if let Some(document) = &accepted {
            print(&accepted_sets::text(document, &after.scenario, lang))?;
        }
    }
    if interrupt::asked() {
        let without = Without {
            sets: options.parameter_sets && accepted.is_none(),
            cities: options.within_city && cities.is_none(),
        };
        return Err(stopped(runs, design, without));
    }
    Ok(())
}

/// After a stop, keeps the replications that are finished on both sides. The scenario runs last, so all of its
/// finished ones are kept.
fn keep_finished(before: Option<&mut SideResults>, after: &mut SideResults) -> Result<(), Failure> {
    let all = &after.ensemble.replications;
    let finished: BTreeSet<u32> = all.iter().map(|r| r.replication).collect();
    if finished.is_empty() {
        return Err(nothing_finished());
    }
    if let Some(before) = before {
        let all = &mut before.ensemble.replications;
        all.retain(|r| finished.contains(&r.replication));
        before.summary = summarise(&before.scenario, &before.ensemble.replications);
    }
    Ok(())
}

fn nothing_finished() -> Failure {
    Failure::Stopped(Text::new(
        "已中断：还没有一次运行完成，没有写出任何文件",
        "stopped before any replication was finished: nothing was written",
    ))
}

/// What was requested beside the replications and not finished.
struct Without {
    sets: bool,
    cities: bool,
}

fn stopped(finished: usize, design: Design, without: Without) -> Failure {
    let all = design.replications;
    let (sets_zh, sets_en) = match without.sets {
        true => ("，不含各参数组", ", and no parameter sets"),
        false => ("", ""),
    };
    let (cities_zh, cities_en) = match without.cities {
        true => ("，不含各城市的第二次运行", ", and no second runs of cities"),
        false => ("", ""),
    };
    Failure::Stopped(Text::new(
        format!("已中断：结果只含已完成的 {finished} 次运行（共 {all} 次）{cities_zh}{sets_zh}"),
        format!(
            "stopped: the results hold the {finished} finished replications of {all}{cities_en}{sets_en}"
        ),
    ))
}

/// Paired differences of the replications that both sides have.
fn differences(before: &SideResults, after: &SideResults) -> Vec<Difference> {
    compare_scenarios(before.runs(), after.runs())
}

fn design(options: &RunOptions, scenario: &Scenario) -> Design {
    let own = Design::of(scenario);
    Design {
        seed: options.seed.unwrap_or(own.seed),
        replications: options.replications.unwrap_or(own.replications),
    }
}

/// The runs under every accepted set, if requested.
fn sets_design(
    options: &RunOptions,
    design: Design,
    baseline: Option<&(String, Scenario)>,
    reform: &Scenario,
) -> Result<Option<AcceptedSets>, Failure> {
    if !options.parameter_sets {
        return Ok(None);
    }
    let each = Design {
        replications: options.replications.unwrap_or(RUNS_PER_SET),
        ..design
    };
    AcceptedSets::new(baseline.map(|(_, b)| b), reform, each)
        .map(Some)
        .map_err(|found| Failure::Found(options.scenario.clone(), found))
}

fn days_in_all(design: Design, reform: &Scenario, baseline: Option<&(String, Scenario)>) -> u64 {
    let days = reform.time.days() + baseline.map_or(0, |(_, b)| b.time.days());
    days as u64 * u64::from(design.replications)
}
