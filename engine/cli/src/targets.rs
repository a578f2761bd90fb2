//! The table that shows how a run meets the targets of its scenario.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::TargetFit;
use gongzhi_engine::text::{Lang, Text};

use crate::ranges;
use crate::table::{lay_out, value, yes_or_no};

/// The table; empty if the scenario has no targets.
pub fn text(fits: &[TargetFit], lang: Lang) -> String {
    if fits.is_empty() {
        return String::new();
    }
    let middle = ("中位数", "Median");
    let mut rows = vec![ranges::heads(ranges::TARGET, middle, &[ranges::MET], lang)];
    rows.extend(fits.iter().map(|fit| row(fit, lang)));
    lay_out(&rows)
}

fn row(fit: &TargetFit, lang: Lang) -> Vec<String> {
    let unit = match Metric::find(&fit.metric).map(|m| m.spec().unit) {
        Some(Unit::Share) => Unit::Share,
        _ => Unit::Number,
    };
    let name = format!("{} ({})", fit.id, fit.metric);
    let show = |x| value(x, unit, lang);
    let mut cells = ranges::row(name, fit.range, fit.median, [fit.q05, fit.q95], show);
    let not_judged = Text::new("未判断", "not judged");
    cells.push(fit.met.map_or_else(
        || not_judged.get(lang).to_owned(),
        |met| yes_or_no(met, lang),
    ));
    cells
}
