//! The line of a run in progress, drawn over the chart that is shown.
//!
//! A moved slider gets an immediate response: a line that grows week by week, until the first finished run replaces it with its bands.

use gongzhi_engine::record::Replication;
use serde_json::{Value, json};

use super::axes;
use super::courses::course;
use super::kinds::ChartKind;
use super::lines::MetricSeries;
use super::over_time::points;
use super::palette::palette;
use crate::i18n::words;
use crate::outcome::Outcome;
use crate::style::Style;

/// A run in progress and the outcome it is drawn over.
pub struct UnderWay<'a> {
    /// The shown outcome, whose baseline is also the run's.
    pub outcome: &'a Outcome,
    /// The weeks that the run has recorded.
    pub course: &'a Replication,
    /// Language and theme.
    pub style: Style,
}

impl UnderWay<'_> {
    /// ECharts options to merge into a chart of one metric; `None` for other charts.
    pub fn over(&self, kind: &ChartKind) -> Option<Value> {
        let metric = match kind {
            ChartKind::Metric(metric) => MetricSeries::of(*metric),
            ChartKind::Own(metric) => MetricSeries::own(metric),
            _ => return None,
        };
        let mut series = vec![self.line(&metric)];
        // Fades the previous reform; a baseline shown alone stays as it is.
        if self.outcome.baseline.is_some() {
            series.push(json!({ "id": "reform", "lineStyle": { "opacity": 0.3 } }));
            series.extend(["reform50", "reform90"].map(|band| json!({ "id": band, "data": [] })));
        }
        Some(json!({ "series": series }))
    }

    fn line(&self, metric: &MetricSeries) -> Value {
        let colour = palette(self.style.theme).reform;
        let bands = course(std::slice::from_ref(self.course), metric.id);
        let start = self.outcome.reform.scenario.time.start;
        let mut data = points(start, &bands, &bands.q50);
        if let Some(tip) = data.last_mut() {
            *tip = json!({ "value": tip.take(), "symbol": "circle", "symbolSize": 8 });
        }
        json!({
            "id": "under-way", "name": words::UNDER_WAY.get(self.style.lang), "type": "line", "z": 5,
            "symbol": "none", "showSymbol": true, "showAllSymbol": true, "data": data, "step": metric.interpolation.option(),
            "itemStyle": { "color": colour }, "lineStyle": { "color": colour, "width": 2.4 },
            "tooltip": { "valueFormatter": { "$fmt": axes::value_format(metric.unit) } },
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use gongzhi_engine::catalogue::metrics::Metric;
    use gongzhi_engine::results::summarise;
    use gongzhi_engine::scenario::Library;

    use super::*;
    use crate::by_ptr::ByPtr;
    use crate::library;
    use crate::library::FIRST;
    use crate::outcome::SideResults;
    use crate::protocol::Origin;

    fn weeks(raised: &[f64]) -> Replication {
        let weeks = 0..raised.len() as u32;
        Replication {
            replication: 0,
            metrics: vec!["petitions_raised".into()],
            weeks: weeks.map(|week| week * 7 + 6).collect(),
            week_days: vec![7; raised.len()],
            start: vec![0.0],
            values: vec![raised.to_vec()],
            ..Replication::default()
        }
    }

    fn side() -> SideResults {
        let loaded = library::load(&Origin::Shipped(FIRST.into()), &Library::shipped());
        let scenario = Rc::new(loaded.scenario.unwrap());
        let runs = vec![weeks(&[5.0, 6.0, 7.0])];
        SideResults {
            summary: ByPtr::new(summarise(&scenario, &runs)),
            scenario,
            runs: ByPtr::new(runs),
            communities: ByPtr::default(),
        }
    }

    #[test]
    fn the_line_ends_where_the_run_has_come_to_and_an_older_reform_steps_back() {
        let course = weeks(&[3.0, 4.0]);
        let over = |baseline: Option<SideResults>, kind: ChartKind| {
            let outcome = Outcome {
                baseline,
                reform: side(),
                differences: ByPtr::default(),
                runs: 1,
            };
            let line = UnderWay {
                outcome: &outcome,
                course: &course,
                style: Style::default(),
            };
            line.over(&kind)
        };
        let ids = |over: &Value| -> Vec<String> {
            let series = over["series"].as_array().unwrap();
            series
                .iter()
                .map(|s| s["id"].as_str().unwrap().to_owned())
                .collect()
        };
        let raised = ChartKind::Metric(Metric::PetitionsRaised);
        let alone = over(None, raised.clone()).unwrap();
        assert_eq!(ids(&alone), ["under-way"]);
        let data = alone["series"][0]["data"].as_array().unwrap();
        // 2018-01-07 and 2018-01-14 in milliseconds of UTC.
        assert_eq!(data[0], json!([1_515_283_200_000_i64, 3.0]));
        assert_eq!(data[1]["value"], json!([1_515_888_000_000_i64, 4.0]));
        assert_eq!(data.len(), 2);
        let beside = over(Some(side()), raised).unwrap();
        assert_eq!(
            ids(&beside),
            ["under-way", "reform", "reform50", "reform90"]
        );
        assert_eq!(over(None, ChartKind::Funnel), None);
    }
}
