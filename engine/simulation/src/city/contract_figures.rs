//! Figures about contracts: how much each unit has promised, and how far contracts are fulfilled in a community or
//! street.

use std::ops::{AddAssign, Range};

use serde::{Deserialize, Serialize};

use super::{City, Contract};

/// Promised hours of each unit, relative to its endowment.
pub struct Loads(Vec<f64>);

impl Loads {
    /// Zero load for `units` units.
    pub fn none(units: usize) -> Self {
        Self(vec![0.0; units])
    }

    /// Loads from the contracts in force.
    pub fn new(city: &City) -> Self {
        let mut loads = Self::none(city.units.len());
        for commitment in city.contracts.iter().flat_map(|k| &k.commitments) {
            if let Some(u) = commitment.unit {
                let endowment: f64 = city.units[u].base.endowment.iter().sum();
                loads.0[u] += commitment.promised / endowment.max(f64::MIN_POSITIVE);
            }
        }
        loads
    }

    /// Load of a unit; 0 for residents.
    pub fn of(&self, unit: Option<usize>) -> f64 {
        unit.map_or(0.0, |u| self.0[u])
    }
}

/// Figures about a community's contracts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ContractSummary {
    /// Number in force.
    pub contracts: usize,
    /// Hours delivered divided by hours promised, this year; last year's share until the first month is over.
    pub delivered: Option<f64>,
    /// Share with all five stages done; of last year until the first month of this one is over, for nothing can be
    /// fulfilled before.
    pub integrated: f64,
    /// How many are fulfilled so far; of last year until the first month of this one is over.
    pub fulfilled: usize,
    /// Share of contracts that are published.
    pub published: f64,
}

impl City {
    /// Summarises a community's contracts.
    pub fn contract_summary(&self, c: usize) -> ContractSummary {
        let community = &self.communities[c];
        summarise(
            &self.contracts[community.contracts.clone()],
            community.contracts_last_year,
        )
    }

    /// What the contracts of some communities add up to.
    pub fn contract_sums(&self, communities: Range<usize>) -> ContractSums {
        let mut sums = ContractSums::default();
        let own = self.communities[communities].iter();
        for contract in own.flat_map(|c| c.contracts.clone()) {
            sums.add(&self.contracts[contract]);
        }
        sums
    }
}

/// What the contracts of a street add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContractSums {
    /// Hours promised so far this year.
    pub promised: f64,
    /// Hours delivered so far this year.
    pub delivered: f64,
    /// Contracts that are fulfilled so far.
    pub fulfilled: u32,
}

impl ContractSums {
    fn add(&mut self, contract: &Contract) {
        self.promised += contract
            .commitments
            .iter()
            .map(|c| c.promised_so_far)
            .sum::<f64>();
        self.delivered += contract
            .commitments
            .iter()
            .map(|c| c.delivered_so_far)
            .sum::<f64>();
        self.fulfilled += u32::from(contract.stages.fulfilled);
    }
}

impl AddAssign for ContractSums {
    fn add_assign(&mut self, other: Self) {
        self.promised += other.promised;
        self.delivered += other.delivered;
        self.fulfilled += other.fulfilled;
    }
}

fn summarise(contracts: &[Contract], last_year: Option<ContractSummary>) -> ContractSummary {
    let n = contracts.len();
    let commitments = || contracts.iter().flat_map(|k| &k.commitments);
    let promised: f64 = commitments().map(|c| c.promised_so_far).sum();
    let delivered: f64 = commitments().map(|c| c.delivered_so_far).sum();
    let share = |test: fn(&Contract) -> bool| {
        contracts.iter().filter(|k| test(k)).count() as f64 / n.max(1) as f64
    };
    let last_year = last_year.filter(|_| promised <= 0.0 && n > 0);
    ContractSummary {
        contracts: n,
        delivered: if promised > 0.0 {
            Some(delivered / promised)
        } else {
            last_year.and_then(|year| year.delivered)
        },
        integrated: last_year
            .map_or_else(|| share(|k| k.stages.count() == 5), |year| year.integrated),
        fulfilled: last_year.map_or_else(
            || contracts.iter().filter(|k| k.stages.fulfilled).count(),
            |year| year.fulfilled,
        ),
        published: share(|k| k.stages.published),
    }
}
