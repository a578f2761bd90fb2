//! Details of one community on a day: its stars with all 40 indicators, contracts, projects, grids and queues.

use crate::city::{Contract, PartnerUnit, Visited};
use crate::record::{
    BreachState, CommitmentState, ContractState, GridState, HaveState, PartnerState, ProjectState,
    StarState,
};
use crate::rows::Snapshot;
use gongzhi_catalogue::enums::{Category, MenuItem, Star};
use gongzhi_catalogue::indicators::BREACHES;

/// The five stars.
pub(super) fn stars(of: &Snapshot, c: usize) -> Vec<StarState> {
    let community = &of.city.communities[c];
    let one = |(s, star): (usize, &Star)| StarState {
        star: *star,
        score: community.scores[s],
        held: community.held[s],
        ready: community.ready[s],
        failed_quarters: community.failed_quarters[s],
        haves: (0..4).map(|i| have(of, c, s, i)).collect(),
        breaches: (0..4).map(|i| breach(of, c, s, i)).collect(),
    };
    Star::ALL.iter().enumerate().map(one).collect()
}

fn have(of: &Snapshot, c: usize, star: usize, i: usize) -> HaveState {
    let level = of.city.communities[c].haves[star][i];
    let threshold = of.ctx.params.star_thresholds[star][i];
    HaveState {
        level,
        threshold,
        weight: of.ctx.params.star_weights[star][i],
        near: level < threshold && level >= 0.9 * threshold,
    }
}

fn breach(of: &Snapshot, c: usize, star: usize, i: usize) -> BreachState {
    let breached = of.city.communities[c].breached[star][i];
    let households = of.ctx.world.communities[c].households.len();
    let check = of
        .city
        .limit_check(of.ctx.params, c, households, BREACHES[star][i].breach);
    BreachState {
        breached,
        check,
        near: !breached && check.is_some_and(|g| g.near()),
    }
}

/// The contracts in force.
pub(super) fn contracts(of: &Snapshot, c: usize) -> Vec<ContractState> {
    let range = of.city.communities[c].contracts.clone();
    of.city.contracts[range]
        .iter()
        .map(|k| contract(of, k))
        .collect()
}

fn contract(of: &Snapshot, contract: &Contract) -> ContractState {
    let commitments = contract.commitments.iter().map(|one| CommitmentState {
        unit: one.unit.map(|u| of.city.units[u].number as u32),
        kind: one.unit.map(|u| of.city.units[u].base.kind),
        resource: one.resource,
        promised: one.promised,
        delivered: one.delivered_share(),
    });
    let agreed = &of.ctx.scenario.place.contracts;
    ContractState {
        name: contract.agreed.map(|number| agreed[number].name.clone()),
        purpose: contract.purpose,
        stages: contract.stages.each(),
        delivered: contract.delivered_share(),
        commitments: commitments.collect(),
        partners: contract
            .units()
            .map(|u| partner(&of.city.units[u]))
            .collect(),
    }
}

fn partner(unit: &PartnerUnit) -> PartnerState {
    let asked = |item: &&MenuItem| unit.base.wants[**item as usize];
    PartnerState {
        kind: unit.base.kind,
        wants: MenuItem::ALL.iter().filter(asked).copied().collect(),
        received: unit.received,
    }
}

/// What the community wants help with most, with its share of all that it wants.
pub(super) fn wants(of: &Snapshot, c: usize) -> Vec<(Category, f64)> {
    let wants = of.city.communities[c].wants(of.ctx.params, &of.ctx.world.communities[c]);
    let sum: f64 = wants.iter().sum();
    let shares = Category::ALL
        .iter()
        .zip(wants.map(|w| w / sum.max(f64::MIN_POSITIVE)));
    let mut shares: Vec<(Category, f64)> = shares.map(|(k, share)| (*k, share)).collect();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    shares.truncate(3);
    shares
}

/// The projects in progress.
pub(super) fn projects(of: &Snapshot, c: usize) -> Vec<ProjectState> {
    let own = of.city.projects.iter().filter(|p| p.community == c);
    own.map(|p| ProjectState {
        category: p.category,
        done_on: p.done_on.number(),
    })
    .collect()
}

/// The grids.
pub(super) fn grids(of: &Snapshot, c: usize) -> Vec<GridState> {
    let open = of.city.open_in_grids(&of.ctx.world);
    let households = &of.city.households;
    let one = |i: usize| {
        let g = &of.city.grids[i];
        let own = &households.visits[g.households.clone()];
        let filed = &households.filed[g.households.clone()];
        let share = |has: &dyn Fn(&Visited) -> bool| {
            let both = own.iter().zip(filed);
            both.filter(|(v, filed)| **filed && has(v)).count() as f64 / own.len() as f64
        };
        let today = of.today.day;
        GridState {
            households: own.len() as u32,
            staff: g.staff,
            open: open[i] as u32,
            utilisation: of.city.grid_hours.utilisation(i),
            filed: share(&|_| true),
            visits: own.iter().map(|v| u32::from(v.times)).sum(),
            visited: share(&|v| today.since(v.last) < 365),
            awareness: g.survey.awareness,
            satisfaction: g.survey.satisfaction,
            effort: g.effort,
        }
    };
    of.city.communities[c].grids.clone().map(one).collect()
}

/// Open petitions of its households, by level.
pub(super) fn queue(of: &Snapshot, c: usize) -> [u32; 4] {
    let mut open = [0; 4];
    let table = &of.city.petitions;
    for row in table.rows() {
        let kind = table.kind(row);
        let place = of.ctx.world.community_of(table.need(row).household());
        if place == c && !kind.work.is_done() {
            open[kind.level as usize] += 1;
        }
    }
    open
}
