//! What the accepted parameter sets say, in whole sentences.
//!
//! Never: claims a direction that the sets do not share.

use gongzhi_engine::catalogue::metrics::MetricSpec;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{Across, Agreement};
use gongzhi_engine::text::Lang;

use super::pick;
use super::sentences::lower_first;
use crate::format;

/// "在30组通过校准的参数下检验".
pub fn check(sets: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("在{sets}组通过校准的参数下检验"),
        format!("Check under {sets} accepted parameter sets"),
    )
}

/// How many runs that takes, and about how long where that is known.
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

/// What the sets say of one metric: the interval over them, and whether they agree.
pub fn verdict(spec: &MetricSpec, across: &Across, lang: Lang) -> String {
    let n = across.sets;
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
    let up = (across.higher.unwrap_or_default() * n as f64).round() as usize;
    let agree = match agreement {
        Agreement::Higher => pick(lang, format!("{n}组都上升"), format!("it rises in all {n}")),
        Agreement::Lower => pick(lang, format!("{n}组都下降"), format!("it falls in all {n}")),
        Agreement::Same => pick(
            lang,
            format!("{n}组都不变"),
            format!("it is the same in all {n}"),
        ),
        Agreement::CannotTell => pick(
            lang,
            format!("只有{up}组上升，方向不一，不能判断"),
            format!("it rises in {up} and not in the others: cannot tell"),
        ),
    };
    pick(
        lang,
        format!("在{n}组通过校准的参数下，{name}的差别为{low}至{high}（90%区间），{agree}。"),
        format!(
            "Under {n} accepted parameter sets, the difference in {} is {low} to {high} (90% interval); {agree}.",
            lower_first(name)
        ),
    )
}

/// The same beside a key figure, in a few words.
pub fn short(spec: &MetricSpec, across: &Across, lang: Lang) -> String {
    if across.agreement == Some(Agreement::Same) {
        return pick(
            lang,
            "参数不确定性：都不变",
            "parameter sets: the same in all",
        );
    }
    if across.agreement == Some(Agreement::CannotTell) {
        return pick(
            lang,
            "参数不确定性：不能判断",
            "parameter sets: cannot tell",
        );
    }
    let (low, high) = ends(spec.unit, across, lang);
    pick(
        lang,
        format!("参数不确定性 {low}至{high}"),
        format!("parameter sets {low} to {high}"),
    )
}

fn ends(unit: Unit, across: &Across, lang: Lang) -> (String, String) {
    let text = |x: Option<f64>, bare: bool| match (x, across.agreement) {
        (None, _) => "–".to_owned(),
        (Some(x), None) => format::level(unit, x, lang),
        (Some(x), Some(_)) if bare => format::bare_difference(unit, x, lang),
        (Some(x), Some(_)) => format::difference(unit, x, lang),
    };
    (text(across.q05, true), text(across.q95, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::metrics::Metric;

    fn across(agreement: Option<Agreement>, higher: f64) -> Across {
        Across {
            metric: "star_coverage".into(),
            sets: 30,
            q05: Some(0.01),
            q50: Some(0.05),
            q95: Some(0.09),
            higher: Some(higher),
            agreement,
        }
    }

    fn said(across: &Across, lang: Lang) -> String {
        verdict(Metric::StarCoverage.spec(), across, lang)
    }

    #[test]
    fn a_direction_is_told_only_where_all_sets_share_it() {
        let up = across(Some(Agreement::Higher), 1.0);
        assert_eq!(
            said(&up, Lang::Zh),
            "在30组通过校准的参数下，五星达标率的差别为+1.0至+9.0个百分点（90%区间），30组都上升。"
        );
        let split = across(Some(Agreement::CannotTell), 0.7);
        let zh = said(&split, Lang::Zh);
        assert!(
            zh.contains("只有21组上升") && zh.contains("不能判断"),
            "{zh}"
        );
        let en = said(&split, Lang::En);
        assert!(
            en.contains("rises in 21") && en.contains("cannot tell"),
            "{en}"
        );
    }

    #[test]
    fn without_a_baseline_the_level_is_told() {
        let level = across(None, 0.0);
        assert!(said(&level, Lang::Zh).contains("为1.0%至9.0%"));
    }

    #[test]
    fn time_is_told_only_where_it_is_known() {
        assert_eq!(cost(60, None, Lang::Zh), "60次运行");
        assert_eq!(cost(60, Some(41.2), Lang::Zh), "60次运行，约42秒");
        assert_eq!(cost(60, Some(200.0), Lang::En), "60 runs, about 4 min");
    }
}
