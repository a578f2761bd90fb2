//! Who gains and who loses: metrics of groups of households and communities at the end of a run, with paired
//! differences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Effect;
use super::order::in_order;
use gongzhi_base::text::Text;
use gongzhi_catalogue::groups::{GROUP_METRICS, Grouping};
use gongzhi_catalogue::metrics::Metric;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::record::{Group, Replication};

/// The groupings of which every synthetic city has the same groups. Streets are left out where the place is made by
/// recipe: a street of the same number is another street in every city.
pub fn groupings(scenario: &Scenario) -> impl Iterator<Item = Grouping> + use<> {
    let named = !scenario.place.table.is_empty();
    let same = move |by: &Grouping| named || *by != Grouping::Street;
    Grouping::ALL.into_iter().filter(same)
}

/// Effect of a reform on one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupDifference {
    /// The grouping.
    pub by: Grouping,
    /// The group's name.
    pub name: Text,
    /// Households in it, in the city of the first pair.
    pub households: u32,
    /// Id of the metric.
    pub metric: String,
    /// Mean over the baseline's runs that are paired.
    pub before: Option<f64>,
    /// Reform less baseline, over pairs of runs.
    pub effect: Effect,
}

/// Compares all groups of all groupings over pairs of replications of the same number. Leaves out groups of different
/// worlds, which have no names in common.
pub fn compare_groups(baseline: &[Replication], reform: &[Replication]) -> Vec<GroupDifference> {
    let before: BTreeMap<u32, &Replication> = baseline.iter().map(|r| (r.replication, r)).collect();
    let pairs: Vec<(&Replication, &Replication)> = in_order(reform)
        .into_iter()
        .filter_map(|after| before.get(&after.replication).map(|b| (*b, after)))
        .collect();
    let groups = pairs.first().map_or(&[][..], |(_, after)| &after.groups);
    groups
        .iter()
        .flat_map(|group| {
            let pairs = &pairs;
            GROUP_METRICS
                .iter()
                .enumerate()
                .map(move |(m, metric)| compare_one(pairs, group, m, *metric))
        })
        .filter(|d| d.effect.n > 0)
        .collect()
}

fn compare_one(
    pairs: &[(&Replication, &Replication)],
    group: &Group,
    place: usize,
    metric: Metric,
) -> GroupDifference {
    let value = |run: &Replication| {
        let same = |g: &&Group| g.by == group.by && g.name == group.name;
        run.groups
            .iter()
            .find(same)
            .map_or(f64::NAN, |g| g.values[place])
    };
    let both: Vec<(f64, f64)> = pairs
        .iter()
        .map(|(before, after)| (value(before), value(after)))
        .filter(|(before, after)| !before.is_nan() && !after.is_nan())
        .collect();
    GroupDifference {
        by: group.by,
        name: group.name.clone(),
        households: group.households,
        metric: metric.spec().id.to_owned(),
        before: super::mean(&both.iter().map(|(before, _)| *before).collect::<Vec<_>>()),
        effect: Effect::of(both.iter().map(|(before, after)| after - before)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_scenario::fixture::extending;
    use gongzhi_simulation::record::fixture::replication;

    fn run(number: u32, old: f64, new: f64) -> Replication {
        let group = |name: &str, value: f64| {
            let mut values = [f64::NAN; GROUP_METRICS.len()];
            values[0] = value;
            Group {
                by: Grouping::Housing,
                name: Text::new(name, name),
                households: 10,
                values,
            }
        };
        Replication {
            groups: vec![group("old", old), group("new", new)],
            ..replication(number, &[])
        }
    }

    #[test]
    fn groups_are_paired_by_run_and_name() {
        let baseline = [run(0, 1.0, 5.0), run(1, 2.0, 6.0)];
        let mut reform = [run(1, 4.0, 6.0), run(0, 2.0, 5.0), run(2, 9.0, 9.0)];
        reform[0].groups.reverse();
        let found = compare_groups(&baseline, &reform);
        let row = |name: &str| found.iter().find(|d| d.name.en == name).unwrap();
        assert_eq!(found.len(), 2, "metrics without meaning are left out");
        assert_eq!(
            (row("old").before, row("old").effect.mean),
            (Some(1.5), Some(1.5))
        );
        assert_eq!(
            (row("new").effect.mean, row("new").effect.n),
            (Some(0.0), 2)
        );
    }

    #[test]
    fn streets_are_compared_only_where_they_are_the_same_in_every_city() {
        let made =
            extending("place = { name = \"x\", streets = 2, communities = 4, residents = 4000 }");
        assert!(groupings(&made).all(|by| by != Grouping::Street));
        let rows = "street,name,kind,households\na,one,old,300\nb,two,old,300\n";
        let given = extending(&format!("data.communities = \"\"\"{rows}\"\"\""));
        assert_eq!(groupings(&given).count(), Grouping::ALL.len());
    }

    #[test]
    fn without_pairs_there_is_nothing() {
        assert!(compare_groups(&[run(0, 1.0, 1.0)], &[run(1, 1.0, 1.0)]).is_empty());
    }
}
