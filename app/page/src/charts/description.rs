//! A chart in words: where its lines begin and end, and how they differ.
//!
//! A screen reader cannot read a picture, and the chart's table is long. The description is made from the values that the chart draws.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{Bands, date_of};
use gongzhi_engine::text::Lang;
use time::Date;

use super::courses::drawn;
use crate::i18n::words;
use crate::language::pick;
use crate::numbers::format;
use crate::sentences::phrases;

/// A line of a chart over time.
pub struct DescribedLine<'a> {
    /// Its name, or `None` if the chart has a single line.
    pub name: Option<&'a str>,
    /// Its unit.
    pub unit: Unit,
    /// The first day of the run.
    pub start: Date,
    /// Weeks and drawn values of the baseline.
    pub before: Option<(&'a Bands, &'a [Option<f64>])>,
    /// Weeks and drawn values of the reform, or of a scenario alone.
    pub after: (&'a Bands, &'a [Option<f64>]),
}

/// A date and the value on it.
type Point = (String, f64);

impl DescribedLine<'_> {
    /// Start, end and difference in words: "起（2018-01-07）：基线50.0%，调整后50.0%；止（2020-12-27）：…；差+5.0个百分点".
    pub fn text(&self, lang: Lang) -> String {
        let name = self.name.map(|n| format!("{n}{}", phrases::colon(lang)));
        let after = self.ends(self.after);
        let before = self.before.and_then(|line| self.ends(line));
        let told = match (after, before) {
            (None, _) => "–".to_owned(),
            (Some([from, to]), None) => {
                let moved = to.1 - from.1;
                let [from, to] = [from, to].map(|p| self.level(&p, lang));
                from_to(
                    [&from, &to, &self.moved(moved, lang)],
                    words::CHANGE.get(lang),
                    lang,
                )
            }
            (Some([from, to]), Some([from_before, to_before])) => {
                let moved = to.1 - to_before.1;
                let from = self.both(&from_before, &from, lang);
                let to = self.both(&to_before, &to, lang);
                from_to(
                    [&from, &to, &self.moved(moved, lang)],
                    words::DIFFERENCE_SHORT.get(lang),
                    lang,
                )
            }
        };
        format!("{}{told}", name.unwrap_or_default())
    }

    /// The first and the last drawn value.
    fn ends(&self, (bands, values): (&Bands, &[Option<f64>])) -> Option<[Point; 2]> {
        let found = || drawn(bands, values).filter_map(|(day, x)| Some((day, x?)));
        let point = |(day, x): (u32, f64)| (date_of(self.start, day), x);
        Some([point(found().next()?), point(found().last()?)])
    }

    fn level(&self, (date, x): &Point, lang: Lang) -> String {
        let value = format::level(self.unit, *x, lang);
        format!("{}{}{value}", date, phrases::colon(lang))
    }

    fn both(&self, before: &Point, after: &Point, lang: Lang) -> String {
        let value = |x: f64| format::level(self.unit, x, lang);
        sides(&after.0, &value(before.1), &value(after.1), lang)
    }

    fn moved(&self, x: f64, lang: Lang) -> String {
        format::difference(self.unit, x, lang)
    }
}

fn from_to([from, to, moved]: [&str; 3], what: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("起{from}；止{to}；{what}{moved}"),
        format!("start {from}; end {to}; {what} {moved}"),
    )
}

/// Both sides at one point: "2018-01-07：基线50.0%，调整后55.0%".
fn sides(of: &str, before: &str, after: &str, lang: Lang) -> String {
    let (base, reform) = (words::BASELINE.get(lang), words::REFORM.get(lang));
    pick(
        lang,
        format!("{of}：{base}{before}，{reform}{after}"),
        format!("{of}: {base} {before}, {reform} {after}"),
    )
}

/// Named bars, each with its value on both sides and the difference.
pub fn bars(
    unit: Unit,
    names: &[String],
    (before, after): (Option<&[Option<f64>]>, &[Option<f64>]),
    lang: Lang,
) -> String {
    let value = |x: Option<f64>| x.map_or("–".to_owned(), |x| format::level(unit, x, lang));
    let one = |(i, name): (usize, &String)| {
        let now = after.get(i).copied().flatten();
        let Some(before) = before else {
            return format!("{name}{}{}", phrases::colon(lang), value(now));
        };
        let old = before.get(i).copied().flatten();
        let both = sides(name, &value(old), &value(now), lang);
        match old.zip(now) {
            Some((old, now)) => {
                let moved = format::difference(unit, now - old, lang);
                let comma = phrases::comma(lang);
                let what = words::DIFFERENCE_SHORT.get(lang);
                pick(
                    lang,
                    format!("{both}{comma}{what}{moved}"),
                    format!("{both}{comma}{what} {moved}"),
                )
            }
            None => both,
        }
    };
    let all: Vec<String> = names.iter().enumerate().map(one).collect();
    all.join(pick(lang, "；", "; ").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::Month;

    fn bands(values: [f64; 3]) -> Bands {
        let drawn = vec![
            None,
            Some(values[0]),
            Some(values[1]),
            Some(values[2]),
            None,
        ];
        Bands {
            weeks: vec![6, 13, 20, 27, 30],
            days: vec![7, 7, 7, 7, 3],
            comparable: vec![true, true, true, true, false],
            q05: drawn.clone(),
            q25: drawn.clone(),
            q50: drawn.clone(),
            q75: drawn.clone(),
            q95: drawn.clone(),
            mean: drawn,
        }
    }

    fn said_of(before: Option<&Bands>, after: &Bands, lang: Lang) -> String {
        let course = DescribedLine {
            name: None,
            unit: Unit::Share,
            start: Date::from_calendar_date(2018, Month::January, 1).unwrap(),
            before: before.map(|b| (b, b.q50.as_slice())),
            after: (after, &after.q50),
        };
        course.text(lang)
    }

    #[test]
    fn a_line_tells_its_start_its_end_and_the_difference() {
        let (before, after) = (bands([0.5, 0.55, 0.6]), bands([0.5, 0.6, 0.65]));
        assert_eq!(
            said_of(Some(&before), &after, Lang::Zh),
            "起2018-01-14：基线50.0%，调整后50.0%；止2018-01-28：基线60.0%，调整后65.0%；差别+5.0个百分点"
        );
        assert_eq!(
            said_of(None, &after, Lang::En),
            "start 2018-01-14: 50.0%; end 2018-01-28: 65.0%; Change +15.0 pp"
        );
    }

    #[test]
    fn bars_tell_both_sides() {
        let names = ["A".to_owned(), "B".to_owned()];
        let (before, after) = ([Some(0.2), None], [Some(0.3), Some(0.4)]);
        let said = bars(Unit::Share, &names, (Some(&before), &after), Lang::En);
        assert_eq!(
            said,
            "A: Baseline 20.0%, Reform 30.0%, Difference +10.0 pp; B: Baseline –, Reform 40.0%"
        );
    }
}
