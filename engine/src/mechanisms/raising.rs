//! Acceptance 受理: a need becomes a petition with effort, level and deadline, or comes back as one.

use crate::catalogue::enums::{Channel, Level, Resource};
use crate::catalogue::rules::Rule;
use crate::city::{City, FIRST_DAYS, NewPetition, Petition, WINDOW, Work};
use crate::math;
use crate::random::Purpose;
use crate::rows::{PetitionRows, Snapshot};
use crate::simulation::{Context, Outcome, Today};

/// Raises petitions: draws effort, asks `petition_level` and `petition_deadline`, and queues them.
pub fn raise(ctx: &Context, city: &mut City, today: &Today, new: &[NewPetition]) -> Outcome {
    let mut petitions: Vec<Petition> = new.iter().map(|n| prepare(ctx, city, today, n)).collect();
    let of = Snapshot { ctx, city, today };
    let levels = ctx.evaluate(
        Rule::PetitionLevel,
        &PetitionRows::open(of, petitions.iter().collect()),
    )?;
    for ((petition, level), n) in petitions.iter_mut().zip(levels).zip(new) {
        let level = Level::from_index(level as usize).unwrap_or(Level::Grid);
        petition.level = match n.reopened {
            Some((_, level)) => level,
            None if !ctx.on.levels => Level::Grid,
            None => level,
        };
    }
    let rows = PetitionRows::open(of, petitions.iter().collect());
    let deadlines = ctx.evaluate(Rule::PetitionDeadline, &rows)?;
    for (mut petition, deadline) in petitions.into_iter().zip(deadlines) {
        petition.deadline = math::ceil(deadline).max(1.0) as u32;
        let step = math::pow(ctx.params.level_effort, f64::from(petition.level as u8));
        petition.hours_left = petition.estimate * step;
        count(city, today, ctx, &petition);
        enqueue(ctx, city, petition);
    }
    Ok(())
}

fn prepare(ctx: &Context, city: &City, today: &Today, new: &NewPetition) -> Petition {
    let p = ctx.params;
    let c = ctx.world.households.community[new.need.household()] as usize;
    let times = new.reopened.map_or(0, |(times, _)| times);
    let channel = match new.channel {
        Channel::Escalated => p.escalated_effort,
        Channel::Visit => p.found_effort,
        Channel::Voiced | Channel::Online => 1.0,
    };
    let experts = city.communities[c]
        .delivered
        .strength(Resource::Experts, p.resource_scale_hours);
    let hours = ctx
        .random
        .draw(Purpose::Effort, new.need.0, u64::from(times))
        .lognormal(p.effort_hours[new.category as usize], p.effort_log_sd);
    let mut severity = ctx.random.draw(Purpose::Severity, new.need.0, 0);
    Petition {
        need: new.need,
        category: new.category,
        severity: 1 + severity.weighted(&p.severity_mix) as u8,
        level: Level::Grid,
        channel: new.channel,
        supervised: false,
        reopened: times,
        moved_up: 0,
        work: Work::Waiting,
        estimate: hours * channel * (1.0 - p.expert_saving * experts),
        hours_left: 0.0,
        raised_on: today.day as u32,
        raised_at: today.workdays,
        deadline: 1,
        priority: 0.0,
    }
}

fn count(city: &mut City, today: &Today, ctx: &Context, petition: &Petition) {
    let c = ctx.world.households.community[petition.need.household()] as usize;
    let community = &mut city.communities[c];
    community.open += 1;
    if petition.reopened > 0 {
        city.tally.week.reopened += 1;
        city.ledger.reopened += 1;
        return;
    }
    let k = petition.category as usize;
    community.raised += 1;
    community.raised_window[today.day % WINDOW][k] += 1;
    if today.day < FIRST_DAYS {
        community.raised_first[k] += 1;
    }
    if petition.channel == Channel::Escalated {
        city.tally.week.escalations += 1;
        community.escalations += 1.0;
    }
    city.tally.week.raised += 1;
    city.ledger.raised += 1;
}

fn enqueue(ctx: &Context, city: &mut City, petition: Petition) {
    let (household, level) = (petition.need.household(), petition.level);
    let handle = city.petitions.insert(petition);
    queue_of(ctx, city, household, level).push(handle);
}

/// The queue in which a household's petition waits at a level.
pub fn queue_of<'c>(
    ctx: &Context,
    city: &'c mut City,
    household: usize,
    level: Level,
) -> &'c mut Vec<u32> {
    let c = ctx.world.households.community[household] as usize;
    let street = ctx.world.communities[c].street;
    match level {
        Level::Grid => &mut city.grids[city.grid_of[household] as usize].queue,
        Level::Community => &mut city.communities[c].queue,
        Level::Street => &mut city.streets[street].queue,
        Level::Department => &mut city.streets[street].department_queue,
    }
}
