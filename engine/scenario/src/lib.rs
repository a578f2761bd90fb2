//! The scenario: everything that a run needs, checked.
//!
//! `text -> raw -> merged with its parents -> validated`. A [`Scenario`] that exists is right: every rule names a
//! function, every number lies in its range. It holds no results.

mod build;
mod calibration;
mod changes;
mod check;
mod declared;
mod estimate;
mod file;
#[cfg(any(test, feature = "test-support"))]
pub mod fixture;
mod hash;
mod library;
mod load;
mod malformed;
mod merge;
mod own_metric;
mod part;
mod parts;
mod period;
mod place;
mod reform;
mod report;
mod schema;
mod shape;
mod studied;
mod table;
mod teaching;
mod tree;
mod under_set;
mod validate;
mod view;
mod write;
mod written;

pub use calibration::{Calibration, ParameterSets, Target, Unknown};
pub use changes::Changes;
pub use estimate::{WholeWork, WorkEstimate, WorkLimit};
pub use gongzhi_rules::{Declared, RuleTest};
pub use library::{Library, SHIPPED};
pub use load::{Loaded, MOST_BYTES, load};
pub use own_metric::OwnMetric;
pub use period::{Outside, outside};
pub use reform::{act_alike, parse_value, reform};
pub use schema::schema;
pub use teaching::{Case, CaseStep, Prediction};
pub use under_set::{MovedParam, SetValues, UnderSets};
pub use write::{flatten, sets_toml};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::Date;

use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, Housing, OrgKind, Resource};
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::params::{Params, Value};
use gongzhi_rules::Program;

/// A complete, checked scenario. Every number in it is finite, so JSON holds all of it; what is read back from there is not checked
/// again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its id, such as `yuecheng-2018`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The question that it asks; empty for a plain baseline.
    pub question: Text,
    /// What it is, what to look at, and sources.
    pub notes: Text,
    /// The id of the scenario that it is compared with: its parent unless it names another.
    pub baseline: Option<String>,
    /// When it runs.
    pub time: Calendar,
    /// Where it runs.
    pub place: Place,
    /// Which parts of the model take part.
    pub mechanisms: Mechanisms,
    /// Dated events from outside.
    pub shocks: Vec<Shock>,
    /// Dates of formal assessments 验收, in order.
    pub assessments: Vec<Date>,
    /// Shipped parameters.
    pub params: Params,
    /// Parameters of the scenario's own.
    pub declared: Vec<Declared>,
    /// Rhai sources: blocks by name, each with one or more functions. They replace shipped rules of the same name.
    pub rules: BTreeMap<String, String>,
    /// What the file says about its own metrics `metric_*`; a function that it does not name here is a metric all the same.
    pub metrics: Vec<OwnMetric>,
    /// How it is run unless the user says otherwise.
    pub experiment: Experiment,
    /// Figures that a calibrated scenario must meet.
    pub targets: Vec<Target>,
    /// Accepted sets of parameter values; a file inherits its parent's.
    pub sets: ParameterSets,
    /// Tests of rules.
    pub tests: Vec<RuleTest>,
    /// A teaching case, if the scenario is one.
    pub case: Option<Case>,
    /// Hash over the canonical resolved scenario, in hexadecimal.
    pub hash: String,
}

impl Scenario {
    /// Its rules, with the parameters that they read.
    pub fn program(&self) -> Program<'_> {
        Program {
            blocks: &self.rules,
            params: &self.params,
            declared: &self.declared,
        }
    }
}

/// When a scenario runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Every day is a workday (queue experiments); else Monday to Friday.
    pub every_day_works: bool,
}

impl Calendar {
    /// Days, both ends counted.
    pub fn days(&self) -> usize {
        (self.end.to_julian_day() - self.start.to_julian_day() + 1).max(0) as usize
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        (self.start..=self.end).contains(&day)
    }
}

/// Where a scenario runs: a recipe, or tables of real communities and units.
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
    /// Mean residents a household.
    pub household_size: f64,
    /// Log-standard deviation of communities' sizes; 0 makes them alike.
    pub community_spread: f64,
    /// Shares of the housing types 老旧小区, 商品房, 安置小区.
    pub housing: [f64; Housing::COUNT],
    /// Share of households with elderly members.
    pub elderly_share: f64,
    /// Share of households with a Party member.
    pub party_share: f64,
    /// Share of households in the chat group, without and with elderly members.
    pub online_share: [f64; 2],
    /// Partner units a community.
    pub units_per_community: f64,
    /// Shares of the kinds of unit.
    pub unit_kinds: [f64; OrgKind::COUNT],
    /// Monthly endowment in hours of a unit, by resource.
    pub unit_endowment: [f64; Resource::COUNT],
    /// Multiplier of needs by housing type and category.
    pub needs: [[f64; Category::COUNT]; Housing::COUNT],
    /// Communities by name; empty for a recipe.
    pub table: Vec<CommunityRow>,
    /// Partner units by name; empty for a recipe.
    pub units: Vec<UnitRow>,
}

/// A real community of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunityRow {
    /// Street.
    pub street: String,
    /// Community.
    pub name: String,
    /// Housing type.
    pub kind: Housing,
    /// Households.
    pub households: usize,
}

/// A real partner unit of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitRow {
    /// The street of its home community.
    pub street: String,
    /// Its home community.
    pub community: String,
    /// Unit.
    pub name: String,
    /// Kind of unit.
    pub kind: OrgKind,
}

/// A dated event from outside: a typhoon, an epidemic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shock {
    /// Its id, by which scenarios replace it.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// First day.
    pub date: Date,
    /// How many days.
    pub days: i64,
    /// Factor on the rate of needs by category; 1 leaves it.
    pub needs: [f64; Category::COUNT],
    /// Added to the share of hours on administrative tasks.
    pub admin: f64,
    /// Factor on visits.
    pub visits: f64,
    /// Factor on volunteer hours.
    pub volunteers: f64,
}

impl Shock {
    /// Whether a date lies in it.
    pub fn covers(&self, date: Date) -> bool {
        let since = i64::from(date.to_julian_day() - self.date.to_julian_day());
        (0..self.days).contains(&since)
    }
}

/// How a scenario is run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    /// Seed of every random draw.
    pub seed: u64,
    /// Replications.
    pub replications: usize,
    /// Parameters to vary, with their settings.
    pub factors: Vec<Factor>,
    /// How it is calibrated, if it can be.
    pub calibration: Option<Calibration>,
}

/// A parameter and the settings to try.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Factor {
    /// The parameter's id.
    pub param: String,
    /// Its settings.
    pub values: Vec<Value>,
}
