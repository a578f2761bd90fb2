//! What planners decide: grids, load, visits, handling, meetings, contracts, stars, appraisal.

use super::Way::{Down, Up};
use super::{Row, town};

/// Queues are long: order and deadlines matter.
pub const BUSY: &[(&str, &str)] = &[("needs_per_household", "1.6")];
/// The same, and many petitions come back: what is not supervised waits behind them.
const FALSE: &[(&str, &str)] = &[("false_base", "0.5")];
const REOPENED: &[(&str, &str)] = &[("needs_per_household", "1.6"), ("false_base", "0.5")];
const CLOSURE: &[(&str, &str)] = &[("closure_weight", "0.5")];
const EASY_HEMEI: &[(&str, &str)] = &[
    ("hemei_quota", "1"),
    ("hemei_total", "430"),
    ("hemei_star", "75"),
    ("hemei_integration", "0.3"),
    ("delivered_limit", "0.6"),
];
const STRICT: &[(&str, &str)] = &[("no_reply_limit", "0.03"), ("star_pass", "60")];
/// Loose enough that some communities hold five stars by the first share-out of funds.
const SOME_PASS: &[(&str, &str)] = &[
    ("fund_spread", "0"),
    ("star_pass", "45"),
    ("five_star_total", "300"),
];
/// Departments have little time of their own: what joint work gives them is felt.
const SLOW_DEPARTMENTS: &[(&str, &str)] = &[("department_hours", "2")];
const EVEN: &[(&str, &str)] = &[("fund_spread", "0")];
const POOR_PARTNERS: &[(&str, &str)] = &[("compliance_base", "-3.5")];
const BUYING: &[(&str, &str)] = &[("purchase_share", "0.3")];
const ALL_RESOURCES: &[(&str, &str)] = &[("contract_resources", "6")];

pub const ROWS: &[Row] = &[
    ("grid_households", "400", &[], "latent_needs", Up),
    ("pooling", "0.9", &[], "visits", Down),
    ("admin_task_share", "0.3", &[], "visits", Up),
    ("inspection_load", "0.4", &[], "admin_share", Up),
    ("inspection_days", "90", &[], "admin_share", Up),
    ("staff_per_10000", "36", &[], "visits", Up),
    ("staff_pay", "200000", &[], "cost_total", Up),
    ("street_hours", "4", &[], "on_time_share", Down),
    ("department_hours", "1", &[], "wait_department", Up),
    ("visit_share", "0.1", &[], "filed_share", Down),
    ("visit_elderly_days", "1500", &[], "filed_share", Down),
    ("closure_weight", "0.5", &[], "truly_resolved_share", Down),
    ("priority_severity", "40", BUSY, "wait_severe", Down),
    ("priority_age", "0", BUSY, "wait_longest", Up),
    (
        "supervision_bonus",
        "0",
        REOPENED,
        "days_to_close_p50",
        Down,
    ),
    ("deadlines", "4, 2, 1", &[], "on_time_share", Down),
    ("reopened_deadline", "1", FALSE, "breaches", Up),
    ("meeting_weekly", "off", &[], "hours_open", Up),
    ("meeting_monthly", "off", &[], "quality", Down),
    ("meeting_quarterly", "off", &[], "hours_open", Up),
    ("alert_sigmas", "8", &[], "quality", Down),
    ("alert_minimum", "20", &[], "quality", Down),
    ("project_budget_share", "0.02", &[], "quality", Down),
    (
        "joint_department_hours",
        "0",
        SLOW_DEPARTMENTS,
        "wait_department",
        Up,
    ),
    ("party_leadership", "1", &[], "contracts_active", Down),
    ("contract_hours", "5", &[], "utilisation", Up),
    (
        "contract_published",
        "off",
        &[],
        "contract_delivered_share",
        Down,
    ),
    (
        "contract_evaluated",
        "off",
        &[],
        "contract_delivered_share",
        Down,
    ),
    (
        "evaluation_weight",
        "1",
        POOR_PARTNERS,
        "contract_delivered_share",
        Up,
    ),
    ("renewal_line", "0.8", &[], "contract_renewed_share", Down),
    (
        "sanction_line",
        "0.2",
        POOR_PARTNERS,
        "contract_delivered_share",
        Down,
    ),
    ("two_way_menu", "off", &[], "contract_delivered_share", Down),
    ("contract_parties", "1", &[], "contracts_active", Up),
    ("contract_resources", "6", &[], "participation_share", Up),
    ("purchase_share", "0.3", &[], "utilisation", Down),
    ("incubation_share", "0.4", &[], "contracts_active", Up),
    (
        "star_weights",
        "[[0,1,0,0],[1,1,1,1],[1,1,1,1],[1,1,1,1],[1,1,1,1]]",
        &[],
        "score_dangjian",
        Up,
    ),
    (
        "star_thresholds",
        "[[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6]]",
        &[],
        "score",
        Up,
    ),
    ("star_pass", "40", &[], "star_readiness", Up),
    ("five_star_total", "500", &[], "star_coverage", Down),
    ("lifetime_stars", "on", STRICT, "star_minzhu", Up),
    ("star_patience", "1", STRICT, "star_minzhu", Down),
    ("hemei_total", "500", EASY_HEMEI, "hemei_share", Down),
    ("hemei_star", "100", EASY_HEMEI, "hemei_share", Down),
    ("hemei_integration", "1", EASY_HEMEI, "hemei_share", Down),
    ("hemei_quota", "0.2", EASY_HEMEI, "hemei_share", Down),
    ("fund_per_community", "60000", &[], "score_wenming", Down),
    ("fund_five_star_bonus", "4", SOME_PASS, "gini_funding", Up),
    ("fund_need_weight", "5", EVEN, "fund_follows_gap", Up),
    ("target_participation", "1", &[], "score_minzhu", Down),
    ("target_quality", "1", &[], "score_meili", Down),
    ("target_files", "0.3", &[], "score_hexie", Up),
    ("target_meetings", "20", &[], "score_minzhu", Down),
    ("target_grid_hours", "3", &[], "score_hexie", Down),
    ("target_member_hours", "300", &[], "score_dangjian", Down),
    (
        "target_integration",
        "1",
        POOR_PARTNERS,
        "score_dangjian",
        Down,
    ),
    ("no_reply_limit", "0", &[], "breaches", Up),
    ("escalation_limit", "0.1", &[], "breaches", Up),
    ("long_open_days", "5", &[], "breaches", Up),
    ("delivered_limit", "0.99", &[], "breaches", Up),
    ("survey_households", "100", &[], "survey_spread", Down),
    ("awareness_weight", "1", &[], "effort_follows_awareness", Up),
    ("cadre_share", "0.5", &[], "cadres", Up),
    ("microgroups", "off", &[], "petitions_raised", Down),
];

/// Consequences of policy that act only where something else is chosen first.
pub const DEPENDENT: &[Row] = &[
    ("false_closure", "1", CLOSURE, "truly_resolved_share", Down),
    ("false_rush", "2", CLOSURE, "on_time_share", Up),
    ("service_price", "300", BUYING, "utilisation", Up),
    (
        "incubation_cost",
        "10000",
        &[("incubation_share", "0.4")],
        "contracts_active",
        Up,
    ),
    (
        "one_way_offer",
        "2",
        &[("two_way_menu", "off")],
        "utilisation",
        Down,
    ),
    (
        "reciprocity_one_way",
        "1",
        &[("two_way_menu", "off")],
        "contract_delivered_share",
        Up,
    ),
    (
        "information_aware",
        "1",
        ALL_RESOURCES,
        "awareness_share",
        Up,
    ),
    ("expert_saving", "0.9", ALL_RESOURCES, "utilisation", Down),
    (
        "joint_saving",
        "0.9",
        &[("alert_sigmas", "0"), ("alert_minimum", "1")],
        "quality",
        Up,
    ),
];

#[test]
fn policies_before_contracts_move_what_they_are_said_to() {
    town::check(&ROWS[..24]);
}

#[test]
fn contracts_and_stars_move_what_they_are_said_to() {
    town::check(&ROWS[24..]);
}

#[test]
fn consequences_of_choices_move_what_they_are_said_to() {
    town::check(DEPENDENT);
}
