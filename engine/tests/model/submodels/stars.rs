//! Streets improve where the total scores of their communities rise, and only there.

use gongzhi_engine::catalogue::groups::{GROUP_METRICS, Grouping};
use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::city::City;
use gongzhi_engine::record::Replication;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::fixture::{child, read};
use gongzhi_engine::world::World;

/// Nobody visits, meets, signs or pays for anything, so facilities decay.
const NEGLECT: &str = "params = { staff_per_10000 = 0, fund_per_community = 0 }\n\
    mechanisms = { visits = false, meetings = false, projects = false, contracts = false, participation = false }\n";

/// Mean total score of each street.
fn streets(world: &World, city: &City) -> Vec<f64> {
    let mean = |communities: std::ops::Range<usize>| {
        let n = communities.len() as f64;
        communities
            .map(|c| city.communities[c].total_score())
            .sum::<f64>()
            / n
    };
    world
        .streets
        .iter()
        .map(|s| mean(s.communities.clone()))
        .collect()
}

/// Half a year of a town with three streets, and by how much the mean total score of each has risen.
fn half_year(rest: &str) -> (Replication, Vec<f64>) {
    let scenario = read(&child(&format!(
        "time = {{ start = \"2018-01-01\", end = \"2018-06-30\" }}\n\
         place = {{ streets = 3, communities = 6, residents = 13000 }}\n{rest}"
    )));
    let model = Model::new(scenario, 7).unwrap();
    let mut run = model.run(0).unwrap();
    let before = streets(run.world(), run.city());
    run.advance(usize::MAX).unwrap();
    let after = streets(run.world(), run.city());
    let gains = before.iter().zip(after).map(|(b, a)| a - b).collect();
    (run.finish().0, gains)
}

#[test]
fn streets_improve_under_the_shipped_practice_and_not_under_neglect() {
    for (rest, all_improve) in [("", true), (NEGLECT, false)] {
        let (run, gains) = half_year(rest);
        let rose = gains.iter().filter(|gain| **gain > 0.0).count() as f64;
        let improved = run.figures("streets_improved");
        assert_eq!(improved.start, 0.0);
        assert_eq!(improved.headline, rose / 3.0, "{gains:?}");
        assert_eq!(improved.headline == 1.0, all_improve, "{gains:?}");
    }
}

#[test]
fn the_gain_of_each_street_is_that_of_its_communities() {
    let (run, gains) = half_year("");
    let place = GROUP_METRICS.iter().position(|m| *m == Metric::ScoreGain);
    let told = run.groups.iter().filter(|g| g.by == Grouping::Street);
    let told: Vec<f64> = told.map(|g| g.values[place.unwrap()]).collect();
    assert_eq!(told.len(), gains.len());
    for (told, gain) in told.iter().zip(&gains) {
        assert!((told - gain).abs() < 1e-9, "{told} {gain}");
    }
    // Two communities in each street, so the city's mean is that of its streets.
    let mean = gains.iter().sum::<f64>() / 3.0;
    assert!((run.headline("score_gain") - mean).abs() < 1e-9);
}
