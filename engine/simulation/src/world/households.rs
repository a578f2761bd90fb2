//! Draws households: sizes, traits, and what they know and feel before the first day.

use super::HouseholdBase;
use gongzhi_base::random::{Draw, Lognormal, Quantiles, Random, Stream};
use gongzhi_scenario::{Place, Scenario};

/// Draws households of one city, each by its number there.
pub(super) struct HouseholdDraws<'a> {
    scenario: &'a Scenario,
    random: Random,
    size: HouseholdSize,
    needs: Lognormal,
    satisfaction: Quantiles,
}

impl<'a> HouseholdDraws<'a> {
    pub fn new(scenario: &'a Scenario, random: Random) -> Self {
        let p = &scenario.params;
        Self {
            scenario,
            random,
            size: HouseholdSize::of_mean(scenario.place.household_size),
            needs: Lognormal::new(p.household_sigma),
            satisfaction: Quantiles::beta(p.satisfaction_start, p.satisfaction_start_concentration),
        }
    }

    /// The size of a household, as drawn.
    pub fn size(&self, number: usize) -> u8 {
        let mut who = self.random.draw(Stream::Household, number as u64, 0);
        self.size.draw(&mut who)
    }

    /// Adds a household.
    pub fn add(&self, to: &mut HouseholdBase, number: usize) {
        let (place, params) = (&self.scenario.place, &self.scenario.params);
        let key = self.random.of(number as u64);
        let mut who = key.draw(Stream::Household, 0);
        to.size.push(self.size.draw(&mut who));
        let elderly = who.chance(place.elderly_share);
        to.elderly.push(elderly);
        to.party_member.push(who.chance(place.party_share));
        to.online
            .push(who.chance(place.online_share[usize::from(elderly)]));
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

/// Drawn household sizes add up to slightly more or less than the stated population. Spreads the difference over
/// the city, one resident per household, until the sum is exact.
pub(super) fn settle(sizes: &mut [u8], place: &Place) {
    let most = i64::from(MOST_SETTLED.max(largest(place.household_size)));
    let drawn: i64 = sizes.iter().map(|size| i64::from(*size)).sum();
    let mut left = place.residents - drawn;
    let mut stride = sizes.len() / (left.unsigned_abs() as usize).max(1);
    while left != 0 {
        let before = left;
        for size in sizes.iter_mut().step_by(stride.max(1)) {
            let settled = i64::from(*size) + left.signum();
            if left == 0 || !(1..=most).contains(&settled) {
                continue;
            }
            *size = settled as u8;
            left -= left.signum();
        }
        // The next round covers every household; if no household has room in it, stop.
        if stride <= 1 && left == before {
            break;
        }
        stride = 1;
    }
}

/// Number of trials of the binomial behind a household size: four, or more if the mean requires it.
fn trials(mean: f64) -> u8 {
    if mean <= 5.0 {
        4
    } else {
        // The range is symmetric around the mean and starts at one resident. Files may state a mean of at most 20.
        (2.0 * (mean - 1.0)).ceil().min(200.0) as u8
    }
}

/// The largest household size that can be drawn.
fn largest(mean: f64) -> u8 {
    1 + trials(mean)
}

/// Residents of a household: 1 plus a binomial number.
struct HouseholdSize {
    trials: u8,
    chance: f64,
}

impl HouseholdSize {
    fn of_mean(mean: f64) -> Self {
        let trials = trials(mean);
        let chance = ((mean - 1.0) / f64::from(trials)).clamp(0.0, 1.0);
        Self { trials, chance }
    }

    fn draw(&self, draw: &mut Draw) -> u8 {
        let more = (0..self.trials).map(|_| u8::from(draw.chance(self.chance)));
        1 + more.sum::<u8>()
    }
}
