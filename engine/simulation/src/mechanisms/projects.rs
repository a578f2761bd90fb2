//! Projects 项目牵头: money and weeks that raise the quality of one category in one community.
//!
//! Tests: `theory/people.rs` (quality decays), `patterns/service.rs` (pattern 1).

use crate::calendar::Today;
use crate::city::{City, Project};
use crate::context::Context;
use crate::mechanisms::funding::pay;
use crate::mechanisms::satisfaction;
use gongzhi_base::math;
use gongzhi_catalogue::enums::Category;

/// What each community pays of a project's cost when several join: joint planning saves a part.
pub fn joint_share(ctx: &Context, communities: usize) -> f64 {
    if communities > 1 {
        1.0 - ctx.params.joint_saving
    } else {
        1.0
    }
}

/// Starts a project, unless one is running or the money does not reach.
pub fn start(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    c: usize,
    category: Category,
    share: f64,
) {
    let partners = !city.communities[c].contracts.is_empty();
    let borne = if partners {
        ctx.params.leadership_projects * ctx.params.party_leadership
    } else {
        0.0
    };
    let cost = ctx.params.project_cost * share * (1.0 - borne);
    let running = city
        .projects
        .iter()
        .any(|p| p.community == c && p.category == category);
    if !ctx.on.projects || running || city.communities[c].purse.projects < cost {
        return;
    }
    city.communities[c].purse.projects -= cost;
    pay(city, c, cost);
    city.projects.push(Project {
        community: c,
        category,
        done_on: today.day + ctx.params.project_days as usize,
    });
}

/// Daily: projects that are done raise quality, which the neighbours see.
pub fn complete_due(ctx: &Context, city: &mut City, today: &Today) {
    for project in city.projects.extract_if(.., |p| p.done_on <= today.day) {
        let community = &mut city.communities[project.community];
        let quality = &mut community.quality[project.category as usize];
        *quality += ctx.params.project_gain * (1.0 - *quality);
        satisfaction::update_target(ctx, community);
    }
}

/// Monthly: quality decays towards its floor.
pub fn decay_quality(ctx: &Context, city: &mut City) {
    let p = ctx.params;
    let left = math::exp2(-1.0 / (12.0 * p.quality_half_life_years));
    for community in &mut city.communities {
        for quality in &mut community.quality {
            *quality = p.quality_floor + (*quality - p.quality_floor) * left;
        }
    }
}
