//! Restricts a scenario to a part of its place, for studies that would take too long on the whole.
//!
//! The part depends only on the share; nothing is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::{CommunityRow, Place, Scenario, hash};

impl Scenario {
    /// The scenario in a part of its place, with fewer streets, communities and residents and everything else
    /// unchanged. `share` is from 0 to 1.
    pub fn part(&self, share: f64) -> Self {
        let mut part = self.clone();
        if share >= 1.0 {
            return part;
        }
        if part.place.table.is_empty() {
            cut_recipe(&mut part.place, share);
        } else {
            let whole = part.place.staff_per_10000();
            cut_table(&mut part.place, share);
            // The parameter is relative to the staff of the table, which is now that of the part.
            if let (Some(whole), Some(rest)) = (whole, part.place.staff_per_10000())
                && whole > 0.0
            {
                part.params.staff_per_10000 *= rest / whole;
            }
        }
        part.hash = hash::hash(&part);
        part
    }
}

fn of(n: usize, share: f64) -> usize {
    ((n as f64 * share).round() as usize).max(1)
}

fn cut_recipe(place: &mut Place, share: f64) {
    let before = place.communities;
    place.communities = of(before, share);
    place.streets = of(place.streets, share).min(place.communities);
    fewer_residents(place, place.communities as f64 / before as f64);
}

fn fewer_residents(place: &mut Place, share: f64) {
    place.residents = ((place.residents as f64 * share).round() as i64).max(1);
}

/// Keeps whole streets, evenly spaced in the table, so that neighbours stay together and no single quarter represents
/// the whole city. The last street may be kept in part. Units stay with their communities.
fn cut_table(place: &mut Place, share: f64) {
    let streets = in_order(&place.table);
    let (all, few) = (streets.len(), of(place.streets, share));
    // If the chosen streets have too few communities, others follow.
    let (chosen, others): (Vec<_>, Vec<_>) = (0..all).partition(|number| number * few % all < few);
    let mut of_street: BTreeMap<&str, Vec<&CommunityRow>> = BTreeMap::new();
    for row in &place.table {
        of_street.entry(&row.street).or_default().push(row);
    }
    let order = chosen.into_iter().chain(others);
    let rows = order.flat_map(|number| of_street.remove(streets[number]).unwrap_or_default());
    let kept: Vec<CommunityRow> = rows.take(of(place.communities, share)).cloned().collect();
    let size = place.household_size;
    let people_kept = people(&kept, size) / people(&place.table, size);
    let names: BTreeSet<(&str, &str)> = kept
        .iter()
        .map(|row| (row.street.as_str(), row.name.as_str()))
        .collect();
    let named = !place.units.is_empty();
    place
        .units
        .retain(|unit| names.contains(&(unit.street.as_str(), unit.community.as_str())));
    if named && place.units.is_empty() {
        // Without a table, units would be drawn, but these communities have none.
        place.units_per_community = 0.0;
    }
    place.streets = in_order(&kept).len();
    place.communities = kept.len();
    fewer_residents(place, people_kept);
    place.table = kept;
}

/// Streets in the order of the table.
fn in_order(table: &[CommunityRow]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let names = table.iter().map(|row| row.street.as_str());
    names.filter(|name| seen.insert(*name)).collect()
}

/// Households where no residents are stated, otherwise residents: only the proportions count.
fn people(table: &[CommunityRow], household_size: f64) -> f64 {
    if table.iter().all(|row| row.residents.is_none()) {
        return table.iter().map(|row| row.households as f64).sum();
    }
    let of = |row: &CommunityRow| {
        let unstated = row.households as f64 * household_size;
        row.residents.map_or(unstated, |n| n as f64)
    };
    table.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use crate::fixture::extending;
    use crate::{Library, Place, Scenario, load};

    fn of_table(communities: &str, units: &str) -> Scenario {
        extending(&format!(
            r#"
            data.communities = """street,name,kind,households\n{communities}"""
            {units}
        "#
        ))
    }

    #[test]
    fn staff_of_a_part_is_that_of_the_table() {
        let text = r#"
            data.communities = """street,name,households,staff
a,1,1000,4
a,2,1000,4
b,3,1000,9
b,4,1000,9
"""
        "#;
        let whole = extending(text);
        let part = whole.part(0.5);
        let staff = |s: &Scenario| s.params.staff_per_10000 / s.place.staff_per_10000().unwrap();
        assert!((staff(&whole) - 1.0).abs() < 1e-12 && (staff(&part) - 1.0).abs() < 1e-12);
        assert_ne!(whole.params.staff_per_10000, part.params.staff_per_10000);
    }

    /// Eight streets with ten communities of a hundred households each.
    fn eighty() -> String {
        let row = |c: usize| format!("s{},c{c},old,100\\n", c / 10);
        (0..80).map(row).collect()
    }

    fn names(place: &Place) -> Vec<&str> {
        place.table.iter().map(|row| row.name.as_str()).collect()
    }

    #[test]
    fn a_part_of_a_place_keeps_its_proportions() {
        let library = Library::shipped();
        let whole = load(library.get("shaoxing-2018").unwrap(), &library)
            .scenario
            .unwrap();
        let part = whole.part(0.25).place;
        assert_eq!((part.streets, part.communities), (12, 141));
        let per = |p: &Place| p.residents as f64 / p.communities as f64;
        assert!((per(&part) - per(&whole.place)).abs() < 0.01);
    }

    #[test]
    fn a_table_is_cut_by_streets_and_its_units_with_it() {
        let units =
            r#"data.units = "community,name,kind\nc3,near,institution\nc77,far,institution""#;
        let whole = of_table(&eighty(), units);
        let part = whole.part(0.25);
        let place = &part.place;
        assert_eq!((place.streets, place.communities), (2, 20));
        assert_eq!((names(place)[0], names(place)[10]), ("c0", "c40"));
        assert_eq!(
            place.residents,
            (whole.place.residents as f64 * 0.25).round() as i64
        );
        assert_eq!(place.units.len(), 1);
        assert_ne!(part.hash, whole.hash);
        assert_eq!(whole.part(1.0), whole);
    }

    #[test]
    fn a_part_begins_with_the_first_communities() {
        let units = r#"data.units = "community,name,kind\nc77,far,institution""#;
        let part = of_table(&eighty(), units).part(0.05);
        assert_eq!(names(&part.place), ["c0", "c1", "c2", "c3"]);
    }

    #[test]
    fn small_streets_are_joined_by_others() {
        let rows = ["a,a1", "b,b1", "b,b2", "b,b3", "c,c1"];
        let rows: String = rows.map(|row| format!("{row},old,100\\n")).concat();
        let part = of_table(&rows, "").part(0.6).place;
        assert_eq!(names(&part), ["a1", "c1", "b1"]);
        assert_eq!((part.streets, part.communities), (3, 3));
    }
}
