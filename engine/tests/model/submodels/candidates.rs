//! Candidates for needs: policies do not change the needs that arise, and a shock adds needs without disturbing
//! others.

use gongzhi_engine::scenario::fixture::extending;

use super::after;

#[test]
fn grids_of_any_size_meet_the_same_needs() {
    let town = |grid: u32| {
        extending(&format!(
            r#"
            place = {{ streets = 1, communities = 2, residents = 8000 }}
            mechanisms = {{ voice = false, projects = false, false_resolution = false, contracts = false, stars = false }}
            params = {{ grid_households = {grid} }}
            "#
        ))
    };
    let raised = |grid| after(&town(grid), 700, |city| city.ledger.raised);
    assert!(raised(50) > 1000);
    assert_eq!(raised(50), raised(600));
}

#[test]
fn a_shock_adds_needs_and_disturbs_no_other() {
    let town = |shock: &str| {
        extending(&format!(
            r#"
            time = {{ start = "2019-08-01", end = "2019-09-30" }}
            place = {{ streets = 1, communities = 4, residents = 40000 }}
            mechanisms = {{ voice = false, projects = false, false_resolution = false, shocks = {shock} }}
            "#
        ))
    };
    let by_category = |shock| {
        after(&town(shock), 61, |city| {
            let mut sums = [0_u32; 8];
            for community in &city.communities {
                for (sum, n) in sums.iter_mut().zip(community.raised_first) {
                    *sum += n;
                }
            }
            sums
        })
    };
    let (calm, storm) = (by_category("false"), by_category("true"));
    let hit = [2, 6];
    for k in 0..8 {
        if hit.contains(&k) {
            assert!(
                storm[k] > calm[k] * 3 / 2,
                "category {k}: {} and {}",
                calm[k],
                storm[k]
            );
        } else {
            assert_eq!(storm[k], calm[k], "category {k}");
        }
    }
}
