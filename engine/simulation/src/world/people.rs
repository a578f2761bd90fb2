//! How many live in the households of a community, and who they are.

use gongzhi_base::random::Draw;
use gongzhi_scenario::{CommunityRow, Place};

/// The people of a community: what its row of the table states, and the recipe's values otherwise.
pub(super) struct People {
    pub household_size: HouseholdSize,
    pub elderly_share: f64,
    pub party_share: f64,
    /// Of households without elderly members, then of those with.
    pub online_share: [f64; 2],
}

impl People {
    pub fn of(place: &Place, row: Option<&CommunityRow>) -> Self {
        let residents = row.and_then(|row| Some(row.residents? as f64 / row.households as f64));
        let elderly_share = row
            .and_then(|row| row.elderly_share)
            .unwrap_or(place.elderly_share);
        let online = row.and_then(|row| row.online_share);
        Self {
            household_size: HouseholdSize::of_mean(residents.unwrap_or(place.household_size)),
            elderly_share,
            party_share: row
                .and_then(|row| row.party_share)
                .unwrap_or(place.party_share),
            online_share: match online {
                Some(share) => split_online(share, elderly_share, place.online_share),
                None => place.online_share,
            },
        }
    }
}

/// Divides a share of all households between those without and those with elderly members in the proportion of the
/// recipe. Where that takes one of them over 1, the other makes up for it.
fn split_online(share: f64, elderly: f64, recipe: [f64; 2]) -> [f64; 2] {
    let weights = [1.0 - elderly, elderly];
    let mean = recipe[0] * weights[0] + recipe[1] * weights[1];
    if mean <= 0.0 {
        return [share; 2];
    }
    let mut split = recipe.map(|x| x * share / mean);
    for (full, other) in [(0, 1), (1, 0)] {
        if split[full] > 1.0 {
            split[full] = 1.0;
            if weights[other] > 0.0 {
                split[other] = ((share - weights[full]) / weights[other]).clamp(0.0, 1.0);
            }
        }
    }
    split
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
pub(super) fn largest(mean: f64) -> u8 {
    1 + trials(mean)
}

/// Residents of a household: 1 plus a binomial number.
pub(super) struct HouseholdSize {
    trials: u8,
    chance: f64,
}

impl HouseholdSize {
    pub fn of_mean(mean: f64) -> Self {
        let trials = trials(mean);
        let chance = ((mean - 1.0) / f64::from(trials)).clamp(0.0, 1.0);
        Self { trials, chance }
    }

    pub fn draw(&self, draw: &mut Draw) -> u8 {
        let more = (0..self.trials).map(|_| u8::from(draw.chance(self.chance)));
        1 + more.sum::<u8>()
    }
}

#[cfg(test)]
mod tests {
    use super::split_online;

    #[test]
    fn a_share_of_all_is_divided_as_in_the_recipe() {
        let recipe = [0.6, 0.3];
        let mean = |split: [f64; 2]| split[0] * 0.6 + split[1] * 0.4;
        for share in [0.0, 0.2, 0.5, 0.9, 1.0] {
            let split = split_online(share, 0.4, recipe);
            assert!((mean(split) - share).abs() < 1e-12, "{share}: {split:?}");
            assert!(split.iter().all(|x| (0.0..=1.0).contains(x)), "{split:?}");
            assert!(split[0] >= split[1]);
        }
        assert_eq!(split_online(0.3, 0.4, [0.0, 0.0]), [0.3, 0.3]);
        assert_eq!(split_online(1.0, 0.0, recipe)[0], 1.0);
    }
}
