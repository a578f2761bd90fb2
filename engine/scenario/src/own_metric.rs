//! A scenario's own metrics: how the file describes its functions `metric_*`.

use std::collections::BTreeMap;

use super::Scenario;
use gongzhi_base::text::Text;
use gongzhi_catalogue::metrics::Reading;
use gongzhi_catalogue::metrics::{Better, Kind};
use gongzhi_catalogue::rules::METRIC_PREFIX;
use gongzhi_catalogue::units::Unit;
use gongzhi_rules::sources::function_names;
use serde::{Deserialize, Serialize};

/// A scenario's own metric: the function with this id, and how its numbers are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnMetric {
    /// Name of the function, `metric_…`.
    pub id: String,
    /// Display name; the id unless the file gives one.
    pub label: Text,
    /// Its unit; a plain number unless the file gives one.
    pub unit: Unit,
    /// Which direction is better; neutral unless the file says so.
    pub better: Better,
    /// Kind of number; `None` unless the file states it.
    pub kind: Option<Kind>,
}

impl OwnMetric {
    /// A metric that the file does not describe.
    fn plain(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            label: Text::new(id, id),
            unit: Unit::default(),
            better: Better::default(),
            kind: None,
        }
    }

    /// How it is read.
    pub fn reading(&self) -> Reading {
        Reading {
            kind: self.kind,
            better: self.better,
        }
    }
}

impl Scenario {
    /// The description of an own metric; the defaults if the file has none.
    pub fn own_metric(&self, id: &str) -> OwnMetric {
        let stated = self.metrics.iter().find(|metric| metric.id == id);
        stated.cloned().unwrap_or_else(|| OwnMetric::plain(id))
    }

    /// The own metrics that its rules compute, in alphabetical order.
    pub fn own_metrics(&self) -> Vec<OwnMetric> {
        let names = self.rules.values().flat_map(|block| function_names(block));
        let mut names: Vec<&str> = names
            .filter(|name| name.starts_with(METRIC_PREFIX))
            .collect();
        names.sort_unstable();
        names.dedup();
        let stated = self
            .metrics
            .iter()
            .map(|metric| (metric.id.as_str(), metric));
        let stated: BTreeMap<&str, &OwnMetric> = stated.collect();
        let known = |name: &str| stated.get(name).map(|metric| (*metric).clone());
        let metric = |name| known(name).unwrap_or_else(|| OwnMetric::plain(name));
        names.into_iter().map(metric).collect()
    }
}
