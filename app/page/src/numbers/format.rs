//! Numbers for display: grouped thousands, a true minus sign, units in the reader's language.
//!
//! Only displayed values are rounded.

use std::fmt;

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::text::Lang;

use super::numeral::{Notation, written};
use crate::language::pick;

const MINUS: char = '\u{2212}';
const NOTHING: &str = "–";

/// A number with `digits` decimals.
pub fn decimal(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    let text = rounded(value.abs(), digits);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 && !rounds_to_zero(value, digits) {
        out.push(MINUS);
    }
    out.push_str(&separated(whole));
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A number with `digits` decimals, and a plus sign if it is positive.
pub fn signed(value: f64, digits: usize) -> String {
    let text = decimal(value, digits);
    if value > 0.0 && !rounds_to_zero(value, digits) {
        format!("+{text}")
    } else {
        text
    }
}

/// A share (0 to 1) in whole percent.
pub fn percent(share: f64) -> String {
    format!("{}%", decimal(share * 100.0, 0))
}

/// Whether a number rounds to zero at `digits` decimals; true for an undefined number too.
pub fn rounds_to_zero(value: f64, digits: usize) -> bool {
    !value.is_finite() || rounded(value.abs(), digits).parse() == Ok(0.0)
}

/// The number of decimals for a level in this unit.
pub fn digits(unit: Unit, value: f64) -> usize {
    match unit {
        Unit::Share | Unit::Workdays | Unit::PerThousandYear | Unit::Points => 1,
        Unit::Number if value.abs() < 10.0 => 3,
        Unit::Number if value.abs() < 1000.0 => 1,
        Unit::Staff | Unit::PerYear => 1,
        _ => 0,
    }
}

/// A level with its unit.
pub fn level(unit: Unit, value: f64, lang: Lang) -> String {
    let digits = digits(unit, value);
    match unit {
        Unit::Share => format!("{}%", decimal(value * 100.0, digits)),
        Unit::Yuan | Unit::YuanPerYear => money(value, lang),
        Unit::Number => decimal(value, digits),
        Unit::PerThousandYear => decimal(value, digits),
        unit => with_unit(&decimal(value, digits), unit, lang),
    }
}

/// A difference for display: a signed number and, separately, its unit.
///
/// They are separate because both ends of an interval share a unit, and because a difference that rounds to zero has no direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownDifference {
    /// The number with its sign; money includes its multiple, such as 万.
    pub number: String,
    /// The unit after the number; empty if there is none.
    pub unit: String,
    /// Whether it rounds to zero.
    pub is_zero: bool,
}

impl ShownDifference {
    /// A difference, rounded to suit its unit.
    pub fn of(unit: Unit, value: f64, lang: Lang) -> Self {
        let rounded = Rounded::of(unit, value, lang);
        Self {
            number: format!("{}{}", signed(rounded.value, rounded.digits), rounded.step),
            unit: unit_of_difference(unit, lang),
            is_zero: rounds_to_zero(rounded.value, rounded.digits),
        }
    }

    /// A relative difference, in whole percent.
    pub fn relative(share: f64) -> Self {
        Self {
            number: signed(share * 100.0, 0),
            unit: "%".to_owned(),
            is_zero: rounds_to_zero(share * 100.0, 0),
        }
    }
}

impl fmt::Display for ShownDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit)
    }
}

/// A difference with its sign and unit.
pub fn difference(unit: Unit, value: f64, lang: Lang) -> String {
    ShownDifference::of(unit, value, lang).to_string()
}

/// A width of differences, such as a standard deviation: unsigned, with its unit.
pub fn width(unit: Unit, value: f64, lang: Lang) -> String {
    let rounded = Rounded::of(unit, value.abs(), lang);
    let number = decimal(rounded.value, rounded.digits);
    format!("{number}{}{}", rounded.step, unit_of_difference(unit, lang))
}

/// A rounded difference: its value in a multiple such as 万, and that multiple.
struct Rounded {
    value: f64,
    digits: usize,
    step: &'static str,
}

impl Rounded {
    fn of(unit: Unit, value: f64, lang: Lang) -> Self {
        let digits = digits(unit, value);
        match unit {
            Unit::Yuan | Unit::YuanPerYear => Self::money(value, lang),
            Unit::Share => Self {
                value: value * 100.0,
                digits,
                step: "",
            },
            _ => Self {
                value,
                digits,
                step: "",
            },
        }
    }

    /// Yuan in the multiples that each language uses.
    fn money(yuan: f64, lang: Lang) -> Self {
        let (by, step) = match (lang, yuan.abs()) {
            (Lang::Zh, size) if size >= 1e8 => (1e8, "亿"),
            (Lang::Zh, size) if size >= 1e4 => (1e4, "万"),
            (Lang::En, size) if size >= 1e6 => (1e6, " m"),
            (Lang::En, size) if size >= 1e4 => (1e3, " k"),
            _ => {
                return Self {
                    value: yuan,
                    digits: 0,
                    step: "",
                };
            }
        };
        let value = yuan / by;
        let digits = match value.abs() {
            size if size < 10.0 => 2,
            size if size < 1000.0 => 1,
            _ => 0,
        };
        Self {
            value,
            digits,
            step,
        }
    }
}

/// The unit after a difference.
fn unit_of_difference(unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Share => points(lang).to_owned(),
        Unit::Yuan | Unit::YuanPerYear => yuan(lang).to_owned(),
        Unit::Number | Unit::PerThousandYear => String::new(),
        unit => with_unit("", unit, lang),
    }
}

/// The word for percentage points.
pub const fn points(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "个百分点",
        Lang::En => " pp",
    }
}

fn with_unit(text: &str, unit: Unit, lang: Lang) -> String {
    let unit = unit.label().get(lang);
    match lang {
        Lang::Zh => format!("{text}{unit}"),
        Lang::En => format!("{text} {unit}"),
    }
}

/// Yuan in the multiples that each language uses.
pub fn money(value: f64, lang: Lang) -> String {
    let rounded = Rounded::money(value, lang);
    let number = decimal(rounded.value, rounded.digits);
    format!("{number}{}{}", rounded.step, yuan(lang))
}

/// The word for yuan after a number.
const fn yuan(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "元",
        Lang::En => " yuan",
    }
}

/// The value of a parameter as written in a file.
pub fn raw(value: &Value) -> String {
    let row = |v: &Vec<f64>| v.iter().map(|x| plain(*x)).collect::<Vec<_>>().join("/");
    match value {
        Value::Bool(on) => on.to_string(),
        Value::Int(i) => i.to_string(),
        Value::Float(x) => plain(*x),
        Value::Choice(s) => s.clone(),
        Value::Vector(v) => row(v),
        Value::Matrix(m) => m.iter().map(row).collect::<Vec<_>>().join(";"),
    }
}

/// The value of a parameter for display.
pub fn value(value: &Value, unit: Unit, lang: Lang) -> String {
    match value {
        Value::Bool(true) => crate::i18n::words::YES.get(lang).to_owned(),
        Value::Bool(false) => crate::i18n::words::NO.get(lang).to_owned(),
        Value::Int(i) => param(*i as f64, unit, lang),
        Value::Float(x) => param(*x, unit, lang),
        Value::Choice(s) => s.clone(),
        Value::Vector(v) => v
            .iter()
            .map(|x| param(*x, unit, lang))
            .collect::<Vec<_>>()
            .join(" · "),
        Value::Matrix(m) => pick(
            lang,
            format!("{}项", m.concat().len()),
            format!("{} values", m.concat().len()),
        ),
    }
}

/// A share as a percentage with all its decimals.
pub fn share(x: f64) -> String {
    format!("{}%", grouped(&written(x, Notation::Percent)))
}

/// One number of a parameter for display.
pub fn param(x: f64, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Share => share(x),
        Unit::Number => plain(x),
        unit => with_unit(&plain(x), unit, lang),
    }
}

/// A magnitude with `digits` decimals. Ties round up, as in the charts' tooltips and everyday rounding; the standard library rounds ties to
/// even.
fn rounded(size: f64, digits: usize) -> String {
    /// A value that equals a tie in this many decimals is a tie, as long as few digits are shown.
    const EXACT: usize = 30;
    let exact = format!("{size:.*}", digits + EXACT);
    let is_tie = exact.get(exact.len() - EXACT..).is_some_and(|rest| {
        rest.strip_prefix('5')
            .is_some_and(|zeros| zeros.trim_end_matches('0').is_empty())
    });
    let shown = if is_tie { size.next_up() } else { size };
    format!("{shown:.digits$}")
}

/// The shortest decimal that reads back as this value.
pub fn plain(x: f64) -> String {
    grouped(&written(x, Notation::Plain))
}

/// A decimal text with grouped thousands and a true minus sign.
pub fn grouped(text: &str) -> String {
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => (MINUS.to_string(), size),
        None => (String::new(), text),
    };
    let end = size
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(size.len());
    let (whole, rest) = size.split_at(end);
    format!("{sign}{}{rest}", separated(whole))
}

fn separated(whole: &str) -> String {
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests;
