//! Needs and voice: needs are voiced or stay latent, and latent ones escalate or fade.

use crate::catalogue::enums::{Category, Channel};
use crate::catalogue::rules::Rule;
use crate::city::{City, LatentDue, NeedId, NewPetition};
use crate::math;
use crate::mechanisms::raising::raise;
use crate::mechanisms::{candidates, satisfaction};
use crate::random::Purpose;
use crate::rows::{HouseholdRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// Daily: today's needs, voiced or latent; and what becomes of those that waited.
pub fn arise(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    let mut needs = std::mem::take(&mut city.scratch.needs);
    candidates::accepted(ctx, city, today, &mut needs);
    let mut raised = std::mem::take(&mut city.scratch.raised);
    end_of_wait(ctx, city, today, &mut raised);
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
) -> Outcome {
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
    let which: Vec<u32> = needs.iter().map(|(n, _)| n.household() as u32).collect();
    let of = Snapshot { ctx, city, today };
    let voice = ctx.evaluate(Rule::Voice, &HouseholdRows::some(of, &which))?;
    for ((need, category), p) in needs.iter().zip(voice) {
        if ctx.random.uniform(Purpose::Voice, need.0, 0) < p {
            raised.push(petition(*need, *category));
        } else {
            keep_latent(ctx, city, today, *need, *category, 0);
        }
    }
    Ok(())
}

/// A need goes latent: it will escalate or fade, whichever comes first, unless a visit finds it.
pub fn keep_latent(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    need: NeedId,
    category: Category,
    attempt: u64,
) {
    let p = ctx.params;
    let mut draw = ctx.random.draw(Purpose::Latent, need.0, attempt);
    // The sooner of two exponential waits, and which of them it was.
    let fade = std::f64::consts::LN_2 / p.latent_half_life;
    let hazard = fade + p.latent_escalation;
    let wait = math::ceil(draw.exponential() / hazard).max(1.0);
    let (handle, serial) = city.latent.insert(need, category);
    satisfaction::count_latent(ctx, city, need.household(), 1);
    let due = LatentDue {
        handle,
        serial,
        escalates: draw.chance(p.latent_escalation / hazard),
    };
    // A wait beyond all days saturates, and is dropped.
    city.agenda
        .add_latent(today.day.saturating_add(wait as usize), due);
}

/// Takes a latent need out of its household.
pub fn end_latent(
    ctx: &Context,
    city: &mut City,
    handle: u32,
    serial: u32,
) -> Option<(NeedId, Category)> {
    let latent = city.latent.remove(handle, serial)?;
    satisfaction::count_latent(ctx, city, latent.need.household(), -1);
    Some((latent.need, latent.category))
}

fn end_of_wait(ctx: &Context, city: &mut City, today: &Today, raised: &mut Vec<NewPetition>) {
    raised.clear();
    for due in city.agenda.take_latent(today.day) {
        let Some((need, category)) = end_latent(ctx, city, due.handle, due.serial) else {
            continue;
        };
        if due.escalates {
            raised.push(NewPetition::new(need, category, Channel::Escalated));
        }
    }
    for back in city.agenda.take_reopenings(today.day) {
        raised.push(NewPetition {
            reopened: Some((back.times, back.level)),
            ..NewPetition::new(back.need, back.category, back.channel)
        });
    }
}
