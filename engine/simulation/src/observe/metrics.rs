//! Computes every metric of the catalogue from the figures of the whole city.

use super::figures::{CommunityFigures, Figures, StreetFigures};
use crate::city::{Calls, ContractSums, Week, WeekSums, YEAR_WEEKS};
use gongzhi_catalogue::enums::{Category, Star};
use gongzhi_catalogue::metrics::Metric;
use gongzhi_catalogue::params::Params;

/// A recorded week of the whole city.
#[derive(Clone, Debug)]
pub struct PastWeek {
    counts: Week,
    callers_satisfied: f64,
}

impl PastWeek {
    /// The current week of figures of the whole city.
    pub fn of(figures: &Figures) -> Self {
        Self {
            counts: figures.week.clone(),
            callers_satisfied: figures.week_sums().callers_satisfied,
        }
    }
}

/// A moment at which the city is measured.
pub struct Moment<'a> {
    /// Figures of the whole city.
    pub figures: &'a Figures,
    /// The weeks recorded before.
    pub past: &'a [PastWeek],
    /// Days of the current week that have passed.
    pub week_days: usize,
    /// The parameters.
    pub params: &'a Params,
}

/// Values of all metrics in catalogue order.
pub fn measure(of: &Moment) -> Vec<f64> {
    let mut values = vec![f64::NAN; Metric::COUNT];
    let mut set = |metric: Metric, value: f64| values[metric as usize] = value;
    stars(of.figures, &mut set);
    petitions(of, &mut set);
    people(of.figures, &mut set);
    contracts_of(of.figures, &mut set);
    work(of, &mut set);
    values
}

type Set<'a> = dyn FnMut(Metric, f64) + 'a;

fn stars(of: &Figures, set: &mut Set) {
    let n = of.communities.len() as f64;
    let share = |count: u32| f64::from(count) / n;
    let streets = |test: &dyn Fn(&StreetFigures) -> bool| {
        let those = of.streets.iter().filter(|s| test(s));
        those.count() as f64 / of.streets.len() as f64
    };
    let five_star = of.streets.iter().map(|s| s.five_star).sum();
    set(Metric::StarCoverage, share(five_star));
    set(Metric::StreetCoverage, streets(&|s| s.five_star > 0));
    set(Metric::StreetsImproved, streets(&|s| s.score_gain > 0.0));
    set(Metric::ScoreGain, sum(of, |s| s.score_gain) / n);
    set(Metric::StarReadiness, share(of.counts.five_ready));
    let each = [
        (Metric::StarDangjian, Star::Dangjian),
        (Metric::StarMinzhu, Star::Minzhu),
        (Metric::StarWenming, Star::Wenming),
        (Metric::StarHexie, Star::Hexie),
        (Metric::StarMeili, Star::Meili),
    ];
    for (metric, star) in each {
        set(metric, share(of.counts.held[star as usize]));
    }
    set(Metric::HemeiShare, share(of.counts.hemei));
    let of_all = |f: fn(&CommunityFigures) -> f64| gini(of.communities.iter().map(f).collect());
    set(Metric::GiniStars, of_all(|c| c.total_score));
    set(Metric::GiniSatisfaction, of_all(|c| c.satisfaction));
    set(Metric::GiniFunding, of_all(|c| c.fund));
}

/// A sum over the city, street by street.
fn sum(of: &Figures, value: fn(&StreetFigures) -> f64) -> f64 {
    of.streets.iter().map(value).sum()
}

/// Hours that a paid person works in a year.
const YEAR_HOURS: f64 = 2000.0;

/// Totals over the last 52 weeks, including the days so far of the current week.
struct Year {
    days: f64,
    weeks: Week,
    calls: Calls,
}

impl Year {
    fn new(of: &Moment) -> Self {
        let before = YEAR_WEEKS - 1;
        let from = of.past.len().saturating_sub(before);
        let mut year = Self {
            days: (f64::from(of.figures.day) + 1.0).min((7 * before + of.week_days) as f64),
            weeks: Week::default(),
            calls: Calls::default(),
        };
        for week in &of.past[from..] {
            year.add(&week.counts, week.callers_satisfied);
        }
        let now = of.figures.week_sums().callers_satisfied;
        year.add(&of.figures.week, now);
        year
    }

    fn add(&mut self, week: &Week, callers_satisfied: f64) {
        self.weeks += week;
        self.calls += Calls {
            asked: week.asked,
            satisfied: callers_satisfied,
        };
    }

    fn share(&self, part: u32) -> f64 {
        f64::from(part) / f64::from(self.weeks.first_closures)
    }

    /// The smallest number of working days within which at least `share` of first closures were made.
    fn quantile(&self, share: f64) -> f64 {
        let wanted = share * f64::from(self.weeks.first_closures);
        let mut passed = 0.0;
        for (days, n) in self.weeks.days_to_close.iter().enumerate() {
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

fn petitions(of: &Moment, set: &mut Set) {
    let Figures { week, counts, .. } = of.figures;
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
    set(Metric::FirstSatisfied, of.figures.week_sums().satisfied);
    set(Metric::PetitionsOpen, f64::from(counts.open));
    set(Metric::NeedsArisen, f64::from(week.needs));
    set(Metric::Escalations, f64::from(week.escalations));
    set(Metric::LatentNeeds, f64::from(counts.latent));
    let year = Year::new(of);
    let residents = counts.residents as f64;
    set(
        Metric::PetitionsPer1000,
        f64::from(year.weeks.raised) / residents * 1000.0 * 365.0 / year.days,
    );
    set(Metric::DaysToCloseP50, year.quantile(0.5));
    set(Metric::DaysToCloseP90, year.quantile(0.9));
    set(Metric::OnTimeShare, year.share(year.weeks.on_time));
    set(Metric::TrulyResolvedShare, year.share(year.weeks.resolved));
    set(
        Metric::ReopeningsPerClosure,
        year.share(year.weeks.reopened),
    );
    set(
        Metric::CallersSatisfaction,
        year.calls.share().unwrap_or(f64::NAN),
    );
}

fn people(of: &Figures, set: &mut Set) {
    let n = f64::from(of.counts.households);
    let share = |count: u32| f64::from(count) / n;
    set(Metric::AwarenessShare, share(of.counts.aware));
    set(Metric::SatisfactionShare, share(of.counts.satisfied));
    set(Metric::FiledShare, share(of.counts.filed));
    set(Metric::ParticipationShare, sum(of, |s| s.participation) / n);
    set(Metric::Belonging, sum(of, |s| s.belonging) / n);
    set(Metric::SurveyedSatisfaction, of.counts.surveyed.share());
    set(Metric::VolunteerHours, of.week_sums().volunteer_hours);
    set(Metric::Visits, f64::from(of.week.visits));
}

fn contracts_of(of: &Figures, set: &mut Set) {
    set(Metric::ContractsActive, f64::from(of.counts.contracts));
    set(Metric::UnitsPartnered, f64::from(of.counts.partnered));
    let [negotiated, signed, published, _, evaluated] = of.counts.stages.map(f64::from);
    set(Metric::ContractsNegotiated, negotiated);
    set(Metric::ContractsSigned, signed);
    set(Metric::ContractsPublished, published);
    set(Metric::ContractsEvaluated, evaluated);
    let sums = contract_sums(of);
    set(Metric::ContractsFulfilled, f64::from(sums.fulfilled));
    let delivered = if sums.promised > 0.0 {
        sums.delivered / sums.promised
    } else {
        f64::NAN
    };
    set(Metric::ContractDeliveredShare, delivered);
    set(Metric::ContractRenewedShare, of.counts.renewed.share());
    set(Metric::UnitsLeftShare, of.counts.left.share());
}

/// What contracts add up to this year; last year until the first month of this one is over, for nothing can be fulfilled before.
fn contract_sums(of: &Figures) -> ContractSums {
    let (mut now, mut before) = (ContractSums::default(), None::<ContractSums>);
    for street in &of.streets {
        now += street.contracts;
        if let Some(last_year) = street.contracts_last_year {
            *before.get_or_insert_default() += last_year;
        }
    }
    let wait = now.promised <= 0.0 && of.counts.contracts > 0;
    before.filter(|_| wait).unwrap_or(now)
}

fn work(of: &Moment, set: &mut Set) {
    let (figures, p) = (of.figures, of.params);
    let week: WeekSums = figures.week_sums();
    let staff = sum(figures, |s| s.staff);
    set(Metric::Staff, staff);
    set(Metric::AdminShare, sum(figures, |s| s.admin) / staff);
    let hours = figures.hours;
    set(Metric::Utilisation, hours.spent / hours.available);
    set(Metric::Spending, week.spending);
    set(Metric::FundReturned, week.returned);
    let pay = staff * p.staff_pay * of.week_days as f64 / 365.25;
    let above = week.upper_hours * p.staff_pay / YEAR_HOURS;
    let cost = week.spending + pay + above;
    set(Metric::CostTotal, cost);
    let given = week.volunteer_hours + week.unit_hours;
    set(Metric::UnitHours, week.unit_hours);
    set(Metric::HoursGivenBack, week.given_back);
    set(Metric::MeetingsHeld, f64::from(figures.week.meetings));
    set(Metric::SocialCost, cost + given * p.service_price);
}

/// The Gini coefficient; 0 if the total is zero.
fn gini(mut values: Vec<f64>) -> f64 {
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
