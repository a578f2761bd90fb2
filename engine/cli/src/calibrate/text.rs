//! The tables of a calibration: how each target is met, and what is known about each parameter.

use gongzhi_engine::experiment::calibrate::CalibrationReport;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Lang, Text};

use crate::ranges;
use crate::table::{self, yes_or_no};

const BEST: (&str, &str) = ("最中心的点", "Best point");

/// The heading and both tables.
pub fn text(report: &CalibrationReport, scenario: &Scenario, lang: Lang) -> String {
    let (trials, accepted, seed) = (report.trials, report.accepted, report.seed);
    let (again, next) = (report.again, report.next_seed);
    let (met_again, confirmed) = (report.met_again, report.confirmed);
    let heading = Text::new(
        format!(
            "\n{trials} 个参数点（种子 {seed}），{accepted} 个达到全部目标；\
             其中 {again} 个换种子 {next} 再运行，{met_again} 个再次达到，{confirmed} 个也显出全部规律\n\n"
        ),
        format!(
            "\n{trials} points (seed {seed}), {accepted} meet every target; \
             {again} of them run again with seed {next}, {met_again} meet every target again, {confirmed} show every pattern too\n\n"
        ),
    );
    format!(
        "{}{}\n{}{}\n{}",
        heading.get(lang),
        targets(report, scenario, lang),
        patterns(report, lang),
        parameters(report, lang),
        directions(report, lang)
    )
}

fn targets(report: &CalibrationReport, scenario: &Scenario, lang: Lang) -> String {
    let mut rows = vec![ranges::heads(ranges::TARGET, BEST, &[ranges::MET], lang)];
    for (fit, target) in report.fits.iter().zip(&scenario.targets) {
        let quantiles = [fit.accepted.q05, fit.accepted.q95];
        let name = format!("{} ({})", fit.target, target.metric);
        let mut row = ranges::row(name, fit.range, Some(fit.best), quantiles, number);
        row.push(share(fit.met));
        rows.push(row);
    }
    table::lay_out(&rows)
}

fn parameters(report: &CalibrationReport, lang: Lang) -> String {
    let last = [("剩余范围", "Left of range"), ("可识别", "Identified")];
    let mut rows = vec![ranges::heads(("参数", "Parameter"), BEST, &last, lang)];
    for (found, (_, best)) in report.identified.iter().zip(&report.best) {
        let quantiles = [found.accepted.q05, found.accepted.q95];
        let name = found.param.clone();
        let mut row = ranges::row(name, found.range, Some(*best), quantiles, number);
        let left = found.remaining.map(share);
        row.push(left.unwrap_or_else(|| table::NONE.to_owned()));
        row.push(yes_or_no(found.narrowed(), lang));
        rows.push(row);
    }
    table::lay_out(&rows)
}

/// How many points show each pattern; nothing if there are none.
fn patterns(report: &CalibrationReport, lang: Lang) -> String {
    if report.patterns.is_empty() {
        return String::new();
    }
    let heads = [("规律", "Pattern"), ("显出的点数", "Points that show it")];
    let heads = heads.map(|(zh, en)| Text::new(zh, en).get(lang).to_owned());
    let mut rows = vec![heads.to_vec()];
    for found in &report.patterns {
        let (shown, run) = (found.shown, found.run);
        rows.push(vec![found.pattern.clone(), format!("{shown} / {run}")]);
    }
    format!("{}\n", table::lay_out(&rows))
}

/// Combinations of parameters that the targets narrow; nothing if there are none.
fn directions(report: &CalibrationReport, lang: Lang) -> String {
    let narrowed = report.directions.iter().filter(|d| d.narrowed());
    let rows = narrowed.map(|direction| {
        let parts = direction.parts.iter();
        let parts = parts.map(|(id, share)| format!("{share:+.2} {id}"));
        let parts: Vec<String> = parts.collect();
        vec![parts.join(" "), share(direction.remaining)]
    });
    let heads = [
        ("参数组合", "Parameters jointly"),
        ("剩余范围", "Left of range"),
    ];
    let heads = heads.map(|(zh, en)| Text::new(zh, en).get(lang).to_owned());
    let rows: Vec<Vec<String>> = std::iter::once(heads.to_vec()).chain(rows).collect();
    if rows.len() > 1 {
        table::lay_out(&rows)
    } else {
        String::new()
    }
}

fn share(x: f64) -> String {
    format!("{:.0}%", 100.0 * x)
}

fn number(x: Option<f64>) -> String {
    match x {
        Some(x) if x.is_finite() => format!("{}", (x * 1e4).round() / 1e4),
        _ => table::NONE.to_owned(),
    }
}
