//! Administrative load 行政化: the share of staff time that tasks from above take.
//!
//! Tests: `patterns/service.rs` (pattern 3), `sensitivity/policy.rs`.

use crate::calendar::Today;
use crate::city::City;
use crate::context::{Context, RuleResult};
use crate::mechanisms::preparation;
use crate::rows::{CommunityRows, Snapshot};
use gongzhi_catalogue::rules::Rule;

/// Staff always keep this much time for service.
const MOST: f64 = 0.95;

/// Monthly: asks `admin_share` for every community.
pub fn update_base_share(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    if !ctx.on.admin_load {
        return Ok(());
    }
    let which: Vec<usize> = (0..city.communities.len()).collect();
    let of = Snapshot { ctx, city, today };
    let shares = ctx.evaluate(Rule::AdminShare, &CommunityRows { of, which: &which })?;
    for (community, share) in city.communities.iter_mut().zip(shares) {
        community.admin_base = share;
    }
    Ok(())
}

/// Daily: adds the December peak, preparation for the stars 迎检 and shocks.
pub fn update_share(ctx: &Context, city: &mut City, today: &Today) {
    if !ctx.on.admin_load {
        return;
    }
    let mut added = today.shock.admin;
    if today.date.month() == time::Month::December {
        added += ctx.params.december_peak;
    }
    for community in &mut city.communities {
        let added = added + preparation::load(ctx, community);
        community.admin_share = (community.admin_base + added).clamp(0.0, MOST);
    }
}
