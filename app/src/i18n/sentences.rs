//! Whole sentences with numbers in them: the headline and what stands around it.
//!
//! What: pieces of text, some of them to be stressed. Why: both languages put the same facts in another order, so a sentence is made
//! whole, never glued from words. Never: computes a statistic, or claims more than the interval says.

use gongzhi_engine::catalogue::metrics::MetricSpec;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{Agreement, Difference, MOST_PAIRS, Verdict};
use gongzhi_engine::text::Lang;
use time::{Date, Month};

use crate::format;
use crate::i18n::pick;

/// Fewest paired runs for which a sentence speaks of an interval.
pub const FEWEST_PAIRS: usize = 5;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// It is stressed.
    pub strong: bool,
}

fn plain(text: impl Into<String>) -> Piece {
    Piece {
        text: text.into(),
        strong: false,
    }
}

fn strong(text: impl Into<String>) -> Piece {
    Piece {
        text: text.into(),
        strong: true,
    }
}

/// What is known of one metric on both sides.
pub struct Finding<'a> {
    /// Which metric.
    pub spec: &'a MetricSpec,
    /// In the baseline, mean over pairs.
    pub before: f64,
    /// In the reform, mean over pairs.
    pub after: f64,
    /// The paired difference.
    pub difference: &'a Difference,
    /// What the accepted parameter sets say together; none where they were not run.
    pub sets: Option<Agreement>,
}

/// "到2020年底" or "by the end of 2020".
pub fn by_when(date: Date, lang: Lang) -> String {
    let year = date.year();
    if date.month() == Month::December && date.day() >= 25 {
        return pick(
            lang,
            format!("到{year}年底"),
            format!("by the end of {year}"),
        );
    }
    let (month, day) = (u8::from(date.month()), date.day());
    pick(
        lang,
        format!("到{year}年{month}月{day}日"),
        format!("by {day} {} {year}", date.month()),
    )
}

/// How many adjustments, for the head of the sentence.
pub fn adjustments(n: usize, lang: Lang) -> String {
    let plural = if n == 1 { "change" } else { "changes" };
    pick(lang, format!("{n}项调整"), format!("{n} {plural}"))
}

/// The headline of a comparison.
pub fn comparison(changes: usize, end: Date, finding: &Finding<'_>, lang: Lang) -> Vec<Piece> {
    let unit = finding.spec.unit;
    let name = finding.spec.label.get(lang);
    let (before, after) = (
        format::level(unit, finding.before, lang),
        format::level(unit, finding.after, lang),
    );
    let mut pieces = opening(changes, end, lang);
    let trusted = finding.difference.n >= FEWEST_PAIRS;
    match finding.difference.verdict() {
        _ if trusted && finding.sets == Some(Agreement::CannotTell) => {
            pieces.extend(cannot_tell(name, &before, &after, lang));
        }
        Verdict::Higher | Verdict::Lower if trusted => {
            let up = finding.after > finding.before;
            let (zh, en) = if up { ("升至", "rises") } else { ("降至", "falls") };
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
    pieces.push(plain(interval(unit, finding.difference, lang)));
    pieces
}

/// Where the accepted parameter sets disagree about the sign, no interval over runs makes up for it.
fn cannot_tell(name: &str, before: &str, after: &str, lang: Lang) -> [Piece; 3] {
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

fn opening(changes: usize, end: Date, lang: Lang) -> Vec<Piece> {
    let when = by_when(end, lang);
    match (lang, changes) {
        (Lang::Zh, 0) => vec![plain(format!("{when}，"))],
        (Lang::Zh, n) => vec![plain(format!("{}：{when}，", adjustments(n, lang)))],
        (Lang::En, 0) => vec![plain(format!("{}, ", upper_first(&when)))],
        (Lang::En, n) => vec![plain(format!("With {}, {when}, ", adjustments(n, lang)))],
    }
}

/// The difference in brackets: interval, what it holds, number of pairs; and the full stop.
pub fn interval(unit: Unit, difference: &Difference, lang: Lang) -> String {
    let Some(mean) = difference.headline else {
        return pick(lang, "。", ".");
    };
    let mean = format::difference(unit, mean, lang);
    let n = difference.n;
    let Some([low, high]) = difference.ci95.filter(|_| n >= FEWEST_PAIRS) else {
        let runs = if n == 1 { "run" } else { "runs" };
        return pick(
            lang,
            format!("（{mean}，{n}次配对运行）。"),
            format!(" ({mean}; {n} paired {runs})."),
        );
    };
    let low = format::bare_difference(unit, low, lang);
    let high = format::bare_difference(unit, high, lang);
    pick(
        lang,
        format!("（{mean}，95%置信区间{low}至{high}，仅含随机波动，{n}次配对运行）。"),
        format!(
            " ({mean}; 95% confidence interval {low} to {high}; random variation only; {n} paired runs)."
        ),
    )
}

/// The headline where there is nothing to compare with.
pub fn alone(end: Date, spec: &MetricSpec, level: f64, runs: usize, lang: Lang) -> Vec<Piece> {
    let name = spec.label.get(lang);
    let value = format::level(spec.unit, level, lang);
    let when = by_when(end, lang);
    let plural = if runs == 1 { "run" } else { "runs" };
    match lang {
        Lang::Zh => vec![
            plain(format!("{when}，{name}为")),
            strong(value),
            plain(format!(
                "（{runs}次运行的均值）。移动左侧滑块，看看会怎样变化。"
            )),
        ],
        Lang::En => vec![
            plain(format!("{}, {} is ", upper_first(&when), lower_first(name))),
            strong(value),
            plain(format!(
                " (mean of {runs} {plural}). Move a slider to see what would change."
            )),
        ],
    }
}

/// A further finding in a few words: what moved, or that it did not.
pub fn aside(finding: &Finding<'_>, lang: Lang) -> String {
    let name = finding.spec.label.get(lang);
    let unit = finding.spec.unit;
    if finding.difference.n < FEWEST_PAIRS
        || matches!(
            finding.difference.verdict(),
            Verdict::NoClearDifference | Verdict::TooFewRuns
        )
    {
        return pick(
            lang,
            format!("{name}无明显差别"),
            format!("{}: no clear difference", name),
        );
    }
    let mean = finding.difference.headline.unwrap_or_default();
    let size = match relative(finding.before, mean) {
        Some(share) if unit != Unit::Share => format!("{}%", format::signed(share * 100.0, 0)),
        _ => format::difference(unit, mean, lang),
    };
    pick(lang, format!("{name}{size}"), format!("{name} {size}"))
}

/// How many more paired runs would settle an unclear difference; none where it is clear or runs are few.
pub fn settle(difference: &Difference, lang: Lang) -> Option<String> {
    if difference.n < FEWEST_PAIRS || difference.verdict() != Verdict::NoClearDifference {
        return None;
    }
    Some(match difference.pairs_to_settle() {
        Some(pairs) => pick(
            lang,
            format!(
                "若差别与波动保持现在的大小，约需再运行{}次才能判断。",
                pairs - difference.n
            ),
            format!(
                "About {} would settle it, if the difference and its spread stay as they are.",
                match pairs - difference.n {
                    1 => "1 more run".to_owned(),
                    more => format!("{more} more runs"),
                }
            ),
        ),
        None => pick(
            lang,
            format!("差别很小，运行{MOST_PAIRS}次也未必能分出高下。"),
            format!("The difference is so small that even {MOST_PAIRS} runs might not settle it."),
        ),
    })
}

/// What the changes cost together: money over the period, and people.
pub fn price(cost: &Finding<'_>, staff: &Finding<'_>, lang: Lang) -> String {
    let text = |f: &Finding<'_>| {
        let mean = f.difference.headline.unwrap_or_default();
        format::difference(f.spec.unit, mean, lang)
    };
    let (cost, staff) = (text(cost), text(staff));
    pick(
        lang,
        format!("全期总成本{cost}，专职人员{staff}"),
        format!("Total cost {cost} over the period, paid staff {staff}"),
    )
}

/// A difference as a share of where it started.
pub fn relative(before: f64, difference: f64) -> Option<f64> {
    (before.abs() > 1e-9).then(|| difference / before)
}

/// The text with a small letter first, as it stands within a sentence.
pub fn lower_first(text: &str) -> String {
    // A name such as "Harmonious Home" keeps its capital.
    let second = text
        .split_whitespace()
        .nth(1)
        .and_then(|w| w.chars().next());
    if second.is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// The text with a capital letter first, as a title has it.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::metrics::Metric;

    fn difference(mean: f64, ci95: Option<[f64; 2]>, n: usize) -> Difference {
        Difference {
            metric: "star_coverage".into(),
            headline: Some(mean),
            ci95,
            n,
            wins: None,
        }
    }

    fn said(changes: usize, difference: &Difference, lang: Lang) -> String {
        let end = Date::from_calendar_date(2020, Month::December, 31).unwrap();
        let spec = Metric::StarCoverage.spec();
        let finding = Finding {
            spec,
            before: 0.74,
            after: 0.81,
            difference,
            sets: None,
        };
        comparison(changes, end, &finding, lang)
            .into_iter()
            .map(|p| p.text)
            .collect()
    }

    #[test]
    fn a_clear_difference_is_told_with_its_interval() {
        let clear = difference(0.07, Some([0.05, 0.09]), 32);
        assert_eq!(
            said(1, &clear, Lang::Zh),
            "1项调整：到2020年底，五星达标率由74.0%升至81.0%（+7.0个百分点，95%置信区间+5.0至+9.0，仅含随机波动，32次配对运行）。"
        );
        assert_eq!(
            said(2, &clear, Lang::En),
            "With 2 changes, by the end of 2020, five-star coverage rises from 74.0% to 81.0% (+7.0 pp; 95% confidence interval +5.0 to +9.0; random variation only; 32 paired runs)."
        );
    }

    #[test]
    fn no_direction_is_claimed_where_the_interval_holds_zero_or_runs_are_few() {
        let unclear = said(1, &difference(0.07, Some([-0.01, 0.15]), 32), Lang::Zh);
        assert!(
            unclear.contains("看不出明显差别") && !unclear.contains("升至"),
            "{unclear}"
        );
        let more = settle(&difference(0.07, Some([-0.01, 0.15]), 32), Lang::Zh).unwrap();
        assert!(more.contains("再运行14次"), "{more}");
        assert_eq!(
            settle(&difference(0.07, Some([0.05, 0.09]), 32), Lang::Zh),
            None
        );
        let tiny = settle(&difference(0.0001, Some([-0.1, 0.1]), 32), Lang::En).unwrap();
        assert!(tiny.contains("even 1000 runs"), "{tiny}");
        let few = said(1, &difference(0.07, Some([0.05, 0.09]), 2), Lang::Zh);
        assert!(
            few.contains("运行次数尚少") && !few.contains("置信区间"),
            "{few}"
        );
        let one = said(1, &difference(0.07, None, 1), Lang::En);
        assert!(
            one.contains("too few runs") && one.contains("1 paired run)"),
            "{one}"
        );
    }
}
