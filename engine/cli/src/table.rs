//! Numbers for readers, and tables that stay aligned when Chinese and Latin text are mixed.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::text::{Lang, Text};
use unicode_width::UnicodeWidthStr;

/// Shown for a missing number.
pub const NONE: &str = "—";

/// Formats rows as a table: the first column left-aligned, the others right-aligned.
pub fn lay_out(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| {
        rows.iter()
            .filter_map(|r| r.get(c))
            .map(|s| s.width())
            .max()
    };
    let widths: Vec<usize> = (0..columns).map(|c| width(c).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let padding = " ".repeat(width.saturating_sub(cell.width()));
            if place == 0 {
                line.push_str(&format!("{cell}{padding}"));
            } else {
                line.push_str(&format!("  {padding}{cell}"));
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Column headings, each given in Chinese and English.
pub fn heads(words: &[(&str, &str)], lang: Lang) -> Vec<String> {
    words
        .iter()
        .map(|(zh, en)| if lang == Lang::Zh { *zh } else { *en })
        .map(str::to_owned)
        .collect()
}

/// A cell for yes or no.
pub fn yes_or_no(yes: bool, lang: Lang) -> String {
    let word = if yes {
        Text::new("是", "yes")
    } else {
        Text::new("否", "no")
    };
    word.get(lang).to_owned()
}

/// A value with its unit: `74.3%`, `1,904 件`, `1.20 亿元`.
pub fn value(number: Option<f64>, unit: Unit, lang: Lang) -> String {
    let Some(x) = number else {
        return NONE.to_owned();
    };
    if unit == Unit::Share {
        return format!("{}%", plain(100.0 * x, 1));
    }
    let (scaled, decimals, word) = scale(x, unit, lang);
    let space = if word.is_empty() { "" } else { " " };
    format!("{}{space}{word}", plain(scaled, decimals))
}

/// The unit for a column's heading, and the unit for its values. Shares and money keep theirs in every value.
pub fn unit_once(unit: Unit, lang: Lang) -> (Unit, &'static str) {
    match unit {
        Unit::Share | Unit::Yuan => (unit, ""),
        other => (Unit::Number, other.label().get(lang)),
    }
}

/// A difference with its sign; differences of shares are in percentage points.
pub fn signed(number: Option<f64>, unit: Unit, lang: Lang) -> String {
    let Some(x) = number else {
        return NONE.to_owned();
    };
    let text = match (unit, lang) {
        (Unit::Share, Lang::Zh) => format!("{} 个百分点", plain(100.0 * x, 1)),
        (Unit::Share, Lang::En) => format!("{} pp", plain(100.0 * x, 1)),
        _ => value(number, unit, lang),
    };
    if text.starts_with('−') || !text.contains(|c: char| ('1'..='9').contains(&c)) {
        text
    } else {
        format!("+{text}")
    }
}

/// A standard deviation, formatted without a sign.
pub fn width(number: Option<f64>, unit: Unit, lang: Lang) -> String {
    let text = signed(number, unit, lang);
    text.trim_start_matches('+').to_owned()
}

/// An interval of differences; the unit is written once, at the end.
pub fn interval([low, high]: [f64; 2], unit: Unit, lang: Lang) -> String {
    let [low, high] = [low, high].map(|x| signed(Some(x), unit, lang));
    let (number, word) = low.split_once(' ').unwrap_or((&low, ""));
    if unit == Unit::Share {
        let high = high
            .split_once(' ')
            .map_or(high.as_str(), |(number, _)| number);
        return join(number, high, lang);
    }
    let same = high.split_once(' ').is_some_and(|(_, other)| other == word);
    join(if same { number } else { &low }, &high, lang)
}

/// Two written bounds as an interval.
pub fn join(low: &str, high: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{low} 至 {high}"),
        Lang::En => format!("{low} to {high}"),
    }
}

fn scale(x: f64, unit: Unit, lang: Lang) -> (f64, usize, &'static str) {
    let size = x.abs();
    match (unit, lang) {
        (Unit::Yuan, Lang::Zh) if size >= 1e8 => (x / 1e8, 2, "亿元"),
        (Unit::Yuan, Lang::Zh) if size >= 1e4 => (x / 1e4, 1, "万元"),
        (Unit::Yuan, Lang::En) if size >= 1e9 => (x / 1e9, 2, "bn yuan"),
        (Unit::Yuan, Lang::En) if size >= 1e6 => (x / 1e6, 1, "m yuan"),
        _ => {
            let decimals = if size >= 100.0 || size.fract() == 0.0 {
                0
            } else {
                2
            };
            (x, decimals, unit.label().get(lang))
        }
    }
}

/// A number with grouped thousands and a true minus sign.
fn plain(x: f64, decimals: usize) -> String {
    let written = format!("{:.decimals$}", x.abs());
    let (whole, rest) = written.split_at(written.find('.').unwrap_or(written.len()));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let zero = !written.contains(|c: char| ('1'..='9').contains(&c));
    let sign = if x < 0.0 && !zero { "−" } else { "" };
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_straight_with_wide_characters() {
        let rows = [
            vec!["指标".to_owned(), "值".to_owned()],
            vec!["a".to_owned(), "1,904".to_owned()],
        ];
        assert_eq!(lay_out(&rows), "指标     值\na     1,904\n");
    }

    #[test]
    fn numbers_are_written_for_people() {
        let zh = |x, unit| value(Some(x), unit, Lang::Zh);
        assert_eq!(zh(0.7434, Unit::Share), "74.3%");
        assert_eq!(zh(1904.0, Unit::Petitions), "1,904 件");
        assert_eq!(zh(3.456, Unit::Workdays), "3.46 个工作日");
        assert_eq!(zh(123_456_789.0, Unit::Yuan), "1.23 亿元");
        assert_eq!(zh(-25_000.0, Unit::Yuan), "−2.5 万元");
        assert_eq!(value(Some(2.5e6), Unit::Yuan, Lang::En), "2.5 m yuan");
        assert_eq!(value(None, Unit::Share, Lang::En), NONE);
        assert_eq!(value(Some(1234.5678), Unit::Number, Lang::En), "1,235");
    }

    #[test]
    fn differences_carry_their_sign_and_zero_has_none() {
        let zh = |x| signed(Some(x), Unit::Share, Lang::Zh);
        assert_eq!(zh(0.07), "+7.0 个百分点");
        assert_eq!(zh(-0.07), "−7.0 个百分点");
        assert_eq!(zh(-0.00001), "0.0 个百分点");
        assert_eq!(signed(Some(3.0), Unit::Petitions, Lang::En), "+3 petitions");
        assert_eq!(
            interval([0.05, 0.09], Unit::Share, Lang::Zh),
            "+5.0 至 +9.0"
        );
        assert_eq!(
            interval([-2.5e5, 2.5e5], Unit::Yuan, Lang::Zh),
            "−25.0 至 +25.0 万元"
        );
        assert_eq!(interval([1.0, 2.5], Unit::Number, Lang::En), "+1 to +2.50");
        assert_eq!(
            interval([-5000.0, 2.5e6], Unit::Yuan, Lang::En),
            "−5,000 yuan to +2.5 m yuan"
        );
    }
}
