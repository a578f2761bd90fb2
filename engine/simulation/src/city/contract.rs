//! Partner units 共建单位 and contracts 契约 with their five stages.

use crate::world::UnitBase;
use gongzhi_catalogue::enums::{OrgKind, Purpose, Resource};

/// The present state of a partner unit.
#[derive(Clone, Debug)]
pub struct PartnerUnit {
    /// What never changes.
    pub base: UnitBase,
    /// Goodwill, 0 to 1.
    pub goodwill: f64,
    /// Reputation, 0 to 1.
    pub reputation: f64,
    /// Sanction of the last evaluation, 0 to 1.
    pub sanction: f64,
    /// Purpose of its renewed contract, if it was renewed.
    pub renewed: Option<Purpose>,
}

impl PartnerUnit {
    /// A unit before the first contracts.
    pub fn new(base: &UnitBase) -> Self {
        Self {
            base: base.clone(),
            goodwill: base.goodwill,
            reputation: base.goodwill,
            sanction: 0.0,
            renewed: None,
        }
    }
}

/// The five stages 五约 of a contract that are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// 谈约: negotiated.
    pub negotiated: bool,
    /// 签约: signed.
    pub signed: bool,
    /// 亮约: published.
    pub published: bool,
    /// 履约: fulfilled so far.
    pub fulfilled: bool,
    /// 评约: evaluated, this year or when it was renewed.
    pub evaluated: bool,
}

impl Stages {
    /// Each in its order, 谈 签 亮 履 评.
    pub fn each(self) -> [bool; 5] {
        [
            self.negotiated,
            self.signed,
            self.published,
            self.fulfilled,
            self.evaluated,
        ]
    }

    /// How many are done.
    pub fn count(self) -> i64 {
        self.each().iter().filter(|s| **s).count() as i64
    }
}

/// A contract between a community and one or more parties.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Its community.
    pub community: usize,
    /// What it is for.
    pub purpose: Purpose,
    /// Its stages.
    pub stages: Stages,
    /// Distinct parties beside the community.
    pub parties: usize,
    /// What was promised.
    pub commitments: Vec<Commitment>,
}

impl Contract {
    /// Hours delivered over hours promised this year; none before the first month.
    pub fn delivered_share(&self) -> Option<f64> {
        let promised: f64 = self.commitments.iter().map(|c| c.promised_so_far).sum();
        let delivered: f64 = self.commitments.iter().map(|c| c.delivered_so_far).sum();
        (promised > 0.0).then(|| delivered / promised)
    }
}

/// One party's promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// The unit; none for the residents themselves.
    pub unit: Option<usize>,
    /// What is given.
    pub resource: Resource,
    /// Hours a month offered.
    pub offered: f64,
    /// Hours a month promised.
    pub promised: f64,
    /// Hours promised so far this year.
    pub promised_so_far: f64,
    /// Hours delivered so far this year.
    pub delivered_so_far: f64,
    /// How far the party's own wants are met.
    pub reciprocity: f64,
    /// Sanction of the last evaluation.
    pub sanction: f64,
}

impl Commitment {
    /// Share delivered this year; none before the first month.
    pub fn delivered_share(&self) -> Option<f64> {
        (self.promised_so_far > 0.0).then(|| self.delivered_so_far / self.promised_so_far)
    }

    /// Kind of the party; residents count as a social organisation.
    pub fn kind(&self, units: &[PartnerUnit]) -> OrgKind {
        self.unit.map_or(OrgKind::SocialOrg, |u| units[u].base.kind)
    }
}

/// Hours of residents and partner units that reach petitions on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Help {
    /// For light work only: petitions of severity 1.
    pub light: f64,
    /// For any work.
    pub any: f64,
}

/// Hours a month by resource that contracts deliver to a community.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DeliveredHours {
    /// By resource.
    pub hours: [f64; Resource::COUNT],
    /// Service hours bought with the community's own money.
    pub purchased: f64,
}

impl DeliveredHours {
    /// Hours a month of a resource.
    pub fn of(&self, resource: Resource) -> f64 {
        self.hours[resource as usize]
    }

    /// How far a resource goes, 0 to 1, where `scale` hours a month are plenty.
    pub fn strength(&self, resource: Resource, scale: f64) -> f64 {
        (self.of(resource) / scale).min(1.0)
    }
}
