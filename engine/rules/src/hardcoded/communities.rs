//! Communities, their stars, meetings, grids and money.

use super::{bools, enums, flags, floats, ints, rows};
use crate::record::RowBlock;
use gongzhi_base::math::exp;
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::records::{community as c, grid as g, indicator as i, star as s};
use gongzhi_catalogue::rules::Rule;

pub(super) fn run(rule: Rule, p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    match rule {
        Rule::StarScore => star_score(block, out),
        Rule::StarAwarded => {
            let (stars, index) = (floats(block, 0, c::STARS)?, ints(block, 1, s::INDEX)?);
            let breaches = ints(block, 1, s::BREACHES)?;
            flags(block, out, |r| {
                stars[5 * r + index[r] as usize] >= p.star_pass && breaches[r] == 0
            })
        }
        Rule::StarKept => {
            let failed = ints(block, 0, c::FAILED_QUARTERS)?;
            let index = ints(block, 1, s::INDEX)?;
            flags(block, out, |r| {
                p.lifetime_stars || failed[5 * r + index[r] as usize] < p.star_patience
            })
        }
        Rule::FiveStar => {
            let (held, total) = (bools(block, 0, c::HELD)?, floats(block, 0, c::TOTAL_SCORE)?);
            flags(block, out, |r| {
                held[5 * r..5 * r + 5].iter().all(|h| *h) && total[r] >= p.five_star_total
            })
        }
        Rule::HemeiScore => {
            let total = floats(block, 0, c::TOTAL_SCORE)?;
            rows(block, out, |r| total[r])
        }
        Rule::MeetingHeld => {
            let layer = enums(block, 1, 0)?;
            flags(block, out, |r| match layer[r] {
                l if l == Layer::Weekly as u8 => p.meeting_weekly,
                l if l == Layer::Monthly as u8 => p.meeting_monthly,
                _ => p.meeting_quarterly,
            })
        }
        Rule::ParticipationTarget => participation(p, block, out),
        _ => money_and_grids(rule, p, block, out),
    }
}

fn star_score(block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (have, weight) = (floats(block, 1, s::HAVE)?, floats(block, 1, s::WEIGHT)?);
    let threshold = floats(block, 1, s::THRESHOLD)?;
    rows(block, out, |r| {
        let (mut total, mut weights) = (0.0, 0.0);
        for k in 4 * r..4 * r + 4 {
            total += weight[k] * (have[k] / threshold[k]).min(1.0);
            weights += weight[k];
        }
        if weights <= 0.0 {
            return 0.0;
        }
        (100.0 * total / weights).min(100.0)
    })
}

fn participation(p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (start, belonging) = (
        floats(block, 0, c::MU_START)?,
        floats(block, 0, c::BELONGING)?,
    );
    let mobilisation = floats(block, 0, c::MOBILISATION)?;
    let published = floats(block, 0, c::PUBLISHED_SHARE)?;
    let democracy = floats(block, 0, c::DEMOCRACY)?;
    let reach = floats(block, 0, c::PARTY_REACH)?;
    rows(block, out, |r| {
        start[r]
            - p.participation_belonging * (belonging[r] - 0.6)
            - p.participation_mobilisation * mobilisation[r]
            - p.participation_published * published[r]
            - p.participation_democracy * (democracy[r] - 0.3)
            - p.participation_recruiting * p.party_leadership * reach[r]
    })
}

fn money_and_grids(rule: Rule, p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    match rule {
        Rule::FundingWeight => {
            let (gap, five) = (
                floats(block, 0, c::FACILITY_GAP)?,
                bools(block, 0, c::FIVE_STAR)?,
            );
            rows(block, out, |r| {
                let x = 1.0 + p.fund_need_weight * gap[r];
                if five[r] {
                    x + p.fund_five_star_bonus
                } else {
                    x
                }
            })
        }
        Rule::Investment => {
            let (weight, gap) = (floats(block, 0, i::WEIGHT)?, floats(block, 0, i::GAP)?);
            let facility = bools(block, 0, i::FACILITY)?;
            rows(block, out, |r| {
                if facility[r] {
                    exp(p.investment_logit * weight[r] * gap[r])
                } else {
                    0.0
                }
            })
        }
        Rule::GridStaff => {
            let households = ints(block, 0, g::HOUSEHOLDS)?;
            rows(block, out, |r| households[r] as f64)
        }
        Rule::AppraisalScore => {
            let (aware, satisfied) = (
                floats(block, 0, g::AWARENESS)?,
                floats(block, 0, g::SATISFACTION)?,
            );
            let callers = floats(block, 0, g::CALLERS_SATISFACTION)?;
            let on_time = floats(block, 0, g::ON_TIME_SHARE)?;
            rows(block, out, |r| {
                let satisfaction =
                    (1.0 - p.callers_weight) * satisfied[r] + p.callers_weight * callers[r];
                p.awareness_weight * aware[r]
                    + (1.0 - p.awareness_weight) * satisfaction
                    + p.closure_weight * on_time[r]
            })
        }
        Rule::Effort => {
            let (score, previous) = (
                floats(block, 0, g::SCORE)?,
                floats(block, 0, g::PREVIOUS_SCORE)?,
            );
            let first = bools(block, 0, g::FIRST)?;
            rows(block, out, |r| {
                if first[r] {
                    return 1.0;
                }
                1.0 + p.effort_range * ((score[r] - previous[r]) / p.effort_step).clamp(-1.0, 1.0)
            })
        }
        _ => None,
    }
}
