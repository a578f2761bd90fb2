//! Rows of offers (a unit and the community it negotiates with), contracts and commitments.

use std::ops::Range;

use super::community::{fill_community, name};
use super::{Snapshot, no_such_field};
use crate::city::Loads;
use crate::city::{Commitment, Contract};
use gongzhi_base::text::{Label, Text, numbered, within};
use gongzhi_catalogue::enums::Resource;
use gongzhi_catalogue::records::{commitment as m, contract as f, org};
use gongzhi_rules::{Column, Rows};

const UNIT: Label = Label::new("共建单位", "partner unit");

/// Label of a contract: its purpose.
fn contract(contract: &Contract) -> Text {
    let purpose = contract.purpose.label();
    Text::new(
        format!("{}契约", purpose.zh),
        format!("{} contract", purpose.en),
    )
}

/// Offers: every unit with its home community.
pub struct OfferRows<'a>(pub Snapshot<'a>);

impl Rows for OfferRows<'_> {
    fn len(&self) -> usize {
        self.0.city.units.len()
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let u = |r: usize| &self.0.city.units[r];
        if argument == 1 {
            let which: Vec<usize> = rows.map(|r| u(r).base.community).collect();
            return fill_community(&self.0, &which, field, to);
        }
        match field {
            org::KIND => to.enums(rows, |r| u(r).base.kind as usize),
            org::ENDOWMENT => to.float_lists::<{ Resource::COUNT }>(rows, |r| u(r).base.endowment),
            org::GOODWILL => to.floats(rows, |r| u(r).goodwill),
            org::REPUTATION => to.floats(rows, |r| u(r).reputation),
            org::CONTRACTS => to.ints(rows, |r| i64::from(u(r).renewed.is_some())),
            _ => no_such_field(rows, to),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let unit = &self.0.city.units[row];
        within(
            &name(&self.0, unit.base.community),
            numbered(UNIT, unit.number + 1),
        )
    }
}

/// Contracts, in force or under negotiation.
pub struct ContractRows<'a> {
    /// The snapshot.
    pub of: Snapshot<'a>,
    /// The contracts.
    pub contracts: &'a [Contract],
}

impl Rows for ContractRows<'_> {
    fn len(&self) -> usize {
        self.contracts.len()
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let c = |r: usize| &self.contracts[r];
        match field {
            f::PURPOSE => to.enums(rows, |r| c(r).purpose as usize),
            f::PARTIES => to.ints(rows, |r| c(r).parties as i64),
            f::COMMITMENTS => to.ints(rows, |r| c(r).commitments.len() as i64),
            f::PUBLISHED => to.bools(rows, |r| c(r).stages.published),
            f::DELIVERED_SHARE => to.floats(rows, |r| c(r).delivered_share().unwrap_or(0.0)),
            f::STAGES_DONE => to.ints(rows, |r| c(r).stages.count()),
            f::SATISFACTION => to.floats(rows, |r| {
                self.of.city.communities[c(r).community].satisfaction
            }),
            f::YEAR => to.ints(rows, |_| self.of.today.contract_year),
            _ => no_such_field(rows, to),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let c = &self.contracts[row];
        within(&name(&self.of, c.community), contract(c))
    }
}

/// The commitments of contracts, in order.
pub struct CommitmentRows<'a> {
    /// The snapshot.
    pub of: Snapshot<'a>,
    contracts: &'a [Contract],
    loads: &'a Loads,
    places: Vec<(usize, usize)>,
}

impl<'a> CommitmentRows<'a> {
    /// All commitments of the given contracts, contract by contract.
    pub fn new(of: Snapshot<'a>, contracts: &'a [Contract], loads: &'a Loads) -> Self {
        let each = |(c, contract): (usize, &Contract)| {
            (0..contract.commitments.len())
                .map(move |i| (c, i))
                .collect::<Vec<_>>()
        };
        Self {
            of,
            contracts,
            loads,
            places: contracts.iter().enumerate().flat_map(each).collect(),
        }
    }

    fn at(&self, row: usize) -> (&Contract, &Commitment) {
        let (c, i) = self.places[row];
        (&self.contracts[c], &self.contracts[c].commitments[i])
    }
}

impl Rows for CommitmentRows<'_> {
    fn len(&self) -> usize {
        self.places.len()
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let units = &self.of.city.units;
        let party = |r: usize| self.at(r).1.unit.map(|u| &units[u]);
        let belonging = |r: usize| self.of.city.communities[self.at(r).0.community].belonging;
        match field {
            m::KIND => to.enums(rows, |r| self.at(r).1.kind(units) as usize),
            m::GOODWILL => to.floats(rows, |r| party(r).map_or(belonging(r), |u| u.goodwill)),
            m::REPUTATION => to.floats(rows, |r| party(r).map_or(belonging(r), |u| u.reputation)),
            m::RESOURCE => to.enums(rows, |r| self.at(r).1.resource as usize),
            m::PURPOSE => to.enums(rows, |r| self.at(r).0.purpose as usize),
            m::OFFERED_HOURS => to.floats(rows, |r| self.at(r).1.offered),
            m::OBLIGATION_HOURS => to.floats(rows, |r| self.at(r).1.promised),
            m::LOAD => to.floats(rows, |r| self.loads.of(self.at(r).1.unit)),
            m::RECIPROCITY => to.floats(rows, |r| self.at(r).1.reciprocity),
            m::PUBLISHED => to.bools(rows, |r| self.at(r).0.stages.published),
            m::EVALUATED => to.bools(rows, |_| self.of.ctx.params.contract_evaluated),
            m::PARTIES => to.ints(rows, |r| self.at(r).0.parties as i64),
            m::SANCTION => to.floats(rows, |r| self.at(r).1.sanction),
            m::DELIVERED_SHARE => {
                to.floats(rows, |r| self.at(r).1.delivered_share().unwrap_or(0.0))
            }
            m::YEAR => to.ints(rows, |_| self.of.today.contract_year),
            _ => no_such_field(rows, to),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let (contract, commitment) = self.at(row);
        let place = name(&self.of, contract.community);
        within(
            &within(&place, self::contract(contract)),
            commitment.resource.label(),
        )
    }
}
