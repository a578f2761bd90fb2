//! The table of partner units.

use std::collections::{BTreeMap, BTreeSet};

use super::complaints::{ComplaintKind, Complaints, NAMED};
use super::lines::{CsvLine, CsvTable, listed};
use super::schema::{TableKind, unit as at};
use super::{TableBasis, TableReading};
use crate::limits::MOST_UNITS;
use crate::{CommunityRow, UnitHours, UnitRow};
use gongzhi_catalogue::enums::{OrgKind, Resource};

/// Most hours a month of a unit.
const MOST_HOURS: f64 = 100_000.0;

/// Reads a table of units, each with the street of its community; no rows if anything in it is wrong.
pub(super) fn read(
    text: &str,
    communities: &[CommunityRow],
    basis: &TableBasis,
) -> (TableReading<UnitRow>, Complaints) {
    let mut complaints = Complaints::new(TableKind::Units);
    let mut rows = Vec::new();
    if let Some(table) = CsvTable::read(text, TableKind::Units, MOST_UNITS, &mut complaints) {
        let homes = Homes::of(communities);
        for line in table.lines() {
            let home = homes.find(&line, &mut complaints);
            let name = line.name(at::NAME, &mut complaints);
            let kind = line.member(at::KIND, OrgKind::SPEC, OrgKind::ALL, &mut complaints);
            let hours = hours(line, basis, &mut complaints);
            if let (Some((street, community)), Some(name)) = (home, name) {
                rows.push(UnitRow {
                    street,
                    community,
                    name,
                    kind,
                    hours,
                });
            }
        }
    }
    (TableReading::new(rows, &complaints), complaints)
}

/// Hours by resource: stated ones, none of resources that are not listed, and the rest of all hours in the
/// proportions of the recipe.
fn hours(line: CsvLine<'_>, basis: &TableBasis, complaints: &mut Complaints) -> UnitHours {
    let listed = resources(line, complaints);
    let mut hours: UnitHours = std::array::from_fn(|r| {
        let stated = line.number(at::OF_RESOURCE + r, MOST_HOURS, complaints);
        let left_out = listed.as_ref().is_some_and(|listed| !listed[r]);
        stated.or(left_out.then_some(0.0))
    });
    let Some(all) = line.number(at::HOURS, MOST_HOURS, complaints) else {
        return hours;
    };
    let stated: f64 = hours.iter().flatten().sum();
    if stated > all {
        line.wrong(
            at::HOURS,
            ComplaintKind::MoreThanAll(stated, all),
            complaints,
        );
        return hours;
    }
    let open = |r: &usize| hours[*r].is_none();
    let weights: f64 = (0..Resource::COUNT)
        .filter(open)
        .map(|r| basis.endowment[r])
        .sum();
    let share = (all - stated) / weights;
    if weights > 0.0 {
        let rest = |r: usize| Some(hours[r].unwrap_or(basis.endowment[r] * share));
        hours = std::array::from_fn(rest);
    }
    hours
}

/// Which resources the unit lists; `None` if it lists none.
fn resources(line: CsvLine<'_>, complaints: &mut Complaints) -> Option<[bool; Resource::COUNT]> {
    let cell = line.filled(at::RESOURCES)?;
    let mut found = [false; Resource::COUNT];
    for name in cell
        .text
        .split(['、', '，', ',', '；', ';', '/', '+', '\n'])
    {
        let name = name.trim();
        match self::listed(name, Resource::SPEC) {
            Some(r) => found[r] = true,
            None if name.is_empty() => {}
            None => {
                let key = line.key(at::RESOURCES);
                let kind = ComplaintKind::NoResource(key, name.to_owned(), Resource::SPEC);
                line.wrong(at::RESOURCES, kind, complaints);
            }
        }
    }
    Some(found)
}

/// Names of communities, each with the streets that have a community of that name.
struct Homes<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Homes<'a> {
    fn of(communities: &'a [CommunityRow]) -> Self {
        let mut streets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in communities {
            streets.entry(&row.name).or_default().insert(&row.street);
        }
        Self(streets)
    }

    /// Street and name of a unit's community.
    fn find(&self, line: &CsvLine<'_>, complaints: &mut Complaints) -> Option<(String, String)> {
        let community = line.name(at::COMMUNITY, complaints)?;
        let street = line.filled(at::STREET).map(|c| c.text.as_str());
        let kind = match (self.0.get(community.as_str()), street) {
            (None, _) => ComplaintKind::UnknownHome(community),
            (Some(streets), None) if streets.len() == 1 => {
                let only = streets.first().copied().unwrap_or_default();
                return Some((only.to_owned(), community));
            }
            (Some(streets), None) => {
                let few = streets.iter().take(NAMED);
                let few = few.map(|s| (*s).to_owned()).collect();
                ComplaintKind::WhichStreet(community, few)
            }
            (Some(streets), Some(street)) if streets.contains(street) => {
                return Some((street.to_owned(), community));
            }
            (Some(_), Some(street)) => ComplaintKind::UnknownHome(format!("{street} {community}")),
        };
        line.wrong(at::COMMUNITY, kind, complaints);
        None
    }
}
