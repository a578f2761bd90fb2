//! Public-concerns meetings 民情分析会 in three layers: weekly (community), monthly (with partner units), quarterly (street).
//!
//! Each costs hours. The weekly one reorders work, the monthly one starts projects, the quarterly one starts joint
//! projects and unlocks department hours.
//!
//! Tests: `patterns/service.rs` (pattern 6), `sensitivity/policy.rs`.

use crate::calendar::{Day, Today};
use crate::city::{City, Community, FIRST_DAYS};
use crate::context::{Context, RuleResult};
use crate::mechanisms::projects;
use crate::rows::{HotspotRows, MeetingRows, Snapshot};
use gongzhi_catalogue::enums::{Category, Layer};
use gongzhi_catalogue::rules::Rule;

/// Days over which regular meetings are counted.
const MEMORY: i32 = 95;

/// Meetings of each layer, weekly, monthly and quarterly, that a community which holds all of them has within that time.
const REGULAR: [f64; Layer::COUNT] = [13.0, 3.0, 1.0];

/// How many layers meet regularly: the sum over the layers of meetings held over those expected, each at most 1.
pub fn regular_layers(community: &Community, today: &Today) -> f64 {
    let recent = |held: &[Day]| {
        held.iter()
            .filter(|d| today.day.since(**d) < MEMORY)
            .count()
    };
    let layers = community.meetings.iter().zip(REGULAR);
    layers
        .map(|(held, expected)| (recent(held) as f64 / expected).min(1.0))
        .sum()
}

/// At the end of a layer's period: who meets, and what they decide.
pub fn hold_meetings(ctx: &Context, city: &mut City, today: &Today, layer: Layer) -> RuleResult {
    if !ctx.on.meetings {
        return Ok(());
    }
    let all: Vec<usize> = (0..city.communities.len()).collect();
    let of = Snapshot { ctx, city, today };
    let rows = MeetingRows {
        of,
        which: &all,
        layer,
    };
    let held = ctx.evaluate(Rule::MeetingHeld, &rows)?;
    let meets: Vec<usize> = all.into_iter().filter(|c| held[*c] != 0.0).collect();
    city.tally.week.meetings += meets.len() as u32;
    let alerts = alerts(ctx, city, today, &meets, layer)?;
    if layer == Layer::Weekly {
        city.communities
            .iter_mut()
            .for_each(|c| c.singled_out.fill(false));
    }
    for c in &meets {
        let community = &mut city.communities[*c];
        community.hours_owed += meeting_hours(ctx, layer);
        let held = &mut community.meetings[layer as usize];
        held.retain(|d| today.day.since(*d) < MEMORY);
        held.push(today.day);
        if layer == Layer::Quarterly {
            let street = ctx.world.communities[*c].street;
            city.streets[street].unlocked_hours += ctx.params.joint_department_hours;
        }
    }
    act_on_alerts(ctx, city, today, layer, &alerts);
    Ok(())
}

fn meeting_hours(ctx: &Context, layer: Layer) -> f64 {
    match layer {
        Layer::Weekly => ctx.params.meeting_weekly_hours,
        Layer::Monthly => ctx.params.meeting_monthly_hours,
        Layer::Quarterly => ctx.params.meeting_quarterly_hours,
    }
}

/// 动态预警: which categories of which communities stand out. None before the own rate is known.
fn alerts(
    ctx: &Context,
    city: &City,
    today: &Today,
    meets: &[usize],
    layer: Layer,
) -> RuleResult<Vec<(usize, Category)>> {
    if today.day.index() + 1 < FIRST_DAYS {
        return Ok(Vec::new());
    }
    let of = Snapshot { ctx, city, today };
    let raised = ctx.evaluate(
        Rule::HotspotAlert,
        &HotspotRows {
            of,
            which: meets,
            layer,
        },
    )?;
    let alert = |(row, on): (usize, f64)| {
        let category = Category::from_index(row % Category::COUNT)?;
        (on != 0.0).then_some((meets[row / Category::COUNT], category))
    };
    Ok(raised.into_iter().enumerate().filter_map(alert).collect())
}

fn act_on_alerts(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    layer: Layer,
    alerts: &[(usize, Category)],
) {
    for (c, category) in alerts {
        match layer {
            Layer::Weekly => city.communities[*c].singled_out[*category as usize] = true,
            Layer::Monthly => projects::start(ctx, city, today, *c, *category, 1.0),
            Layer::Quarterly => {
                let street = ctx.world.communities[*c].street;
                let joined = alerts.iter().filter(|(other, k)| {
                    k == category && ctx.world.communities[*other].street == street
                });
                let share = projects::joint_share(ctx, joined.count());
                projects::start(ctx, city, today, *c, *category, share);
            }
        }
    }
}
