//! Candidates for needs: where they come from, and which of them become needs.
//!
//! A household has candidates from a rate that no policy changes; each is thinned by a uniform of its own. So two
//! policies meet the same needs wherever their conditions are the same. A shock's extra needs are a source of their own.
//!
//! Tests: below, `submodels/candidates.rs`, `theory/queues.rs` (Poisson arrivals).

use crate::calendar::{Day, Today};
use crate::city::{City, Cumulative, NeedId};
use crate::context::Context;
use gongzhi_base::math;
use gongzhi_base::random::{Key, Stream};
use gongzhi_catalogue::enums::Category;
use gongzhi_scenario::Shock;

const YEAR_DAYS: f64 = 365.0;
/// The largest number of candidates of a household that a need's id can hold.
const MOST_CANDIDATES: u32 = NeedId::NUMBERS;

/// How far quality and season can raise the rates of a community of the quality that the parameters give.
fn headroom(ctx: &Context) -> f64 {
    let p = ctx.params;
    let worst = p.quality_floor.min(p.quality_start);
    let worst = worst.min(ctx.world.lowest_quality);
    (1.0 - worst) / (1.0 - p.quality_start) * (1.0 + p.season_amplitude)
}

/// λ_k · m[type, k] a day, times the headroom.
fn rates(ctx: &Context, community: usize) -> [f64; Category::COUNT] {
    let p = ctx.params;
    let mix: f64 = p.category_mix.iter().sum();
    let needs = ctx.world.communities[community].needs;
    let daily = p.needs_per_household / YEAR_DAYS * headroom(ctx);
    let share = |k: usize| {
        if mix > 0.0 {
            p.category_mix[k] / mix
        } else {
            0.0
        }
    };
    std::array::from_fn(|k| daily * share(k) * needs[k])
}

fn cumulative(rates: [f64; Category::COUNT]) -> Cumulative {
    let mut sum = 0.0;
    rates.map(|rate| {
        sum += rate;
        sum
    })
}

/// How a household's candidates follow one another.
#[derive(Clone, Copy)]
enum Pace {
    /// At any time; the mean gap in days.
    Rate(f64),
    /// On each day at most one; the hazard of a day is −ln(1 − chance), and this is one over it.
    Daily(f64),
}

impl Pace {
    fn of(ctx: &Context, rate: f64) -> Self {
        if ctx.params.one_need_a_day {
            Self::Daily(mean_gap(-math::ln(1.0 - rate.min(1.0))))
        } else {
            Self::Rate(mean_gap(rate))
        }
    }

    /// When the first candidate comes.
    fn first(self, of_household: Key) -> f64 {
        match self {
            Self::Rate(_) => self.after(0.0, of_household, 0),
            Self::Daily(_) => self.after(-1.0, of_household, 0),
        }
    }

    /// When the candidate of a number comes that follows another.
    #[inline]
    fn after(self, time: f64, of_household: Key, number: u32) -> f64 {
        let mut draw = of_household.draw(Stream::Arrival, u64::from(number));
        // Never nothing, so that a mean without end stays so.
        let gap = draw.exponential();
        match self {
            Self::Rate(mean) => time + gap * mean,
            // The whole part of an exponential number is geometric: the days on which nothing came.
            Self::Daily(mean) => time + 1.0 + math::floor(gap * mean),
        }
    }
}

/// Days between two candidates in the mean; without end if none ever comes.
fn mean_gap(hazard: f64) -> f64 {
    if hazard > 0.0 {
        1.0 / hazard
    } else {
        f64::INFINITY
    }
}

/// Keys the arrivals of a household's source of candidates.
fn arrivals(ctx: &Context, household: usize, source: usize) -> Key {
    ctx.random
        .of(ctx.number_of_need(NeedId::new(household, source, 0)))
}

/// The paces of a community's households. Where neighbours have the same, its logarithm is taken once.
struct Paces<'a> {
    ctx: &'a Context<'a>,
    rate: f64,
    last: (f64, Pace),
}

impl<'a> Paces<'a> {
    fn of(ctx: &'a Context<'a>, rate: f64) -> Self {
        let last = (1.0, Pace::of(ctx, rate));
        Self { ctx, rate, last }
    }

    #[inline]
    fn of_household(&mut self, h: usize) -> Pace {
        let needs = self.ctx.world.households.needs[h];
        if needs != self.last.0 {
            self.last = (needs, Pace::of(self.ctx, self.rate * needs));
        }
        self.last.1
    }
}

/// Before the first day: the rates, and when each household's first candidate comes.
pub fn draw_first_arrivals(ctx: &Context, city: &mut City) {
    let candidates = &mut city.candidates;
    for (c, base) in ctx.world.communities.iter().enumerate() {
        let rates = cumulative(rates(ctx, c));
        candidates.rates.push(rates);
        let mut paces = Paces::of(ctx, rates[Category::COUNT - 1]);
        for h in base.households.clone() {
            candidates.next_time[h] = paces.of_household(h).first(arrivals(ctx, h, 0));
        }
    }
}

/// On the first day of a stretch: the candidates that fall into it.
fn draw_arrivals(ctx: &Context, city: &mut City, today: &Today) {
    let candidates = &mut city.candidates;
    let Some(stretch) = candidates.stretch(today.day.index()) else {
        return;
    };
    let end = stretch.end as f64;
    for (c, base) in ctx.world.communities.iter().enumerate() {
        let mut paces = Paces::of(ctx, candidates.rates[c][Category::COUNT - 1]);
        for h in base.households.clone() {
            let mut time = candidates.next_time[h];
            if time >= end {
                continue;
            }
            let (pace, key) = (paces.of_household(h), arrivals(ctx, h, 0));
            let mut number = candidates.next_number[h];
            while time < end && number < MOST_CANDIDATES {
                candidates.add(time as usize, NeedId::new(h, 0, number));
                number += 1;
                time = pace.after(time, key, number);
            }
            (candidates.next_time[h], candidates.next_number[h]) = (time, number);
        }
    }
}

/// On a shock's first day: the candidates that it adds over its whole length.
fn draw_shock_arrivals(ctx: &Context, city: &mut City, today: &Today, place: usize, shock: &Shock) {
    let source = place + 1;
    let gone = i64::from(today.date.to_julian_day() - shock.date.to_julian_day());
    let start = f64::from(today.day.number());
    let end = (start + (shock.days - gone) as f64).min(city.candidates.days() as f64);
    for (c, base) in ctx.world.communities.iter().enumerate() {
        let rate: f64 = extra_rates(&rates(ctx, c), shock).iter().sum();
        for h in base.households.clone() {
            let pace = Pace::Rate(mean_gap(rate * ctx.world.households.needs[h]));
            let key = arrivals(ctx, h, source);
            let mut time = start;
            for number in 0..MOST_CANDIDATES {
                time = pace.after(time, key, number);
                if time >= end {
                    break;
                }
                let need = NeedId::new(h, source, number);
                city.candidates.add_of_shock(time as usize, need);
            }
        }
    }
}

fn extra_rates(rates: &[f64; Category::COUNT], shock: &Shock) -> [f64; Category::COUNT] {
    std::array::from_fn(|k| rates[k] * (shock.needs[k] - 1.0).max(0.0))
}

/// What a community's candidates meet on one day.
struct Conditions {
    community: usize,
    rates: Cumulative,
    /// Share of candidates that become needs, by category.
    kept: [f64; Category::COUNT],
    /// Share of candidates of shocks that become needs, by category.
    kept_of_shocks: [f64; Category::COUNT],
}

impl Conditions {
    fn new(ctx: &Context, city: &City, today: &Today, c: usize) -> Self {
        let p = ctx.params;
        let scale = today.season / (1.0 - p.quality_start) / headroom(ctx);
        let community = &city.communities[c];
        let households = ctx.world.communities[c].households.len() as f64;
        let kept: [f64; Category::COUNT] = std::array::from_fn(|k| {
            let hours = community.delivered.for_purpose[k] / households;
            let prevented = p.contract_prevention * (hours / p.prevention_hours).min(1.0);
            (1.0 - community.quality[k]) * scale * (1.0 - prevented)
        });
        Self {
            community: c,
            rates: city.candidates.rates[c],
            kept: std::array::from_fn(|k| kept[k] * today.shock.needs[k].min(1.0)),
            kept_of_shocks: kept,
        }
    }

    /// The category of the need that a candidate becomes, and whether it becomes one.
    #[inline]
    fn thin(&self, ctx: &Context, need: NeedId) -> (Category, bool) {
        match need.source() {
            0 => thin_by_conditions(ctx, need, &self.rates, &self.kept),
            s => {
                let shock = &ctx.scenario.shocks[s - 1];
                let rates = cumulative(extra_rates(&rates(ctx, self.community), shock));
                thin_by_conditions(ctx, need, &rates, &self.kept_of_shocks)
            }
        }
    }
}

#[inline]
fn thin_by_conditions(
    ctx: &Context,
    need: NeedId,
    rates: &Cumulative,
    kept: &[f64; Category::COUNT],
) -> (Category, bool) {
    let number = ctx.number_of_need(need);
    let mut draw = ctx.random.draw(Stream::Candidate, number, 0);
    let [below @ .., all] = rates;
    let place = draw.uniform() * all;
    let category = below.iter().filter(|sum| **sum <= place).count();
    (Category::ALL[category], draw.chance(kept[category]))
}

/// Daily: the candidates that become needs today, by id.
pub fn accept_candidates(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    needs: &mut Vec<(NeedId, Category)>,
) {
    needs.clear();
    if ctx.on.shocks {
        for (place, shock) in ctx.scenario.shocks.iter().enumerate() {
            if shock.date == today.date || (today.day == Day::default() && shock.covers(today.date))
            {
                draw_shock_arrivals(ctx, city, today, place, shock);
            }
        }
    }
    draw_arrivals(ctx, city, today);
    let due = city.candidates.take(today.day.index());
    needs.reserve(due.len() + 1);
    let mut rest = due.as_slice();
    for (c, base) in ctx.world.communities.iter().enumerate() {
        let beyond = |need: &NeedId| need.household() >= base.households.end;
        let own = rest.iter().position(beyond).unwrap_or(rest.len());
        if own == 0 {
            continue;
        }
        let now = Conditions::new(ctx, city, today, c);
        for need in &rest[..own] {
            // Branchless: which candidates become needs is unpredictable.
            let (category, kept) = now.thin(ctx, *need);
            needs.push((*need, category));
            needs.truncate(needs.len() - usize::from(!kept));
        }
        rest = &rest[own..];
    }
    city.candidates.recycle(today.day.index(), due);
}

#[cfg(test)]
mod tests {
    use super::cumulative;

    #[test]
    fn rates_add_up() {
        let sums = cumulative([1.0, 0.0, 2.0, 0.5, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(sums, [1.0, 1.0, 3.0, 3.5, 3.5, 3.5, 3.5, 3.5]);
    }
}
