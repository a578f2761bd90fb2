//! Contracts and their parties.

use super::{bools, flags, floats, ints, rows};
use crate::record::RowBlock;
use gongzhi_base::math::logistic;
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::records::{commitment as m, contract, org};
use gongzhi_catalogue::rules::Rule;

pub(super) fn run(rule: Rule, p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    match rule {
        Rule::ContractOffer => {
            let goodwill = floats(block, 0, org::GOODWILL)?;
            rows(block, out, |r| {
                p.contract_hours * (0.5 + goodwill[r]).clamp(0.5, 1.5)
            })
        }
        Rule::ContractObligation => {
            let offered = floats(block, 0, m::OFFERED_HOURS)?;
            rows(block, out, |r| offered[r])
        }
        Rule::Compliance => compliance(p, block, out),
        Rule::ContractScore => {
            let delivered = floats(block, 0, contract::DELIVERED_SHARE)?;
            rows(block, out, |r| 100.0 * delivered[r])
        }
        Rule::ContractRenewed => {
            let delivered = floats(block, 0, contract::DELIVERED_SHARE)?;
            flags(block, out, |r| {
                !p.contract_evaluated || delivered[r] >= p.renewal_line
            })
        }
        Rule::ContractSanction => {
            let delivered = floats(block, 0, m::DELIVERED_SHARE)?;
            rows(block, out, |r| {
                p.evaluation_weight * (p.sanction_line - delivered[r]).max(0.0) / p.sanction_line
            })
        }
        _ => None,
    }
}

fn compliance(p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (goodwill, sanction) = (
        floats(block, 0, m::GOODWILL)?,
        floats(block, 0, m::SANCTION)?,
    );
    let (reciprocity, load) = (
        floats(block, 0, m::RECIPROCITY)?,
        floats(block, 0, m::LOAD)?,
    );
    let (published, evaluated) = (
        bools(block, 0, m::PUBLISHED)?,
        bools(block, 0, m::EVALUATED)?,
    );
    let parties = ints(block, 0, m::PARTIES)?;
    rows(block, out, |r| {
        let mut x = p.compliance_base
            + p.compliance_goodwill * goodwill[r]
            + p.compliance_sanction * sanction[r]
            + p.compliance_reciprocity * reciprocity[r]
            - p.compliance_load * (load[r] - 0.5);
        if published[r] {
            x += p.compliance_published;
        }
        if evaluated[r] {
            x += p.compliance_evaluated;
        }
        if parties[r] > 1 {
            x += p.compliance_leadership * p.party_leadership;
        }
        logistic(x)
    })
}
