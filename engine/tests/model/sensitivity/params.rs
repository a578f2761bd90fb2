//! Parameters of behaviour: needs, handling, contracts, participation, satisfaction, appraisal.

use std::collections::BTreeSet;

use gongzhi_engine::catalogue::params::PARAMS;

use super::Way::{Down, Up};
use super::policy::{BUSY, DEPENDENT, ROWS as POLICY};
use super::{Row, Settings, row, town};

/// Long queues, but no grid has more work than it can do.
const FULL: Settings = &[("needs_per_household", "2")];
/// Half of all closures are false, so outcomes disappoint.
const FALSE: Settings = &[("false_base", "0.5")];
/// Nearly all jobs are false.
const HOLLOW: Settings = &[("false_base", "0.95")];
/// The same, and residents react to it.
const DISAPPOINTED: Settings = &[("false_base", "0.5"), ("satisfaction_surprise", "0.5")];
/// Units hesitate, so that what attracts them shows.
const RELUCTANT: Settings = &[("acceptance_base", "-3")];
/// Units commit all they have.
const LOADED: Settings = &[("contract_hours", "200"), ("contract_resources", "6")];
const TALKING: Settings = &[("negotiation_hours", "60")];
/// Units leave their contracts often.
const LEAVING: Settings = &[("acceptance_base", "-2.5"), ("exit_reluctance", "0")];
const HAZARD: Settings = &[("breach_hazard", "1")];

const WORK: &[Row] = &[
    row("grid_fixed_cost", "0.4", "visits", Down),
    row("unfamiliar_effort", "2", "utilisation", Up),
    row("file_hours", "2", "visits", Down),
    row("file_saving", "0.5", "utilisation", Down),
    row("supervision_hours", "4", "hours_open", Down),
    row("assist_efficiency", "0", "wait_department", Up).under(&[("department_hours", "2")]),
    row("microgroup_hours", "0.003", "hours_open", Down),
    row("appraisal_effort", "0.4", "hours_open", Down),
    row("honour_effort", "0.5", "hours_open", Up),
    row("star_drive", "0", "admin_share", Down),
    row("star_reach", "1", "admin_share", Up),
    row("star_vigilance", "1", "admin_share", Up),
    row("window_dressing", "1", "filed_share", Down),
    row("dressing_effect", "30", "score", Up),
    row("star_loss_effort", "0.9", "hours_open", Down)
        .under(&[("no_reply_limit", "0.03"), ("star_pass", "60")]),
    row("familiarity_scale", "1000", "petitions_raised", Up),
    row("party_leader_share", "0", "score_dangjian", Down),
    row("december_peak", "0.35", "admin_share", Up),
    row("front_line_share", "0.3", "visits", Down),
    row("visit_hours", "1", "visits", Down),
    row("visit_aware", "0.1", "awareness_share", Down),
    row("visit_find", "0", "latent_needs", Up),
    row("visit_find_familiarity", "0", "latent_needs", Up),
    row("visit_satisfaction", "0.2", "satisfaction_share", Up),
    row("effort_hours", "8, 8, 8, 8, 8, 8, 8, 8", "utilisation", Up),
    row("effort_log_sd", "1.2", "days_to_close_p90", Up),
    row("level_effort", "2", "on_time_share", Down),
    row("volunteer_petition_share", "0.5", "utilisation", Down),
    row("contract_petition_share", "0", "utilisation", Up),
    row("false_base", "0.3", "truly_resolved_share", Down),
    row("false_overload", "5", "truly_resolved_share", Down).under(BUSY),
    row("overload_from", "0.3", "truly_resolved_share", Down).under(BUSY),
    row("false_effort", "1", "utilisation", Up).under(FALSE),
    row("reopen_share", "1", "reopenings_per_closure", Up),
    row("reopen_days", "300", "reopenings_per_closure", Down).under(FALSE),
    row("meeting_weekly_hours", "20", "hours_open", Down),
    row("meeting_monthly_hours", "60", "hours_open", Down),
    row("meeting_quarterly_hours", "80", "hours_open", Down),
    row("meeting_priority", "20", "waiting_singled_out", Down).under(FULL),
    row("project_cost", "60000", "quality", Down),
    row("project_days", "300", "quality", Down),
    row("project_gain", "0.8", "quality", Up),
    row("quality_floor", "0.39", "quality", Up),
    row("quality_half_life_years", "20", "quality", Up),
];

const TOGETHER: &[Row] = &[
    row("contract_quality", "3", "quality", Up),
    row("contract_prevention", "1", "needs_arisen", Down),
    row("prevention_hours", "0.2", "needs_arisen", Up),
    row("service_visits", "0", "visits", Down),
    row("leadership_platform", "1", "utilisation", Down),
    row("leadership_projects", "0.9", "quality", Up),
    row(
        "participation_free_riding",
        "0.5",
        "participation_share",
        Down,
    ),
    row("participation_turnover", "2", "participation_share", Down),
    row("participation_fatigue", "1", "participation_share", Down),
    row("participation_recruiting", "1", "participation_share", Up),
    row("resource_scale_hours", "3", "awareness_share", Up),
    row("menu_hours", "20", "contract_delivered_share", Down),
    row("menu_share", "0.5", "contract_delivered_share", Up),
    row("menu_items", "6", "contract_delivered_share", Down),
    row("menu_affinity", "20", "agencies_that_want_party_life", Up),
    row("exit_reluctance", "10", "units_left_share", Down),
    row("exit_reputation", "1", "contracts_active", Up).under(LEAVING),
    row("exit_hours", "200", "hours_open", Down).under(LEAVING),
    row("affinity", "20", "agencies_in_their_trade", Up),
    row("together_base", "1", "contracts_active", Down),
    row("resident_hours", "0.5", "utilisation", Down),
    row("acceptance_base", "-4", "contracts_active", Down),
    row("acceptance_goodwill", "0", "contracts_active", Down),
    row("acceptance_reciprocity", "6", "contracts_active", Up).under(RELUCTANT),
    row("acceptance_published", "6", "contracts_active", Up).under(RELUCTANT),
    row("acceptance_leadership", "8", "contracts_active", Up).under(RELUCTANT),
    row("acceptance_load", "10", "contracts_active", Down).under(RELUCTANT),
    row("negotiation_hours", "60", "hours_open", Down),
    row("leadership_negotiation", "1", "hours_open", Up).under(TALKING),
    row("compliance_base", "-4", "contract_delivered_share", Down),
    row("compliance_goodwill", "0", "contract_delivered_share", Down),
    row(
        "compliance_published",
        "0",
        "contract_delivered_share",
        Down,
    ),
    row(
        "compliance_evaluated",
        "0",
        "contract_delivered_share",
        Down,
    ),
    row("compliance_sanction", "10", "contract_delivered_share", Up)
        .under(&[("compliance_base", "-3.5")]),
    row(
        "compliance_reciprocity",
        "0",
        "contract_delivered_share",
        Down,
    ),
    row("compliance_leadership", "4", "contract_delivered_share", Up),
    row("compliance_load", "8", "contract_delivered_share", Down).under(LOADED),
    row("delivery_concentration", "100", "delivery_spread", Down),
    row("goodwill_speed", "0", "goodwill", Down),
    row("goodwill_bias", "0.5", "goodwill", Down),
    row("reputation_speed", "1", "reputation", Up),
    row("goodwill_start", "0.2", "goodwill", Down),
    row("partners_start", "0", "contracts_evaluated", Down),
    row("goodwill_start_sd", "0.4", "goodwill_spread", Up),
    row("endowment_sd", "0", "participation_share", Down),
    row("breach_hazard", "2", "breaches", Up),
    row("breach_days", "300", "breaches", Up).under(HAZARD),
    row("fund_spread", "1", "gini_funding", Up),
    row("facility_efficiency", "0.03", "score_wenming", Down),
    row("facility_decay", "0.6", "score_wenming", Down),
    row("facility_start", "0.7", "score_wenming", Up),
    row("facility_start_sd", "0.4", "score_wenming", Up),
    row("investment_logit", "0", "haves_spread", Up),
    row("participation_max", "0.2", "participation_share", Down),
    row("participation_start", "0.3", "participation_share", Up),
    row("participation_speed", "0.2", "participation_share", Up),
    row("participation_sigma", "0.8", "participation_share", Down),
    row("participation_mu", "0.7", "participation_share", Down),
    row("participation_mu_sd", "0.3", "participation_share", Down),
    row("participation_belonging", "2", "participation_share", Up),
    row("participation_mobilisation", "1", "participation_share", Up).under(ALL),
    row("participation_published", "0", "participation_share", Down),
    row("participation_democracy", "0", "participation_share", Down),
    row("volunteer_hours_week", "0.4", "utilisation", Down),
    row("belonging_contact", "0.5", "belonging", Up),
    row("belonging_participation", "0.6", "belonging", Up),
    row("belonging_speed", "0.1", "belonging", Up),
];

const ALL: Settings = &[("contract_resources", "6")];

const PEOPLE: &[Row] = &[
    row("effort_range", "0.5", "effort_spread", Up),
    row("effort_step", "1", "effort_spread", Down),
    row("survey_centre", "0.7", "surveyed_satisfaction", Down),
    row("survey_sd", "0.6", "surveyed_satisfaction", Down),
    row("needs_per_household", "1.8", "petitions_raised", Up),
    row("one_need_a_day", "on", "needs_spread", Down),
    row(
        "category_mix",
        "0, 0, 0, 0, 0, 0, 0, 1",
        "utilisation",
        Down,
    ),
    row("household_sigma", "1.5", "needs_spread", Up),
    row("local_sigma", "1.2", "raised_spread", Up),
    row("season_amplitude", "0.8", "petitions_raised", Down),
    row("quality_start", "0.8", "petitions_raised", Up),
    row("severity_mix", "0, 0, 1", "utilisation", Down),
    row("voice_base", "-4", "petitions_raised", Down),
    row("voice_aware", "0", "petitions_raised", Down),
    row("voice_online", "0", "petitions_raised", Down),
    row("voice_familiarity", "0", "petitions_raised", Down),
    row("voice_success", "0", "petitions_raised", Down),
    row("voice_satisfaction", "4", "petitions_raised", Up).under(&[("satisfaction_start", "0.9")]),
    row("latent_half_life", "40", "latent_needs", Down),
    row("latent_escalation", "0.0003", "escalations", Up),
    row("overdue_escalation", "0.5", "escalations", Up),
    row("escalated_effort", "6", "petitions_open", Up).under(&[("latent_escalation", "0.0003")]),
    row("found_effort", "0.2", "utilisation", Down),
    row(
        "satisfaction_learning",
        "0.9",
        "surveyed_satisfaction",
        Down,
    )
    .under(HOLLOW),
    row(
        "satisfaction_surprise",
        "0.6",
        "surveyed_satisfaction",
        Down,
    )
    .under(HOLLOW),
    row("expectation_speed", "0.3", "satisfaction_share", Up).under(DISAPPOINTED),
    row("satisfaction_half_life", "40", "satisfaction_share", Up),
    row("satisfaction_neutral", "0.8", "satisfaction_share", Up),
    row("satisfaction_quality", "1.5", "gini_satisfaction", Up).under(&[("project_gain", "0.8")]),
    row(
        "satisfaction_facilities",
        "0",
        "surveyed_satisfaction",
        Down,
    ),
    row("satisfaction_unresolved", "0.3", "satisfaction_share", Down),
    row("satisfaction_failures", "5", "surveyed_satisfaction", Down)
        .under(&[("failures_start", "0")]),
    row("failures_start", "0.3", "surveyed_satisfaction", Up),
    row("satisfaction_start", "0.4", "satisfaction_share", Down),
    row(
        "satisfaction_start_concentration",
        "50",
        "satisfaction_share",
        Up,
    ),
    row("awareness_start", "0.05", "awareness_share", Down),
    row("files_start", "0", "filed_share", Down),
    row("unvisited_days", "100", "filed_share", Down),
    row("volunteer_aware", "1", "awareness_share", Up),
];

#[test]
fn what_work_takes_moves_what_it_is_said_to() {
    town::check(WORK);
}

#[test]
fn contracts_and_participation_move_what_they_are_said_to() {
    town::check(TOGETHER);
}

#[test]
fn people_move_what_they_are_said_to() {
    town::check(PEOPLE);
}

#[test]
fn every_parameter_has_a_row() {
    let rows = [POLICY, DEPENDENT, WORK, TOGETHER, PEOPLE]
        .into_iter()
        .flatten();
    let tested: BTreeSet<&str> = rows.map(|row| row.param).collect();
    let untested: Vec<&str> = PARAMS
        .iter()
        .map(|p| p.id)
        .filter(|id| !tested.contains(id))
        .collect();
    assert_eq!(untested, [] as [&str; 0]);
}
