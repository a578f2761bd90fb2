//! Patterns across subsystems: money, coupling, tipping points, and the ends of all ranges.

use gongzhi_engine::scenario::fixture::extending;

use super::{differences, district, falls, headline, mean, run};

#[test]
fn pattern_5_funding_those_that_pass_leaves_more_inequality_than_funding_the_needy() {
    let passers = run(
        &district("params = { fund_five_star_bonus = 1.0, fund_need_weight = 0.0 }"),
        8,
    );
    let needy = run(
        &district("params = { fund_five_star_bonus = 0.0, fund_need_weight = 3.0 }"),
        8,
    );
    falls(&differences(&passers, &needy, headline("gini_stars")));
}

#[test]
fn pattern_8_each_system_switched_off_costs_its_own_outputs_and_anothers() {
    let all = run(&district(""), 6);
    let off = |policy: &str, own: &'static str, other: &'static str| {
        let without = run(&district(policy), 6);
        falls(&differences(&all, &without, headline(own)));
        falls(&differences(&all, &without, headline(other)));
    };
    off(
        "mechanisms.contracts = false",
        "contracts_active",
        "participation_share",
    );
    let minqingtong = "mechanisms = { visits = false, meetings = false, appraisal = false }\nparams.microgroups = false";
    off(minqingtong, "filed_share", "star_minzhu");
    off(
        "mechanisms.stars = false",
        "star_coverage",
        "participation_share",
    );
}

#[test]
fn pattern_9_participation_tips_in_part_of_the_range() {
    let gap = |mu: f64| {
        let from = |start: f64| {
            let policy = format!(
                "params = {{ participation_mu = {mu}, participation_mu_sd = 0.0, participation_start = {start}, \
                 participation_sigma = 0.25, participation_turnover = 0, participation_free_riding = 0 }}"
            );
            run(&district(&policy), 2)
        };
        mean(&differences(
            &from(0.03),
            &from(0.47),
            headline("participation_share"),
        ))
    };
    assert!(gap(0.35) < 0.02, "easy to join: all ends are high");
    assert!(gap(0.70) > 0.15, "in between, where one begins decides");
    assert!(gap(1.20) < 0.02, "hard to join: all ends are low");
}

#[test]
fn pattern_11_the_ends_of_every_range_run() {
    let place =
        "place = { streets = 1, communities = 1, residents = 500, units_per_community = 0 }";
    for (place, time, params) in [
        (place, "", "needs_per_household = 0.0"),
        (place, "", "staff_per_10000 = 0.0"),
        (
            "place = { streets = 1, communities = 1, residents = 3, units_per_community = 0 }",
            "",
            "pooling = 1.0",
        ),
        (
            place,
            "time = { start = \"2018-01-01\", end = \"2018-01-01\" }",
            "admin_task_share = 0.95",
        ),
    ] {
        let runs = run(
            &extending(&format!("{place}\n{time}\nparams.{params}\n")),
            1,
        );
        assert!(!runs[0].weeks.is_empty());
    }
}
