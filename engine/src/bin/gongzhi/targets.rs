//! How a scenario's targets are met by a run, as a table.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::TargetFit;
use gongzhi_engine::text::{Lang, Text};

use crate::table::{lay_out, value};

/// The table; empty for a scenario without targets.
pub fn text(fits: &[TargetFit], lang: Lang) -> String {
    if fits.is_empty() {
        return String::new();
    }
    let heads = [
        Text::new("目标", "Target"),
        Text::new("下限", "Least"),
        Text::new("上限", "Greatest"),
        Text::new("中位数", "Median"),
        Text::new("5%", "5%"),
        Text::new("95%", "95%"),
        Text::new("达到", "Met"),
    ];
    let mut rows = vec![heads.map(|w| w.get(lang).to_owned()).to_vec()];
    rows.extend(fits.iter().map(|fit| row(fit, lang)));
    lay_out(&rows)
}

fn row(fit: &TargetFit, lang: Lang) -> Vec<String> {
    let unit = match Metric::find(&fit.metric).map(|m| m.spec().unit) {
        Some(Unit::Share) => Unit::Share,
        _ => Unit::Number,
    };
    let [low, high] = fit.range.map(Some);
    let figures = [low, high, fit.median, fit.q05, fit.q95];
    let met = if fit.met {
        Text::new("是", "yes")
    } else {
        Text::new("否", "no")
    };
    std::iter::once(format!("{} ({})", fit.id, fit.metric))
        .chain(figures.map(|x| value(x, unit, lang)))
        .chain([met.get(lang).to_owned()])
        .collect()
}
