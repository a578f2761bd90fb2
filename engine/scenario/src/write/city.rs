//! The place and what happens to it, as TOML.

use toml::{Table, Value as Toml};

use super::{count, date, numbers, table, text};
use crate::{JointContract, Place, Shock};
use gongzhi_catalogue::enums::{Category, Housing, OrgKind, Resource};

pub(super) fn place(p: &Place) -> Toml {
    let needs = Housing::SPEC.ids.iter().zip(&p.needs);
    let needs = needs.map(|(id, row)| (*id, numbers(Category::SPEC.ids, row)));
    table([
        ("name", text(&p.name)),
        ("streets", count(p.streets)),
        ("communities", count(p.communities)),
        ("residents", Toml::Integer(p.residents)),
        ("household_size", p.household_size.into()),
        ("community_spread", p.community_spread.into()),
        ("housing", numbers(Housing::SPEC.ids, &p.housing)),
        ("elderly_share", p.elderly_share.into()),
        ("party_share", p.party_share.into()),
        (
            "online_share",
            numbers(&["others", "elderly"], &p.online_share),
        ),
        ("units_per_community", p.units_per_community.into()),
        ("unit_kinds", numbers(OrgKind::SPEC.ids, &p.unit_kinds)),
        (
            "unit_endowment",
            numbers(Resource::SPEC.ids, &p.unit_endowment),
        ),
        ("needs", table(needs)),
        (
            "contracts",
            Toml::Array(p.contracts.iter().map(joint).collect()),
        ),
    ])
}

fn joint(contract: &JointContract) -> Toml {
    table([
        ("name", text(&contract.name)),
        ("purpose", contract.purpose.id().into()),
        ("parties", count(contract.parties)),
    ])
}

pub(super) fn data(p: &Place) -> Table {
    let mut table = Table::new();
    if !p.table.is_empty() {
        let rows = p.table.iter().map(|r| {
            format!(
                "{},{},{},{}\n",
                cell(&r.street),
                cell(&r.name),
                r.kind.id(),
                r.households
            )
        });
        let rows: String = rows.collect();
        table.insert(
            "communities".into(),
            format!("street,name,kind,households\n{rows}").into(),
        );
    }
    if !p.units.is_empty() {
        let rows = p.units.iter().map(|r| {
            let cells = [&r.street, &r.community, &r.name].map(|text| cell(text));
            format!("{},{}\n", cells.join(","), r.kind.id())
        });
        let rows: String = rows.collect();
        table.insert(
            "units".into(),
            format!("street,community,name,kind\n{rows}").into(),
        );
    }
    table
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

pub(super) fn shock(s: &Shock) -> Toml {
    table([
        ("id", s.id.as_str().into()),
        ("label", text(&s.label)),
        ("date", date(s.date)),
        ("days", Toml::Integer(s.days)),
        ("needs", numbers(Category::SPEC.ids, &s.needs)),
        ("admin", s.admin.into()),
        ("visits", s.visits.into()),
        ("volunteers", s.volunteers.into()),
    ])
}
