//! Names of metrics and factors, and numbers, as a report on an experiment prints them.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::params::ParamSpec;
use gongzhi_engine::experiment::sweep::SweepStudy;
use gongzhi_engine::results::Effect;
use gongzhi_engine::text::Lang;

/// Name of a metric for people.
pub fn metric_name(study: &SweepStudy, id: &str, lang: Lang) -> String {
    let own = study.base().own_metrics();
    let own = own.iter().find(|m| m.id == id);
    match (Metric::find(id), own) {
        (Some(metric), _) => metric.spec().label.get(lang).to_owned(),
        (None, Some(own)) => own.label.get(lang).to_owned(),
        (None, None) => id.to_owned(),
    }
}

/// Name of a factor for people.
pub fn factor_name(study: &SweepStudy, id: &str, lang: Lang) -> String {
    let declared = study.base().declared.iter().find(|d| d.id == id);
    match (ParamSpec::find(id), declared) {
        (Some(spec), _) => spec.label.get(lang).to_owned(),
        (None, Some(own)) => own.label.get(lang).to_owned(),
        (None, None) => id.to_owned(),
    }
}

/// A number with as many decimals as its size calls for.
pub fn rounded(x: f64) -> String {
    match x.abs() {
        a if a >= 1000.0 || a == 0.0 => format!("{x:.0}"),
        a if a >= 10.0 => format!("{x:.2}"),
        _ => format!("{x:.4}"),
    }
}

/// A mean with its interval, as both are known.
pub fn interval(effect: Effect) -> String {
    match (effect.mean, effect.ci95) {
        (Some(mean), Some([low, high])) => {
            format!("{} [{}, {}]", rounded(mean), rounded(low), rounded(high))
        }
        (Some(mean), None) => rounded(mean),
        (None, _) => "—".to_owned(),
    }
}
