//! The communities that are one star short at the end, with what keeps them from it, over all runs.
//!
//! Generated cities have other communities in every run. So their list is that of the first run, and what all runs share is told by star. A
//! table's communities are the same in every run, and each has its share of runs.

use gongzhi_engine::catalogue::enums::Star;
use gongzhi_engine::catalogue::indicators::{BREACHES, HAVES};
use gongzhi_engine::record::{CommunityState, MissingStar};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Label, Lang};

use crate::i18n::one_short as told;
use crate::places::name;
use crate::runs::FinishedRuns;

/// Most blocks that a row names.
const MOST_BLOCKS: usize = 4;

/// A list of communities that are one star short.
#[derive(Clone, Debug, PartialEq)]
pub struct OneShort {
    /// The communities, those with fewest blocks first.
    pub rows: Vec<ShortRow>,
    /// Runs that it is from.
    pub runs: usize,
    /// Mean number of such communities in a run.
    pub mean: f64,
    /// Which star is missing, as a share of all of them, most frequent first.
    pub stars: Vec<(Label, f64)>,
    /// What keeps them from it, as a share of all of them, most frequent first.
    pub blocks: Vec<(Label, f64)>,
}

/// One community.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortRow {
    /// Its index in the city.
    pub community: usize,
    /// Its name with its street's.
    pub name: String,
    /// The missing star.
    pub star: Label,
    /// What keeps it from the star; over several runs each with its share of those in which it is short.
    pub blocks: Vec<(Label, Option<f64>)>,
    /// Share of runs in which it is one star short; `None` for a generated city.
    pub share: Option<f64>,
}

/// The list for a scenario's runs; `None` if stars take no part or no run is done.
pub fn one_short(scenario: &Scenario, done: &FinishedRuns, lang: Lang) -> Option<OneShort> {
    let runs = done.short.len();
    if runs == 0 || !scenario.mechanisms.stars {
        return None;
    }
    let all = done.short.iter().flat_map(|(_, short)| short);
    let all: Vec<&(u32, MissingStar)> = all.collect();
    let first = done.short.iter().find(|(run, _)| *run == 0);
    let fixed = !scenario.place.table.is_empty();
    let listed: Vec<usize> = if fixed {
        let mut listed: Vec<usize> = all.iter().map(|(c, _)| *c as usize).collect();
        listed.sort_unstable();
        listed.dedup();
        listed
    } else {
        let first = first.into_iter().flat_map(|(_, short)| short);
        first.map(|(c, _)| *c as usize).collect()
    };
    let row = |community: usize| {
        let of: Vec<&MissingStar> = if fixed {
            let own = all.iter().filter(|(c, _)| *c as usize == community);
            own.map(|(_, missing)| missing).collect()
        } else {
            let own = first.into_iter().flat_map(|(_, short)| short);
            let own = own.filter(|(c, _)| *c as usize == community);
            own.map(|(_, missing)| missing).collect()
        };
        row(
            community,
            &of,
            done.communities.get(community)?,
            fixed.then_some(runs),
            lang,
        )
    };
    let mut rows: Vec<ShortRow> = listed.into_iter().filter_map(row).collect();
    rows.sort_by(|a, b| {
        let near = (a.blocks.len(), b.share.unwrap_or(0.0));
        let far = (b.blocks.len(), a.share.unwrap_or(0.0));
        near.0.cmp(&far.0).then(near.1.total_cmp(&far.1))
    });
    let missing = || all.iter().map(|(_, missing)| missing);
    Some(OneShort {
        rows,
        runs,
        mean: all.len() as f64 / runs as f64,
        stars: shares(missing().filter_map(star), all.len()),
        blocks: shares(missing().flat_map(blocks), all.len()),
    })
}

fn row(
    community: usize,
    of: &[&MissingStar],
    state: &CommunityState,
    runs: Option<usize>,
    lang: Lang,
) -> Option<ShortRow> {
    let stars = shares(of.iter().filter_map(|missing| star(missing)), of.len());
    let all = shares(of.iter().flat_map(|missing| blocks(missing)), of.len());
    let blocks = all.into_iter().take(MOST_BLOCKS);
    Some(ShortRow {
        community,
        name: name(state, lang),
        star: stars.first()?.0,
        blocks: blocks
            .map(|(label, share)| (label, runs.map(|_| share)))
            .collect(),
        share: runs.map(|runs| of.len() as f64 / runs as f64),
    })
}

fn star(missing: &MissingStar) -> Option<Label> {
    Star::from_index(usize::from(missing.star)).map(Star::label)
}

/// What keeps a community from its star: broken bottom lines, must-haves below their thresholds, or what else there is.
fn blocks(missing: &MissingStar) -> Vec<Label> {
    let star = usize::from(missing.star);
    let broken = missing.breached.iter();
    let broken = broken.filter_map(|i| Some(BREACHES.get(star)?.get(usize::from(*i))?.label));
    let below = missing.below.iter();
    let below = below.filter_map(|i| Some(HAVES.get(star)?.get(usize::from(*i))?.label));
    let mut found: Vec<Label> = match missing.ready {
        // It would pass today: nothing blocks it but the date.
        true => vec![told::WAITS],
        false => broken.chain(below).collect(),
    };
    if found.is_empty() {
        found.push(told::SCORE);
    }
    found
}

/// Labels with how often each occurs, as a share of `all`, most frequent first.
fn shares(labels: impl Iterator<Item = Label>, all: usize) -> Vec<(Label, f64)> {
    let mut counts: Vec<(Label, usize)> = Vec::new();
    for label in labels {
        match counts.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let share = |count: usize| count as f64 / all.max(1) as f64;
    counts
        .into_iter()
        .map(|(label, n)| (label, share(n)))
        .collect()
}

#[cfg(test)]
mod tests;
