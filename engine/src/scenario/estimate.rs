//! How much work a scenario is, before anything is run.
//!
//! Why: a file of a few lines can ask for more than a machine can do. What: expected needs, petitions, waiting lines and memory
//! from a scenario's numbers alone, by the rates of the model; seconds by constants that were measured once. Never: simulates,
//! draws or reads a clock; what rules of the scenario's own do is taken at its dearest, that every need is voiced.

use super::{Place, Scenario, Shock};
use crate::catalogue::enums::{Category, Housing};
use crate::catalogue::metrics::METRICS;
use crate::diagnostic::{Diagnostic, Source};
use crate::math;
use crate::text::Text;

/// Needs a resident and year beyond which they, and not the place, are what makes a run long; usual are 0.4.
const MANY_NEEDS: f64 = 5.0;

/// Seconds a household and day, a need, a petition, and a petition that waits on a day, on one core of a common machine of 2024.
const HOUSEHOLD_DAY: f64 = 0.75e-9;
const NEED: f64 = 180e-9;
const PETITION: f64 = 120e-9;
const WAITING_DAY: f64 = 25e-9;
/// Seconds for a need that a shock adds, for a household that a shock visits, and for a community and day.
const SHOCK_NEED: f64 = 350e-9;
const SHOCK_HOUSEHOLD: f64 = 30e-9;
const COMMUNITY_DAY: f64 = 0.4e-6;
/// How much longer the interpreter takes.
const INTERPRETED: f64 = 5.0;

/// Bytes: of a household in the world and in a run, of a candidate that is foreseen, of a latent need, of a petition that waits.
const WORLD_HOUSEHOLD: f64 = 25.0;
const RUN_HOUSEHOLD: f64 = 45.0;
const CANDIDATE: f64 = 16.0;
const LATENT: f64 = 60.0;
const WAITING: f64 = 180.0;
/// Bytes of a grid, and of a community in each week.
const GRID: f64 = 900.0;
const COMMUNITY: f64 = 6_000.0;
const COMMUNITY_WEEK: f64 = 12.0;
/// Bytes of the program itself.
const PROGRAM: f64 = 12e6;

/// Days that candidates are foreseen.
const FORESEEN: f64 = 91.0;
const YEAR: f64 = 365.0;
const DAY_HOURS: f64 = 8.0;
/// Workdays that a petition waits where hours suffice.
const USUAL_WAIT: f64 = 3.0;

/// The work of one replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkEstimate {
    /// Needs that arise.
    pub needs: f64,
    /// Of them, those that shocks add.
    pub needs_of_shocks: f64,
    /// Petitions that are raised.
    pub petitions: f64,
    /// Petitions that wait, added up over all days on which somebody works.
    pub waiting_days: f64,
    /// Processor time in seconds.
    pub seconds: f64,
    /// Memory while it runs, in bytes; that of the city before the first day excluded.
    pub run_bytes: f64,
    /// Memory of the city before the first day, which replications share, in bytes.
    pub world_bytes: f64,
    /// Memory of what it leaves, in bytes.
    pub kept_bytes: f64,
}

/// The work of everything that is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WholeWork {
    /// The heaviest of the scenarios, one replication of it.
    pub one: WorkEstimate,
    /// Replications in all.
    pub replications: f64,
    /// Processor time in seconds.
    pub seconds: f64,
    /// Memory at its peak, in bytes.
    pub bytes: f64,
}

/// How much work is done without asking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkLimit {
    /// Processor time of one replication in seconds: nothing is seen before the first one is there.
    pub seconds_of_one: f64,
    /// Processor time of everything in seconds.
    pub seconds: f64,
    /// Memory in bytes.
    pub bytes: f64,
}

impl WorkLimit {
    /// For `gongzhi run`: an hour of processor time, and what a common machine has free.
    pub const COMMAND: Self = Self {
        seconds_of_one: 3_600.0,
        seconds: 3_600.0,
        bytes: 4e9,
    };
    /// For `gongzhi calibrate`, which runs for long by nature: a day of processor time.
    pub const CALIBRATION: Self = Self {
        seconds_of_one: 3_600.0,
        seconds: 86_400.0,
        bytes: 4e9,
    };
    /// For a page: its memory is smaller, and somebody sits before it.
    pub const PAGE: Self = Self {
        seconds_of_one: 300.0,
        seconds: 14_400.0,
        bytes: 1.5e9,
    };
}

impl WorkEstimate {
    /// The work of one replication of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let city = City::of(scenario);
        let p = &scenario.params;
        let days = city.days;
        let shocks: Vec<Added> = city.shocks(scenario);
        let needs_of_shocks: f64 = shocks.iter().map(|s| s.needs).sum();
        let ordinary = city.households * days * city.rate;
        let needs = ordinary + needs_of_shocks;
        let voice = voice(scenario);
        let petitions = needs * (voice + (1.0 - voice) * 0.05) * 1.1;
        let workdays = if scenario.time.every_day_works {
            days
        } else {
            days * 5.0 / 7.0
        };
        let (waiting_days, most_waiting) = city.waiting(scenario, petitions, workdays);
        let headroom = headroom(scenario);
        let visited: f64 = shocks.len() as f64 * city.households;
        let seconds = city.households * days * HOUSEHOLD_DAY
            + ordinary * headroom * NEED
            + needs_of_shocks * headroom * SHOCK_NEED
            + visited * SHOCK_HOUSEHOLD
            + petitions * PETITION
            + waiting_days * WAITING_DAY
            + city.communities * days * COMMUNITY_DAY;
        let foreseen = ordinary / days * headroom * FORESEEN.min(days) + needs_of_shocks * headroom;
        let latent_days = (p.latent_half_life / std::f64::consts::LN_2).min(days);
        let latent = needs * (1.0 - voice) * (latent_days / days).min(1.0);
        let weeks = math::ceil(days / 7.0) + 1.0;
        let run_bytes = city.households * RUN_HOUSEHOLD
            + foreseen * CANDIDATE
            + latent * LATENT
            + most_waiting * WAITING
            + city.grids * GRID
            + city.communities * (COMMUNITY + weeks * COMMUNITY_WEEK);
        Self {
            needs,
            needs_of_shocks,
            petitions,
            waiting_days,
            seconds,
            run_bytes,
            world_bytes: city.households * WORLD_HOUSEHOLD,
            kept_bytes: weeks * (METRICS.len() + 8) as f64 * 8.0 + 2_000.0,
        }
    }

    /// The same where rules are run by the interpreter.
    #[must_use]
    pub fn interpreted(mut self) -> Self {
        self.seconds *= INTERPRETED;
        self
    }

    /// Several scenarios, each so many times, on so many threads.
    pub fn whole(each: &[Self], replications: f64, threads: usize) -> Option<WholeWork> {
        let heavier = |a: &&Self, b: &&Self| a.seconds.total_cmp(&b.seconds);
        let one = *each.iter().max_by(heavier)?;
        let most = |of: fn(&Self) -> f64| each.iter().map(of).fold(0.0, f64::max);
        let kept: f64 = each.iter().map(|e| e.kept_bytes).sum();
        let at_once = (threads.max(1) as f64).min(replications);
        Some(WholeWork {
            one,
            replications: replications * each.len() as f64,
            seconds: each.iter().map(|e| e.seconds).sum::<f64>() * replications,
            bytes: PROGRAM
                + most(|e| e.world_bytes)
                + at_once * most(|e| e.run_bytes)
                + kept * replications,
        })
    }
}

impl WholeWork {
    /// Why it is not done without asking, and what would make it less; none if it is within the limit.
    pub fn beyond(&self, limit: WorkLimit, scenario: &Scenario) -> Option<Diagnostic> {
        let long = self.seconds > limit.seconds || self.one.seconds > limit.seconds_of_one;
        let large = self.bytes > limit.bytes;
        if !long && !large {
            return None;
        }
        let (amount, allowed) = (self.words(), limit.words());
        let message = Text::new(
            format!(
                "这个场景要做的事太多：{}；上限是 {}。",
                amount.zh, allowed.zh
            ),
            format!(
                "This is too much work: {}; the limit is {}.",
                amount.en, allowed.en
            ),
        );
        let finding = Diagnostic::error("too-much-work", Source::Scenario, message);
        Some(finding.hint(self.remedy(limit, scenario)))
    }

    /// Time and memory in words: about 3 minutes of processor time and 200 MB.
    pub fn words(&self) -> Text {
        let (time, memory) = (time(self.seconds), memory(self.bytes));
        Text::new(
            format!("约需处理器时间{}、内存 {memory}", time.zh),
            format!("about {} of processor time and {memory} of memory", time.en),
        )
    }

    /// What would make it less: the part that weighs most.
    fn remedy(&self, limit: WorkLimit, scenario: &Scenario) -> Text {
        let one = self.one;
        let kept = one.kept_bytes * self.replications;
        let own = PROGRAM + one.world_bytes + one.run_bytes;
        let one_is_fine = one.seconds <= limit.seconds_of_one && own <= limit.bytes;
        let many = one_is_fine && (kept > limit.bytes / 2.0 || self.seconds > limit.seconds);
        if many && self.replications > 1.0 {
            return Text::new(
                format!(
                    "减少运行次数（现为 {} 次），或缩短起止日期。",
                    self.replications
                ),
                format!(
                    "Ask for fewer replications (now {}), or a shorter period.",
                    self.replications
                ),
            );
        }
        if one.needs_of_shocks > one.needs / 2.0 {
            let n = scenario.shocks.len();
            return Text::new(
                format!(
                    "{n} 次冲击带来约 {} 件需求：减少冲击的次数、天数或倍数。",
                    count(one.needs_of_shocks)
                ),
                format!(
                    "{n} shocks add about {} needs: take fewer, shorter or weaker ones.",
                    count(one.needs_of_shocks)
                ),
            );
        }
        let years = scenario.time.days() as f64 / 365.0;
        let a_year = one.needs / years / scenario.place.residents as f64;
        if a_year > MANY_NEEDS || one.waiting_days * WAITING_DAY > one.seconds / 2.0 {
            let needs = count(one.needs);
            return Text::new(
                format!(
                    "约有 {needs} 件需求，远多于能办理的：减小每户年需求（needs_per_household）或表达常数（voice_base），或增加工时。"
                ),
                format!(
                    "About {needs} needs arise, far more than can be handled: lower the needs a household-year (needs_per_household) or the constant of voice (voice_base), or give more hours."
                ),
            );
        }
        Text::new(
            "缩小地点（街道、社区、居民人数），或缩短起止日期。",
            "Take a smaller place (streets, communities, residents), or a shorter period.",
        )
    }
}

impl WorkLimit {
    fn words(self) -> Text {
        let (time, memory) = (time(self.seconds), memory(self.bytes));
        let one = crate::scenario::estimate::time(self.seconds_of_one);
        if self.seconds_of_one < self.seconds {
            return Text::new(
                format!("每次运行{}、共{}、内存 {memory}", one.zh, time.zh),
                format!("{} a replication, {} in all and {memory}", one.en, time.en),
            );
        }
        Text::new(
            format!("{}、内存 {memory}", time.zh),
            format!("{} and {memory}", time.en),
        )
    }
}

fn time(seconds: f64) -> Text {
    let (n, zh, en) = match seconds {
        s if s < 120.0 => (s.max(1.0), "秒", "s"),
        s if s < 7_200.0 => (s / 60.0, "分钟", "minutes"),
        s if s < 172_800.0 => (s / 3_600.0, "小时", "hours"),
        s => (s / 86_400.0, "天", "days"),
    };
    let n = math::ceil(n);
    Text::new(format!(" {n} {zh}"), format!("{n} {en}"))
}

fn memory(bytes: f64) -> String {
    if bytes < 1e9 {
        format!("{} MB", math::ceil(bytes / 1e6))
    } else {
        format!("{:.1} GB", bytes / 1e9)
    }
}

/// A large number to two digits, in groups of three.
fn count(x: f64) -> String {
    let digits = math::floor(math::log10(x.max(1.0)));
    let step = math::pow(10.0, (digits - 1.0).max(0.0));
    let plain = format!("{}", (x / step).round() * step);
    let mut grouped = String::new();
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (plain.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Rates of a place.
struct City {
    households: f64,
    communities: f64,
    grids: f64,
    days: f64,
    /// Ordinary needs of a household a day, by category and in all.
    rates: [f64; Category::COUNT],
    rate: f64,
}

/// What a shock adds within the period.
struct Added {
    needs: f64,
}

impl City {
    fn of(scenario: &Scenario) -> Self {
        let (place, p) = (&scenario.place, &scenario.params);
        let households = households(place);
        let mix: f64 = p.category_mix.iter().sum();
        let daily = p.needs_per_household / YEAR;
        let of_category = |k: usize| {
            let kinds = (0..Housing::COUNT).map(|h| place.housing[h] * place.needs[h][k]);
            let share = if mix > 0.0 {
                p.category_mix[k] / mix
            } else {
                0.0
            };
            daily * share * kinds.sum::<f64>()
        };
        let rates: [f64; Category::COUNT] = std::array::from_fn(of_category);
        let rate: f64 = rates.iter().sum();
        Self {
            households,
            communities: place.communities as f64,
            grids: households / p.grid_households as f64 + place.communities as f64,
            days: scenario.time.days().max(1) as f64,
            rates,
            rate: if p.one_need_a_day {
                rate.min(1.0)
            } else {
                rate
            },
        }
    }

    fn shocks(&self, scenario: &Scenario) -> Vec<Added> {
        if !scenario.mechanisms.shocks {
            return Vec::new();
        }
        let within = |s: &Shock| {
            let first = s.date.max(scenario.time.start).to_julian_day();
            let last = i64::from(s.date.to_julian_day()).saturating_add(s.days - 1);
            let last = last.min(i64::from(scenario.time.end.to_julian_day()));
            (last - i64::from(first) + 1).max(0) as f64
        };
        let added = |s: &Shock| {
            let extra = self
                .rates
                .iter()
                .zip(s.needs)
                .map(|(rate, n)| rate * (n - 1.0).max(0.0));
            let needs = self.households * within(s) * extra.sum::<f64>();
            (within(s) > 0.0).then_some(Added { needs })
        };
        scenario.shocks.iter().filter_map(added).collect()
    }

    /// Petitions that wait, added up over workdays, and the most at one time.
    fn waiting(&self, scenario: &Scenario, petitions: f64, workdays: f64) -> (f64, f64) {
        let p = &scenario.params;
        let staff = scenario.place.residents as f64 * p.staff_per_10000 / 10_000.0;
        let service = if scenario.mechanisms.admin_load {
            1.0 - p.admin_task_share
        } else {
            1.0
        };
        let upper = (p.street_hours + p.department_hours) * self.households / 10_000.0;
        let hours = staff * DAY_HOURS * service * p.front_line_share + upper;
        let effort: f64 = p.effort_hours.iter().sum::<f64>() / Category::COUNT as f64;
        let (arriving, closed) = (petitions / workdays, hours / effort);
        let usual = arriving * USUAL_WAIT;
        let left = (arriving - closed).max(0.0) * workdays;
        let waiting_days = usual * workdays + left * workdays / 2.0;
        (waiting_days, usual + left)
    }
}

fn households(place: &Place) -> f64 {
    if place.table.is_empty() {
        return (place.residents as f64 / place.household_size).max(place.communities as f64);
    }
    place.table.iter().map(|row| row.households as f64).sum()
}

/// Candidates for a need that arises: quality and season can raise the rates of the first day so far.
fn headroom(scenario: &Scenario) -> f64 {
    let p = &scenario.params;
    let worst = p.quality_floor.min(p.quality_start);
    (1.0 - worst) / (1.0 - p.quality_start) * (1.0 + p.season_amplitude)
}

/// Share of needs that are voiced: of a household that knows of the channels as half of all do in the course of a run.
fn voice(scenario: &Scenario) -> f64 {
    let (p, place) = (&scenario.params, &scenario.place);
    let own = scenario
        .rules
        .values()
        .any(|block| crate::rules::sources::function_names(block).contains(&"voice"));
    if own || !scenario.mechanisms.voice {
        return 1.0;
    }
    let online = place.online_share.iter().sum::<f64>() / 2.0;
    let familiarity = math::exp(-(p.grid_households as f64) / p.familiarity_scale);
    let x = p.voice_base
        + p.voice_familiarity * familiarity
        + p.voice_satisfaction * (p.satisfaction_start - 0.6)
        + p.voice_aware * 0.5_f64.max(p.awareness_start)
        + if p.microgroups {
            p.voice_online * online
        } else {
            0.0
        }
        + p.voice_success * 0.3;
    1.0 / (1.0 + math::exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Design, ensemble};
    use crate::scenario::{Library, extending, load};

    const SMALL: &str = "time = { start = \"2018-01-01\", end = \"2018-12-31\" }\n\
        place = { streets = 2, communities = 6, residents = 24000 }\n";

    #[test]
    fn needs_and_petitions_are_about_what_a_run_has() {
        for more in [
            "",
            "params = { needs_per_household = 3.0 }\n",
            "params = { voice_base = 0.0 }\n",
        ] {
            let scenario = extending(&format!("{SMALL}{more}"));
            let found = WorkEstimate::of(&scenario);
            let design = Design {
                seed: 1,
                replications: 1,
            };
            let run = ensemble(&scenario, design, &mut |_| ()).unwrap();
            let sum = |id: &str| {
                let run = &run.replications[0];
                let m = run.metrics.iter().position(|m| m == id).unwrap();
                run.values[m].iter().sum::<f64>()
            };
            let petitions = sum("petitions_raised");
            let ratio = found.petitions / petitions;
            assert!(
                (0.5..2.0).contains(&ratio),
                "{more}: {} for {petitions}",
                found.petitions
            );
        }
    }

    #[test]
    fn a_shipped_scenario_is_within_every_limit() {
        let library = Library::shipped();
        for (id, text) in crate::scenario::SHIPPED {
            let scenario = load(text, &library).scenario.unwrap();
            let one = WorkEstimate::of(&scenario);
            let n = scenario.experiment.replications as f64;
            let whole = WorkEstimate::whole(&[one, one], n, 2).unwrap();
            for limit in [WorkLimit::COMMAND, WorkLimit::PAGE] {
                assert_eq!(whole.beyond(limit, &scenario), None, "{id}");
            }
        }
    }

    #[test]
    fn what_would_run_for_ever_is_refused_with_what_to_reduce() {
        let shock = |i: usize| {
            format!(
                "[[shocks]]\nid = \"s{i}\"\nlabel = \"s\"\ndate = \"2018-03-01\"\ndays = 100\nneeds = {{ property = 100.0, parking = 100.0 }}\n"
            )
        };
        let shocks: String = (0..400).map(shock).collect();
        for (more, part) in [
            (shocks, "shocks add"),
            ("params = { needs_per_household = 50.0, voice_base = 10.0 }\n".to_owned(), "needs_per_household"),
            (
                "time = { start = \"2018-01-01\", end = \"2117-12-31\" }\n\
                 place = { streets = 2, communities = 2, residents = 20 }\n\
                 experiment = { replications = 10000 }\n".to_owned(),
                "fewer replications",
            ),
            ("place = { streets = 500, communities = 20000, residents = 7000000 }\ntime = { start = \"2018-01-01\", end = \"2117-12-31\" }\n".to_owned(), ""),
        ] {
            let scenario = extending(&more);
            let one = WorkEstimate::of(&scenario);
            let n = scenario.experiment.replications as f64;
            let whole = WorkEstimate::whole(&[one], n, 2).unwrap();
            let found = whole.beyond(WorkLimit::COMMAND, &scenario);
            let hint = found.and_then(|d| d.hint).unwrap_or_default().en;
            assert!(!hint.is_empty() && hint.contains(part), "{more:.80}: {hint}; {whole:?}");
        }
    }
}
