//! Communities of a place: from its table, or by recipe from totals, with sizes, types and neutral names.
//!
//! Recipe names are numbers, so that no invented name can pass for a real one.

use std::collections::BTreeMap;

use gongzhi_base::random::{Random, Stream};
use gongzhi_base::text::{Label, Text, numbered};
use gongzhi_catalogue::enums::Housing;
use gongzhi_scenario::{CommunityRow, Place};

/// One community to build.
pub(super) struct CommunityPlan<'p> {
    pub street: Text,
    pub name: Text,
    pub kind: Housing,
    pub households: usize,
    /// Its row in the table of the place, unless it is made by recipe.
    pub row: Option<&'p CommunityRow>,
}

/// The communities of a place, from its table or by recipe, grouped by street.
pub(super) fn plan<'p>(place: &'p Place, random: &Random) -> Vec<CommunityPlan<'p>> {
    if place.table.is_empty() {
        by_recipe(place, random)
    } else {
        from_table(place, random)
    }
}

/// Streets in the order in which the table first names them. Without streets, the whole place is one.
fn from_table<'p>(place: &'p Place, random: &Random) -> Vec<CommunityPlan<'p>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut streets: Vec<Vec<&CommunityRow>> = Vec::new();
    for row in &place.table {
        let number = *numbers.entry(&row.street).or_insert(streets.len());
        if number == streets.len() {
            streets.push(Vec::new());
        }
        streets[number].push(row);
    }
    let rows = streets.into_iter().flatten().enumerate();
    rows.map(|(c, row)| CommunityPlan {
        street: match row.street.as_str() {
            "" => place.name.clone(),
            street => Text::given(street),
        },
        name: Text::given(&row.name),
        kind: row.kind.unwrap_or_else(|| drawn_kind(place, random, c)),
        households: row.households,
        row: Some(row),
    })
    .collect()
}

fn drawn_kind(place: &Place, random: &Random, community: usize) -> Housing {
    let mut draw = random.draw(Stream::Community, community as u64, 1);
    Housing::from_index(draw.weighted(&place.housing)).unwrap_or(Housing::Old)
}

const STREET: Label = Label::new("街道", "Street");
const COMMUNITY: Label = Label::new("社区", "Community");

fn by_recipe<'p>(place: &Place, random: &Random) -> Vec<CommunityPlan<'p>> {
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
            CommunityPlan {
                street: numbered(STREET, street + 1),
                name: numbered(COMMUNITY, c - first + 1),
                kind: drawn_kind(place, random, c),
                households,
                row: None,
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
