//! The headline: the value of the leading metric, against the baseline or alone.
//!
//! It states a direction only if the interval, the number of runs and the accepted parameter sets all support it.

use gongzhi_engine::catalogue::metrics::Kind;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{Difference, FEWEST_PAIRS, Verdict};
use gongzhi_engine::scenario::Calendar;
use gongzhi_engine::text::Lang;

use super::finding::Finding;
use super::parts::{TextPiece, adjustments, by_when, lower_first, plain, strong, upper_first};
use super::{figures, phrases};
use crate::i18n::words;
use crate::language::pick;
use crate::metric::Spec;
use crate::numbers::format::{self, ShownDifference};

/// The headline of a comparison.
pub fn comparison(
    changes: usize,
    time: Calendar,
    finding: &Finding<'_>,
    lang: Lang,
) -> Vec<TextPiece> {
    let unit = finding.spec.unit;
    let mut pieces = opening(changes, &when(time, finding.spec, lang), lang);
    pieces.extend(statement(finding, lang));
    pieces.push(plain(interval(unit, finding.difference, lang)));
    pieces
}

/// A further sentence: the clearest change of star coverage or petition load, if the headline is about another metric.
pub fn also(time: Calendar, finding: &Finding<'_>, lang: Lang) -> Vec<TextPiece> {
    let total = match finding.spec.kind {
        Some(Kind::Flow) => format!("{}{}", figures::over(time, lang), phrases::comma(lang)),
        _ => String::new(),
    };
    let head = pick(
        lang,
        format!("变化最明显的是：{total}"),
        format!(" The clearest change: {total}"),
    );
    let mut pieces = vec![plain(head)];
    pieces.extend(statement(finding, lang));
    let (start, end) = (pick(lang, "（", " ("), pick(lang, "）。", ")."));
    let difference = within(finding.spec.unit, finding.difference, lang);
    let difference = difference.map_or_else(String::new, |d| format!("{start}{d}{end}"));
    pieces.push(plain(difference));
    pieces
}

/// How a metric changed, without its interval.
fn statement(finding: &Finding<'_>, lang: Lang) -> Vec<TextPiece> {
    let unit = finding.spec.unit;
    let name = finding.spec.label.get(lang);
    let (before, after) = (
        format::level(unit, finding.before, lang),
        format::level(unit, finding.after, lang),
    );
    let mut pieces = Vec::new();
    let trusted = finding.difference.n >= FEWEST_PAIRS;
    let mean = finding.difference.headline.unwrap_or_default();
    let shown = ShownDifference::of(unit, mean, lang);
    match finding.difference.verdict() {
        verdict if trusted && finding.sets.is_some_and(|sets| !sets.bears(verdict)) => {
            pieces.extend(cannot_tell(name, &before, &after, lang));
        }
        _ if trusted && finding.difference.is_unchanged() => pieces.push(plain(pick(
            lang,
            format!("{name}没有变化：{after}"),
            format!("{} did not change: {after}", lower_first(name)),
        ))),
        Verdict::Higher | Verdict::Lower if trusted && shown.is_zero => {
            let hardly = words::HARDLY.get(lang);
            pieces.push(plain(pick(
                lang,
                format!("{name}{hardly}：基线{before}，调整后{after}"),
                format!("{} {hardly}: {before} in the baseline, {after} in the reform", lower_first(name)),
            )));
        }
        Verdict::Higher | Verdict::Lower if trusted => {
            let up = finding.after > finding.before;
            let (zh, en) = if up { ("升至", "rose") } else { ("降至", "fell") };
            match lang {
                Lang::Zh => pieces.extend([plain(format!("{name}由")), strong(before), plain(zh), strong(after)]),
                Lang::En => pieces.extend([
                    plain(format!("{} {en} from ", lower_first(name))),
                    strong(before),
                    plain(" to "),
                    strong(after),
                ]),
            }
        }
        Verdict::NoClearDifference if trusted => pieces.push(plain(pick(
            lang,
            format!("{name}看不出明显差别：基线{before}，调整后{after}"),
            format!("{} shows no clear difference: {before} in the baseline, {after} in the reform", lower_first(name)),
        ))),
        _ => pieces.push(plain(pick(
            lang,
            format!("{name}基线{before}，调整后{after}；运行次数尚少，还不能判断"),
            format!("{} is {before} in the baseline and {after} in the reform; too few runs yet to tell", lower_first(name)),
        ))),
    }
    pieces
}

/// When a level is reached, or the period of a total.
fn when(time: Calendar, spec: Spec<'_>, lang: Lang) -> String {
    match spec.kind {
        Some(Kind::Flow) => figures::over(time, lang),
        _ => by_when(time.end, lang),
    }
}

/// If the accepted parameter sets disagree about the sign, an interval over runs cannot settle it.
fn cannot_tell(name: &str, before: &str, after: &str, lang: Lang) -> [TextPiece; 3] {
    match lang {
        Lang::Zh => [
            plain(format!("{name}是升是降")),
            strong("不能判断"),
            plain(format!("：基线{before}，调整后{after}")),
        ],
        Lang::En => [
            strong("cannot tell"),
            plain(format!(" whether {} rises or falls", lower_first(name))),
            plain(format!(": {before} in the baseline, {after} in the reform")),
        ],
    }
}

fn opening(changes: usize, when: &str, lang: Lang) -> Vec<TextPiece> {
    match (lang, changes) {
        (Lang::Zh, 0) => vec![plain(format!("{when}，"))],
        (Lang::Zh, n) => vec![plain(format!("{}：{when}，", adjustments(n, lang)))],
        (Lang::En, 0) => vec![plain(format!("{}, ", upper_first(when)))],
        (Lang::En, n) => vec![plain(format!("With {}, {when}, ", adjustments(n, lang)))],
    }
}

/// The difference in brackets (with its interval, what that covers, and the number of pairs) and the full stop.
pub fn interval(unit: Unit, difference: &Difference, lang: Lang) -> String {
    let Some(within) = within(unit, difference, lang) else {
        return pick(lang, "。", ".");
    };
    let n = difference.n;
    let runs = if n == 1 { "run" } else { "runs" };
    let (zh, en) = match bounds(difference) {
        Some(_) => (
            "，仅含随机波动与合成城市之间的差别",
            "; chance and differences between synthetic cities only",
        ),
        None => ("", ""),
    };
    pick(
        lang,
        format!("（{within}{zh}，{n}次配对运行）。"),
        format!(" ({within}{en}; {n} paired {runs})."),
    )
}

/// The interval, if there are enough runs for one.
fn bounds(difference: &Difference) -> Option<[f64; 2]> {
    difference.ci95.filter(|_| difference.n >= FEWEST_PAIRS)
}

/// The difference and its interval, or `None` if the difference is undefined.
fn within(unit: Unit, difference: &Difference, lang: Lang) -> Option<String> {
    let mean = format::difference(unit, difference.headline?, lang);
    let Some(bounds) = bounds(difference) else {
        return Some(mean);
    };
    let [low, high] = bounds.map(|end| ShownDifference::of(unit, end, lang).number);
    Some(pick(
        lang,
        format!("{mean}，95%置信区间{low}至{high}"),
        format!("{mean}; 95% confidence interval {low} to {high}"),
    ))
}

/// The invitation after [`alone`]: what to do to get a comparison.
pub fn invitation(lang: Lang) -> TextPiece {
    plain(pick(
        lang,
        "移动政策滑块，看看会怎样变化。",
        " Move a slider to see what would change.",
    ))
}

/// The headline without a comparison.
pub fn alone(
    time: Calendar,
    spec: Spec<'_>,
    level: f64,
    runs: usize,
    lang: Lang,
) -> Vec<TextPiece> {
    let name = spec.over(time).label.get(lang);
    let value = format::level(spec.unit, level, lang);
    let when = when(time, spec, lang);
    let plural = if runs == 1 { "run" } else { "runs" };
    match lang {
        Lang::Zh => vec![
            plain(format!("{when}，{name}为")),
            strong(value),
            plain(format!("（{runs}次运行的均值）。")),
        ],
        Lang::En => vec![
            plain(format!("{}, {} is ", upper_first(&when), lower_first(name))),
            strong(value),
            plain(format!(" (mean of {runs} {plural}).")),
        ],
    }
}
