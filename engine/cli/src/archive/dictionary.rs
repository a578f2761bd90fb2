//! The data dictionary: one row a metric, from the catalogue.

use gongzhi_engine::catalogue::metrics::METRICS;

/// The table: id, names, definitions, unit, kind and which way is better.
pub(super) fn csv() -> String {
    let mut text =
        String::from("metric,label_zh,label_en,definition_zh,definition_en,unit,kind,better\n");
    for metric in &METRICS {
        let (label, definition) = (metric.label, metric.definition);
        let cells = [label.zh, label.en, definition.zh, definition.en].map(quoted);
        let (unit, kind, better) = (metric.unit.id(), metric.kind.id(), metric.better.id());
        let cells = cells.join(",");
        text.push_str(&format!("{},{cells},{unit},{kind},{better}\n", metric.id));
    }
    text
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_has_its_row() {
        let text = csv();
        assert_eq!(text.lines().count(), METRICS.len() + 1);
        for metric in &METRICS {
            assert!(text.contains(&format!("\n{},\"{}\"", metric.id, metric.label.zh)));
        }
    }
}
