//! Patterns of service: channels, grids, load, meetings, closure.

use super::{at_end_of, differences, district, falls, headline, in_year, mean, rises, run};

#[test]
fn pattern_1_open_channels_bring_petitions_first_and_fewer_needs_later() {
    let closed = run(
        &district("params.microgroups = false\nmechanisms = { visits = false, meetings = false }"),
        6,
    );
    let open = run(&district(""), 6);
    rises(&differences(
        &closed,
        &open,
        in_year("petitions_raised", 2018),
    ));
    falls(&differences(&closed, &open, in_year("needs_arisen", 2020)));
}

/// Two effects compete. Small grids serve late, because each has a fixed cost and its own queue, and people who wait
/// long escalate. In large grids more needs stay silent, and silent needs escalate.
#[test]
fn pattern_2_small_grids_and_large_ones_bring_more_escalations_than_those_between() {
    let of = |size: u32| run(&district(&format!("params.grid_households = {size}")), 8);
    let (small, middle, large) = (of(50), of(150), of(600));
    falls(&differences(&middle, &small, headline("on_time_share")));
    rises(&differences(&middle, &small, headline("escalations")));
    rises(&differences(&middle, &large, headline("escalations")));
    rises(&differences(&middle, &large, headline("latent_needs")));
    falls(&differences(&small, &middle, headline("days_to_close_p90")));
    falls(&differences(&middle, &large, headline("days_to_close_p90")));
}

#[test]
fn pattern_3_less_administrative_load_brings_visits_files_and_harmony_and_so_does_hiring() {
    let heavy = run(&district("params.admin_task_share = 0.7"), 6);
    let light = run(&district("params.admin_task_share = 0.4"), 6);
    for metric in ["visits", "filed_share", "star_hexie"] {
        rises(&differences(&heavy, &light, headline(metric)));
    }
    let hired = run(
        &district("params = { admin_task_share = 0.7, staff_per_10000 = 36 }"),
        6,
    );
    let gain = |runs| mean(&differences(&heavy, runs, headline("visits")));
    assert!(
        (gain(&hired) / gain(&light) - 1.0).abs() < 0.25,
        "hiring the same hours does nearly the same"
    );
}

#[test]
fn pattern_6_fewer_meetings_respond_to_hotspots_later_and_leave_more_spare_hours() {
    let all = run(&district(""), 6);
    let weekly = run(
        &district("params = { meeting_monthly = false, meeting_quarterly = false }"),
        6,
    );
    rises(&differences(&all, &weekly, in_year("needs_arisen", 2020)));
    let off = "mechanisms.projects = false\n";
    let all = run(&district(off), 6);
    let none =
        "params = { meeting_weekly = false, meeting_monthly = false, meeting_quarterly = false }";
    let none = run(&district(&format!("{off}{none}")), 6);
    rises(&differences(&all, &none, in_year("visits", 2019)));
}

#[test]
fn pattern_7_weight_on_closure_buys_speed_and_costs_truth() {
    let little = run(&district("params.closure_weight = 0.1"), 4);
    let much = run(&district("params.closure_weight = 0.7"), 4);
    rises(&differences(
        &little,
        &much,
        at_end_of("on_time_share", 2020),
    ));
    falls(&differences(
        &little,
        &much,
        at_end_of("truly_resolved_share", 2020),
    ));
}
