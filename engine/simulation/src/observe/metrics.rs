//! Computes every metric of the catalogue from the city.

use crate::city::{Calls, City, Community, LONGEST, Stages, Week, YEAR_WEEKS};
use crate::rows::Snapshot;
use gongzhi_catalogue::enums::{Category, Star};
use gongzhi_catalogue::metrics::Metric;

/// Values of all metrics in catalogue order; `week_days` is the number of days of the current week that have passed.
pub fn measure(of: &Snapshot, week_days: usize) -> Vec<f64> {
    let mut values = vec![f64::NAN; Metric::COUNT];
    let mut set = |metric: Metric, value: f64| values[metric as usize] = value;
    stars(of, &mut set);
    petitions(of, week_days, &mut set);
    people(of, &mut set);
    contracts_of(of, &mut set);
    work(of, week_days, &mut set);
    values
}

type Set<'a> = dyn FnMut(Metric, f64) + 'a;

fn stars(of: &Snapshot, set: &mut Set) {
    let communities = &of.city.communities;
    let n = communities.len() as f64;
    let share = |test: &dyn Fn(&Community) -> bool| {
        communities.iter().filter(|c| test(c)).count() as f64 / n
    };
    set(
        Metric::StarCoverage,
        share(&|c| c.five_star_since.is_some()),
    );
    set(Metric::StreetCoverage, streets_reached(of));
    set(Metric::StreetsImproved, streets_improved(of));
    set(
        Metric::ScoreGain,
        communities.iter().map(Community::score_gain).sum::<f64>() / n,
    );
    set(Metric::StarReadiness, share(&|c| c.five_ready));
    let each = [
        (Metric::StarDangjian, Star::Dangjian),
        (Metric::StarMinzhu, Star::Minzhu),
        (Metric::StarWenming, Star::Wenming),
        (Metric::StarHexie, Star::Hexie),
        (Metric::StarMeili, Star::Meili),
    ];
    for (metric, star) in each {
        set(metric, share(&|c| c.held[star as usize]));
    }
    set(Metric::HemeiShare, share(&|c| c.hemei));
    let of_all = |f: &dyn Fn(&Community) -> f64| gini(communities.iter().map(f).collect());
    set(Metric::GiniStars, of_all(&Community::total_score));
    set(Metric::GiniSatisfaction, of_all(&|c| c.satisfaction));
    let per_household = communities.iter().zip(&of.ctx.world.communities);
    set(
        Metric::GiniFunding,
        gini(
            per_household
                .map(|(c, b)| c.fund / b.households.len() as f64)
                .collect(),
        ),
    );
}

/// Hours that a paid person works in a year.
const YEAR_HOURS: f64 = 2000.0;

/// Share of streets in which some community holds five stars.
fn streets_reached(of: &Snapshot) -> f64 {
    let streets = &of.ctx.world.streets;
    let holds = |c: usize| of.city.communities[c].five_star_since.is_some();
    let reached = streets.iter().filter(|s| s.communities.clone().any(holds));
    reached.count() as f64 / streets.len() as f64
}

/// Share of streets whose mean total score is above that of the first day.
fn streets_improved(of: &Snapshot) -> f64 {
    let streets = &of.ctx.world.streets;
    let gain = |c: usize| of.city.communities[c].score_gain();
    let improved = streets
        .iter()
        .filter(|s| s.communities.clone().map(gain).sum::<f64>() > 0.0);
    improved.count() as f64 / streets.len() as f64
}

/// Totals over the last 52 weeks, including the days so far of the current week.
struct Year {
    days: f64,
    raised: u32,
    first: u32,
    on_time: u32,
    resolved: u32,
    reopened: u32,
    calls: Calls,
    days_to_close: [u32; LONGEST],
}

impl Year {
    fn new(of: &Snapshot, week_days: usize) -> Self {
        let tally = &of.city.tally;
        let before = YEAR_WEEKS - 1;
        let from = tally.weeks.len().saturating_sub(before);
        let mut year = Self {
            days: (f64::from(of.today.day.number()) + 1.0).min((7 * before + week_days) as f64),
            raised: 0,
            first: 0,
            on_time: 0,
            resolved: 0,
            reopened: 0,
            calls: Calls::default(),
            days_to_close: [0; LONGEST],
        };
        tally.weeks[from..]
            .iter()
            .chain([&tally.week])
            .for_each(|w| year.add(w));
        year
    }

    fn add(&mut self, week: &Week) {
        self.raised += week.raised;
        self.first += week.first_closures;
        self.on_time += week.on_time;
        self.resolved += week.resolved;
        self.reopened += week.reopened;
        self.calls += week.calls;
        for (sum, n) in self.days_to_close.iter_mut().zip(week.days_to_close) {
            *sum += n;
        }
    }

    fn share(&self, part: u32) -> f64 {
        f64::from(part) / f64::from(self.first)
    }

    /// The smallest number of working days within which at least `share` of first closures were made.
    fn quantile(&self, share: f64) -> f64 {
        let wanted = share * f64::from(self.first);
        let mut passed = 0.0;
        for (days, n) in self.days_to_close.iter().enumerate() {
            passed += f64::from(*n);
            if passed >= wanted && passed > 0.0 {
                return days as f64;
            }
        }
        f64::NAN
    }
}

/// The metric that counts new petitions of each category.
const BY_CATEGORY: [(Metric, Category); Category::COUNT] = [
    (Metric::RaisedProperty, Category::Property),
    (Metric::RaisedEnvironment, Category::Environment),
    (Metric::RaisedFacilities, Category::Facilities),
    (Metric::RaisedParking, Category::Parking),
    (Metric::RaisedNeighbours, Category::Neighbours),
    (Metric::RaisedWelfare, Category::Welfare),
    (Metric::RaisedSafety, Category::Safety),
    (Metric::RaisedBuilding, Category::Building),
];

fn petitions(of: &Snapshot, week_days: usize, set: &mut Set) {
    let City {
        tally,
        petitions,
        latent,
        ..
    } = of.city;
    let week = &tally.week;
    set(Metric::PetitionsRaised, f64::from(week.raised));
    set(
        Metric::PetitionsClosed,
        f64::from(week.closures) - f64::from(week.reopened),
    );
    for (metric, category) in BY_CATEGORY {
        set(metric, f64::from(week.raised_by[category as usize]));
    }
    set(Metric::FirstClosed, f64::from(week.first_closures));
    set(Metric::FirstResolved, f64::from(week.resolved));
    set(Metric::FirstSatisfied, week.satisfied);
    set(Metric::PetitionsOpen, petitions.len() as f64);
    set(Metric::NeedsArisen, f64::from(week.needs));
    set(Metric::Escalations, f64::from(week.escalations));
    set(Metric::LatentNeeds, latent.len() as f64);
    let year = Year::new(of, week_days);
    let residents = of.ctx.world.residents;
    set(
        Metric::PetitionsPer1000,
        f64::from(year.raised) / residents * 1000.0 * 365.0 / year.days,
    );
    set(Metric::DaysToCloseP50, year.quantile(0.5));
    set(Metric::DaysToCloseP90, year.quantile(0.9));
    set(Metric::OnTimeShare, year.share(year.on_time));
    set(Metric::TrulyResolvedShare, year.share(year.resolved));
    set(Metric::ReopeningsPerClosure, year.share(year.reopened));
    set(
        Metric::CallersSatisfaction,
        year.calls.share().unwrap_or(f64::NAN),
    );
}

fn people(of: &Snapshot, set: &mut Set) {
    let communities = &of.city.communities;
    let n = of.ctx.world.households.len() as f64;
    let count = |f: &dyn Fn(&Community) -> u32| {
        communities.iter().map(|c| f64::from(f(c))).sum::<f64>() / n
    };
    set(Metric::AwarenessShare, count(&|c| c.aware));
    set(Metric::SatisfactionShare, count(&|c| c.satisfied));
    set(Metric::FiledShare, count(&|c| c.filed));
    let mean = |f: &dyn Fn(&Community) -> f64| {
        let weighted = communities.iter().zip(&of.ctx.world.communities);
        weighted
            .map(|(c, b)| f(c) * b.households.len() as f64)
            .sum::<f64>()
            / n
    };
    set(Metric::ParticipationShare, mean(&|c| c.participation));
    set(Metric::Belonging, mean(&|c| c.belonging));
    set(
        Metric::SurveyedSatisfaction,
        of.city.tally.surveyed_satisfaction.unwrap_or(f64::NAN),
    );
    set(Metric::VolunteerHours, of.city.tally.week.volunteer_hours);
    set(Metric::Visits, f64::from(of.city.tally.week.visits));
}

fn contracts_of(of: &Snapshot, set: &mut Set) {
    let summary = of.city.summary_of_all_contracts();
    set(Metric::ContractsActive, summary.contracts as f64);
    set(Metric::UnitsPartnered, units_partnered(of.city) as f64);
    let stage = |done: fn(&Stages) -> bool| {
        let contracts = of.city.contracts.iter();
        contracts.filter(|k| done(&k.stages)).count() as f64
    };
    set(Metric::ContractsNegotiated, stage(|s| s.negotiated));
    set(Metric::ContractsSigned, stage(|s| s.signed));
    set(Metric::ContractsPublished, stage(|s| s.published));
    set(Metric::ContractsFulfilled, summary.fulfilled as f64);
    set(Metric::ContractsEvaluated, stage(|s| s.evaluated));
    set(
        Metric::ContractDeliveredShare,
        summary.delivered.unwrap_or(f64::NAN),
    );
    set(
        Metric::ContractRenewedShare,
        of.city.tally.renewed_share.unwrap_or(f64::NAN),
    );
    set(
        Metric::UnitsLeftShare,
        of.city.tally.left_share.unwrap_or(f64::NAN),
    );
}

/// Partner units that are party to a contract in force.
fn units_partnered(city: &City) -> usize {
    let mut partnered = vec![false; city.units.len()];
    let commitments = city.contracts.iter().flat_map(|k| &k.commitments);
    for unit in commitments.filter_map(|c| c.unit) {
        partnered[unit] = true;
    }
    partnered.into_iter().filter(|p| *p).count()
}

fn work(of: &Snapshot, week_days: usize, set: &mut Set) {
    let City {
        communities, tally, ..
    } = of.city;
    let staff: f64 = communities.iter().map(|c| c.staff).sum();
    let admin: f64 = communities.iter().map(|c| c.staff * c.admin_share).sum();
    set(Metric::Staff, staff);
    set(Metric::AdminShare, admin / staff);
    let hours = of.city.grid_hours.window_of_all() + of.city.pool_hours.window_of_all();
    set(Metric::Utilisation, hours.spent / hours.available);
    set(Metric::Spending, tally.week.spending);
    set(Metric::FundReturned, tally.week.returned);
    let p = of.ctx.params;
    let pay = staff * p.staff_pay * week_days as f64 / 365.25;
    let above = tally.week.upper_hours * p.staff_pay / YEAR_HOURS;
    let cost = tally.week.spending + pay + above;
    set(Metric::CostTotal, cost);
    let given = tally.week.volunteer_hours + tally.week.unit_hours;
    set(Metric::UnitHours, tally.week.unit_hours);
    set(Metric::HoursGivenBack, tally.week.given_back);
    set(Metric::MeetingsHeld, f64::from(tally.week.meetings));
    set(Metric::SocialCost, cost + given * p.service_price);
}

/// The Gini coefficient; 0 if the total is zero.
pub fn gini(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len() as f64;
    let sum: f64 = values.iter().sum();
    if sum <= 0.0 {
        return 0.0;
    }
    let ranked: f64 = values
        .iter()
        .enumerate()
        .map(|(i, v)| (i as f64 + 1.0) * v)
        .sum();
    2.0 * ranked / (n * sum) - (n + 1.0) / n
}

#[cfg(test)]
mod tests {
    use super::gini;

    #[test]
    fn gini_of_known_shares() {
        assert!(gini(vec![1.0; 4]).abs() < 1e-12);
        assert!((gini(vec![0.0, 0.0, 0.0, 1.0]) - 0.75).abs() < 1e-12);
        assert!((gini(vec![1.0, 3.0]) - 0.25).abs() < 1e-12);
        assert_eq!(gini(vec![0.0; 3]), 0.0);
    }
}
