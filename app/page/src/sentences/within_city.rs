//! Sentences about the spread between cities and within a city.

use gongzhi_engine::results::CitySpread;
use gongzhi_engine::text::Lang;

use super::lower_first;
use crate::language::pick;
use crate::metric::Spec;
use crate::numbers::format;

/// "第二次运行12/64".
pub fn progress(done: usize, all: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("第二次运行{done}/{all}"),
        format!("{done} of {all} second runs"),
    )
}

/// The shares of a difference's variance between cities and within a city. `None` as spread means that no run differs from
/// another.
pub fn split(spec: Spec<'_>, spread: Option<&CitySpread>, lang: Lang) -> String {
    let name = spec.label.get(lang);
    let what = pick(
        lang,
        format!("{name}的差别"),
        format!("Difference in {}", lower_first(name)),
    );
    let Some(found) = spread else {
        return pick(
            lang,
            format!("{what}：各次运行都相同。"),
            format!("{what}: the same in every run."),
        );
    };
    let [share, rest, low, high] = [
        found.share,
        1.0 - found.share,
        found.share_ci95[0],
        found.share_ci95[1],
    ]
    .map(format::percent);
    let [between, within] =
        [found.between, found.within].map(|x| format::width(spec.unit, x, lang));
    let n = found.cities;
    pick(
        lang,
        format!(
            "{what}：方差的{share}（95%区间{low}至{high}）在合成城市之间，{rest}在同一城市内；标准差分别为{between}和{within}（{n}座城市，各运行两次）。"
        ),
        format!(
            "{what}: {share} of the variance (95% interval {low} to {high}) lies between synthetic cities, {rest} within a city; standard deviations are {between} and {within} ({n} cities, each run twice)."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::metrics::Metric;

    #[test]
    fn the_shares_are_told_with_how_well_they_are_known() {
        let spread = CitySpread {
            cities: 32,
            between: 0.04,
            within: 0.02,
            share: 0.8,
            share_ci95: [0.6, 0.9],
        };
        let spec = || Metric::StarCoverage.spec().into();
        let zh = split(spec(), Some(&spread), Lang::Zh);
        assert_eq!(
            zh,
            "五星达标率的差别：方差的80%（95%区间60%至90%）在合成城市之间，20%在同一城市内；标准差分别为4.0个百分点和2.0个百分点（32座城市，各运行两次）。"
        );
        let en = split(spec(), None, Lang::En);
        assert_eq!(
            en,
            "Difference in five-star coverage: the same in every run."
        );
    }
}
