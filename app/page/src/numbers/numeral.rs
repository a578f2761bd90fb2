//! Numbers as people type them and as they stand in a box: exact both ways.
//!
//! What: [`read`] accepts what people type or paste, or what an input method writes: full-width digits, grouped thousands, a percent sign, the
//! unit, 万 and 亿. [`written`] gives the shortest decimal that reads back as the value. Why: values are scaled in decimal text, not by
//! multiplication, so that 29% is 0.29 and not 0.28999999999999998. Nothing is rounded or clamped.

/// What a box takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    /// Least and greatest value.
    pub range: (f64, f64),
    /// Only whole numbers.
    pub whole: bool,
    /// How its value is written.
    pub notation: Notation,
    /// The unit behind the box; it may be typed too.
    pub unit: String,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As it is.
    Plain,
    /// A share from 0 to 1 as a percentage.
    Percent,
}

impl Notation {
    /// The sign behind the digits; empty without one.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Percent => "%",
        }
    }

    /// Powers of ten between the value and what is written.
    const fn powers(self) -> i32 {
        match self {
            Self::Plain => 0,
            Self::Percent => 2,
        }
    }
}

/// Why what was typed is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRefusal {
    /// There is nothing.
    Empty,
    /// It is no number.
    NotANumber,
    /// Commas do not stand before every three digits.
    Commas,
    /// A percent sign where no percentage stands.
    NoPercentage,
    /// It is not whole.
    NotWhole,
    /// It is outside the range.
    Outside,
}

/// Characters of the longest number that is looked at.
const LONGEST: usize = 60;

/// The value that a text stands for.
///
/// # Errors
/// When it stands for none, or for one that is not allowed.
pub fn read(text: &str, allowed: &Allowed) -> Result<f64, NumberRefusal> {
    let plain = narrow(text);
    if plain.is_empty() {
        return Err(NumberRefusal::Empty);
    }
    if plain.len() > LONGEST {
        return Err(NumberRefusal::NotANumber);
    }
    let (digits, powers) = without_unit(&plain, allowed)?;
    let value = decimal(digits, powers)?;
    // Zero has no sign: -0 would be another value than 0 to a hash.
    let value = if value == 0.0 { 0.0 } else { value };
    if allowed.whole && value.is_finite() && value.fract() != 0.0 {
        return Err(NumberRefusal::NotWhole);
    }
    let (low, high) = allowed.range;
    if !(low..=high).contains(&value) {
        return Err(NumberRefusal::Outside);
    }
    Ok(value)
}

/// Full-width characters as ASCII ones, in small letters, without what cannot be seen at either end.
pub fn narrow(text: &str) -> String {
    let one = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '−' | '–' | '—' | '‐' | '‑' | '﹣' => '-',
        '﹪' => '%',
        '、' => ',',
        '\u{200b}' | '\u{feff}' => ' ',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let text: String = text.chars().map(one).collect();
    text.trim().to_lowercase()
}

/// The digits without what stands behind them, and the powers of ten that this means.
fn without_unit<'a>(text: &'a str, allowed: &Allowed) -> Result<(&'a str, i32), NumberRefusal> {
    let unit = narrow(&allowed.unit);
    let (text, signed) = match cut(text, "%") {
        Some(_) if allowed.notation == Notation::Plain => return Err(NumberRefusal::NoPercentage),
        Some(text) => (text, true),
        None => (text, false),
    };
    let text = if signed {
        text
    } else {
        cut(text, &unit).unwrap_or(text)
    };
    let larger = [("万", 4), ("亿", 8)];
    let found = larger
        .into_iter()
        .find_map(|(word, powers)| Some((cut(text, word)?, powers)));
    let (text, powers) = found.unwrap_or((text, 0));
    Ok((text, powers - allowed.notation.powers()))
}

/// What stands before an ending; none without it.
fn cut<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let before = text.strip_suffix(end).filter(|_| !end.is_empty());
    before.map(str::trim_end)
}

/// The double nearest to a decimal text times a power of ten.
fn decimal(text: &str, powers: i32) -> Result<f64, NumberRefusal> {
    let (mantissa, exponent) = match text.split_once('e') {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent
                .parse::<i32>()
                .map_err(|_| NumberRefusal::NotANumber)?,
        ),
        None => (text, 0),
    };
    let (sign, size) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let whole = without_commas(whole)?;
    if !all_digits(fraction) || whole.is_empty() && fraction.is_empty() {
        return Err(NumberRefusal::NotANumber);
    }
    let powers = exponent.checked_add(powers).ok_or(NumberRefusal::Outside)?;
    format!("{sign}{whole}.{fraction}e{powers}")
        .parse()
        .map_err(|_| NumberRefusal::NotANumber)
}

/// Digits without the commas or spaces that stand before every three of them.
fn without_commas(text: &str) -> Result<String, NumberRefusal> {
    if !text
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b',' || b == b' ')
    {
        return Err(NumberRefusal::NotANumber);
    }
    let mut groups = text.split([',', ' ']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let good = rest.is_empty()
        || (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    if !good {
        return Err(NumberRefusal::Commas);
    }
    Ok(format!("{first}{}", rest.concat()))
}

/// The shortest decimal that stands for a value, without a percent sign.
pub fn written(value: f64, notation: Notation) -> String {
    let short = format!("{value:e}");
    let Some((mantissa, exponent)) = short.split_once('e') else {
        return short;
    };
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let exponent = exponent.parse::<i32>().unwrap_or(0) + notation.powers();
    if value == 0.0 || !(-30..=30).contains(&exponent) {
        return if value == 0.0 { "0".to_owned() } else { short };
    }
    format!("{sign}{}", placed(&digits, exponent))
}

/// Digits with the decimal point behind the first, moved by so many places.
fn placed(digits: &str, exponent: i32) -> String {
    let before = exponent + 1;
    if before <= 0 {
        return format!("0.{}{digits}", "0".repeat(before.unsigned_abs() as usize));
    }
    let before = before as usize;
    if digits.len() <= before {
        return format!("{digits}{}", "0".repeat(before - digits.len()));
    }
    format!("{}.{}", &digits[..before], &digits[before..])
}

#[cfg(test)]
mod tests;
