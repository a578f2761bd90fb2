//! Sentences beside the headline: further findings, the runs still needed, the cost.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{Difference, FEWEST_PAIRS, MOST_PAIRS, Verdict};
use gongzhi_engine::text::Lang;

use super::finding::Finding;
use crate::i18n::{analyses, words};
use crate::language::pick;
use crate::numbers::format::ShownDifference;

/// A further finding in a few words: what changed, or that nothing did.
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
    let relative = relative(finding.before, mean).filter(|_| unit != Unit::Share);
    let shown = match relative {
        Some(share) => ShownDifference::relative(share),
        None => ShownDifference::of(unit, mean, lang),
    };
    if shown.is_zero {
        let hardly = words::HARDLY.get(lang);
        return pick(lang, format!("{name}{hardly}"), format!("{name}: {hardly}"));
    }
    pick(lang, format!("{name}{shown}"), format!("{name} {shown}"))
}

/// How many more paired runs would settle an unclear difference, or `None` if it is clear or there are too few runs to say.
pub fn settle(difference: &Difference, lang: Lang) -> Option<String> {
    let unclear = difference.verdict() == Verdict::NoClearDifference;
    if difference.n < FEWEST_PAIRS || !unclear || difference.is_unchanged() {
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
                "About {} would settle it if the difference and its spread stay as they are.",
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

/// The total cost of the changes: money over the period, and staff.
pub fn price(cost: &Finding<'_>, staff: &Finding<'_>, lang: Lang) -> String {
    let text = |f: &Finding<'_>| {
        let mean = f.difference.headline.unwrap_or_default();
        let shown = ShownDifference::of(f.spec.unit, mean, lang);
        match f.difference.verdict() {
            _ if f.difference.headline == Some(0.0) && f.difference.ci95 == Some([0.0; 2]) => {
                analyses::UNCHANGED.get(lang).to_owned()
            }
            Verdict::NoClearDifference => Verdict::NoClearDifference.label().get(lang).to_owned(),
            _ if shown.is_zero => words::HARDLY.get(lang).to_owned(),
            _ => shown.to_string(),
        }
    };
    let (cost, staff) = (text(cost), text(staff));
    pick(
        lang,
        format!("合计：全期总成本{cost}，专职人员{staff}"),
        format!("Together: total cost {cost} over the period, paid staff {staff}"),
    )
}

/// A difference relative to the value before, or `None` if that is zero.
pub fn relative(before: f64, difference: f64) -> Option<f64> {
    (before.abs() > 1e-9).then(|| difference / before)
}
