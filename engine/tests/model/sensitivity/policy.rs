//! Parameters of policy: grids, load, visits, handling, meetings, contracts, stars, appraisal.

use super::Way::{Down, Up};
use super::{Row, Settings, row, town};

/// Long queues, so that order and deadlines matter.
pub const BUSY: Settings = &[("needs_per_household", "1.6")];
/// The same, and many petitions come back; unsupervised ones wait behind them.
const FALSE: Settings = &[("false_base", "0.5")];
const REOPENED: Settings = &[("needs_per_household", "1.6"), ("false_base", "0.5")];
const CLOSURE: Settings = &[("closure_weight", "0.5")];
const EASY_HEMEI: Settings = &[
    ("hemei_quota", "1"),
    ("hemei_total", "430"),
    ("hemei_star", "75"),
    ("hemei_integration", "0.3"),
    ("delivered_limit", "0.6"),
];
const STRICT: Settings = &[("no_reply_limit", "0.03"), ("star_pass", "60")];
/// Loose enough for some communities to hold five stars when funds are first distributed.
const SOME_PASS: Settings = &[
    ("fund_spread", "0"),
    ("star_pass", "45"),
    ("five_star_total", "300"),
];
/// Departments have little time of their own, so that extra hours from joint work show.
const SLOW_DEPARTMENTS: Settings = &[("department_hours", "2")];
const EVEN: Settings = &[("fund_spread", "0")];
const POOR_PARTNERS: Settings = &[("compliance_base", "-3.5")];
const BUYING: Settings = &[("purchase_share", "0.3")];
const ALL_RESOURCES: Settings = &[("contract_resources", "6")];

pub const ROWS: &[Row] = &[
    row("grid_households", "400", "latent_needs", Up),
    row("pooling", "0.9", "visits", Down),
    row("admin_task_share", "0.3", "visits", Up),
    row("inspection_load", "0.4", "admin_share", Up),
    row("inspection_days", "90", "admin_share", Up),
    row("staff_per_10000", "36", "visits", Up),
    row("staff_pay", "200000", "cost_total", Up),
    row("street_hours", "4", "on_time_share", Down),
    row("department_hours", "1", "wait_department", Up),
    row("visit_share", "0.1", "filed_share", Down),
    row("visit_elderly_days", "1500", "filed_share", Down),
    row("closure_weight", "0.5", "truly_resolved_share", Down),
    row("priority_severity", "40", "wait_severe", Down).under(BUSY),
    row("priority_age", "0", "wait_longest", Up).under(BUSY),
    row("supervision_bonus", "0", "days_to_close_p50", Down).under(REOPENED),
    row("deadlines", "4, 2, 1", "on_time_share", Down),
    row("reopened_deadline", "1", "breaches", Up).under(FALSE),
    row("meeting_weekly", "off", "hours_open", Up),
    row("meeting_monthly", "off", "quality", Down),
    row("meeting_quarterly", "off", "hours_open", Up),
    row("alert_sigmas", "8", "quality", Down),
    row("alert_minimum", "20", "quality", Down),
    row("project_budget_share", "0.02", "quality", Down),
    row("joint_department_hours", "0", "wait_department", Up).under(SLOW_DEPARTMENTS),
    row("party_leadership", "1", "contracts_active", Down),
    row("contract_hours", "5", "utilisation", Up),
    row(
        "contract_published",
        "off",
        "contract_delivered_share",
        Down,
    ),
    row(
        "contract_evaluated",
        "off",
        "contract_delivered_share",
        Down,
    ),
    row("evaluation_weight", "1", "contract_delivered_share", Up).under(POOR_PARTNERS),
    row("renewal_line", "0.8", "contract_renewed_share", Down),
    row("sanction_line", "0.2", "contract_delivered_share", Down).under(POOR_PARTNERS),
    row("two_way_menu", "off", "contract_delivered_share", Down),
    row("contract_parties", "1", "contracts_active", Up),
    row("contract_resources", "6", "participation_share", Up),
    row("purchase_share", "0.3", "utilisation", Down),
    row("incubation_share", "0.4", "contracts_active", Up),
    row(
        "star_weights",
        "[[0,1,0,0],[1,1,1,1],[1,1,1,1],[1,1,1,1],[1,1,1,1]]",
        "score_dangjian",
        Down,
    ),
    row(
        "star_thresholds",
        "[[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6],[0.6,0.6,0.6,0.6]]",
        "score",
        Up,
    ),
    row("star_pass", "40", "star_readiness", Up)
        .under(&[("star_drive", "0"), ("five_star_total", "300")]),
    row("five_star_total", "500", "star_coverage", Down),
    row("lifetime_stars", "on", "star_minzhu", Up).under(STRICT),
    row("star_patience", "1", "star_minzhu", Down).under(STRICT),
    row("hemei_total", "500", "hemei_share", Down).under(EASY_HEMEI),
    row("hemei_star", "100", "hemei_share", Down).under(EASY_HEMEI),
    row("hemei_integration", "1", "hemei_share", Down).under(EASY_HEMEI),
    row("hemei_quota", "0.2", "hemei_share", Down).under(EASY_HEMEI),
    row("fund_per_community", "60000", "score_wenming", Down),
    row("fund_five_star_bonus", "4", "gini_funding", Up).under(SOME_PASS),
    row("fund_need_weight", "5", "fund_follows_gap", Up).under(EVEN),
    row("target_participation", "1", "score_minzhu", Down),
    row("target_quality", "1", "score_meili", Down),
    row("target_files", "0.3", "score_hexie", Up),
    row("target_meetings", "1", "score_minzhu", Up).under(&[("meeting_weekly", "off")]),
    row("target_grid_hours", "3", "score_hexie", Down),
    row("target_member_hours", "300", "score_dangjian", Down),
    row("target_integration", "1", "score_dangjian", Down).under(POOR_PARTNERS),
    row("no_reply_limit", "0", "breaches", Up),
    row("escalation_limit", "0.1", "breaches", Up),
    row("long_open_days", "5", "breaches", Up),
    row("delivered_limit", "0.99", "breaches", Up),
    row("survey_households", "100", "survey_spread", Down),
    row("awareness_weight", "1", "effort_follows_awareness", Up),
    row("callers_weight", "1", "appraisal_score", Down),
    row("honour_bonus", "50000", "cost_total", Up),
    row("star_honour", "4", "admin_share", Up),
    row("fund_by_households", "0", "gini_funding", Up),
    row("cadre_share", "0.5", "cadres", Up),
    row("microgroups", "off", "petitions_raised", Down),
];

/// Effects of policy that depend on another choice.
pub const DEPENDENT: &[Row] = &[
    row("false_closure", "1", "truly_resolved_share", Down).under(CLOSURE),
    row("false_rush", "2", "on_time_share", Up).under(CLOSURE),
    row("service_price", "300", "utilisation", Up).under(BUYING),
    row("incubation_cost", "10000", "contracts_active", Up).under(&[("incubation_share", "0.4")]),
    row("one_way_offer", "2", "utilisation", Down).under(&[("two_way_menu", "off")]),
    row("reciprocity_one_way", "1", "contract_delivered_share", Up)
        .under(&[("two_way_menu", "off")]),
    row("information_aware", "1", "awareness_share", Up).under(ALL_RESOURCES),
    row("expert_saving", "0.9", "utilisation", Down).under(ALL_RESOURCES),
    row("joint_saving", "0.9", "quality", Up)
        .under(&[("alert_sigmas", "0"), ("alert_minimum", "1")]),
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
