//! Needs and voice: needs are voiced or stay latent, and latent ones escalate or fade.
//!
//! Tests: `theory/people.rs` (latent needs fade), `patterns/service.rs` (pattern 1).

use crate::calendar::Today;
use crate::city::{City, LatentDue, NeedId, NewPetition, SilentNeed};
use crate::context::{Context, RuleResult};
use crate::mechanisms::candidates;
use crate::mechanisms::raising::raise;
use crate::rows::{HouseholdRows, Snapshot};
use gongzhi_base::math;
use gongzhi_base::random::Stream;
use gongzhi_catalogue::enums::{Category, Channel};
use gongzhi_catalogue::rules::Rule;

/// Daily: today's needs, voiced or latent; and what becomes of those that waited.
pub fn generate(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    let mut needs = std::mem::take(&mut city.scratch.needs);
    candidates::accept_candidates(ctx, city, today, &mut needs);
    city.tally.week.needs += needs.len() as u32;
    for (need, _) in &needs {
        city.households.unresolved[need.household()] += 1;
    }
    let mut raised = std::mem::take(&mut city.scratch.raised);
    end_waits(ctx, city, today, &mut raised);
    split_by_voice(ctx, city, today, &needs, &mut raised)?;
    city.scratch.needs = needs;
    raise(ctx, city, today, &raised)?;
    city.scratch.raised = raised;
    Ok(())
}

fn split_by_voice(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    needs: &[(NeedId, Category)],
    raised: &mut Vec<NewPetition>,
) -> RuleResult {
    let online = &ctx.world.households.online;
    let petition = |need: NeedId, category| {
        let grouped = ctx.params.microgroups && online[need.household()];
        let channel = if grouped {
            Channel::Online
        } else {
            Channel::Voiced
        };
        NewPetition::new(need, category, channel)
    };
    if !ctx.on.voice {
        raised.extend(needs.iter().map(|(n, k)| petition(*n, *k)));
        return Ok(());
    }
    let mut which = std::mem::take(&mut city.scratch.households);
    let mut voice = std::mem::take(&mut city.scratch.answers);
    which.clear();
    which.extend(needs.iter().map(|(n, _)| n.household() as u32));
    let of = Snapshot { ctx, city, today };
    ctx.evaluate_into(Rule::Voice, &HouseholdRows::some(of, &which), &mut voice)?;
    let mut silent = std::mem::take(&mut city.scratch.silent);
    silent.clear();
    for ((need, category), p) in needs.iter().zip(&voice) {
        if ctx
            .random
            .uniform(Stream::Voice, ctx.number_of_need(*need), 0)
            < *p
        {
            raised.push(petition(*need, *category));
        } else {
            silent.push(SilentNeed {
                need: *need,
                category: *category,
                attempt: 0,
            });
        }
    }
    make_latent(ctx, city, today, &silent);
    city.scratch.silent = silent;
    (city.scratch.households, city.scratch.answers) = (which, voice);
    Ok(())
}

/// Needs go latent, each at its attempt: it will escalate or fade, whichever comes first, unless a visit finds it.
pub fn make_latent(ctx: &Context, city: &mut City, today: &Today, silent: &[SilentNeed]) {
    // The sooner of two exponential waits, and which of them it is.
    let fade = std::f64::consts::LN_2 / ctx.params.latent_half_life;
    let hazard = fade + ctx.params.latent_escalation;
    for silent in silent {
        let attempt = u64::from(silent.attempt);
        let need = ctx.number_of_need(silent.need);
        let mut draw = ctx.random.draw(Stream::Latent, need, attempt);
        let wait = math::ceil(draw.exponential() / hazard).max(1.0);
        let escalates = draw.chance(ctx.params.latent_escalation / hazard);
        let due = city.latent.add(*silent, escalates);
        // A wait beyond all days saturates, and is dropped.
        city.agenda.add_latent(today.day + wait as usize, due);
    }
    city.latent.link();
    for silent in silent {
        city.households.latent[silent.need.household()] += 1;
    }
}

/// Takes latent needs out of their households; those that are gone already are not in the list that it leaves.
pub fn end_latent(city: &mut City, ended: &mut Vec<LatentDue>) {
    ended.retain(|due| city.latent.is_there(due));
    for due in ended.iter() {
        city.latent.unlink(due);
    }
    for due in ended.iter() {
        city.households.latent[due.need.household()] -= 1;
    }
}

fn end_waits(ctx: &Context, city: &mut City, today: &Today, raised: &mut Vec<NewPetition>) {
    raised.clear();
    let mut ended = std::mem::take(&mut city.scratch.ended);
    city.agenda.take_latent(today.day, &mut ended);
    end_latent(city, &mut ended);
    for due in &ended {
        if !due.escalates {
            city.households.unresolved[due.need.household()] -= 1;
            continue;
        }
        let c = ctx.world.community_of(due.need.household());
        city.communities[c].escalations += 1.0;
        city.tally.week.escalations += 1;
        raised.push(NewPetition {
            attempt: due.attempt,
            ..NewPetition::new(due.need, due.category, Channel::Escalated)
        });
    }
    city.scratch.ended = ended;
    let mut back = std::mem::take(&mut city.scratch.back);
    city.agenda.take_reopenings(today.day, &mut back);
    raised.extend(back.iter().map(|back| NewPetition {
        attempt: back.attempt,
        level: Some(back.level),
        ..NewPetition::new(back.need, back.category, back.channel)
    }));
    city.scratch.back = back;
}
