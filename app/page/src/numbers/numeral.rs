//! Typed numbers and the text of number boxes, exact in both directions.
//!
//! [`read`] accepts typed and pasted text and the output of input methods: full-width digits, grouped thousands, a percent sign, the unit,
//! 万 and 亿. [`written`] gives the shortest decimal that reads back as the value. Values are scaled in decimal text rather than by
//! multiplication, so that 29% is 0.29 and not 0.28999999999999998. Nothing is rounded or clamped.

/// What a box accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    /// Least and greatest value.
    pub range: (f64, f64),
    /// Whether only whole numbers are allowed.
    pub whole: bool,
    /// How the value is written.
    pub notation: Notation,
    /// The unit shown behind the box; it may also be typed.
    pub unit: String,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As the number itself.
    Plain,
    /// As a percentage; the value is a share from 0 to 1.
    Percent,
}

impl Notation {
    /// The sign after the digits, or empty.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Percent => "%",
        }
    }

    /// Decimal places between the value and its written form.
    const fn powers(self) -> i32 {
        match self {
            Self::Plain => 0,
            Self::Percent => 2,
        }
    }
}

/// Why typed text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRefusal {
    /// It is empty.
    Empty,
    /// It is not a number.
    NotANumber,
    /// Commas do not separate groups of three digits.
    Commas,
    /// It has a percent sign, but the value is not a percentage.
    NoPercentage,
    /// It is not a whole number.
    NotWhole,
    /// It is outside the range.
    Outside,
}

/// Greatest number of characters considered.
const LONGEST: usize = 60;

/// The value of a text.
///
/// # Errors
/// If the text is not a number, or its value is not allowed.
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
    // Normalise -0 to 0, because the two differ in a hash.
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

/// Converts full-width characters to ASCII and letters to lower case, and trims invisible characters.
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

/// The digits without what follows them, and the power of ten for a unit such as 万 or a percent sign.
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

/// The text before `end`, or `None` if it does not end so.
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

/// The digits without separators, which must precede every group of three digits.
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

/// The shortest decimal that reads back as the value, without a percent sign.
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

/// Digits with the decimal point moved `exponent` places from behind the first digit.
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
