//! Separates two sources of an interval: the draw of the synthetic city, and chance within a city.
//!
//! Each city is run twice with other draws. This is a one-way analysis of variance with random effects over cities.

use serde::{Deserialize, Serialize};

use super::compare::ScenarioRuns;
use super::order::metric_ids;
use super::spread::MeanSquares;
use super::statistics::f_quantile;
use gongzhi_base::math;
use gongzhi_simulation::record::Replication;

/// Spread between synthetic cities and within a city.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CitySpread {
    /// Number of cities that have a value in both runs.
    pub cities: usize,
    /// Standard deviation between cities, without the contribution of chance; 0 if chance explains all of it.
    pub between: f64,
    /// Standard deviation of runs in the same city.
    pub within: f64,
    /// Share of the variance of a run, or of a paired difference, that lies between cities, 0 to 1; the rest lies within
    /// a city.
    pub share: f64,
    /// 95% interval of that share, 0 to 1, for normal effects.
    pub share_ci95: [f64; 2],
}

/// The spread of one metric: of its paired difference if there is a baseline, otherwise of its headline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MetricCitySpread {
    /// The metric's id.
    pub metric: String,
    /// Its spread; `None` for fewer than two cities, or if it is the same in all runs.
    pub spread: Option<CitySpread>,
}

/// First and second runs of one side.
#[derive(Clone, Copy, Debug)]
pub struct RunsOfCities<'a> {
    /// The scenario and its replications: replication `r` ran in city `r`.
    pub first: ScenarioRuns<'a>,
    /// The second run of each city, in the order of cities.
    pub second: &'a [Replication],
}

/// The spread of every metric over the cities that both sides ran twice; of metrics that apply to both sides only.
pub fn over_cities(baseline: Option<RunsOfCities>, reform: RunsOfCities) -> Vec<MetricCitySpread> {
    let told = |id: &str| {
        let sides = baseline.iter().chain([&reform]);
        sides.into_iter().all(|side| side.first.scenario.tells(id))
    };
    let ids = metric_ids(reform.first.runs).into_iter();
    let row = |metric: String| {
        let after = values(&reform, &metric);
        let pairs = match &baseline {
            None => after,
            Some(baseline) => less(after, &values(baseline, &metric)),
        };
        MetricCitySpread {
            spread: city_spread(&pairs),
            metric,
        }
    };
    ids.filter(|id| told(id)).map(row).collect()
}

/// A metric in the first and second run of each city.
fn values(side: &RunsOfCities, metric: &str) -> Vec<[f64; 2]> {
    let first = |city: usize| {
        let runs = side.first.runs.iter();
        let of_city = runs.filter(|r| r.replication as usize == city);
        of_city.map(|r| r.headline(metric)).next()
    };
    let both = |(city, second): (usize, &Replication)| {
        [first(city).unwrap_or(f64::NAN), second.headline(metric)]
    };
    side.second.iter().enumerate().map(both).collect()
}

fn less(after: Vec<[f64; 2]>, before: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let difference = |(a, b): (&[f64; 2], &[f64; 2])| [a[0] - b[0], a[1] - b[1]];
    after.iter().zip(before).map(difference).collect()
}

/// The spread of pairs of values, one pair for each city; leaves out pairs with an undefined value.
fn city_spread(pairs: &[[f64; 2]]) -> Option<CitySpread> {
    let defined = pairs.iter().filter(|p| p.iter().all(|x| !x.is_nan()));
    let cities: Vec<Vec<f64>> = defined.map(|p| p.to_vec()).collect();
    let table = MeanSquares::of(&cities)?;
    let between = table.variance_between();
    let total = between + table.within;
    (total > 0.0).then(|| CitySpread {
        cities: cities.len(),
        between: math::sqrt(between),
        within: math::sqrt(table.within),
        share: between / total,
        share_ci95: share_interval(table.between / table.within, cities.len()),
    })
}

/// The 95% interval of the share between cities, from the ratio of mean squares over `cities` cities run twice (exact
/// for normal effects; McGraw and Wong 1996, case 1).
fn share_interval(ratio: f64, cities: usize) -> [f64; 2] {
    let bound = |p: f64| {
        let scaled = ratio / f_quantile(p, cities - 1, cities);
        match scaled.is_finite() {
            true => ((scaled - 1.0) / (scaled + 1.0)).max(0.0),
            // Without any variance within cities.
            false => 1.0,
        }
    };
    [bound(0.975), bound(0.025)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_scenario::Scenario;
    use gongzhi_scenario::fixture::extending;
    use gongzhi_simulation::record::fixture::replication;

    #[test]
    fn components_of_a_table_worked_by_hand() {
        // Means 1, 4, 7. Mean square within 2, between 2 × 18 / 2 = 18: variance between (18 − 2) / 2 = 8.
        let found = city_spread(&[[0.0, 2.0], [f64::NAN, 9.0], [3.0, 5.0], [6.0, 8.0]]).unwrap();
        assert_eq!(found.cities, 3);
        assert!((found.between - math::sqrt(8.0)).abs() < 1e-12);
        assert!((found.within - math::sqrt(2.0)).abs() < 1e-12);
        assert!((found.share - 0.8).abs() < 1e-12);
        // F = 9; F(0.975; 2, 3) = 16.0441 and F(0.025; 2, 3) = 0.0255329.
        let [low, high] = found.share_ci95;
        assert_eq!(low, 0.0);
        let scaled = 9.0 / 0.025_532_9;
        assert!(
            (high - (scaled - 1.0) / (scaled + 1.0)).abs() < 1e-6,
            "{high}"
        );
    }

    #[test]
    fn extremes_have_their_shares() {
        let chance = city_spread(&[[-1.0, 1.0], [-2.0, 2.0], [0.5, -0.5]]).unwrap();
        assert_eq!((chance.share, chance.share_ci95[0]), (0.0, 0.0));
        let city = city_spread(&[[1.0, 1.0], [2.0, 2.0]]).unwrap();
        assert_eq!((city.share, city.share_ci95), (1.0, [1.0, 1.0]));
        assert_eq!(city_spread(&[[1.0, 1.0], [1.0, 1.0]]), None);
        assert_eq!(city_spread(&[[1.0, 2.0]]), None);
    }

    #[test]
    fn runs_are_paired_by_city_and_differences_by_side() {
        let runs = |ends: &[f64], first: u32| -> Vec<Replication> {
            let run =
                |(i, x): (usize, &f64)| replication(first + i as u32, &[("belonging", 0.0, &[*x])]);
            ends.iter().enumerate().map(run).collect()
        };
        let scenario: Scenario = extending("");
        let (mut first, second) = (runs(&[1.0, 2.0], 0), runs(&[1.0, 2.0], 2));
        first.reverse();
        let side = |second| RunsOfCities {
            first: ScenarioRuns {
                scenario: &scenario,
                runs: &first,
            },
            second,
        };
        let of = |rows: Vec<MetricCitySpread>| {
            let row = rows.into_iter().find(|r| r.metric == "belonging");
            row.unwrap().spread
        };
        assert_eq!(of(over_cities(None, side(&second))).unwrap().share, 1.0);
        let same = over_cities(Some(side(&second)), side(&second));
        assert_eq!(of(same), None);
    }
}
