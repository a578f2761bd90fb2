//! Tests of the sentences: what is said about a clear difference, and what is not claimed.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::results::{Agreement, Difference};
use gongzhi_engine::scenario::Calendar;
use gongzhi_engine::text::Lang;
use time::{Date, Month};

use super::{Finding, TextPiece, also, comparison, settle};

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
    let finding = Finding {
        spec: Metric::StarCoverage.into(),
        before: 0.74,
        after: 0.81,
        difference,
        sets: None,
    };
    text(comparison(changes, three_years(), &finding, lang))
}

fn text(pieces: Vec<TextPiece>) -> String {
    pieces.into_iter().map(|p| p.text).collect()
}

fn three_years() -> Calendar {
    let date = |y, m, d| Date::from_calendar_date(y, m, d).unwrap();
    Calendar {
        start: date(2018, Month::January, 1),
        end: date(2020, Month::December, 31),
        every_day_works: false,
    }
}

fn raised(difference: &Difference) -> Finding<'_> {
    Finding {
        spec: Metric::PetitionsRaised.spec().into(),
        before: 2000.0,
        after: 1904.0,
        difference,
        sets: None,
    }
}

#[test]
fn a_total_is_told_with_its_period_and_unit() {
    let fewer = difference(-96.0, Some([-120.0, -72.0]), 32);
    let zh = text(comparison(1, three_years(), &raised(&fewer), Lang::Zh));
    assert!(
        zh.starts_with("1项调整：2018年至2020年三年合计，受理诉求由2,000件降至1,904件（"),
        "{zh}"
    );
    let en = text(comparison(0, three_years(), &raised(&fewer), Lang::En));
    assert!(
        en.starts_with("In total over the 3 years from 2018 to 2020, petitions raised fell from 2,000 petitions to 1,904 petitions"),
        "{en}"
    );
}

#[test]
fn the_clearest_change_stands_behind_with_its_interval() {
    let clear = difference(0.07, Some([0.05, 0.09]), 32);
    let finding = Finding {
        spec: Metric::StarCoverage.into(),
        before: 0.74,
        after: 0.81,
        difference: &clear,
        sets: None,
    };
    let zh = text(also(three_years(), &finding, Lang::Zh));
    assert!(
        zh.starts_with("变化最明显的是：五星达标率由74.0%升至81.0%（+7.0个百分点，95%置信区间"),
        "{zh}"
    );
}

#[test]
fn a_direction_that_the_sets_do_not_share_is_not_claimed() {
    let clear = difference(0.07, Some([0.05, 0.09]), 32);
    let told = |sets| {
        let finding = Finding {
            spec: Metric::StarCoverage.into(),
            before: 0.74,
            after: 0.81,
            difference: &clear,
            sets: Some(sets),
        };
        text(comparison(1, three_years(), &finding, Lang::Zh))
    };
    assert!(told(Agreement::MostlyHigher).contains("升至"));
    assert!(told(Agreement::NoiseDominates).contains("升至"));
    for sets in [
        Agreement::CannotTell,
        Agreement::ConsistentlyLower,
        Agreement::Same,
    ] {
        assert!(told(sets).contains("不能判断"), "{sets:?}");
    }
}

#[test]
fn a_clear_difference_is_told_with_its_interval() {
    let clear = difference(0.07, Some([0.05, 0.09]), 32);
    assert_eq!(
        said(1, &clear, Lang::Zh),
        "1项调整：到2020年底，五星达标率由74.0%升至81.0%（+7.0个百分点，95%置信区间+5.0至+9.0，仅含随机波动与合成城市之间的差别，32次配对运行）。"
    );
    assert_eq!(
        said(2, &clear, Lang::En),
        "With 2 changes, by the end of 2020, five-star coverage rose from 74.0% to 81.0% (+7.0 pp; 95% confidence interval +5.0 to +9.0; chance and differences between synthetic cities only; 32 paired runs)."
    );
}

#[test]
fn a_difference_that_rounds_to_zero_has_no_direction() {
    let tiny = said(1, &difference(0.0002, Some([0.0001, 0.0003]), 32), Lang::Zh);
    assert!(
        tiny.contains("几乎不变") && !tiny.contains("升至"),
        "{tiny}"
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
