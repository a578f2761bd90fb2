//! Sentences about the accepted parameter sets. They claim no more than the engine's verdict.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{AcceptedSetsMetric, Agreement};
use gongzhi_engine::text::Lang;

use super::{lower_first, phrases};
use crate::language::pick;
use crate::metric::Spec;
use crate::numbers::format::{self, ShownDifference};

/// "在30组通过校准的参数下检验".
pub fn check(sets: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("在{sets}组通过校准的参数下检验"),
        format!("Check under {sets} accepted parameter sets"),
    )
}

/// The cost of a check: number of runs, and about how many seconds if known.
pub fn cost(runs: usize, seconds: Option<f64>, lang: Lang) -> String {
    let time = seconds.map(|s| match s {
        s if s < 90.0 => {
            let s = s.ceil().max(1.0) as u64;
            pick(lang, format!("，约{s}秒"), format!(", about {s} s"))
        }
        s => {
            let minutes = (s / 60.0).ceil() as u64;
            pick(
                lang,
                format!("，约{minutes}分钟"),
                format!(", about {minutes} min"),
            )
        }
    });
    let time = time.unwrap_or_default();
    pick(
        lang,
        format!("{runs}次运行{time}"),
        format!("{runs} runs{time}"),
    )
}

/// "已检验12/30组".
pub fn progress(done: usize, sets: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("已检验{done}/{sets}组"),
        format!("{done} of {sets} sets checked"),
    )
}

/// "每组再多运行几次", for a check whose runs scatter too much.
pub fn more(each: u32, lang: Lang) -> String {
    pick(
        lang,
        format!("每组运行{each}次"),
        format!("Run each set {each} times"),
    )
}

/// A button's label with its cost: "检验（128次运行，约20秒）".
pub fn with_cost(label: &str, cost: &str, lang: Lang) -> String {
    format!("{label}{}", phrases::brackets(cost, lang))
}

/// The result for one metric: the interval over the sets, how many rise and fall, and the verdict.
pub fn verdict<'a>(spec: impl Into<Spec<'a>>, across: &AcceptedSetsMetric, lang: Lang) -> String {
    let (spec, n) = (spec.into(), across.sets);
    let name = spec.label.get(lang);
    let (low, high) = ends(spec.unit, across, lang);
    let Some(agreement) = across.agreement else {
        return pick(
            lang,
            format!("在{n}组通过校准的参数下，{name}为{low}至{high}（90%区间）。"),
            format!(
                "Under {n} accepted parameter sets, {} is {low} to {high} (90% interval).",
                lower_first(name)
            ),
        );
    };
    let (up, down) = (across.higher.unwrap_or(0), across.lower.unwrap_or(0));
    let said = agreement.label().get(lang);
    pick(
        lang,
        format!(
            "在{n}组通过校准的参数下，{name}的差别为{low}至{high}（90%区间），{up}组上升、{down}组下降：{said}。"
        ),
        format!(
            "Under {n} accepted parameter sets, the difference in {} is {low} to {high} (90% interval); it rises in {up} and falls in {down}: {said}.",
            lower_first(name)
        ),
    )
}

/// The spread between sets and the spread between the runs of a set, or `None` if the two cannot be separated.
pub fn spread(spec: Spec<'_>, across: &AcceptedSetsMetric, lang: Lang) -> Option<String> {
    let spread = across.spread?;
    let width = |x: f64| format::width(spec.unit, x, lang);
    let (between, within) = (width(spread.between), width(spread.within));
    let noise = format::percent(spread.noise);
    Some(pick(
        lang,
        format!(
            "标准差：组与组之间{between}，同一组的各次运行之间{within}；各组均值之差（方差）的{noise}来自运行的随机波动与城市之间的差别。"
        ),
        format!(
            "Standard deviation: {between} between sets, {within} between runs of a set; chance and differences between cities make up {noise} of the variance of the sets' means."
        ),
    ))
}

/// The verdict in a few words, beside a key figure.
pub fn short<'a>(spec: impl Into<Spec<'a>>, across: &AcceptedSetsMetric, lang: Lang) -> String {
    let spec = spec.into();
    let (low, high) = ends(spec.unit, across, lang);
    let said = match across.agreement {
        Some(Agreement::NoiseDominates) => {
            Some(pick(lang, "运行波动为主", "run-to-run noise dominates"))
        }
        Some(agreement) => Some(agreement.label().get(lang).to_owned()),
        None => None,
    };
    match said {
        Some(said) => pick(
            lang,
            format!("参数不确定性：{said}，{low}至{high}"),
            format!("parameter sets: {said}, {low} to {high}"),
        ),
        None => pick(
            lang,
            format!("参数不确定性 {low}至{high}"),
            format!("parameter sets {low} to {high}"),
        ),
    }
}

fn ends(unit: Unit, across: &AcceptedSetsMetric, lang: Lang) -> (String, String) {
    let text = |x: Option<f64>, shown: fn(ShownDifference) -> String| match (x, across.agreement) {
        (None, _) => "–".to_owned(),
        (Some(x), None) => format::level(unit, x, lang),
        (Some(x), Some(_)) => shown(ShownDifference::of(unit, x, lang)),
    };
    // Only the upper bound carries the unit.
    let low = text(across.q05, |difference| difference.number);
    let high = text(across.q95, |difference| difference.to_string());
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::metrics::Metric;
    use gongzhi_engine::results::Spread;

    fn across(agreement: Option<Agreement>, higher: usize) -> AcceptedSetsMetric {
        AcceptedSetsMetric {
            metric: "star_coverage".into(),
            sets: 32,
            q05: Some(0.01),
            q50: Some(0.05),
            q95: Some(0.09),
            higher: agreement.map(|_| higher),
            lower: agreement.map(|_| 32 - higher),
            agreement,
            spread: Some(Spread {
                between: 0.02,
                within: 0.01,
                noise: 0.111,
                margin: 0.0025,
            }),
            each: Vec::new(),
        }
    }

    fn said(across: &AcceptedSetsMetric, lang: Lang) -> String {
        verdict(Metric::StarCoverage.spec(), across, lang)
    }

    #[test]
    fn the_verdict_says_the_share_in_words_of_strength() {
        let up = across(Some(Agreement::MostlyHigher), 28);
        assert_eq!(
            said(&up, Lang::Zh),
            "在32组通过校准的参数下，五星达标率的差别为+1.0至+9.0个百分点（90%区间），28组上升、4组下降：多数上升。"
        );
        let split = across(Some(Agreement::CannotTell), 20);
        assert!(said(&split, Lang::Zh).contains("20组上升、12组下降：不能判断"));
        assert!(said(&split, Lang::En).ends_with("rises in 20 and falls in 12: cannot tell."));
    }

    #[test]
    fn noise_of_runs_is_told_beside_the_spread_of_sets() {
        let found = spread(
            Metric::StarCoverage.spec().into(),
            &across(None, 0),
            Lang::Zh,
        )
        .unwrap();
        assert!(
            found.contains("之间2.0个百分点") && found.contains("的11%来自"),
            "{found}"
        );
        let noisy = across(Some(Agreement::NoiseDominates), 17);
        assert!(short(Metric::StarCoverage.spec(), &noisy, Lang::Zh).contains("：运行波动为主，"));
    }

    #[test]
    fn without_a_baseline_the_level_is_told() {
        let level = across(None, 0);
        assert!(said(&level, Lang::Zh).contains("为1.0%至9.0%"));
    }

    #[test]
    fn a_button_states_its_cost_and_time_only_where_it_is_known() {
        assert_eq!(cost(60, None, Lang::Zh), "60次运行");
        assert_eq!(cost(60, Some(41.2), Lang::Zh), "60次运行，约42秒");
        assert_eq!(cost(60, Some(200.0), Lang::En), "60 runs, about 4 min");
        assert_eq!(with_cost("检验", "60次运行", Lang::Zh), "检验（60次运行）");
    }
}
