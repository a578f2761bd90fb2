//! Numbers and dates as people write them: full-width digits, thousands separators, decimals without a leading zero,
//! percentages, dates with slashes.
//!
//! A text that is not clearly a single number or date is rejected.

use time::{Date, Month};

use gongzhi_base::text::Text;

/// The text without surrounding spaces, with full-width characters replaced by ASCII.
pub(super) fn narrow(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{3000}' => ' ',
        '−' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let text: String = text.chars().map(plain).collect();
    text.trim().to_owned()
}

/// The finite number that a text denotes; `None` if it is not one.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = narrow(text).replace('_', "");
    let ungrouped = without_groups(&text)?;
    let digits = ungrouped.bytes().any(|b| b.is_ascii_digit());
    let number: f64 = ungrouped.parse().ok().filter(|_| digits)?;
    // −0 becomes 0.
    number.is_finite().then_some(number + 0.0)
}

/// The whole number that a text denotes; `None` if it is too large for a float to represent exactly.
pub(super) fn whole(text: &str) -> Option<i64> {
    let plain = without_groups(&narrow(text))?;
    let exact = plain.strip_prefix('+').unwrap_or(&plain).parse().ok();
    exact.or_else(|| whole_of(number(text)?))
}

/// The float as a whole number; `None` if it has a fraction or is too large to be exact.
pub(super) fn whole_of(x: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (x.fract() == 0.0 && x.abs() <= EXACT).then_some(x as i64)
}

/// The share, 0 to 1, that a percentage such as `40%` denotes.
pub(super) fn percent(text: &str) -> Option<f64> {
    let text = narrow(text);
    Some(share_of_percent(number(text.strip_suffix('%')?)?))
}

/// The share of a percentage, without the rounding error of a division by 100.
fn share_of_percent(percent: f64) -> f64 {
    (percent * 1e10).round() / 1e12
}

/// The digits without thousands separators; `None` if commas are elsewhere.
fn without_groups(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let unsigned = whole.strip_prefix(['+', '-']).unwrap_or(whole);
    let mut groups = unsigned.split(',');
    let is_digits = |g: &str| g.bytes().all(|b| b.is_ascii_digit());
    let first = groups
        .next()
        .is_some_and(|g| (1..=3).contains(&g.len()) && is_digits(g));
    let others = groups.all(|g| g.len() == 3 && is_digits(g));
    (first && others && !rest.contains(',')).then(|| text.replace(',', ""))
}

/// The date that a text such as `2019-08-10` denotes.
pub(super) fn date(text: &str) -> Option<Date> {
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let month: u8 = month.parse().ok()?;
    Date::from_calendar_date(
        year.parse().ok()?,
        month.try_into().ok()?,
        day.parse().ok()?,
    )
    .ok()
}

/// What is wrong with a text that should be a date, and what to write instead; `None` if it does not look like a
/// date.
pub(super) fn wrong_day(text: &str) -> Option<(Text, Text)> {
    let text = narrow(text)
        .replace(['年', '月', '/', '.'], "-")
        .replace(['日', '号'], "");
    let mut parts = text.split('-').map(str::trim);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, number, day): (i32, u8, u8) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if parts.next().is_some() || !(1000..=9999).contains(&year) {
        return None;
    }
    let Ok(month) = Month::try_from(number) else {
        let message = Text::new(
            format!("一年没有第 {number} 个月。"),
            format!("There is no month {number}."),
        );
        return Some((
            message,
            Text::new("月份写 01 至 12。", "Months are written 01 to 12."),
        ));
    };
    let last = month.length(year);
    if (1..=last).contains(&day) {
        let plain = format!("{year:04}-{number:02}-{day:02}");
        let message = Text::new("日期的写法不对。", "This is not a valid date.");
        return Some((
            message,
            Text::new(format!("写作 \"{plain}\"。"), format!("Write \"{plain}\".")),
        ));
    }
    let message = Text::new(
        format!("{year} 年 {number} 月没有 {day} 日。"),
        format!("There is no {day} {month} {year}."),
    );
    let hint = Text::new(
        format!("这个月的最后一天是 {year:04}-{number:02}-{last:02}。"),
        format!("The last day of that month is {year:04}-{number:02}-{last:02}."),
    );
    Some((message, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, x) in [
            (".4", Some(0.4)),
            ("1,904", Some(1904.0)),
            ("１，９０４", Some(1904.0)),
            ("+6000.0", Some(6000.0)),
            ("−0.0", Some(0.0)),
            ("1_000", Some(1000.0)),
            ("1,90", None),
            ("19,04.5", None),
            (",904", None),
            ("inf", None),
            ("nan", None),
            ("", None),
            ("八百", None),
            ("800户", None),
        ] {
            assert_eq!(number(text), x, "{text}");
        }
        assert!(number("-0").is_some_and(f64::is_sign_positive));
        assert_eq!(whole("133.0"), Some(133));
        assert_eq!(whole("133.5"), None);
        assert_eq!(whole("9223372036854775807"), Some(i64::MAX));
        assert_eq!(percent("７％"), Some(0.07));
        assert_eq!(percent("40"), None);
    }

    #[test]
    fn a_day_that_is_none_is_told_from_one_that_is_written_otherwise() {
        let of = |text: &str| wrong_day(text).map(|(m, h)| (m.zh, m.en, h.en));
        let (zh, en, hint) = of("2018-02-29").unwrap();
        assert_eq!(zh, "2018 年 2 月没有 29 日。");
        assert_eq!(en, "There is no 29 February 2018.");
        assert!(hint.contains("2018-02-28"), "{hint}");
        for text in ["2018/3/4", "2018年3月4日", "2018.03.04", "２０１８-３-４"] {
            assert!(of(text).unwrap().2.contains("2018-03-04"), "{text}");
        }
        assert_eq!(of("tomorrow"), None);
        assert!(of("2018-13-01").is_some());
    }
}
