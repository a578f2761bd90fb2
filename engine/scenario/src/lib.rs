//! The scenario: everything that a run needs, checked.
//!
//! A text is parsed to a tree, merged with its parents, checked, and built into a [`Scenario`]; see [`load`]. A
//! loaded scenario is valid: every rule has a function, and every number is within its range. It holds no results.

mod build;
mod calendar_changes;
mod calibration;
mod changes;
mod check;
mod declared;
mod estimate;
mod experiment;
mod file;
mod findings;
#[cfg(any(test, feature = "test-support"))]
pub mod fixture;
mod group;
mod hash;
mod library;
mod limits;
mod load;
mod malformed;
mod merge;
mod own_calendar;
mod own_metric;
mod own_place;
mod part;
mod parts;
mod period;
mod place;
mod reform;
mod rules_after;
mod schema;
mod shape;
mod shortened;
mod studied;
mod swept;
mod table;
mod teaching;
mod tree;
mod under_set;
mod validate;
mod view;
mod write;
mod written;

pub use calendar_changes::OwnCalendar;
pub use calibration::{Calibration, ParameterSets, Pattern, Target, Unknown};
pub use changes::{Changes, OwnPlace};
pub use estimate::{WholeWork, WorkEstimate, WorkLimit};
pub use experiment::{
    ExperimentSettings, Factor, Goal, GoalBound, GoalSide, PointDesign, RuleVersion,
};
pub use gongzhi_rules::{Declared, RuleTest};
pub use group::ScenarioGroup;
pub use library::{Library, SHIPPED};
pub use load::{Loaded, MOST_BYTES, PARENT_MOVED, load, parent_of};
pub use own_metric::OwnMetric;
pub use period::{Outside, outside};
pub use reform::{act_alike, parse_value, reform};
pub use rules_after::{definitions, rules_after};
pub use schema::schema;
pub use table::{
    TableBasis, TableColumn, TableKind, TableProblem, TableReading, cells, read_communities,
    read_units,
};
pub use teaching::{Case, CaseStep, Prediction};
pub use under_set::{MovedParam, SetValues, UnderSets};
pub use write::{
    calendar_toml, communities_csv, flatten, place_toml, sets_toml, units_csv, with_baseline,
    with_changes, with_pin,
};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::{Date, Weekday};

use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, Housing, OrgKind, Purpose, Resource};
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::params::Params;
use gongzhi_rules::Program;

/// A complete, checked scenario. All its numbers are finite, so it can be stored as JSON without loss. A scenario
/// read from JSON is not checked again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its id, such as `yuecheng-2018`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The question it asks; may be empty.
    pub question: Text,
    /// Description, what to look at, and sources.
    pub notes: Text,
    /// Under which heading it is listed, where it says so.
    #[serde(default)]
    pub group: Option<ScenarioGroup>,
    /// Id of the scenario that it is compared with: the one it names, otherwise its parent.
    pub baseline: Option<String>,
    /// Period of the run.
    pub time: Calendar,
    /// Place of the run.
    pub place: Place,
    /// Which submodels take part.
    pub mechanisms: Mechanisms,
    /// Dated events from outside.
    pub shocks: Vec<Shock>,
    /// Public holidays and the weekends worked for them.
    pub holidays: Holidays,
    /// Dates of formal assessments 验收, in order.
    pub assessments: Vec<Date>,
    /// Shipped parameters.
    pub params: Params,
    /// Parameters that the scenario declares.
    pub declared: Vec<Declared>,
    /// Rhai sources: blocks by name, each with one or more functions. Functions replace shipped rules of the same name.
    pub rules: BTreeMap<String, String>,
    /// Descriptions of its own metrics `metric_*`. A function without a description is a metric too.
    pub metrics: Vec<OwnMetric>,
    /// Default settings of a run.
    pub experiment: ExperimentSettings,
    /// Figures that a calibrated scenario must meet.
    pub targets: Vec<Target>,
    /// Accepted sets of parameter values, inherited from the parent.
    pub sets: ParameterSets,
    /// Tests of rules.
    pub tests: Vec<RuleTest>,
    /// A teaching case; `None` if the scenario is not one.
    pub case: Option<Case>,
    /// Hash of everything in the scenario that can change a result: 32 hexadecimal digits.
    pub hash: String,
}

impl Scenario {
    /// Its rules and the parameters that they read.
    pub fn program(&self) -> Program<'_> {
        Program {
            blocks: &self.rules,
            params: &self.params,
            declared: &self.declared,
        }
    }
}

/// Period of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Whether every day is a workday, for experiments with queues; otherwise Monday to Friday are, but for holidays.
    pub every_day_works: bool,
}

impl Calendar {
    /// Number of days, including the first and the last.
    pub fn days(&self) -> usize {
        (self.end.to_julian_day() - self.start.to_julian_day() + 1).max(0) as usize
    }

    /// Whether a date is within it.
    pub fn contains(&self, day: Date) -> bool {
        (self.start..=self.end).contains(&day)
    }
}

/// Public holidays 法定节假日 and adjusted workdays 调休, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holidays {
    /// Days on which nobody works, weekends among them or not.
    pub days: Vec<Date>,
    /// Saturdays and Sundays that are worked.
    pub workdays: Vec<Date>,
}

impl Scenario {
    /// Whether people work on a date.
    pub fn works_on(&self, date: Date) -> bool {
        if self.time.every_day_works {
            return true;
        }
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        if weekend {
            self.holidays.workdays.binary_search(&date).is_ok()
        } else {
            self.holidays.days.binary_search(&date).is_err()
        }
    }
}

/// Place of a run: a recipe, or tables of real communities and units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Name of the place.
    pub name: Text,
    /// Streets 街道.
    pub streets: usize,
    /// Communities 社区.
    pub communities: usize,
    /// Residents.
    pub residents: i64,
    /// Mean number of residents per household.
    pub household_size: f64,
    /// Standard deviation of the logarithm of community sizes; 0 makes all sizes equal.
    pub community_spread: f64,
    /// Shares of the housing types 老旧小区, 商品房, 安置小区; they add up to 1.
    pub housing: [f64; Housing::COUNT],
    /// Share of households with elderly members.
    pub elderly_share: f64,
    /// Share of households with a Party member.
    pub party_share: f64,
    /// Share of households in the chat groups: first of those without elderly members, then of those with.
    pub online_share: [f64; 2],
    /// Mean number of partner units per community.
    pub units_per_community: f64,
    /// Shares of the kinds of unit; they add up to 1.
    pub unit_kinds: [f64; OrgKind::COUNT],
    /// Hours per month that a unit can give, by resource.
    pub unit_endowment: [f64; Resource::COUNT],
    /// Factor on the rate of needs, by housing type and category.
    pub needs: [[f64; Category::COUNT]; Housing::COUNT],
    /// Real communities; empty for a recipe.
    pub table: Vec<CommunityRow>,
    /// Real partner units; empty for a recipe.
    pub units: Vec<UnitRow>,
    /// Joint contracts 联合契约 that every community agrees on with its units, before any other.
    pub contracts: Vec<JointContract>,
}

/// A joint contract 联合契约 of several units, agreed every year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JointContract {
    /// Its name.
    pub name: Text,
    /// What it is for.
    pub purpose: Purpose,
    /// Number of units that take part, if so many accept.
    pub parties: usize,
}

/// A real community of a place. What it does not state follows from the recipe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunityRow {
    /// Name of its street; empty if the table has no streets, so that the place is one street.
    pub street: String,
    /// Its name.
    pub name: String,
    /// Its housing type.
    pub kind: Option<Housing>,
    /// Number of households.
    pub households: usize,
    /// Number of residents.
    pub residents: Option<usize>,
    /// Paid staff, full-time equivalents, where staff is at the level of the table; see [`Place::staff_per_10000`].
    pub staff: Option<f64>,
    /// Share of its households with elderly members.
    pub elderly_share: Option<f64>,
    /// Share of its households with a Party member.
    pub party_share: Option<f64>,
    /// Share of its households in the chat group.
    pub online_share: Option<f64>,
    /// Quality of facilities and surroundings on the first day, 0 to 1.
    pub quality: Option<f64>,
    /// Mean level of its facilities on the first day, 0 to 1.
    pub facilities: Option<f64>,
    /// Day before the first one on which it gained five stars, which it still has.
    pub five_star: Option<Date>,
}

/// Hours a month by resource; `None` where the recipe decides.
pub type UnitHours = [Option<f64>; Resource::COUNT];

/// A real partner unit of a place. What it does not state follows from the recipe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitRow {
    /// Name of the street of its home community.
    pub street: String,
    /// Name of its home community.
    pub community: String,
    /// Its name.
    pub name: String,
    /// What kind of unit it is.
    pub kind: Option<OrgKind>,
    /// Hours a month that it can give.
    pub hours: UnitHours,
}

/// A dated event from outside, such as a typhoon or an epidemic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shock {
    /// Its id, by which a child scenario replaces it.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// First day.
    pub date: Date,
    /// Duration in days.
    pub days: i64,
    /// Factor on the rate of needs, by category; 1 has no effect.
    pub needs: [f64; Category::COUNT],
    /// Added to the share of hours spent on administrative tasks.
    pub admin: f64,
    /// Factor on home visits.
    pub visits: f64,
    /// Factor on volunteer hours.
    pub volunteers: f64,
}

impl Shock {
    /// Whether it acts on a date.
    pub fn covers(&self, date: Date) -> bool {
        let since = i64::from(date.to_julian_day() - self.date.to_julian_day());
        (0..self.days).contains(&since)
    }
}
