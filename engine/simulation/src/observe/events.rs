//! Events in a community, found by comparing its state on two consecutive days.
//!
//! Because of the comparison, no mechanism has to report events.

use crate::calendar::Today;
use crate::city::escalations_left;
use crate::city::{Community, Contract};
use crate::record::{Event, EventKind};
use crate::rows::Snapshot;
use gongzhi_catalogue::enums::{Category, Purpose, Star};

/// The part of a community's state that is compared from day to day.
#[derive(Clone, Debug)]
pub(super) struct Observed {
    held: [bool; Star::COUNT],
    five_star: bool,
    hemei: bool,
    breached: [[bool; 4]; Star::COUNT],
    singled_out: [bool; Category::COUNT],
    projects: [bool; Category::COUNT],
    /// Purpose of each contract, and whether it delivers its required share.
    contracts: Vec<(Purpose, bool)>,
    fund: f64,
    escalations: f64,
}

impl Observed {
    /// Current state of a community.
    pub(super) fn of(of: &Snapshot, c: usize) -> Self {
        let community = &of.city.communities[c];
        let mut projects = [false; Category::COUNT];
        for project in of.city.projects.iter().filter(|p| p.community == c) {
            projects[project.category as usize] = true;
        }
        Self {
            held: community.held,
            five_star: community.five_star_since.is_some(),
            hemei: community.hemei,
            breached: community.breached,
            singled_out: community.singled_out,
            projects,
            contracts: contracts(of, community),
            fund: community.fund,
            escalations: community.escalations,
        }
    }

    /// Events since `before`, which is the same community one day earlier.
    pub(super) fn since(&self, before: &Self, today: &Today, events: &mut Vec<Event>) {
        let day = today.day.number();
        let mut tell = |what| events.push(Event { day, what });
        self.stars(before, &mut tell);
        self.breaches(before, &mut tell);
        self.work(before, &mut tell);
        if today.ends.year {
            tell(EventKind::Funded(self.fund));
            tell(EventKind::ContractsSigned(self.contracts.len() as u32));
        } else {
            self.deliveries(before, &mut tell);
        }
    }

    fn stars(&self, before: &Self, tell: &mut impl FnMut(EventKind)) {
        for (i, star) in Star::ALL.iter().enumerate() {
            match (before.held[i], self.held[i]) {
                (false, true) => tell(EventKind::StarGained(*star)),
                (true, false) => tell(EventKind::StarLost(*star)),
                _ => {}
            }
        }
        match (before.five_star, self.five_star) {
            (false, true) => tell(EventKind::FiveStarGained),
            (true, false) => tell(EventKind::FiveStarLost),
            _ => {}
        }
        match (before.hemei, self.hemei) {
            (false, true) => tell(EventKind::HemeiChosen),
            (true, false) => tell(EventKind::HemeiEnded),
            _ => {}
        }
    }

    fn breaches(&self, before: &Self, tell: &mut impl FnMut(EventKind)) {
        for (s, star) in Star::ALL.iter().enumerate() {
            for i in 0..4 {
                match (before.breached[s][i], self.breached[s][i]) {
                    (false, true) => tell(EventKind::BreachBegan(*star, i as u8)),
                    (true, false) => tell(EventKind::BreachEnded(*star, i as u8)),
                    _ => {}
                }
            }
        }
    }

    fn work(&self, before: &Self, tell: &mut impl FnMut(EventKind)) {
        for (k, category) in Category::ALL.iter().enumerate() {
            if self.singled_out[k] && !before.singled_out[k] {
                tell(EventKind::AlertRaised(*category));
            }
            match (before.projects[k], self.projects[k]) {
                (false, true) => tell(EventKind::ProjectStarted(*category)),
                (true, false) => tell(EventKind::ProjectDone(*category)),
                _ => {}
            }
        }
        let escalated = self.escalations - before.escalations * escalations_left();
        if escalated >= 0.5 {
            tell(EventKind::Escalated(escalated.round() as u32));
        }
    }

    fn deliveries(&self, before: &Self, tell: &mut impl FnMut(EventKind)) {
        for ((purpose, now), (_, then)) in self.contracts.iter().zip(&before.contracts) {
            match (then, now) {
                (true, false) => tell(EventKind::ContractBreached(*purpose)),
                (false, true) => tell(EventKind::ContractMended(*purpose)),
                _ => {}
            }
        }
    }
}

fn contracts(of: &Snapshot, community: &Community) -> Vec<(Purpose, bool)> {
    let limit = of.ctx.params.delivered_limit;
    let enough = |k: &Contract| k.delivered_share().is_none_or(|share| share >= limit);
    let own = &of.city.contracts[community.contracts.clone()];
    own.iter().map(|k| (k.purpose, enough(k))).collect()
}
