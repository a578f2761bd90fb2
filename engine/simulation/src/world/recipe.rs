//! Communities of a place: from its table, or by recipe from totals, with sizes, types and neutral names.
//!
//! Recipe names are numbers, so that no invented name can pass for a real one.

use std::collections::BTreeMap;

use gongzhi_base::random::{Random, Stream};
use gongzhi_base::text::{Label, Text, numbered};
use gongzhi_catalogue::enums::Housing;
use gongzhi_scenario::Place;

/// One community to build.
pub(super) struct CommunityPlan {
    pub street: Text,
    pub name: Text,
    pub kind: Housing,
    pub households: usize,
}

/// The communities of a place, from its table or by recipe, grouped by street.
pub(super) fn plan(place: &Place, random: &Random) -> Vec<CommunityPlan> {
    if place.table.is_empty() {
        by_recipe(place, random)
    } else {
        from_table(place)
    }
}

/// Streets in the order in which the table first names them.
fn from_table(place: &Place) -> Vec<CommunityPlan> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut streets: Vec<Vec<CommunityPlan>> = Vec::new();
    for row in &place.table {
        let number = *numbers.entry(&row.street).or_insert(streets.len());
        if number == streets.len() {
            streets.push(Vec::new());
        }
        streets[number].push(CommunityPlan {
            street: Text::given(&row.street),
            name: Text::given(&row.name),
            kind: row.kind,
            households: row.households,
        });
    }
    streets.into_iter().flatten().collect()
}

const STREET: Label = Label::new("街道", "Street");
const COMMUNITY: Label = Label::new("社区", "Community");

fn by_recipe(place: &Place, random: &Random) -> Vec<CommunityPlan> {
    let n = place.communities;
    let total = (place.residents as f64 / place.household_size)
        .round()
        .max(n as f64) as usize;
    let sizes: Vec<f64> = (0..n as u64)
        .map(|c| {
            random
                .draw(Stream::Community, c, 0)
                .lognormal(1.0, place.community_spread)
        })
        .collect();
    apportion(total, &sizes)
        .into_iter()
        .enumerate()
        .map(|(c, households)| {
            let street = c * place.streets / n;
            let first = (street * n).div_ceil(place.streets);
            let kind = random
                .draw(Stream::Community, c as u64, 1)
                .weighted(&place.housing);
            CommunityPlan {
                street: numbered(STREET, street + 1),
                name: numbered(COMMUNITY, c - first + 1),
                kind: Housing::from_index(kind).unwrap_or(Housing::Old),
                households,
            }
        })
        .collect()
}

/// Distributes `total` in proportion to the weights, at least one each; the parts add up exactly.
fn apportion(total: usize, weights: &[f64]) -> Vec<usize> {
    let sum: f64 = weights.iter().sum();
    let mut given = 0;
    let mut passed = 0.0;
    let last = weights.len();
    weights
        .iter()
        .enumerate()
        .map(|(i, w)| {
            passed += w;
            let up_to = (total as f64 * passed / sum).round() as usize;
            let still_needed = last - i - 1;
            let up_to = up_to.clamp(given + 1, (total - still_needed).max(given + 1));
            let part = up_to - given;
            given = up_to;
            part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apportionment_sums_and_leaves_nobody_out() {
        let parts = apportion(1000, &[1.0, 1e-9, 3.0, 0.5]);
        assert_eq!(parts.iter().sum::<usize>(), 1000);
        assert!(parts.iter().all(|p| *p >= 1));
    }
}
