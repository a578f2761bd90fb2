//! Results: conclusions from replications.
//!
//! All summaries and paired comparisons are computed here; the page only draws them.

mod accepted_sets;
mod adjustment;
mod agreement;
mod bands;
mod city_spread;
mod clearest;
mod compare;
mod csv;
mod effect;
mod export;
mod fairness;
mod groups;
#[cfg(test)]
mod kept_tests;
mod order;
mod rule_differences;
pub mod sensitivity;
mod spread;
mod stamp;
mod statistics;
mod summary;
mod targets;
mod version;

pub use accepted_sets::{
    AcceptedSetFigure, AcceptedSetsDocument, AcceptedSetsMetric, Agreement, accepted_sets_json,
    over_accepted_sets,
};
pub use adjustment::{Adjustment, Moved};
pub use bands::{Bands, bands};
pub use city_spread::{CitySpread, MetricCitySpread, RunsOfCities, over_cities};
pub use clearest::{HEADLINES, clearest};
pub use compare::{
    Difference, FEWEST_PAIRS, MOST_PAIRS, ScenarioRuns, Verdict, compare, compare_scenarios,
};
pub use csv::Csv;
pub use effect::Effect;
pub use export::{communities_csv, series_csv, series_head, series_rows, summary_json};
pub use fairness::lorenz;
pub use groups::{GroupDifference, compare_groups, groupings};
pub use order::metric_ids;
pub use rule_differences::{RowDifference, RuleDifferences, rule_differences};
pub use spread::Spread;
pub use stamp::{Against, Fingerprint, Stamp, file_stem, fingerprint};
pub use statistics::{mean, mean_interval, quantile, sorted, student_t};
pub use summary::{MetricSummary, Summary, date_of, summarise};
pub use targets::{Figure, TargetFit, figure};
pub use version::{RESULTS_HISTORY, RESULTS_VERSION};
