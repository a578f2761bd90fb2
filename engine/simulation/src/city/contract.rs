//! Partner units 共建单位 and contracts 契约 with their five stages.

use crate::world::UnitBase;
use gongzhi_catalogue::enums::{Category, OrgKind, Purpose, Resource};

/// Current state of a partner unit.
#[derive(Clone, Debug)]
pub struct PartnerUnit {
    /// Fixed properties.
    pub base: UnitBase,
    /// Its number in its community, from 0; those that were there before the first day come first.
    pub number: usize,
    /// Goodwill, 0 to 1.
    pub goodwill: f64,
    /// Reputation, 0 to 1.
    pub reputation: f64,
    /// Sanction of the last evaluation, 0 to 1.
    pub sanction: f64,
    /// Purpose of its renewed contract; `None` if not renewed.
    pub renewed: Option<Purpose>,
    /// How far its own wants were met lately, 0 to 1 互惠.
    pub received: f64,
    /// Whether its last contract was evaluated, renewed or not.
    pub evaluated: bool,
}

impl PartnerUnit {
    /// A unit before the first contracts are signed.
    pub fn new(base: &UnitBase, number: usize) -> Self {
        Self {
            base: base.clone(),
            number,
            goodwill: base.goodwill,
            reputation: base.goodwill,
            sanction: 0.0,
            renewed: None,
            received: 0.0,
            evaluated: false,
        }
    }
}

/// Which of a contract's five stages 五约 are complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// 谈约: negotiated.
    pub negotiated: bool,
    /// 签约: signed.
    pub signed: bool,
    /// 亮约: published.
    pub published: bool,
    /// 履约: fulfilled to date.
    pub fulfilled: bool,
    /// 评约: the last contract of one of its parties was evaluated.
    pub evaluated: bool,
}

impl Stages {
    /// The stages in order: 谈 签 亮 履 评.
    pub fn each(self) -> [bool; 5] {
        [
            self.negotiated,
            self.signed,
            self.published,
            self.fulfilled,
            self.evaluated,
        ]
    }

    /// Number of complete stages.
    pub fn count(self) -> i64 {
        self.each().iter().filter(|s| **s).count() as i64
    }
}

/// A contract between a community and one or more parties.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Its community.
    pub community: usize,
    /// Purpose.
    pub purpose: Purpose,
    /// Its number among the joint contracts of the place; `None` if its parties agreed on it themselves.
    pub agreed: Option<usize>,
    /// Its stages.
    pub stages: Stages,
    /// Whether one of its parties renews its last contract.
    pub renewed: bool,
    /// Number of distinct parties, without the community.
    pub parties: usize,
    /// Commitments of the parties.
    pub commitments: Vec<Commitment>,
}

impl Contract {
    /// Its parties' units, each once: a unit's commitments stand side by side.
    pub fn units(&self) -> impl Iterator<Item = usize> {
        let mut last = None;
        let units = self.commitments.iter().filter_map(|c| c.unit);
        units.filter(move |unit| last.replace(*unit) != Some(*unit))
    }

    /// Hours delivered this year divided by hours promised; `None` before the end of the first month.
    pub fn delivered_share(&self) -> Option<f64> {
        let promised: f64 = self.commitments.iter().map(|c| c.promised_so_far).sum();
        let delivered: f64 = self.commitments.iter().map(|c| c.delivered_so_far).sum();
        (promised > 0.0).then(|| delivered / promised)
    }
}

/// One party's promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// The unit; `None` for the residents themselves.
    pub unit: Option<usize>,
    /// The resource promised.
    pub resource: Resource,
    /// Hours per month offered.
    pub offered: f64,
    /// Hours per month promised.
    pub promised: f64,
    /// Hours promised so far this year.
    pub promised_so_far: f64,
    /// Hours delivered so far this year.
    pub delivered_so_far: f64,
    /// How far the party's own wishes are met.
    pub reciprocity: f64,
    /// Sanction from the last evaluation.
    pub sanction: f64,
}

impl Commitment {
    /// Share delivered this year; `None` before the end of the first month.
    pub fn delivered_share(&self) -> Option<f64> {
        (self.promised_so_far > 0.0).then(|| self.delivered_so_far / self.promised_so_far)
    }

    /// Kind of the party; residents count as a social organisation.
    pub fn kind(&self, units: &[PartnerUnit]) -> OrgKind {
        self.unit.map_or(OrgKind::SocialOrg, |u| units[u].base.kind)
    }
}

/// Hours of residents and partner units available for petitions on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Help {
    /// For light work only: petitions of severity 1.
    pub light: f64,
    /// For any work.
    pub any: f64,
    /// For petitions of a category, by category.
    pub of_category: [f64; Category::COUNT],
}

/// Monthly hours by resource that contracts deliver to a community.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DeliveredHours {
    /// By resource.
    pub hours: [f64; Resource::COUNT],
    /// Members' and services' hours by the purpose of their contract.
    pub for_purpose: [f64; Purpose::COUNT],
    /// Service hours bought with the community's own money.
    pub purchased: f64,
}

impl Help {
    /// All of them.
    pub fn total(&self) -> f64 {
        self.light + self.any + self.of_category.iter().sum::<f64>()
    }
}

impl DeliveredHours {
    /// Monthly hours of a resource.
    pub fn of(&self, resource: Resource) -> f64 {
        self.hours[resource as usize]
    }

    /// Hours a month of members and services for a category of needs.
    pub fn for_category(&self, category: Category) -> f64 {
        self.for_purpose[Purpose::of(category) as usize]
    }

    /// Strength of a resource, 0 to 1; `scale` is the number of monthly hours that counts as plenty.
    pub fn strength(&self, resource: Resource, scale: f64) -> f64 {
        (self.of(resource) / scale).min(1.0)
    }
}
