//! Names of figures: those that do not apply, and the period of a total.
//!
//! One module names them, so that a name means the same everywhere on the page.

use gongzhi_engine::catalogue::metrics::Kind;
use gongzhi_engine::scenario::{Calendar, Scenario};
use gongzhi_engine::text::Lang;
use time::{Date, Month};

use super::phrases;
use crate::i18n::words;
use crate::language::pick;
use crate::metric::Spec;

crate::i18n::words::words! {
    WHOLE_PERIOD "全期合计" "whole period";
}

/// A metric's name in a period; the name of a total says that it is one.
pub fn name<'a>(spec: impl Into<Spec<'a>>, time: Calendar, lang: Lang) -> String {
    let spec = spec.into().over(time);
    let name = spec.label.get(lang);
    match spec.kind {
        Some(Kind::Flow) => format!("{name}{}", phrases::brackets(WHOLE_PERIOD.get(lang), lang)),
        _ => name.to_owned(),
    }
}

/// A metric's name in a select list, marked if the metric does not apply.
pub fn option<'a>(scenario: &Scenario, spec: impl Into<Spec<'a>>, lang: Lang) -> String {
    let spec = spec.into().over(scenario.time);
    let name = spec.label.get(lang);
    if scenario.tells(spec.id) {
        return name.to_owned();
    }
    let nothing = phrases::brackets(words::NOT_APPLICABLE.get(lang), lang);
    format!("{name}{nothing}")
}

/// "三年合计", beside a total.
pub fn total(time: Calendar, lang: Lang) -> String {
    match whole_years(time) {
        Some(1) => pick(lang, "全年合计".to_owned(), " in the year".to_owned()),
        Some(n) => pick(
            lang,
            format!("{}年合计", count(n)),
            format!(" in {n} years"),
        ),
        None => {
            let days = time.days();
            pick(lang, format!("{days}天合计"), format!(" in {days} days"))
        }
    }
}

/// "2018年至2020年三年合计", at the start of a sentence about a total.
pub fn over(time: Calendar, lang: Lang) -> String {
    let (first, last) = (time.start.year(), time.end.year());
    match whole_years(time) {
        Some(1) => pick(
            lang,
            format!("{first}年全年合计"),
            format!("in total over {first}"),
        ),
        Some(n) => pick(
            lang,
            format!("{first}年至{last}年{}年合计", count(n)),
            format!("in total over the {n} years from {first} to {last}"),
        ),
        None => {
            let (from, to) = (phrases::day(time.start, lang), phrases::day(time.end, lang));
            pick(
                lang,
                format!("{from}至{to}合计"),
                format!("in total from {from} to {to}"),
            )
        }
    }
}

/// The number of calendar years in a period, or `None` if it does not consist of whole years.
fn whole_years(time: Calendar) -> Option<i32> {
    let first = |d: Date| d.month() == Month::January && d.day() == 1;
    let last = |d: Date| d.month() == Month::December && d.day() == 31;
    (first(time.start) && last(time.end)).then(|| time.end.year() - time.start.year() + 1)
}

/// A small number as a Chinese numeral.
fn count(n: i32) -> String {
    let words = ["两", "三", "四", "五", "六", "七", "八", "九", "十"];
    let place = usize::try_from(n - 2).ok();
    place
        .and_then(|p| words.get(p))
        .map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::metrics::Metric;

    fn time(from: (i32, Month, u8), to: (i32, Month, u8)) -> Calendar {
        let date = |(y, m, d)| Date::from_calendar_date(y, m, d).unwrap();
        Calendar {
            start: date(from),
            end: date(to),
            every_day_works: false,
        }
    }

    #[test]
    fn a_total_says_its_period() {
        let three = time((2018, Month::January, 1), (2020, Month::December, 31));
        assert_eq!(total(three, Lang::Zh), "三年合计");
        assert_eq!(over(three, Lang::Zh), "2018年至2020年三年合计");
        assert_eq!(
            over(three, Lang::En),
            "in total over the 3 years from 2018 to 2020"
        );
        let half = time((2018, Month::January, 1), (2018, Month::June, 30));
        assert_eq!(total(half, Lang::Zh), "181天合计");
        assert_eq!(over(half, Lang::Zh), "2018年1月1日至2018年6月30日合计");
        let year = time((2018, Month::January, 1), (2018, Month::December, 31));
        assert_eq!(total(year, Lang::En), " in the year");
    }

    #[test]
    fn flows_are_named_as_totals_and_levels_are_not() {
        let year = time((2018, Month::January, 1), (2018, Month::December, 31));
        assert_eq!(name(Metric::Visits, year, Lang::Zh), "走访（全期合计）");
        assert_eq!(name(Metric::StarCoverage, year, Lang::Zh), "五星达标率");
        assert_eq!(
            name(Metric::OnTimeShare, year, Lang::Zh),
            "按期办结率（近52周）"
        );
        let half = time((2018, Month::January, 1), (2018, Month::June, 30));
        assert_eq!(
            name(Metric::OnTimeShare, half, Lang::Zh),
            "按期办结率（全期）"
        );
    }
}
