//! Households and petitions.

use super::{bools, enums, flags, floats, ints, rows};
use crate::record::RowBlock;
use gongzhi_base::math::{exp, logistic, sqrt};
use gongzhi_catalogue::enums::{Category, Channel, Level};
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::records::{hotspot, household as h, petition as t};
use gongzhi_catalogue::rules::Rule;

pub(super) fn run(rule: Rule, p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    match rule {
        Rule::Voice => voice(p, block, out),
        Rule::VisitPriority => {
            let (days, elderly) = (
                ints(block, 0, h::DAYS_SINCE_VISIT)?,
                bools(block, 0, h::ELDERLY)?,
            );
            rows(block, out, |r| {
                (days[r] + if elderly[r] { p.visit_elderly_days } else { 0 }) as f64
            })
        }
        Rule::PetitionLevel => level(block, out),
        Rule::PetitionDeadline => deadline(p, block, out),
        Rule::PetitionPriority => priority(p, block, out),
        Rule::PetitionSupervised => supervised(block, out),
        Rule::Satisfied => satisfied(block, out),
        Rule::HotspotAlert => {
            let (count, expected) = (
                ints(block, 0, hotspot::COUNT)?,
                floats(block, 0, hotspot::EXPECTED)?,
            );
            flags(block, out, |r| {
                let limit = expected[r] + p.alert_sigmas * sqrt(expected[r]);
                count[r] as f64 > limit && count[r] >= p.alert_minimum
            })
        }
        _ => None,
    }
}

fn voice(p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let familiarity = floats(block, 0, h::FAMILIARITY)?;
    let satisfaction = floats(block, 0, h::SATISFACTION)?;
    let (aware, online) = (bools(block, 0, h::AWARE)?, bools(block, 0, h::ONLINE)?);
    let success = bools(block, 0, h::HAD_SUCCESS)?;
    rows(block, out, |r| {
        let mut x = p.voice_base
            + p.voice_familiarity * familiarity[r]
            + p.voice_satisfaction * (satisfaction[r] - 0.6);
        if aware[r] {
            x += p.voice_aware;
        }
        if p.microgroups && online[r] {
            x += p.voice_online;
        }
        if success[r] {
            x += p.voice_success;
        }
        logistic(x)
    })
}

fn level(block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (source, severity) = (enums(block, 0, t::SOURCE)?, ints(block, 0, t::SEVERITY)?);
    let category = enums(block, 0, t::CATEGORY)?;
    rows(block, out, |r| {
        let is = |c: Category| category[r] == c as u8;
        let level = if source[r] == Channel::Escalated as u8 {
            Level::Street
        } else if severity[r] <= 1 {
            Level::Grid
        } else if severity[r] == 2 {
            if is(Category::Building) {
                Level::Street
            } else if is(Category::Facilities) || is(Category::Parking) || is(Category::Safety) {
                Level::Community
            } else {
                Level::Grid
            }
        } else if is(Category::Neighbours) || is(Category::Welfare) {
            Level::Community
        } else if is(Category::Building) || is(Category::Safety) {
            Level::Department
        } else {
            Level::Street
        };
        f64::from(level as u8)
    })
}

fn deadline(p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (source, reopened) = (enums(block, 0, t::SOURCE)?, ints(block, 0, t::REOPENED)?);
    let severity = ints(block, 0, t::SEVERITY)?;
    rows(block, out, |r| {
        if source[r] == Channel::Escalated as u8 || reopened[r] > 0 {
            p.reopened_deadline
        } else {
            let place = (severity[r] - 1).clamp(0, 2);
            p.deadlines[place as usize]
        }
    })
}

fn priority(p: &Params, block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (severity, age) = (ints(block, 0, t::SEVERITY)?, ints(block, 0, t::AGE_DAYS)?);
    let deadline = ints(block, 0, t::DEADLINE_DAYS)?;
    let supervised = bools(block, 0, t::SUPERVISED)?;
    rows(block, out, |r| {
        let x = p.priority_severity * severity[r] as f64
            + p.priority_age * age[r] as f64 / deadline[r] as f64;
        if supervised[r] {
            x + p.supervision_bonus
        } else {
            x
        }
    })
}

fn supervised(block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (severity, overdue) = (ints(block, 0, t::SEVERITY)?, bools(block, 0, t::OVERDUE)?);
    let (reopened, source) = (ints(block, 0, t::REOPENED)?, enums(block, 0, t::SOURCE)?);
    flags(block, out, |r| {
        severity[r] >= 3 || overdue[r] || reopened[r] > 0 || source[r] == Channel::Escalated as u8
    })
}

fn satisfied(block: &RowBlock, out: &mut Vec<f64>) -> Option<()> {
    let (age, deadline) = (
        ints(block, 0, t::AGE_DAYS)?,
        ints(block, 0, t::DEADLINE_DAYS)?,
    );
    let resolved = bools(block, 0, t::RESOLVED)?;
    rows(block, out, |r| {
        if !resolved[r] {
            return 0.0;
        }
        let late = age[r] as f64 / deadline[r] as f64 - 1.0;
        exp(-late.max(0.0))
    })
}
