//! Puts replications and metrics in order, whatever the order in which workers deliver them.

use gongzhi_catalogue::metrics::Metric;
use gongzhi_simulation::record::Replication;

/// Replications ordered by number.
pub(super) fn in_order(replications: &[Replication]) -> Vec<&Replication> {
    let mut ordered: Vec<&Replication> = replications.iter().collect();
    ordered.sort_by_key(|r| r.replication);
    ordered
}

/// Metrics of the catalogue in its order, followed by the scenario's own.
pub fn metric_ids(replications: &[Replication]) -> Vec<String> {
    let mut ids: Vec<String> = Metric::ALL.iter().map(|m| m.spec().id.to_owned()).collect();
    for metric in replications.iter().flat_map(|r| &r.metrics) {
        if !ids.contains(metric) {
            ids.push(metric.clone());
        }
    }
    ids
}
