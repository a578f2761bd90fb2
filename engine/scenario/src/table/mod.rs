//! Tables of real communities and partner units, given as delimited text inside a scenario.
//!
//! [`communities`] and [`units`] read them. [`text`] splits cells, [`columns`] identifies columns, [`lines`] reads
//! values, and [`complaints`] reports problems, one finding per cause with all affected rows. In a column of names,
//! digits are a name; kinds may be given by id or by label. A table with a wrong cell is rejected as a whole.

mod columns;
mod complaints;
mod lines;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use columns::TableColumn;
use complaints::{ComplaintKind, Complaints};
use lines::{CsvLine, CsvTable};

use super::file::{MOST_COMMUNITIES, MOST_UNITS};
use super::findings::Findings;
use super::tree::Node;
use super::{CommunityRow, UnitRow};
use gongzhi_catalogue::enums::{Housing, OrgKind};

const STREET: &[&str] = &[
    "街道",
    "镇街",
    "乡镇街道",
    "所属街道",
    "street name",
    "subdistrict",
];
const COMMUNITY: &[&str] = &[
    "社区",
    "社区名称",
    "社区名",
    "村社",
    "所在社区",
    "所属社区",
    "community name",
];

const COMMUNITIES: [TableColumn; 4] = [
    TableColumn {
        key: "street",
        also: STREET,
        optional: false,
    },
    TableColumn {
        key: "name",
        also: &["社区", "社区名称", "社区名", "名称", "community"],
        optional: false,
    },
    TableColumn {
        key: "kind",
        also: &[
            "类型",
            "住房类型",
            "社区类型",
            "小区类型",
            "housing",
            "type",
        ],
        optional: false,
    },
    TableColumn {
        key: "households",
        also: &["户数", "总户数", "居民户数", "户"],
        optional: false,
    },
];

const UNITS: [TableColumn; 4] = [
    TableColumn {
        key: "street",
        also: STREET,
        optional: true,
    },
    TableColumn {
        key: "community",
        also: COMMUNITY,
        optional: false,
    },
    TableColumn {
        key: "name",
        also: &["单位", "单位名称", "名称", "unit"],
        optional: false,
    },
    TableColumn {
        key: "kind",
        also: &["类型", "单位类型", "单位性质", "type"],
        optional: false,
    },
];

/// The communities of a table; empty, with a report, if anything in it is wrong.
pub(super) fn communities(node: &Node, findings: &mut Findings<'_>) -> Vec<CommunityRow> {
    let mut complaints = Complaints::new(node, "data.communities");
    let mut rows = Vec::new();
    if let Some(table) = CsvTable::read(
        node,
        &COMMUNITIES,
        MOST_COMMUNITIES as usize,
        &mut complaints,
    ) {
        for line in table.lines() {
            let row = (
                line.name(0, &mut complaints),
                line.name(1, &mut complaints),
                line.member(2, Housing::SPEC, Housing::ALL, &mut complaints),
                line.households(3, &mut complaints),
            );
            if let (Some(street), Some(name), Some(kind), Some(households)) = row {
                rows.push(CommunityRow {
                    street,
                    name,
                    kind,
                    households,
                });
            }
        }
        twice(&table, &rows, &mut complaints);
        if rows.is_empty() && complaints.is_empty() {
            complaints.of_table(ComplaintKind::NoRows, None);
        }
    }
    if complaints.tell(findings) {
        Vec::new()
    } else {
        rows
    }
}

/// Checks that no community is listed twice in a street.
fn twice(table: &CsvTable<'_>, rows: &[CommunityRow], complaints: &mut Complaints<'_>) {
    // After a wrong cell, rows and communities no longer correspond.
    if !complaints.is_empty() {
        return;
    }
    let mut seen = BTreeMap::new();
    for (line, row) in table.lines().zip(rows) {
        if let Some(first) = seen.insert((&row.street, &row.name), line.record.row) {
            let what = format!("{} {}", row.street, row.name);
            complaints.add(
                ComplaintKind::Twice(what, first),
                line.record.row,
                line.record.at(),
            );
        }
    }
}

/// The partner units of a table, each with the street of its community; empty, with a report, if anything in it is wrong.
pub(super) fn units(
    node: &Node,
    communities: &[CommunityRow],
    findings: &mut Findings<'_>,
) -> Vec<UnitRow> {
    let mut complaints = Complaints::new(node, "data.units");
    let mut rows = Vec::new();
    if let Some(table) = CsvTable::read(node, &UNITS, MOST_UNITS, &mut complaints) {
        let homes = Homes::of(communities);
        for line in table.lines() {
            let home = homes.find(&line, &mut complaints);
            let name = line.name(2, &mut complaints);
            let kind = line.member(3, OrgKind::SPEC, OrgKind::ALL, &mut complaints);
            if let (Some((street, community)), Some(name), Some(kind)) = (home, name, kind) {
                rows.push(UnitRow {
                    street,
                    community,
                    name,
                    kind,
                });
            }
        }
    }
    if complaints.tell(findings) {
        Vec::new()
    } else {
        rows
    }
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
    fn find(
        &self,
        line: &CsvLine<'_>,
        complaints: &mut Complaints<'_>,
    ) -> Option<(String, String)> {
        let community = line.name(1, complaints)?;
        let street = line
            .cell(0)
            .map(|c| c.text.as_str())
            .filter(|s| !s.is_empty());
        let (record, cell) = (line.record, line.cell(1)?);
        let at = cell.at.clone();
        let Some(streets) = self.0.get(community.as_str()) else {
            complaints.add(ComplaintKind::UnknownHome(community), record.row, at);
            return None;
        };
        match street {
            None if streets.len() == 1 => {
                let only = streets.first().copied().unwrap_or_default();
                Some((only.to_owned(), community))
            }
            None => {
                let few = streets.iter().take(complaints::NAMED);
                let few = few.map(|s| (*s).to_owned()).collect();
                complaints.add(ComplaintKind::WhichStreet(community, few), record.row, at);
                None
            }
            Some(street) if streets.contains(street) => Some((street.to_owned(), community)),
            Some(street) => {
                complaints.add(
                    ComplaintKind::UnknownHome(format!("{street} {community}")),
                    record.row,
                    at,
                );
                None
            }
        }
    }
}
