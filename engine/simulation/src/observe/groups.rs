//! Metrics of groups at the end of a run. Communities are grouped by housing type, street and fifth; households by
//! elderly members and chat group.

use super::ending::{CommunityEnding, Ending, Side};
use crate::record::Group;
use gongzhi_base::text::{Label, Text};
use gongzhi_catalogue::enums::Housing;
use gongzhi_catalogue::groups::{GROUP_METRICS, Grouping};
use gongzhi_catalogue::metrics::Metric;

/// Days in a year, for rates.
const YEAR: f64 = 365.0;

/// All groups of all groupings at the end of a whole city; `stars` says whether stars take part.
pub fn groups(of: &Ending, stars: bool) -> Vec<Group> {
    let communities = Communities { of, stars };
    let mut found = communities.by_housing();
    found.extend(communities.by_street());
    found.extend(communities.by_fifth());
    found.extend(by_household(of));
    found
}

/// Groups of communities.
struct Communities<'a> {
    of: &'a Ending,
    stars: bool,
}

impl Communities<'_> {
    fn by_housing(&self) -> Vec<Group> {
        let one = |kind: &Housing| {
            let of_kind = |c: &CommunityEnding| c.state.kind == kind.id();
            let which: Vec<_> = self.of.communities.iter().filter(|c| of_kind(c)).collect();
            self.group(Grouping::Housing, kind.label().into(), &which)
        };
        Housing::ALL.iter().filter_map(one).collect()
    }

    fn by_street(&self) -> Vec<Group> {
        let streets = self.of.communities.chunk_by(|a, b| a.street == b.street);
        let one = |own: &[CommunityEnding]| {
            let name = own[0].state.street.clone();
            self.group(Grouping::Street, name, &own.iter().collect::<Vec<_>>())
        };
        streets.filter_map(one).collect()
    }

    fn by_fifth(&self) -> Vec<Group> {
        let score = |c: &CommunityEnding| c.state.scores.iter().sum::<f64>();
        let mut order: Vec<_> = self.of.communities.iter().collect();
        // The sort is stable, so ties go by number.
        order.sort_by(|a, b| score(a).total_cmp(&score(b)));
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
            self.group(Grouping::Fifth, (*name).into(), which)
        };
        names.iter().enumerate().filter_map(one).collect()
    }

    /// A group of communities; `None` for an empty list.
    fn group(&self, by: Grouping, name: Text, which: &[&CommunityEnding]) -> Option<Group> {
        let sum = |f: &dyn Fn(&CommunityEnding) -> f64| which.iter().map(|c| f(c)).sum::<f64>();
        let count = |f: &dyn Fn(&CommunityEnding) -> u32| sum(&|c| f64::from(f(c)));
        let households = count(&|c| c.state.households);
        let days = f64::from(self.of.day) + 1.0;
        let value = |metric: Metric| match metric {
            Metric::StarCoverage => count(&|c| u32::from(c.state.five_star)) / which.len() as f64,
            Metric::ScoreGain if self.stars => sum(&|c| c.score_gain) / which.len() as f64,
            Metric::SatisfactionShare => count(&|c| c.satisfied) / households,
            Metric::AwarenessShare => count(&|c| c.aware) / households,
            Metric::FiledShare => count(&|c| c.filed) / households,
            Metric::PetitionsPer1000 => {
                let residents = sum(&|c| c.residents);
                count(&|c| c.state.raised) / residents * 1000.0 * YEAR / days
            }
            Metric::OnTimeShare => count(&|c| c.closed.on_time) / count(&|c| c.closed.first),
            Metric::LatentNeeds => count(&|c| c.latent),
            _ => f64::NAN,
        };
        (!which.is_empty()).then(|| Group {
            by,
            name,
            households: households as u32,
            values: GROUP_METRICS.map(value),
        })
    }
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

fn by_household(of: &Ending) -> Vec<Group> {
    let (elderly, online) = (of.elderly, of.online);
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
