//! Patterns of institutions that act: staff, callers, stars, contracts by purpose, participation, money, appraisal.

use gongzhi_engine::record::Replication;

use gongzhi_engine::scenario::fixture::{child, read};

use super::{differences, district, falls, headline, in_year, mean, rises, run};

const RUNS: u32 = 6;

/// The whole interval does not lie below zero.
#[track_caller]
fn does_not_fall(before: &[Replication], after: &[Replication], metric: &'static str) {
    let change = differences(before, after, headline(metric));
    let interval = gongzhi_engine::results::mean_interval(&change);
    let high = interval.map_or(mean(&change), |[_, high]| high);
    assert!(high >= 0.0, "{metric} falls by {}", mean(&change));
}

#[track_caller]
fn headline_of(runs: &[Replication], metric: &str) -> f64 {
    let values: Vec<f64> = runs.iter().map(|r| r.headline(metric)).collect();
    mean(&values)
}

#[test]
fn more_staff_never_resolve_less_nor_lose_stars() {
    let base = run(&district(""), RUNS);
    for staff in [31.5, 60.0, 100.0] {
        let more = run(
            &district(&format!("params.staff_per_10000 = {staff}")),
            RUNS,
        );
        does_not_fall(&base, &more, "truly_resolved_share");
        does_not_fall(&base, &more, "star_coverage");
    }
}

#[test]
fn without_staff_callers_are_dissatisfied_and_residents_below_the_start() {
    let runs = run(&district("params.staff_per_10000 = 0"), RUNS);
    assert!(headline_of(&runs, "callers_satisfaction") < 1.0 / 3.0);
    let fall = |r: &Replication| {
        let surveyed = r.figures("surveyed_satisfaction");
        surveyed.headline - surveyed.start
    };
    falls(&runs.iter().map(fall).collect::<Vec<f64>>());
}

#[test]
fn where_every_closure_is_false_callers_satisfaction_falls_by_half() {
    let base = run(&district(""), RUNS);
    let hollow = run(&district("params.false_base = 1"), RUNS);
    let (before, after) = (
        headline_of(&base, "callers_satisfaction"),
        headline_of(&hollow, "callers_satisfaction"),
    );
    assert!(after < before / 2.0, "{before} -> {after}");
    falls(&differences(
        &base,
        &hollow,
        headline("surveyed_satisfaction"),
    ));
}

#[test]
fn without_needs_residents_are_no_less_satisfied() {
    let base = run(&district(""), RUNS);
    let calm = run(&district("params.needs_per_household = 0"), RUNS);
    does_not_fall(&base, &calm, "surveyed_satisfaction");
}

/// Visits in the weeks that end within some days before a day of the run.
fn visits_before(day: i32, days: i32) -> impl Fn(&Replication) -> f64 {
    move |r| {
        let weeks = r.weeks.iter().zip(r.series("visits").unwrap());
        let near = weeks.filter(|(d, _)| (day - days..day).contains(&(**d as i32)));
        near.map(|(_, n)| n).sum()
    }
}

/// Files are what communities lack: few have been made so far, and few visits are paid.
const FEW_FILES: &str = "params.files_start = 0.3\nparams.visit_share = 0.1\n";

#[test]
fn stars_direct_service_before_an_assessment_and_it_falls_back_after() {
    // The assessment of 30 June 2020 is day 911.
    let (stars, none) = (
        run(&district(FEW_FILES), RUNS),
        run(
            &district(&format!("{FEW_FILES}mechanisms.stars = false")),
            RUNS,
        ),
    );
    let before = differences(&none, &stars, visits_before(911, 28));
    let after = differences(&none, &stars, visits_before(911 + 56, 28));
    rises(&before);
    let fallen: Vec<f64> = before.iter().zip(&after).map(|(b, a)| b - a).collect();
    rises(&fallen);
}

#[test]
fn a_weight_moves_hours() {
    let even = run(&district(FEW_FILES), RUNS);
    let files = "params.star_weights = [[1,1,1,1],[1,1,1,1],[1,1,1,1],[1,5,1,1],[1,1,1,1]]";
    let weighted = run(&district(&format!("{FEW_FILES}{files}")), RUNS);
    rises(&differences(&even, &weighted, headline("visits")));
    rises(&differences(&even, &weighted, headline("petitions_raised")));
}

#[test]
fn environment_contracts_lower_environment_needs() {
    let kinds = |kinds: &str| {
        let text = format!(
            "format = 1\nextends = \"yuecheng-2018\"\nmeta = {{ id = \"district\", title = \"district\" }}\n\
             params.affinity = 20\n[place]\nstreets = 3\ncommunities = 24\nresidents = 162000\nunit_kinds = {{ {kinds} }}\n"
        );
        run(&read(&text), RUNS)
    };
    let agencies =
        kinds("agency = 1, state_firm = 0, institution = 0, private_firm = 0, social_org = 0");
    let private =
        kinds("agency = 0, state_firm = 0, institution = 0, private_firm = 1, social_org = 0");
    falls(&differences(
        &agencies,
        &private,
        headline("petitions_environment"),
    ));
    rises(&differences(
        &agencies,
        &private,
        headline("petitions_safety"),
    ));
}

#[test]
fn participation_without_levers_stays_near_its_start() {
    let policy = "mechanisms = { contracts = false, stars = false, meetings = false, visits = false }\n\
                  params.party_leadership = 0";
    let runs = run(&district(policy), RUNS);
    let start = runs[0].figures("participation_share").start;
    for r in &runs {
        for share in r.series("participation_share").unwrap() {
            assert!((share - start).abs() < 0.05, "{start} -> {share}");
        }
    }
}

#[test]
fn funding_by_households_leaves_less_inequality_than_funding_by_communities() {
    let by_community = run(&district("params.fund_by_households = 0"), RUNS);
    let by_household = run(&district(""), RUNS);
    falls(&differences(
        &by_community,
        &by_household,
        headline("gini_funding"),
    ));
}

#[test]
fn contracts_that_nobody_evaluates_decay_year_on_year() {
    let runs = run(
        &district("params = { contract_evaluated = false, contract_published = false }"),
        RUNS,
    );
    let delivered = |year: usize| {
        move |r: &Replication| {
            let weeks = r
                .weeks
                .iter()
                .zip(r.series("contract_delivered_share").unwrap());
            let last = weeks
                .filter(|(day, _)| **day as usize / 365 == year)
                .nth(50);
            last.map_or(f64::NAN, |(_, share)| *share)
        }
    };
    for year in 0..2 {
        let change: Vec<f64> = runs
            .iter()
            .map(|r| delivered(year + 1)(r) - delivered(year)(r))
            .collect();
        falls(&change);
    }
}

#[test]
fn appraisal_moves_lateness() {
    let off = run(&district("mechanisms.appraisal = false"), RUNS);
    let on = run(&district(""), RUNS);
    rises(&differences(&off, &on, headline("on_time_share")));
}

/// What Party leadership raises, by the table of the model document.
const RAISED_BY_LEADERSHIP: [&str; 3] = [
    "participation_share",
    "contract_delivered_share",
    "unit_hours",
];

#[test]
fn leadership_raises_joint_contracts_participation_and_projects() {
    let none = run(&district("params.party_leadership = 0"), RUNS);
    let full = run(&district("params.party_leadership = 1"), RUNS);
    for metric in RAISED_BY_LEADERSHIP {
        rises(&differences(&none, &full, headline(metric)));
    }
    rises(&differences(&none, &full, in_year("visits", 2020)));
}

#[test]
fn leadership_raises_the_same_under_four_fifths_of_the_accepted_sets() {
    let small = |leadership: f64| {
        let place = "place = { streets = 1, communities = 8, residents = 54000 }";
        read(&child(&format!(
            "{place}\nparams.party_leadership = {leadership}\n"
        )))
    };
    let (none, full) = (small(0.0), small(1.0));
    let sets = none.sets.values.len();
    let mut rising = [0; RAISED_BY_LEADERSHIP.len()];
    for set in 0..sets {
        let runs = [&none, &full]
            .map(|side| run(&side.with_values(&side.set_values(set, None).unwrap()), 2));
        for (metric, rising) in RAISED_BY_LEADERSHIP.iter().zip(&mut rising) {
            let change = differences(&runs[0], &runs[1], headline(metric));
            *rising += usize::from(mean(&change) > 0.0);
        }
    }
    assert!(
        rising.iter().all(|n| n * 5 >= sets * 4),
        "{rising:?} of {sets}"
    );
}
