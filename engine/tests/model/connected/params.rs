//! How people and things respond: needs, handling, contracts, participation, satisfaction, appraisal.

use std::collections::BTreeSet;

use gongzhi_engine::catalogue::params::PARAMS;

use super::Way::{Down, Up};
use super::policy::{BUSY, DEPENDENT, ROWS as POLICY};
use super::{Row, town};

/// Queues are long, and no grid has more than it can do.
const FULL: &[(&str, &str)] = &[("needs_per_household", "1.4")];
/// Half of all jobs are false: outcomes disappoint.
const FALSE: &[(&str, &str)] = &[("false_base", "0.5")];
/// The same, and people mind.
const DISAPPOINTED: &[(&str, &str)] = &[("false_base", "0.5"), ("satisfaction_surprise", "0.5")];
/// Units hesitate: what draws them in can be seen.
const RELUCTANT: &[(&str, &str)] = &[("acceptance_base", "-3")];
/// Units give all they have.
const LOADED: &[(&str, &str)] = &[("contract_hours", "200"), ("contract_resources", "6")];
const TALKING: &[(&str, &str)] = &[("negotiation_hours", "60")];
const HAZARD: &[(&str, &str)] = &[("breach_hazard", "1")];

const WORK: &[Row] = &[
    ("grid_fixed_cost", "0.4", &[], "visits", Down),
    ("familiarity_scale", "1000", &[], "petitions_raised", Up),
    ("party_leader_share", "0", &[], "score_dangjian", Down),
    ("december_peak", "0.35", &[], "admin_share", Up),
    ("front_line_share", "0.3", &[], "visits", Down),
    ("visit_hours", "1", &[], "visits", Down),
    ("visit_aware", "0.1", &[], "awareness_share", Down),
    ("visit_find", "0", &[], "latent_needs", Up),
    ("visit_find_familiarity", "0", &[], "latent_needs", Up),
    ("visit_satisfaction", "0.2", &[], "satisfaction_share", Up),
    (
        "effort_hours",
        "8, 8, 8, 8, 8, 8, 8, 8",
        &[],
        "utilisation",
        Up,
    ),
    ("effort_log_sd", "1.2", &[], "days_to_close_p90", Up),
    ("level_effort", "2", &[], "on_time_share", Down),
    ("volunteer_petition_share", "0.5", &[], "utilisation", Down),
    ("contract_petition_share", "0", &[], "utilisation", Up),
    ("false_base", "0.3", &[], "truly_resolved_share", Down),
    ("false_overload", "5", BUSY, "truly_resolved_share", Down),
    ("overload_from", "0.3", BUSY, "truly_resolved_share", Down),
    ("false_effort", "1", FALSE, "utilisation", Up),
    ("reopen_share", "1", &[], "reopenings_per_closure", Up),
    ("reopen_days", "300", FALSE, "reopenings_per_closure", Down),
    ("meeting_weekly_hours", "20", &[], "hours_open", Down),
    ("meeting_monthly_hours", "60", &[], "hours_open", Down),
    ("meeting_quarterly_hours", "80", &[], "hours_open", Down),
    ("meeting_priority", "20", FULL, "waiting_singled_out", Down),
    ("project_cost", "60000", &[], "quality", Down),
    ("project_days", "300", &[], "quality", Down),
    ("project_gain", "0.8", &[], "quality", Up),
    ("quality_floor", "0.39", &[], "quality", Up),
    ("quality_half_life_years", "20", &[], "quality", Up),
];

const TOGETHER: &[Row] = &[
    ("resource_scale_hours", "3", &[], "awareness_share", Up),
    (
        "reciprocity_two_way",
        "1",
        &[],
        "contract_delivered_share",
        Up,
    ),
    ("affinity", "20", &[], "agencies_in_their_trade", Up),
    ("together_base", "1", &[], "contracts_active", Down),
    ("resident_hours", "0.5", &[], "utilisation", Down),
    ("acceptance_base", "-4", &[], "contracts_active", Down),
    ("acceptance_goodwill", "0", &[], "contracts_active", Down),
    (
        "acceptance_reciprocity",
        "6",
        RELUCTANT,
        "contracts_active",
        Up,
    ),
    (
        "acceptance_published",
        "6",
        RELUCTANT,
        "contracts_active",
        Up,
    ),
    (
        "acceptance_leadership",
        "8",
        RELUCTANT,
        "contracts_active",
        Up,
    ),
    ("acceptance_load", "10", RELUCTANT, "contracts_active", Down),
    ("negotiation_hours", "60", &[], "hours_open", Down),
    ("leadership_negotiation", "1", TALKING, "hours_open", Up),
    (
        "compliance_base",
        "-4",
        &[],
        "contract_delivered_share",
        Down,
    ),
    (
        "compliance_goodwill",
        "0",
        &[],
        "contract_delivered_share",
        Down,
    ),
    (
        "compliance_published",
        "0",
        &[],
        "contract_delivered_share",
        Down,
    ),
    (
        "compliance_evaluated",
        "0",
        &[],
        "contract_delivered_share",
        Down,
    ),
    (
        "compliance_sanction",
        "10",
        &[("compliance_base", "-3.5")],
        "contract_delivered_share",
        Up,
    ),
    (
        "compliance_reciprocity",
        "0",
        &[],
        "contract_delivered_share",
        Down,
    ),
    (
        "compliance_leadership",
        "4",
        &[],
        "contract_delivered_share",
        Up,
    ),
    (
        "compliance_load",
        "8",
        LOADED,
        "contract_delivered_share",
        Down,
    ),
    (
        "delivery_concentration",
        "100",
        &[],
        "delivery_spread",
        Down,
    ),
    ("goodwill_speed", "0", &[], "goodwill", Down),
    ("goodwill_bias", "0.5", &[], "goodwill", Down),
    ("reputation_speed", "1", &[], "reputation", Up),
    ("goodwill_start", "0.2", &[], "goodwill", Down),
    ("goodwill_start_sd", "0.4", &[], "goodwill_spread", Up),
    ("endowment_sd", "0", &[], "participation_share", Down),
    ("breach_hazard", "2", &[], "breaches", Up),
    ("breach_days", "300", HAZARD, "breaches", Up),
    ("fund_spread", "1", &[], "gini_funding", Up),
    ("facility_efficiency", "0.03", &[], "score_wenming", Down),
    ("facility_decay", "0.6", &[], "score_wenming", Down),
    ("facility_start", "0.7", &[], "score_wenming", Up),
    ("facility_start_sd", "0.4", &[], "score_wenming", Up),
    ("investment_logit", "0", &[], "haves_spread", Up),
    ("participation_max", "0.2", &[], "participation_share", Down),
    ("participation_start", "0.3", &[], "participation_share", Up),
    ("participation_speed", "0.2", &[], "participation_share", Up),
    (
        "participation_sigma",
        "0.8",
        &[],
        "participation_share",
        Down,
    ),
    ("participation_mu", "0.7", &[], "participation_share", Down),
    (
        "participation_mu_sd",
        "0.3",
        &[],
        "participation_share",
        Down,
    ),
    (
        "participation_belonging",
        "2",
        &[],
        "participation_share",
        Up,
    ),
    (
        "participation_mobilisation",
        "1",
        ALL,
        "participation_share",
        Up,
    ),
    (
        "participation_published",
        "0",
        &[],
        "participation_share",
        Down,
    ),
    (
        "participation_democracy",
        "0",
        &[],
        "participation_share",
        Down,
    ),
    ("volunteer_hours_week", "0.4", &[], "utilisation", Down),
    ("belonging_contact", "0.5", &[], "belonging", Up),
    ("belonging_participation", "0.6", &[], "belonging", Up),
    ("belonging_speed", "0.1", &[], "belonging", Up),
];

const ALL: &[(&str, &str)] = &[("contract_resources", "6")];

const PEOPLE: &[Row] = &[
    ("effort_range", "0.5", &[], "effort_spread", Up),
    ("effort_step", "1", &[], "effort_spread", Down),
    ("survey_centre", "0.7", &[], "surveyed_satisfaction", Down),
    ("survey_sd", "0.6", &[], "surveyed_satisfaction", Down),
    ("needs_per_household", "1.8", &[], "petitions_raised", Up),
    ("one_need_a_day", "on", &[], "needs_spread", Down),
    (
        "category_mix",
        "0, 0, 0, 0, 0, 0, 0, 1",
        &[],
        "utilisation",
        Down,
    ),
    ("household_sigma", "1.5", &[], "needs_spread", Up),
    ("local_sigma", "1.2", &[], "raised_spread", Up),
    ("season_amplitude", "0.8", &[], "petitions_raised", Down),
    ("quality_start", "0.8", &[], "petitions_raised", Up),
    ("severity_mix", "0, 0, 1", &[], "utilisation", Down),
    ("voice_base", "-4", &[], "petitions_raised", Down),
    ("voice_aware", "0", &[], "petitions_raised", Down),
    ("voice_online", "0", &[], "petitions_raised", Down),
    ("voice_familiarity", "0", &[], "petitions_raised", Down),
    ("voice_success", "0", &[], "petitions_raised", Down),
    ("voice_satisfaction", "4", &[], "petitions_raised", Up),
    ("latent_half_life", "40", &[], "latent_needs", Down),
    ("latent_escalation", "0.0003", &[], "escalations", Up),
    ("overdue_escalation", "0.5", &[], "escalations", Up),
    (
        "escalated_effort",
        "6",
        &[("latent_escalation", "0.0003")],
        "petitions_open",
        Up,
    ),
    ("found_effort", "0.2", &[], "utilisation", Down),
    (
        "satisfaction_learning",
        "0.9",
        FALSE,
        "satisfaction_share",
        Down,
    ),
    (
        "satisfaction_surprise",
        "0.6",
        FALSE,
        "satisfaction_share",
        Down,
    ),
    (
        "expectation_speed",
        "0.3",
        DISAPPOINTED,
        "satisfaction_share",
        Up,
    ),
    (
        "satisfaction_half_life",
        "40",
        &[],
        "satisfaction_share",
        Up,
    ),
    ("satisfaction_neutral", "0.8", &[], "satisfaction_share", Up),
    (
        "satisfaction_quality",
        "1.5",
        &[("project_gain", "0.8")],
        "gini_satisfaction",
        Up,
    ),
    (
        "satisfaction_facilities",
        "0",
        &[],
        "surveyed_satisfaction",
        Down,
    ),
    (
        "satisfaction_latent",
        "0.25",
        &[],
        "satisfaction_share",
        Down,
    ),
    ("satisfaction_start", "0.4", &[], "satisfaction_share", Down),
    (
        "satisfaction_start_concentration",
        "50",
        &[],
        "satisfaction_share",
        Up,
    ),
    ("awareness_start", "0.05", &[], "awareness_share", Down),
    ("unvisited_days", "100", &[], "filed_share", Down),
    ("volunteer_aware", "1", &[], "awareness_share", Up),
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
    let rows = [POLICY, DEPENDENT, WORK, TOGETHER, PEOPLE].concat();
    let tested: BTreeSet<&str> = rows.iter().map(|row| row.0).collect();
    let untested: Vec<&str> = PARAMS
        .iter()
        .map(|p| p.id)
        .filter(|id| !tested.contains(id))
        .collect();
    assert_eq!(untested, [] as [&str; 0]);
}
