//! Every shipped rule on a plausible row.

use super::support::{Table, compiled, rendered, results, shipped};
use crate::check;
use gongzhi_base::math::{exp, logistic};
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::rules::Rule;

/// A row of a rule: argument, field, values.
type Row = Vec<(usize, &'static str, Vec<f64>)>;

fn value(rule: Rule, row: &Row) -> f64 {
    let rules = compiled(&shipped());
    let table = Table {
        values: row.clone(),
        ..Table::of(rule, 1)
    };
    results(&rules, rule, &table).unwrap()[0]
}

#[track_caller]
fn gives(rule: Rule, row: Row, expected: f64) {
    let got = value(rule, &row);
    assert!(
        (got - expected).abs() < 1e-12,
        "{}: {got}",
        rule.spec().name
    );
}

fn f(field: &'static str, x: f64) -> (usize, &'static str, Vec<f64>) {
    (0, field, vec![x])
}

#[test]
fn the_shipped_rules_have_no_findings() {
    let found = check(shipped().program());
    assert!(found.is_empty(), "{}", rendered(&found));
}

#[test]
fn every_shipped_rule_runs_on_a_row_of_ones() {
    let rules = compiled(&shipped());
    for rule in Rule::ALL {
        let mut table = Table::of(*rule, 3);
        for (argument, kind) in rule.spec().arguments.iter().enumerate() {
            for field in kind.fields() {
                table = table.set(argument, field.name, &[1.0]);
            }
        }
        let out = results(&rules, *rule, &table).unwrap();
        assert_eq!(out.len(), 3, "{}", rule.spec().name);
    }
}

#[test]
fn grids_and_visits() {
    gives(Rule::AdminShare, vec![], 0.6);
    gives(Rule::GridSize, vec![], 150.0);
    gives(Rule::GridStaff, vec![f("households", 140.0)], 140.0);
    gives(Rule::VisitPriority, vec![f("days_since_visit", 30.0)], 30.0);
    gives(
        Rule::VisitPriority,
        vec![f("days_since_visit", 30.0), f("elderly", 1.0)],
        395.0,
    );
}

#[test]
fn voice_grows_with_awareness() {
    let row = |aware| {
        vec![
            f("aware", aware),
            f("online", 1.0),
            f("familiarity", 0.5),
            f("satisfaction", 0.7),
        ]
    };
    let p = Params::default();
    let base = p.voice_base + 0.8 * 0.5 + 0.8 * (0.7 - 0.6) + 0.6;
    gives(Rule::Voice, row(0.0), logistic(base));
    gives(Rule::Voice, row(1.0), logistic(base + 0.9));
}

#[test]
fn petitions_are_routed_by_severity_and_category() {
    for (severity, category, level) in [
        (1.0, 7.0, 0.0),
        (2.0, 0.0, 0.0),
        (2.0, 3.0, 1.0),
        (2.0, 7.0, 2.0),
        (3.0, 4.0, 1.0),
        (3.0, 6.0, 3.0),
        (3.0, 1.0, 2.0),
    ] {
        gives(
            Rule::PetitionLevel,
            vec![f("severity", severity), f("category", category)],
            level,
        );
    }
}

#[test]
fn petitions_have_deadlines_and_priorities() {
    gives(Rule::PetitionDeadline, vec![f("severity", 1.0)], 15.0);
    gives(Rule::PetitionDeadline, vec![f("severity", 3.0)], 4.0);
    gives(
        Rule::PetitionDeadline,
        vec![f("severity", 1.0), f("source", 3.0)],
        7.0,
    );
    gives(
        Rule::PetitionDeadline,
        vec![f("severity", 1.0), f("reopened", 1.0)],
        7.0,
    );
    let row = |supervised| {
        vec![
            f("severity", 2.0),
            f("age_days", 5.0),
            f("deadline_days", 7.0),
            f("supervised", supervised),
        ]
    };
    gives(Rule::PetitionPriority, row(0.0), 4.0 + 15.0 / 7.0);
    gives(Rule::PetitionPriority, row(1.0), 9.0 + 15.0 / 7.0);
    gives(Rule::PetitionSupervised, vec![f("severity", 2.0)], 0.0);
    gives(Rule::PetitionSupervised, vec![f("severity", 3.0)], 1.0);
    gives(Rule::PetitionSupervised, vec![f("overdue", 1.0)], 1.0);
    let outcome = |age, resolved| {
        vec![
            f("age_days", age),
            f("deadline_days", 4.0),
            f("resolved", resolved),
        ]
    };
    gives(Rule::Satisfied, outcome(3.0, 1.0), 1.0);
    gives(Rule::Satisfied, outcome(6.0, 1.0), exp(-0.5));
    gives(Rule::Satisfied, outcome(3.0, 0.0), 0.0);
}

#[test]
fn meetings_and_alerts() {
    for layer in [0.0, 1.0, 2.0] {
        gives(Rule::MeetingHeld, vec![(1, "layer", vec![layer])], 1.0);
    }
    let row = |count, expected| vec![f("count", count), f("expected", expected)];
    gives(Rule::HotspotAlert, row(4.0, 0.0), 0.0);
    gives(Rule::HotspotAlert, row(11.0, 4.0), 1.0);
    gives(Rule::HotspotAlert, row(10.0, 4.0), 0.0);
}

#[test]
fn contracts() {
    gives(Rule::ContractOffer, vec![f("goodwill", 0.6)], 22.0);
    gives(
        Rule::ContractObligation,
        vec![f("offered_hours", 22.0)],
        22.0,
    );
    gives(Rule::ContractPublished, vec![], 1.0);
    let row = |parties| {
        vec![
            f("goodwill", 0.6),
            f("load", 0.5),
            f("reciprocity", 0.5),
            f("published", 1.0),
            f("parties", parties),
        ]
    };
    let p = Params::default();
    let base = p.compliance_base + 2.4 * 0.6 + 0.6 * 0.5 + 0.7;
    gives(Rule::Compliance, row(1.0), logistic(base));
    gives(Rule::Compliance, row(2.0), logistic(base + 0.4 * 0.5));
    gives(Rule::ContractScore, vec![f("delivered_share", 0.7)], 70.0);
    gives(Rule::ContractRenewed, vec![f("delivered_share", 0.39)], 0.0);
    gives(Rule::ContractRenewed, vec![f("delivered_share", 0.4)], 1.0);
    gives(Rule::ContractSanction, vec![f("delivered_share", 0.9)], 0.0);
    gives(Rule::ContractSanction, vec![f("delivered_share", 0.4)], 0.3);
}

#[test]
fn stars() {
    let four = |field, x: [f64; 4]| (1, field, x.to_vec());
    let levels = vec![
        four("have", [0.9, 0.45, 1.0, 0.9]),
        four("weight", [1.0; 4]),
        four("threshold", [0.9; 4]),
    ];
    gives(Rule::StarScore, levels, 87.5);
    let scores = (0, "stars", vec![79.0, 80.0, 90.0, 90.0, 90.0]);
    let awarded = |index, breaches| {
        vec![
            scores.clone(),
            (1, "index", vec![index]),
            (1, "breaches", vec![breaches]),
        ]
    };
    gives(Rule::StarAwarded, awarded(0.0, 0.0), 0.0);
    gives(Rule::StarAwarded, awarded(1.0, 0.0), 1.0);
    gives(Rule::StarAwarded, awarded(1.0, 1.0), 0.0);
    let five = |held: [f64; 5], total| vec![(0, "held", held.to_vec()), f("total_score", total)];
    gives(Rule::FiveStar, five([1.0; 5], 450.0), 1.0);
    gives(Rule::FiveStar, five([1.0; 5], 449.0), 0.0);
    gives(Rule::FiveStar, five([1.0, 1.0, 1.0, 1.0, 0.0], 460.0), 0.0);
    let failed = (0, "failed_quarters", vec![0.0, 1.0, 2.0, 0.0, 0.0]);
    gives(
        Rule::StarKept,
        vec![failed.clone(), (1, "index", vec![1.0])],
        1.0,
    );
    gives(Rule::StarKept, vec![failed, (1, "index", vec![2.0])], 0.0);
    gives(Rule::HemeiScore, vec![f("total_score", 470.0)], 470.0);
}

#[test]
fn money_appraisal_and_participation() {
    gives(
        Rule::FundingWeight,
        vec![f("five_star", 1.0), f("facility_gap", 0.5)],
        1.5,
    );
    let gap = |facility| vec![f("facility", facility), f("weight", 1.0), f("gap", 0.5)];
    gives(Rule::Investment, gap(0.0), 0.0);
    gives(Rule::Investment, gap(1.0), exp(2.0));
    let surveyed = vec![
        f("awareness", 0.8),
        f("satisfaction", 0.5),
        f("callers_satisfaction", 0.7),
        f("on_time_share", 1.0),
    ];
    // Residents and callers count by half each, and so do awareness and satisfaction.
    gives(Rule::AppraisalScore, surveyed, 0.7);
    gives(Rule::Effort, vec![f("first", 1.0), f("score", 0.9)], 1.0);
    gives(
        Rule::Effort,
        vec![f("score", 0.9), f("previous_score", 0.5)],
        1.15,
    );
    gives(
        Rule::Effort,
        vec![f("score", 0.5), f("previous_score", 0.535)],
        0.925,
    );
    let row = vec![
        f("mu_start", 0.5),
        f("belonging", 0.7),
        f("mobilisation", 0.5),
        f("published_share", 1.0),
        f("democracy", 0.5),
    ];
    gives(
        Rule::ParticipationTarget,
        row,
        0.5 - 0.05 - 0.05 - 0.05 - 0.02,
    );
}
