//! Draws households: sizes, traits, and what they know and feel before the first day.

use std::ops::Range;

use super::HouseholdBase;
use super::people::{People, largest};
use super::recipe::CommunityPlan;
use gongzhi_base::random::{Lognormal, Quantiles, Random, Stream};
use gongzhi_scenario::{Place, Scenario};

/// Draws households of one city, each by its number there.
pub(super) struct HouseholdDraws<'a> {
    scenario: &'a Scenario,
    random: Random,
    needs: Lognormal,
    satisfaction: Quantiles,
}

impl<'a> HouseholdDraws<'a> {
    pub fn new(scenario: &'a Scenario, random: Random) -> Self {
        let p = &scenario.params;
        Self {
            scenario,
            random,
            needs: Lognormal::new(p.household_sigma),
            satisfaction: Quantiles::beta(p.satisfaction_start, p.satisfaction_start_concentration),
        }
    }

    /// The size of a household, as drawn.
    pub fn size(&self, people: &People, number: usize) -> u8 {
        let mut who = self.random.draw(Stream::Household, number as u64, 0);
        people.household_size.draw(&mut who)
    }

    /// Adds a household of a community with these people.
    pub fn add(&self, to: &mut HouseholdBase, people: &People, number: usize) {
        let params = &self.scenario.params;
        let key = self.random.of(number as u64);
        let mut who = key.draw(Stream::Household, 0);
        to.size.push(people.household_size.draw(&mut who));
        let elderly = who.chance(people.elderly_share);
        to.elderly.push(elderly);
        to.party_member.push(who.chance(people.party_share));
        to.online
            .push(who.chance(people.online_share[usize::from(elderly)]));
        let needs = key.uniform(Stream::HouseholdNeeds, 0);
        to.needs.push(self.needs.at(needs));
        let mut start = key.draw(Stream::HouseholdStart, 0);
        to.aware.push(start.chance(params.awareness_start));
        to.satisfaction.push(self.satisfaction.at(start.uniform()));
        to.unvisited
            .push(start.below(params.unvisited_days as usize) as u16);
        to.filed.push(start.chance(params.files_start));
    }
}

/// Size up to which ordinary households are filled.
const MOST_SETTLED: u8 = 9;

/// Drawn household sizes add up to slightly more or less than the stated population. Settles each community that states
/// its residents, and spreads the rest of the difference over the others.
pub(super) fn settle(sizes: &mut [u8], place: &Place, plans: &[CommunityPlan<'_>]) {
    let mut left = place.residents;
    let mut others: Vec<Range<usize>> = Vec::new();
    let mut first = 0;
    for plan in plans {
        let own = first..first + plan.households;
        first = own.end;
        match plan.row.and_then(|row| row.residents) {
            Some(residents) => {
                let mean = residents as f64 / plan.households as f64;
                settle_some(sizes, &[own], residents as i64, mean);
                left -= residents as i64;
            }
            None => match others.last_mut() {
                Some(before) if before.end == own.start => before.end = own.end,
                _ => others.push(own),
            },
        }
    }
    settle_some(sizes, &others, left, place.household_size);
}

/// Spreads the difference to the stated residents over these households, one resident per household, until the sum is
/// exact.
fn settle_some(sizes: &mut [u8], households: &[Range<usize>], residents: i64, mean: f64) {
    let all = || households.iter().cloned().flatten();
    let number: usize = households.iter().map(Range::len).sum();
    let most = i64::from(MOST_SETTLED.max(largest(mean)));
    let drawn: i64 = all().map(|h| i64::from(sizes[h])).sum();
    let mut left = residents - drawn;
    let mut stride = number / (left.unsigned_abs() as usize).max(1);
    while left != 0 {
        let before = left;
        for h in all().step_by(stride.max(1)) {
            let settled = i64::from(sizes[h]) + left.signum();
            if left == 0 || !(1..=most).contains(&settled) {
                continue;
            }
            sizes[h] = settled as u8;
            left -= left.signum();
        }
        // The next round covers every household; if no household has room in it, stop.
        if stride <= 1 && left == before {
            break;
        }
        stride = 1;
    }
}
