//! Shipped scenarios: each one loads, states its question, passes its own tests and runs.

use gongzhi_engine::catalogue::sources::{SHAOXING, names_its_source};
use gongzhi_engine::experiment::{Design, ensemble};
use gongzhi_engine::results::summarise;
use gongzhi_engine::rules::run_tests;
use gongzhi_engine::scenario::SHIPPED;
use gongzhi_engine::text::Lang;
use time::Duration;

use gongzhi_engine::scenario::fixture::shipped;

#[test]
fn every_shipped_scenario_loads_without_a_finding_under_its_own_id() {
    let mut hashes = std::collections::BTreeSet::new();
    for (id, _) in SHIPPED {
        let scenario = shipped(id);
        assert_eq!(scenario.id, *id);
        assert!(
            scenario.notes.zh.contains("合成数据") && scenario.notes.en.contains("Synthetic data")
        );
        assert!(!scenario.title.en.is_empty() && !scenario.question.zh.is_empty());
        assert!(hashes.insert(scenario.hash), "{id} has the hash of another");
    }
}

/// A calibration target cites a work in full, or says that it is an assumption.
#[test]
fn every_target_names_its_source() {
    for (id, _) in SHIPPED {
        for target in &shipped(id).targets {
            for lang in [Lang::Zh, Lang::En] {
                let source = target.source.get(lang);
                assert!(names_its_source(source, lang), "{id}: {}", target.id);
            }
        }
    }
}

#[test]
fn notes_that_mention_the_paper_cite_it_in_full() {
    for (id, _) in SHIPPED {
        let notes = shipped(id).notes;
        for (lang, word) in [(Lang::Zh, "论文"), (Lang::En, "the paper")] {
            let text = notes.get(lang);
            let cites = text.contains(&SHAOXING.cited(lang));
            let mentions = text.to_lowercase().contains(word);
            assert_eq!(mentions, cites, "{id}");
        }
    }
}

#[test]
fn every_shipped_scenario_comes_back_from_its_serial_form_bit_for_bit() {
    for (id, _) in SHIPPED {
        let scenario = shipped(id);
        let text = serde_json::to_string(&scenario).unwrap();
        let back: gongzhi_engine::scenario::Scenario = serde_json::from_str(&text).unwrap();
        assert_eq!(back, scenario, "{id}");
    }
}

#[test]
fn the_rules_of_every_shipped_scenario_compile_without_a_finding() {
    for (id, _) in SHIPPED {
        let found = gongzhi_engine::rules::check(shipped(id).program());
        assert_eq!(found, [], "{id}");
    }
}

#[test]
fn yuecheng_is_as_the_sources_have_it() {
    let s = shipped("yuecheng-2018");
    assert_eq!(
        (s.place.streets, s.place.communities, s.place.residents),
        (16, 151, 1_020_037)
    );
    assert_eq!(s.time.days(), 1096);
    assert_eq!(
        s.shocks[1].date.to_julian_day() + 81,
        time::Date::from_calendar_date(2020, time::Month::April, 15)
            .unwrap()
            .to_julian_day()
    );
    assert_eq!((s.baseline, s.assessments.len()), (None, 3));
}

#[test]
fn the_queueing_bench_has_its_numbers() {
    let s = shipped("queue-only");
    assert_eq!(s.time.days(), 156);
    assert!(s.time.every_day_works && s.assessments.is_empty() && s.shocks.is_empty());
    let staff = s.place.residents as f64 / 10_000.0 * s.params.staff_per_10000;
    assert_eq!(staff, 5_000.0);
    assert_eq!(
        s.place.residents as f64 / s.place.household_size,
        1_500_000.0
    );
}

#[test]
fn the_tests_of_every_shipped_scenario_pass() {
    for (id, _) in SHIPPED {
        for outcome in run_tests(shipped(id).program(), &shipped(id).tests) {
            assert!(
                outcome.passed,
                "{id}: {} {}",
                outcome.rule, outcome.message.en
            );
        }
    }
}

/// Runs a part of the place for the first weeks.
#[test]
fn every_shipped_scenario_runs() {
    for (id, _) in SHIPPED {
        let mut scenario = shipped(id).part(0.02);
        scenario.time.end = scenario.time.start.saturating_add(Duration::days(69));
        let design = Design {
            seed: 1,
            replications: 1,
        };
        let found = ensemble(&scenario, design, &mut |_| ()).unwrap();
        assert_eq!(found.replications[0].weeks.last(), Some(&69), "{id}");
        assert!(found.replications[0].headline("needs_arisen") > 0.0, "{id}");
    }
}

/// The whole city, as `gongzhi run` shows it: the median over a few replications lies in every target range.
#[test]
fn the_calibrated_city_meets_every_target() {
    let scenario = shipped("shaoxing-2018");
    let design = Design {
        replications: 3,
        ..Design::of(&scenario)
    };
    let found = ensemble(&scenario, design, &mut |_| ()).unwrap();
    let summary = summarise(&scenario, &found.replications);
    let missed: Vec<_> = summary
        .targets
        .iter()
        .filter(|t| t.met != Some(true))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(summary.targets.len() >= 13);
}
/// Reforms inherit the accepted sets and keep their own changes under each of them.
#[test]
fn accepted_sets_come_with_the_baseline_and_are_inherited() {
    let base = shipped("yuecheng-2018");
    // Fewer would not tell agreement in 90% of the sets from agreement in 75%.
    assert!(base.sets.values.len() >= 12, "{}", base.sets.values.len());
    for id in ["grid-100", "shaoxing-2018", "yuedu-2008"] {
        assert_eq!(shipped(id).sets, base.sets, "{id}");
    }
    let reform = shipped("half-admin-load");
    let moved = reform.with_values(&reform.set_values(7, Some(&base)).unwrap());
    assert_eq!(moved.params.admin_task_share, 0.3);
    assert_ne!(moved.hash, reform.hash);
}
