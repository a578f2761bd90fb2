//! Rates of a place: needs per household and day, hours, and how many petitions wait.

use crate::{Place, Scenario, Shock};
use gongzhi_base::math;
use gongzhi_catalogue::enums::{Category, Housing};

const YEAR: f64 = 365.0;
const DAY_HOURS: f64 = 8.0;
/// Workdays that a petition waits if there are enough hours.
const USUAL_WAIT: f64 = 3.0;

/// Rates of a place.
pub(super) struct EstimatedCity {
    pub households: f64,
    pub communities: f64,
    pub grids: f64,
    pub days: f64,
    /// Ordinary needs per household and day, by category and in total.
    pub rates: [f64; Category::COUNT],
    pub rate: f64,
}

/// What a shock adds within the period.
pub(super) struct Added {
    pub needs: f64,
}

impl EstimatedCity {
    pub fn of(scenario: &Scenario) -> Self {
        let (place, p) = (&scenario.place, &scenario.params);
        let households = households(place);
        let mix: f64 = p.category_mix.iter().sum();
        let daily = p.needs_per_household / YEAR;
        let of_category = |k: usize| {
            let kinds = (0..Housing::COUNT).map(|h| place.housing[h] * place.needs[h][k]);
            let share = if mix > 0.0 {
                p.category_mix[k] / mix
            } else {
                0.0
            };
            daily * share * kinds.sum::<f64>()
        };
        let rates: [f64; Category::COUNT] = std::array::from_fn(of_category);
        let rate: f64 = rates.iter().sum();
        Self {
            households,
            communities: place.communities as f64,
            grids: households / p.grid_households as f64 + place.communities as f64,
            days: scenario.time.days().max(1) as f64,
            rates,
            rate: if p.one_need_a_day {
                rate.min(1.0)
            } else {
                rate
            },
        }
    }

    pub fn shocks(&self, scenario: &Scenario) -> Vec<Added> {
        if !scenario.mechanisms.shocks {
            return Vec::new();
        }
        let within = |s: &Shock| {
            let first = s.date.max(scenario.time.start).to_julian_day();
            let last = i64::from(s.date.to_julian_day()).saturating_add(s.days - 1);
            let last = last.min(i64::from(scenario.time.end.to_julian_day()));
            (last - i64::from(first) + 1).max(0) as f64
        };
        let added = |s: &Shock| {
            let extra = self
                .rates
                .iter()
                .zip(s.needs)
                .map(|(rate, n)| rate * (n - 1.0).max(0.0));
            let needs = self.households * within(s) * extra.sum::<f64>();
            (within(s) > 0.0).then_some(Added { needs })
        };
        scenario.shocks.iter().filter_map(added).collect()
    }

    /// Petitions that wait, summed over workdays, and the most at one time.
    pub fn waiting(&self, scenario: &Scenario, petitions: f64, workdays: f64) -> (f64, f64) {
        let p = &scenario.params;
        let staff = scenario.place.residents as f64 * p.staff_per_10000 / 10_000.0;
        let service = if scenario.mechanisms.admin_load {
            1.0 - p.admin_task_share
        } else {
            1.0
        };
        let upper = (p.street_hours + p.department_hours) * self.households / 10_000.0;
        let hours = staff * DAY_HOURS * service * p.front_line_share + upper;
        let effort: f64 = p.effort_hours.iter().sum::<f64>() / Category::COUNT as f64;
        let (arriving, closed) = (petitions / workdays, hours / effort);
        let usual = arriving * USUAL_WAIT;
        let left = (arriving - closed).max(0.0) * workdays;
        let waiting_days = usual * workdays + left * workdays / 2.0;
        (waiting_days, usual + left)
    }
}

fn households(place: &Place) -> f64 {
    if place.table.is_empty() {
        return (place.residents as f64 / place.household_size).max(place.communities as f64);
    }
    place.table.iter().map(|row| row.households as f64).sum()
}

/// Candidates per need that arises: quality and season can raise the rates of the first day by this factor.
pub(super) fn headroom(scenario: &Scenario) -> f64 {
    let p = &scenario.params;
    let worst = p.quality_floor.min(p.quality_start);
    let worst = worst.min(scenario.place.lowest_quality());
    (1.0 - worst) / (1.0 - p.quality_start) * (1.0 + p.season_amplitude)
}

/// Share of needs that are voiced by a household of average awareness: half of all know of the channels over a run.
pub(super) fn voice(scenario: &Scenario) -> f64 {
    let (p, place) = (&scenario.params, &scenario.place);
    let own = scenario
        .rules
        .values()
        .any(|block| gongzhi_rules::sources::function_names(block).contains(&"voice"));
    if own || !scenario.mechanisms.voice {
        return 1.0;
    }
    let online = place.online_share.iter().sum::<f64>() / 2.0;
    let familiarity = math::exp(-(p.grid_households as f64) / p.familiarity_scale);
    let x = p.voice_base
        + p.voice_familiarity * familiarity
        + p.voice_satisfaction * (p.satisfaction_start - 0.6)
        + p.voice_aware * 0.5_f64.max(p.awareness_start)
        + if p.microgroups {
            p.voice_online * online
        } else {
            0.0
        }
        + p.voice_success * 0.3;
    1.0 / (1.0 + math::exp(-x))
}
