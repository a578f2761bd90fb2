//! Metrics of groups at the end of a run. Communities are grouped by housing type, street and fifth; households by
//! elderly members and chat group.

use crate::city::SATISFIED;
use crate::record::{CommunityState, Group};
use crate::rows::Snapshot;
use gongzhi_base::text::{Label, Text};
use gongzhi_catalogue::enums::Housing;
use gongzhi_catalogue::groups::{GROUP_METRICS, Grouping};
use gongzhi_catalogue::metrics::Metric;

/// Days in a year, for rates.
const YEAR: f64 = 365.0;

/// All groups of all groupings.
pub fn groups(of: &Snapshot, communities: &[CommunityState]) -> Vec<Group> {
    let mut found = by_housing(of, communities);
    found.extend(by_street(of, communities));
    found.extend(by_fifth(of, communities));
    found.extend(by_household(of));
    found
}

fn by_housing(of: &Snapshot, states: &[CommunityState]) -> Vec<Group> {
    let world = &of.ctx.world;
    let one = |kind: &Housing| {
        let of_kind = |c: &usize| world.communities[*c].kind == *kind;
        let which: Vec<usize> = (0..states.len()).filter(of_kind).collect();
        of_communities(of, states, Grouping::Housing, kind.label().into(), &which)
    };
    Housing::ALL.iter().filter_map(one).collect()
}

fn by_street(of: &Snapshot, states: &[CommunityState]) -> Vec<Group> {
    let one = |street: &crate::world::StreetBase| {
        let name = street.name.clone();
        let which: Vec<usize> = street.communities.clone().collect();
        of_communities(of, states, Grouping::Street, name, &which)
    };
    of.ctx.world.streets.iter().filter_map(one).collect()
}

fn by_fifth(of: &Snapshot, states: &[CommunityState]) -> Vec<Group> {
    let score = |c: &usize| states[*c].scores.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..states.len()).collect();
    order.sort_by(|a, b| score(a).total_cmp(&score(b)).then(a.cmp(b)));
    let names = [
        Label::new("最低五分之一", "Lowest fifth"),
        Label::new("次低五分之一", "Second fifth"),
        Label::new("中间五分之一", "Middle fifth"),
        Label::new("次高五分之一", "Fourth fifth"),
        Label::new("最高五分之一", "Highest fifth"),
    ];
    let n = order.len();
    let one = |(i, name): (usize, &Label)| {
        let which = &order[i * n / 5..(i + 1) * n / 5];
        of_communities(of, states, Grouping::Fifth, (*name).into(), which)
    };
    names.iter().enumerate().filter_map(one).collect()
}

/// A group of communities; `None` for an empty list.
fn of_communities(
    of: &Snapshot,
    states: &[CommunityState],
    by: Grouping,
    name: Text,
    which: &[usize],
) -> Option<Group> {
    let (city, world) = (of.city, &of.ctx.world);
    let sum = |f: &dyn Fn(usize) -> f64| which.iter().map(|c| f(*c)).sum::<f64>();
    let households = sum(&|c| world.communities[c].households.len() as f64);
    let days = f64::from(of.today.day.number()) + 1.0;
    let closed = |c: usize| city.communities[c].closed_last_year();
    let value = |metric: Metric| match metric {
        Metric::StarCoverage => {
            sum(&|c| f64::from(u8::from(states[c].five_star))) / which.len() as f64
        }
        Metric::ScoreGain if of.ctx.on.stars => {
            sum(&|c| city.communities[c].score_gain()) / which.len() as f64
        }
        Metric::SatisfactionShare => {
            sum(&|c| f64::from(city.communities[c].satisfied)) / households
        }
        Metric::AwarenessShare => sum(&|c| f64::from(city.communities[c].aware)) / households,
        Metric::FiledShare => sum(&|c| f64::from(city.communities[c].filed)) / households,
        Metric::PetitionsPer1000 => {
            let residents = sum(&|c| world.communities[c].residents);
            sum(&|c| f64::from(states[c].raised)) / residents * 1000.0 * YEAR / days
        }
        Metric::OnTimeShare => {
            sum(&|c| f64::from(closed(c).on_time)) / sum(&|c| f64::from(closed(c).first))
        }
        Metric::LatentNeeds => sum(&|c| latent(of, world.communities[c].households.clone())),
        _ => f64::NAN,
    };
    (!which.is_empty()).then(|| Group {
        by,
        name,
        households: households as u32,
        values: GROUP_METRICS.map(value),
    })
}

fn latent(of: &Snapshot, households: std::ops::Range<usize>) -> f64 {
    let needs = of.city.households.latent[households].iter();
    needs.map(|n| f64::from(*n)).sum()
}

/// Counts over the households in one of two groups.
#[derive(Clone, Copy, Default)]
struct Side {
    households: u32,
    satisfied: u32,
    aware: u32,
    filed: u32,
    latent: u32,
}

impl Side {
    fn group(self, by: Grouping, name: Label) -> Option<Group> {
        let share = |part: u32| f64::from(part) / f64::from(self.households);
        let value = |metric| match metric {
            Metric::SatisfactionShare => share(self.satisfied),
            Metric::AwarenessShare => share(self.aware),
            Metric::FiledShare => share(self.filed),
            Metric::LatentNeeds => f64::from(self.latent),
            _ => f64::NAN,
        };
        (self.households > 0).then(|| Group {
            by,
            name: name.into(),
            households: self.households,
            values: GROUP_METRICS.map(value),
        })
    }
}

fn by_household(of: &Snapshot) -> Vec<Group> {
    let base = &of.ctx.world.households;
    let mut elderly = [Side::default(); 2];
    let mut online = [Side::default(); 2];
    let mut cursor = of.ctx.world.community_cursor();
    for h in 0..base.len() {
        let satisfied = of.city.satisfaction(cursor.community(h), h) >= f64::from(SATISFIED);
        for side in [
            &mut elderly[usize::from(base.elderly[h])],
            &mut online[usize::from(base.online[h])],
        ] {
            side.households += 1;
            side.satisfied += u32::from(satisfied);
            side.aware += u32::from(of.city.households.aware[h]);
            side.filed += u32::from(of.city.households.visits[h].filed());
            side.latent += u32::from(of.city.households.latent[h]);
        }
    }
    let named = [
        (
            elderly[1],
            Grouping::Elderly,
            Label::new("有老人的户", "With elderly members"),
        ),
        (
            elderly[0],
            Grouping::Elderly,
            Label::new("无老人的户", "Without elderly members"),
        ),
        (
            online[1],
            Grouping::Online,
            Label::new("在民情微群的户", "In the chat groups"),
        ),
        (
            online[0],
            Grouping::Online,
            Label::new("不在民情微群的户", "Outside the chat groups"),
        ),
    ];
    named
        .into_iter()
        .filter_map(|(side, by, name)| side.group(by, name))
        .collect()
}
