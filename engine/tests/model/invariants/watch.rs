//! Observing a run changes nothing, and the observations agree with the run's final state.

use gongzhi_engine::catalogue::enums::Star;
use gongzhi_engine::catalogue::groups::{GROUP_METRICS, Grouping};
use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::records::community as field;
use gongzhi_engine::experiment::ObservedRun;
use gongzhi_engine::record::{CommunityReport, CommunitySeries, CommunityState, EventKind, Group};
use gongzhi_engine::run::Model;

use gongzhi_engine::scenario::fixture::{read, town_until};

struct Town(Model);

impl Town {
    fn new() -> Self {
        Self::with("")
    }

    fn with(rest: &str) -> Self {
        let scenario = read(&format!("{}{rest}", town_until("2020-01-31")));
        Self(Model::new(scenario, 7).unwrap())
    }

    fn ends(&self) -> Vec<CommunityState> {
        self.0.replicate(1, &mut |_| {}).unwrap().1
    }

    fn story(&self, community: usize) -> CommunityReport {
        let mut run = ObservedRun::community(&self.0, 1, community).unwrap();
        while !run.advance(50).unwrap().finished() {}
        run.finish().0.unwrap()
    }

    fn places(&self) -> CommunitySeries {
        let mut run = ObservedRun::places(&self.0, 1).unwrap();
        while !run.advance(50).unwrap().finished() {}
        run.finish().1.unwrap()
    }
}

fn count(story: &CommunityReport, test: impl Fn(&EventKind) -> bool) -> usize {
    story.events.iter().filter(|e| test(&e.what)).count()
}

#[test]
fn a_story_ends_where_the_run_ends() {
    let town = Town::with("params.files_start = 0\n");
    let ends = town.ends();
    let mut gained_in_all = 0;
    for (c, end) in ends.iter().enumerate() {
        let story = town.story(c);
        assert_eq!(&story.state, end, "watching changed the run");
        for (s, star) in Star::ALL.iter().enumerate() {
            let gained = count(&story, |w| *w == EventKind::StarGained(*star));
            let lost = count(&story, |w| *w == EventKind::StarLost(*star));
            assert_eq!(gained - lost, usize::from(end.held[s]), "{star:?}");
            gained_in_all += gained;
            for i in 0..4 {
                let began = count(&story, |w| *w == EventKind::BreachBegan(*star, i));
                let ended = count(&story, |w| *w == EventKind::BreachEnded(*star, i));
                let breached = story.stars[s].breaches[usize::from(i)].breached;
                assert_eq!(began - ended, usize::from(breached));
            }
        }
        let started = count(&story, |w| matches!(w, EventKind::ProjectStarted(_)));
        let done = count(&story, |w| matches!(w, EventKind::ProjectDone(_)));
        assert_eq!(started - done, story.projects.len());
        assert_eq!(story.contracts.len(), end.contracts as usize);
        assert_eq!(story.queue.iter().sum::<u32>(), end.open);
        let households: u32 = story.grids.iter().map(|g| g.households).sum();
        assert_eq!(households, end.households);
        for grid in &story.grids {
            // Every file since the start comes from a visit, and every household visited within a year has one.
            assert!(f64::from(grid.visits) >= grid.filed * f64::from(grid.households) - 0.5);
            assert!(grid.visited <= grid.filed && grid.visited > 0.0);
        }
    }
    assert!(
        gained_in_all > 0,
        "no star was gained: the log was not tried"
    );
}

#[test]
fn every_contract_year_is_in_the_log() {
    let story = Town::new().story(0);
    // At the end of 2018 and of 2019; the first signing happens before the first day.
    let signed = count(&story, |w| matches!(w, EventKind::ContractsSigned(_)));
    let funded = count(&story, |w| matches!(w, EventKind::Funded(_)));
    assert_eq!((signed, funded), (2, 2));
    let days: Vec<u32> = story.events.iter().map(|e| e.day).collect();
    assert!(days.is_sorted());
}

#[test]
fn a_score_is_explained_by_its_levels() {
    let story = Town::new().story(2);
    for star in &story.stars {
        let weights: f64 = star.haves.iter().map(|h| h.weight).sum();
        let score: f64 = star
            .haves
            .iter()
            .map(|h| 100.0 * h.weight / weights * (h.level / h.threshold).min(1.0))
            .sum();
        assert!((score - star.score).abs() < 1e-9, "{star:?}");
        for breach in &star.breaches {
            if let Some(check) = breach.check {
                assert_eq!(check.passed(), breach.breached);
            }
        }
    }
}

#[test]
fn a_decision_is_told_as_it_was_taken() {
    let story = Town::new().story(1);
    for star in &story.stars {
        let about = |rule: &str| {
            let found = story.decisions.iter();
            let mut found = found.filter(|d| d.star == Some(star.star) && d.trace.rule == rule);
            found.next().unwrap().trace.result.clone().unwrap()
        };
        let score: f64 = about("star_score").parse().unwrap();
        assert!((score - star.score).abs() < 1e-3);
        assert_eq!(about("star_awarded"), star.ready.to_string());
    }
}

#[test]
fn series_of_places_end_where_the_run_ends() {
    let town = Town::new();
    let ends = town.ends();
    let places = town.places();
    let last = places.days.len() - 1;
    assert_eq!(places.days.last().copied(), Some(456));
    let place = |wanted: usize| {
        let at = |f: &u16| usize::from(*f) == wanted;
        places.fields.iter().position(at).unwrap()
    };
    let held = places.at(place(field::STARS_HELD), last).unwrap();
    let awareness = places.at(place(field::AWARENESS), last).unwrap();
    for (c, end) in ends.iter().enumerate() {
        let stars = end.held.iter().filter(|h| **h).count();
        assert_eq!(held[c], stars as f32);
        assert_eq!(awareness[c], end.awareness as f32);
        let own: Vec<f32> = places.of(place(field::AWARENESS), c).collect();
        assert_eq!((own.len(), own[last]), (places.days.len(), awareness[c]));
    }
    for (field, values) in places.fields.iter().zip(&places.values) {
        let spec = CommunitySeries::spec(*field).unwrap();
        assert_eq!(values.len(), places.days.len() * 4, "{}", spec.name);
        assert!(values.iter().all(|v| v.is_finite()), "{}", spec.name);
    }
}

#[test]
fn groups_add_up_to_the_city() {
    let town = Town::new();
    let (run, _) = town.0.replicate(1, &mut |_| {}).unwrap();
    let place = |metric: Metric| GROUP_METRICS.iter().position(|m| *m == metric).unwrap();
    for by in Grouping::ALL {
        let groups = || run.groups.iter().filter(|g| g.by == by);
        let households: u32 = groups().map(|g| g.households).sum();
        assert_eq!(households as usize, town.0.world(0).households.len());
        for metric in [
            Metric::SatisfactionShare,
            Metric::AwarenessShare,
            Metric::FiledShare,
        ] {
            let part = |g: &Group| f64::from(g.households) * g.values[place(metric)];
            let mean = groups().map(part).sum::<f64>() / f64::from(households);
            let city = run.headline(metric.spec().id);
            assert!(
                (mean - city).abs() < 0.01,
                "{by:?} {metric:?}: {mean} {city}"
            );
        }
        let latent: f64 = groups().map(|g| g.values[place(Metric::LatentNeeds)]).sum();
        let on_the_last_day = run.series("latent_needs").and_then(<[f64]>::last);
        assert_eq!(Some(&latent), on_the_last_day, "{by:?}");
    }
    let streets = run.groups.iter().filter(|g| g.by == Grouping::Street);
    assert_eq!(streets.count(), 2);
}

#[test]
fn a_story_without_stars_tells_of_no_rule_about_them() {
    let rules = |town: &Town| -> Vec<String> {
        let story = town.story(1);
        story.decisions.into_iter().map(|d| d.trace.rule).collect()
    };
    let with = rules(&Town::new());
    let without = rules(&Town::with("mechanisms = { stars = false }\n"));
    for rule in ["five_star", "hemei_score", "star_score"] {
        assert!(with.iter().any(|r| r == rule), "{rule}: {with:?}");
        assert!(without.iter().all(|r| r != rule), "{rule}: {without:?}");
    }
    assert!(without.iter().any(|r| r == "funding_weight"));
}
