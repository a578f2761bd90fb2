//! Dates as they are typed and shown in boxes.

use time::{Date, Month};

use crate::numbers::numeral::narrow;

/// Years that a date may have: typing passes through years such as 2, and no scenario is that old.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A date as written in a box: `2019-08-10`.
pub fn written(day: Date) -> String {
    day.to_string()
}

/// The date that a text means: `2019-8-10`, `2019/08/10`, `2019.8.10`, `2019年8月10日` or `20190810`, also in full-width digits; `None` if it is
/// none, or not one of the calendar.
pub fn read(text: &str) -> Option<Date> {
    let text = narrow(text.trim());
    let text = text.trim_end_matches('日');
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        let parts = text.split(['-', '/', '.', '年', '月']);
        parts.map(str::trim).collect()
    };
    let [year, month, day] = parts[..] else {
        return None;
    };
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_however_it_is_written() {
        for text in [
            "2019-08-10",
            "2019-8-10",
            " 2019/8/10 ",
            "2019.08.10",
            "2019年8月10日",
            "20190810",
            "２０１９－０８－１０",
        ] {
            let day = read(text);
            assert_eq!(day.map(written).as_deref(), Some("2019-08-10"), "{text}");
        }
        for text in [
            "",
            "2019",
            "2019-13-01",
            "2019-02-30",
            "2-08-10",
            "2019-8",
            "明天",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
