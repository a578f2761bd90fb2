//! The state of a community, for tables and maps.

use crate::record::{CommunityState, MissingStar};
use crate::rows::Snapshot;

/// Current state of one community.
pub(super) fn community_state(of: &Snapshot, c: usize) -> CommunityState {
    let (now, base) = (&of.city.communities[c], &of.ctx.world.communities[c]);
    let households = base.households.len() as f64;
    let summary = of.city.contract_summary(c);
    CommunityState {
        name: base.name.clone(),
        street: of.ctx.world.streets[base.street].name.clone(),
        kind: base.kind.id().to_owned(),
        households: base.households.len() as u32,
        scores: now.scores,
        held: now.held,
        five_star: now.five_star_since.is_some(),
        hemei: now.hemei,
        raised: now.raised,
        open: now.open,
        on_time: now.closed_last_year().on_time_share(),
        satisfaction: now.satisfaction,
        awareness: f64::from(now.aware) / households,
        filed: f64::from(now.filed) / households,
        participation: now.participation,
        contracts: summary.contracts as u32,
        delivered: summary.delivered,
        fund: now.fund,
        advanced_street: of.city.streets[base.street].advanced,
        cadres: of.city.grids[now.grids.clone()]
            .iter()
            .filter(|g| g.cadre)
            .count() as u32,
        missing: missing_star(of, c),
    }
}

/// The star that a community lacks, if it holds all others.
fn missing_star(of: &Snapshot, c: usize) -> Option<MissingStar> {
    let (now, params) = (&of.city.communities[c], of.ctx.params);
    let lacking: Vec<usize> = (0..now.held.len()).filter(|s| !now.held[*s]).collect();
    let [star] = lacking[..] else {
        return None;
    };
    let below = |i: &u8| {
        let i = usize::from(*i);
        params.star_weights[star][i] > 0.0 && now.haves[star][i] < params.star_thresholds[star][i]
    };
    Some(MissingStar {
        star: star as u8,
        ready: now.ready[star],
        below: (0..4).filter(below).collect(),
        breached: (0..4)
            .filter(|i| now.breached[star][usize::from(*i)])
            .collect(),
    })
}
