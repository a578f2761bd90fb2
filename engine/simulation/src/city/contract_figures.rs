//! Contracts in figures: how much each unit has promised, and how the contracts of a community or the city are fulfilled.

use super::{City, Contract};

/// Promised hours of each unit over its endowment.
pub struct Loads(Vec<f64>);

impl Loads {
    /// Nothing promised yet.
    pub fn none(units: usize) -> Self {
        Self(vec![0.0; units])
    }

    /// The loads of the contracts in force.
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

    /// The load of a unit; residents carry none.
    pub fn of(&self, unit: Option<usize>) -> f64 {
        unit.map_or(0.0, |u| self.0[u])
    }
}

/// The contracts of a community in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ContractSummary {
    /// How many are in force.
    pub contracts: usize,
    /// Hours delivered over hours promised this year; of last year until the first month of this one is over.
    pub delivered: Option<f64>,
    /// Share with all five stages done.
    pub integrated: f64,
    /// Share published.
    pub published: f64,
}

impl City {
    /// Sums up a community's contracts.
    pub fn contract_summary(&self, c: usize) -> ContractSummary {
        let community = &self.communities[c];
        summarise(
            &self.contracts[community.contracts.clone()],
            community.delivered_last_year,
        )
    }

    /// Sums up all contracts.
    pub fn summary_of_all_contracts(&self) -> ContractSummary {
        summarise(&self.contracts, self.tally.delivered_last_year)
    }
}

fn summarise(contracts: &[Contract], last_year: Option<f64>) -> ContractSummary {
    let n = contracts.len();
    let commitments = || contracts.iter().flat_map(|k| &k.commitments);
    let promised: f64 = commitments().map(|c| c.promised_so_far).sum();
    let delivered: f64 = commitments().map(|c| c.delivered_so_far).sum();
    let share = |test: fn(&Contract) -> bool| {
        contracts.iter().filter(|k| test(k)).count() as f64 / n.max(1) as f64
    };
    ContractSummary {
        contracts: n,
        delivered: if promised > 0.0 {
            Some(delivered / promised)
        } else {
            last_year
        },
        integrated: share(|k| k.stages.count() == 5),
        published: share(|k| k.stages.published),
    }
}
