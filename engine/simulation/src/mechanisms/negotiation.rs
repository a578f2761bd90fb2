//! 谈约 签约 亮约: who offers what, who signs with whom, and what is made public. Yearly, and before the first day.
//!
//! Tests: `patterns/contracts.rs` (pattern 10), `invariants/watch.rs` (contract years).

use crate::calendar::Today;
use crate::city::Loads;
use crate::city::{City, Commitment, Contract, PartnerUnit, Ratio, Stages};
use crate::context::{Context, RuleResult};
use crate::mechanisms::menu;
use crate::rows::{CommitmentRows, ContractRows, OfferRows, Snapshot};
use gongzhi_base::math;
use gongzhi_base::random;
use gongzhi_catalogue::enums::{Category, OrgKind, Purpose, Resource};
use gongzhi_catalogue::rules::Rule;

/// Units that were partners in the year before the first day renew their contracts; for what, the menu of this year says.
pub fn renew_from_before(ctx: &Context, city: &mut City, today: &Today) {
    for u in 0..city.units.len() {
        if city.units[u].base.partner {
            let purpose = choose_purpose(ctx, city, today, &city.units[u]);
            let unit = &mut city.units[u];
            (unit.renewed, unit.evaluated) = (Some(purpose), true);
        }
    }
}

/// Negotiates, signs and publishes the contracts of the coming year.
pub fn conclude_contracts(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    city.contracts.clear();
    // A rule that reads figures of a community's contracts finds none in force.
    for community in &mut city.communities {
        community.contracts = 0..0;
    }
    // No contract refers to units now, so those made during the year can take their places among those of their communities.
    city.units.sort_by_key(|unit| unit.base.community);
    if !ctx.on.contracts {
        return Ok(());
    }
    let of = Snapshot { ctx, city, today };
    let offers = ctx.evaluate(Rule::ContractOffer, &OfferRows(of))?;
    let Talks {
        mut contracts,
        left,
    } = negotiate(ctx, city, today, &offers);
    sign(ctx, city, today, &mut contracts)?;
    let of = Snapshot { ctx, city, today };
    let published = ctx.evaluate(
        Rule::ContractPublished,
        &ContractRows {
            of,
            contracts: &contracts,
        },
    )?;
    for (contract, published) in contracts.iter_mut().zip(published) {
        contract.stages.published = published != 0.0;
    }
    charge_hours(ctx, city, &contracts);
    leave(ctx, city, &left);
    for (c, community) in city.communities.iter_mut().enumerate() {
        let first = contracts.partition_point(|k| k.community < c);
        community.contracts = first..contracts.partition_point(|k| k.community <= c);
    }
    city.contracts = contracts;
    Ok(())
}

/// The outcome of a year's talks.
struct Talks {
    contracts: Vec<Contract>,
    /// Units that could have renewed and did not sign 退约.
    left: Vec<usize>,
}

/// 谈约: each unit meets its home community, finds a purpose, and says yes or no.
fn negotiate(ctx: &Context, city: &City, today: &Today, offers: &[f64]) -> Talks {
    let mut left = Vec::new();
    let mut of_community: Vec<Vec<Contract>> = vec![Vec::new(); city.communities.len()];
    for (u, unit) in city.units.iter().enumerate() {
        let endowment: f64 = unit.base.endowment.iter().sum();
        let offered = offers[u].min(endowment);
        if offered <= 0.0 || !accepts(ctx, today, unit, offered / endowment) {
            if unit.renewed.is_some() {
                left.push(u);
            }
            continue;
        }
        let contracts = &mut of_community[unit.base.community];
        let party = Party {
            ctx,
            u,
            unit,
            offered,
        };
        if party.join_agreed(contracts) {
            continue;
        }
        let purpose = unit
            .renewed
            .unwrap_or_else(|| choose_purpose(ctx, city, today, unit));
        party.join_or_make(today, contracts, purpose);
    }
    for (c, contracts) in of_community.iter_mut().enumerate() {
        contracts
            .iter_mut()
            .for_each(|k| add_residents(ctx, city, c, k));
        contracts.sort_by_key(|k| k.purpose);
    }
    Talks {
        contracts: of_community.into_iter().flatten().collect(),
        left,
    }
}

/// Whether a unit signs for the coming year. One that may renew is reluctant to leave.
fn accepts(ctx: &Context, today: &Today, unit: &PartnerUnit, load: f64) -> bool {
    let p = ctx.params;
    let renews = f64::from(u8::from(unit.renewed.is_some()));
    let several = f64::from(u8::from(p.contract_parties > 1));
    let published = f64::from(u8::from(p.contract_published));
    let lean = p.acceptance_base
        + p.acceptance_goodwill * unit.goodwill
        + p.acceptance_reciprocity * menu::reciprocity(ctx, unit)
        + p.acceptance_published * published
        + p.acceptance_leadership * p.party_leadership * several
        + p.exit_reluctance * renews
        - p.acceptance_load * load;
    let key = random::Stream::Acceptance;
    ctx.random
        .uniform(key, ctx.number_of_unit(unit), today.contract_year as u64)
        < math::logistic(lean)
}

fn choose_purpose(ctx: &Context, city: &City, today: &Today, unit: &PartnerUnit) -> Purpose {
    let needs = if ctx.params.two_way_menu {
        let home = unit.base.community;
        city.communities[home].wants(ctx.params, &ctx.world.communities[home])
    } else {
        [1.0; Category::COUNT]
    };
    let sum: f64 = needs.iter().sum();
    let mut weights = [0.0; Purpose::COUNT];
    for (k, weight) in weights.iter_mut().enumerate() {
        let need = needs
            .get(k)
            .map_or(1.0 / 8.0, |n| n / sum.max(f64::MIN_POSITIVE));
        *weight = if is_good_at(unit.base.kind, k) {
            need * ctx.params.affinity
        } else {
            need
        };
    }
    let mut draw = ctx.random.draw(
        random::Stream::Preference,
        ctx.number_of_unit(unit),
        today.contract_year as u64,
    );
    Purpose::from_index(draw.weighted(&weights)).unwrap_or(Purpose::PublicService)
}

/// What a kind of unit is good at (assumption).
fn is_good_at(kind: OrgKind, purpose: usize) -> bool {
    use Purpose::{
        Building, Environment, Facilities, Neighbours, Parking, Property, PublicService, Safety,
        Welfare,
    };
    let good: &[Purpose] = match kind {
        OrgKind::Agency => &[Safety, Building, Parking],
        OrgKind::StateFirm => &[Facilities, Property],
        OrgKind::Institution => &[Welfare, PublicService],
        OrgKind::PrivateFirm => &[Property, Environment],
        OrgKind::SocialOrg => &[Neighbours, Welfare, PublicService],
    };
    good.iter().any(|g| *g as usize == purpose)
}

/// A unit that has accepted, with the hours a month that it offers.
struct Party<'a> {
    ctx: &'a Context<'a>,
    u: usize,
    unit: &'a PartnerUnit,
    offered: f64,
}

impl Party<'_> {
    /// 联合契约: joins the first of the place's joint contracts that still lacks parties. Whether there was one.
    fn join_agreed(&self, contracts: &mut Vec<Contract>) -> bool {
        let agreed = &self.ctx.scenario.place.contracts;
        for (number, joint) in agreed.iter().enumerate() {
            match contracts.iter_mut().find(|k| k.agreed == Some(number)) {
                Some(contract) if contract.parties >= joint.parties => {}
                Some(contract) => {
                    self.join(contract);
                    return true;
                }
                None => {
                    contracts.push(self.make(joint.purpose, Some(number)));
                    return true;
                }
            }
        }
        false
    }

    /// Joins a contract of its purpose, sooner where Party leadership brings parties together, or makes its own.
    fn join_or_make(&self, today: &Today, contracts: &mut Vec<Contract>, purpose: Purpose) {
        let p = self.ctx.params;
        let open = contracts.iter_mut().find(|k| {
            k.agreed.is_none() && k.purpose == purpose && (k.parties as i64) < p.contract_parties
        });
        let mut draw = self.ctx.random.draw(
            random::Stream::Preference,
            self.ctx.number_of_unit(self.unit),
            1 << 32 | today.contract_year as u64,
        );
        let willing = p.together_base + (1.0 - p.together_base) * p.party_leadership;
        // Nobody joins in with units of bad repute.
        let together = draw.chance(willing * (0.5 + 0.5 * self.unit.reputation));
        match open.filter(|_| together) {
            Some(contract) => self.join(contract),
            None => contracts.push(self.make(purpose, None)),
        }
    }

    fn join(&self, contract: &mut Contract) {
        contract.parties += 1;
        contract.commitments.extend(self.commitments());
        contract.stages.evaluated |= self.unit.evaluated;
        contract.renewed |= self.unit.renewed.is_some();
    }

    fn make(&self, purpose: Purpose, agreed: Option<usize>) -> Contract {
        Contract {
            community: self.unit.base.community,
            purpose,
            agreed,
            stages: Stages {
                negotiated: true,
                evaluated: self.unit.evaluated,
                ..Stages::default()
            },
            parties: 1,
            renewed: self.unit.renewed.is_some(),
            commitments: self.commitments(),
        }
    }

    fn commitments(&self) -> Vec<Commitment> {
        commitments(self.ctx, self.u, self.unit, self.offered)
    }
}

/// An offer split over the resources of which the unit has most.
fn commitments(ctx: &Context, u: usize, unit: &PartnerUnit, offered: f64) -> Vec<Commitment> {
    let endowment = &unit.base.endowment;
    let mut order: Vec<usize> = (0..Resource::COUNT).collect();
    order.sort_by(|a, b| endowment[*b].total_cmp(&endowment[*a]).then(a.cmp(b)));
    order.truncate(ctx.params.contract_resources.max(1) as usize);
    let sum: f64 = order.iter().map(|r| endowment[*r]).sum();
    let commitment = |r: usize| Commitment {
        unit: Some(u),
        resource: Resource::ALL[r],
        offered: (offered * endowment[r] / sum).min(endowment[r]),
        promised: 0.0,
        promised_so_far: 0.0,
        delivered_so_far: 0.0,
        reciprocity: menu::reciprocity(ctx, unit),
        sanction: unit.sanction,
    };
    order.into_iter().map(commitment).collect()
}

/// Residents are a party where the purpose is their own staircase.
fn add_residents(ctx: &Context, city: &City, c: usize, contract: &mut Contract) {
    if !matches!(contract.purpose, Purpose::Neighbours | Purpose::Environment) {
        return;
    }
    let households = ctx.world.communities[c].households.len() as f64;
    contract.commitments.push(Commitment {
        unit: None,
        resource: Resource::Services,
        offered: ctx.params.resident_hours * households * city.communities[c].participation,
        promised: 0.0,
        promised_so_far: 0.0,
        delivered_so_far: 0.0,
        reciprocity: 1.0,
        sanction: 0.0,
    });
}

/// 签约: what was offered becomes what is promised, never more than the unit has.
fn sign(ctx: &Context, city: &City, today: &Today, contracts: &mut [Contract]) -> RuleResult {
    let none = Loads::none(city.units.len());
    let of = Snapshot { ctx, city, today };
    let promised = ctx.evaluate(
        Rule::ContractObligation,
        &CommitmentRows::new(of, contracts, &none),
    )?;
    let commitments = contracts.iter_mut().flat_map(|k| k.commitments.iter_mut());
    for (commitment, promised) in commitments.zip(promised) {
        let most = commitment.unit.map_or(f64::MAX, |u| {
            city.units[u].base.endowment[commitment.resource as usize]
        });
        commitment.promised = promised.min(most);
    }
    contracts.iter_mut().for_each(|k| k.stages.signed = true);
    Ok(())
}

/// Talks cost hours; Party leadership saves a part, and a renewed contract needs half as long.
fn charge_hours(ctx: &Context, city: &mut City, contracts: &[Contract]) {
    let p = ctx.params;
    for contract in contracts {
        let renewed = if contract.renewed { 0.5 } else { 1.0 };
        let hours =
            p.negotiation_hours * (1.0 - p.leadership_negotiation * p.party_leadership) * renewed;
        city.communities[contract.community].hours_owed += hours;
    }
}

/// 退约: a unit that leaves loses reputation, and its community spends hours on winding up and filling the gap.
fn leave(ctx: &Context, city: &mut City, left: &[usize]) {
    let p = ctx.params;
    city.tally.left = Ratio {
        part: left.len() as u64,
        of: city.units.iter().filter(|u| u.renewed.is_some()).count() as u64,
    };
    for u in left {
        let unit = &mut city.units[*u];
        unit.reputation *= 1.0 - p.exit_reputation;
        city.communities[unit.base.community].hours_owed += p.exit_hours;
    }
}
