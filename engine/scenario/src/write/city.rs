//! The place and what happens to it, as TOML.

use toml::{Table, Value as Toml};

use super::{count, csv, date, numbers, table, text};
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
        table.insert("communities".into(), csv::communities_csv(&p.table).into());
    }
    if !p.units.is_empty() {
        table.insert("units".into(), csv::units_csv(&p.units).into());
    }
    table
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
