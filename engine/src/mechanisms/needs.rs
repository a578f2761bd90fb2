//! Needs and voice: needs arise in households, are voiced or stay latent, and latent ones escalate or fade.
//!
//! A household has candidates from a rate that no policy changes; each is thinned by a uniform of its own. So two
//! policies meet the same needs wherever their conditions are the same. A shock's extra needs are a stream of their own.

use crate::catalogue::enums::{Category, Channel};
use crate::catalogue::rules::Rule;
use crate::city::{Arrival, City, LatentDue, NeedId};
use crate::math;
use crate::mechanisms::raising::{NewPetition, raise};
use crate::random::Purpose;
use crate::rows::{HouseholdRows, Snapshot};
use crate::scenario::Shock;
use crate::simulation::{Context, Outcome, Today};

const YEAR_DAYS: f64 = 365.0;
const MOST_CANDIDATES: u32 = 0xFF_FFFF;

/// Rates of one community that no policy changes.
struct Rates {
    /// λ_k · m[type, k] a day, for a household of ν = 1.
    by_category: [f64; Category::COUNT],
    /// How far quality and season can raise them.
    headroom: f64,
}

fn rates(ctx: &Context, community: usize) -> Rates {
    let p = ctx.params;
    let mix: f64 = p.category_mix.iter().sum();
    let needs = ctx.world.communities[community].needs;
    let share = |k: usize| {
        if mix > 0.0 {
            p.category_mix[k] / mix
        } else {
            0.0
        }
    };
    let worst = p.quality_floor.min(p.quality_start);
    Rates {
        by_category: std::array::from_fn(|k| {
            p.needs_per_household / YEAR_DAYS * share(k) * needs[k]
        }),
        headroom: (1.0 - worst) / (1.0 - p.quality_start) * (1.0 + p.season_amplitude),
    }
}

/// Before the first day: when each household's first candidate comes.
pub fn start(ctx: &Context, city: &mut City) {
    for c in 0..city.communities.len() {
        let rates = rates(ctx, c);
        let rate = rates.by_category.iter().sum::<f64>() * rates.headroom;
        for h in ctx.world.communities[c].households.clone() {
            schedule_next(ctx, city, h, rate);
        }
    }
}

fn schedule_next(ctx: &Context, city: &mut City, h: usize, rate: f64) {
    let rate = rate * ctx.world.households.needs[h];
    let number = city.households.next_candidate[h];
    if rate <= 0.0 || number >= MOST_CANDIDATES {
        return;
    }
    let need = NeedId::new(h, 0, number);
    let mut gap = ctx.random.draw(Purpose::Arrival, need.0, 0);
    let time = city.households.next_time[h] + gap.exponential() / rate;
    city.households.next_time[h] = time;
    city.households.next_candidate[h] = number + 1;
    city.agenda
        .add_arrival(day_of(time), Arrival { need, stream: 0 });
}

fn day_of(time: f64) -> usize {
    if time < 1e9 {
        time as usize
    } else {
        usize::MAX
    }
}

/// On a shock's first day: the candidates that it adds over its whole length.
fn schedule_shock(ctx: &Context, city: &mut City, today: &Today, place: usize, shock: &Shock) {
    let stream = place + 1;
    let gone = i64::from(today.date.to_julian_day() - shock.date.to_julian_day());
    let end = today.day as f64 + (shock.days - gone) as f64;
    for c in 0..city.communities.len() {
        let rates = rates(ctx, c);
        let rate = extra(&rates.by_category, shock).iter().sum::<f64>() * rates.headroom;
        if rate <= 0.0 {
            continue;
        }
        for h in ctx.world.communities[c].households.clone() {
            let rate = rate * ctx.world.households.needs[h];
            let mut time = today.day as f64;
            for number in 0.. {
                let need = NeedId::new(h, stream, number);
                time += ctx.random.draw(Purpose::Arrival, need.0, 0).exponential() / rate;
                if time >= end {
                    break;
                }
                city.agenda.add_arrival(
                    day_of(time),
                    Arrival {
                        need,
                        stream: stream as u8,
                    },
                );
            }
        }
    }
}

fn extra(by_category: &[f64; Category::COUNT], shock: &Shock) -> [f64; Category::COUNT] {
    std::array::from_fn(|k| by_category[k] * (shock.needs[k] - 1.0).max(0.0))
}

/// Daily: today's needs, voiced or latent; and what becomes of those that waited.
pub fn arise(ctx: &Context, city: &mut City, today: &Today) -> Outcome {
    if ctx.on.shocks {
        for (place, shock) in ctx.scenario.shocks.iter().enumerate() {
            if shock.date == today.date || (today.day == 0 && shock.covers(today.date)) {
                schedule_shock(ctx, city, today, place, shock);
            }
        }
    }
    let needs = accepted(ctx, city, today);
    let mut raised = end_of_wait(city, today);
    let (voiced, silent) = split_by_voice(ctx, city, today, needs)?;
    raised.extend(voiced);
    for (need, category) in silent {
        keep_latent(ctx, city, today, need, category, 0);
    }
    raise(ctx, city, today, raised)
}

fn accepted(ctx: &Context, city: &mut City, today: &Today) -> Vec<(NeedId, Category)> {
    let mut needs = Vec::new();
    let mut community = (usize::MAX, rates(ctx, 0));
    for arrival in city.agenda.take_arrivals(today.day) {
        let h = arrival.need.household();
        let c = ctx.world.households.community[h] as usize;
        if community.0 != c {
            community = (c, rates(ctx, c));
        }
        let rates = &community.1;
        if let Some(category) = thin(ctx, city, today, arrival, rates) {
            needs.push((arrival.need, category));
        }
        if arrival.stream == 0 {
            let rate = rates.by_category.iter().sum::<f64>() * rates.headroom;
            schedule_next(ctx, city, h, rate);
        }
    }
    // A household's next candidate can fall on the same day.
    if city.agenda.has_arrivals(today.day) {
        needs.extend(accepted(ctx, city, today));
        needs.sort_unstable_by_key(|(need, _)| *need);
    }
    needs
}

fn thin(
    ctx: &Context,
    city: &City,
    today: &Today,
    arrival: Arrival,
    rates: &Rates,
) -> Option<Category> {
    let weights = match arrival.stream {
        0 => rates.by_category,
        s => extra(&rates.by_category, &ctx.scenario.shocks[usize::from(s) - 1]),
    };
    let category = ctx
        .random
        .draw(Purpose::Category, arrival.need.0, 0)
        .weighted(&weights);
    let c = ctx.world.households.community[arrival.need.household()] as usize;
    let quality = city.communities[c].quality[category];
    let calmer = if arrival.stream == 0 {
        today.shock.needs[category].min(1.0)
    } else {
        1.0
    };
    let rate = (1.0 - quality) / (1.0 - ctx.params.quality_start) * today.season * calmer;
    let keep = ctx.random.uniform(Purpose::Thinning, arrival.need.0, 0) * rates.headroom < rate;
    keep.then(|| Category::from_index(category)).flatten()
}

type Voiced = (Vec<NewPetition>, Vec<(NeedId, Category)>);

fn split_by_voice(
    ctx: &Context,
    city: &City,
    today: &Today,
    needs: Vec<(NeedId, Category)>,
) -> Outcome<Voiced> {
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
        let all = needs.into_iter().map(|(n, k)| petition(n, k)).collect();
        return Ok((all, Vec::new()));
    }
    let which: Vec<u32> = needs.iter().map(|(n, _)| n.household() as u32).collect();
    let of = Snapshot { ctx, city, today };
    let voice = ctx.evaluate(Rule::Voice, &HouseholdRows { of, which: &which })?;
    let (mut voiced, mut silent) = (Vec::new(), Vec::new());
    for ((need, category), p) in needs.into_iter().zip(voice) {
        if ctx.random.uniform(Purpose::Voice, need.0, 0) < p {
            voiced.push(petition(need, category));
        } else {
            silent.push((need, category));
        }
    }
    Ok((voiced, silent))
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
    let fade = draw.exponential() * p.latent_half_life / std::f64::consts::LN_2;
    let escalate = draw.exponential() / p.latent_escalation;
    let handle = city.latent.insert(need, category);
    city.households.latent[need.household()] += 1;
    let due = LatentDue {
        handle,
        escalates: escalate < fade,
    };
    let wait = math::ceil(escalate.min(fade)).max(1.0);
    city.agenda.add_latent(day_of(today.day as f64 + wait), due);
}

/// Takes a latent need out of its household.
pub fn end_latent(city: &mut City, handle: u32) -> Option<(NeedId, Category)> {
    let latent = city.latent.remove(handle)?;
    city.households.latent[latent.need.household()] -= 1;
    Some((latent.need, latent.category))
}

fn end_of_wait(city: &mut City, today: &Today) -> Vec<NewPetition> {
    let mut raised = Vec::new();
    for due in city.agenda.take_latent(today.day) {
        let Some((need, category)) = end_latent(city, due.handle) else {
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
    raised
}
