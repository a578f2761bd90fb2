//! Numbers as people type them, and as they stand in a box: exact both ways.
//!
//! What: [`read`] takes what a hand, a clipboard or an input method writes: full-width digits, thousands commas, a percent sign, the
//! unit, 万 and 亿. [`written`] gives the shortest decimal that stands for a value. Why: a value goes through decimal text alone, never
//! through a multiplication, so that 29% is 0.29 and not 0.28999999999999998. Never: rounds, or puts a number into its range.

/// What a box takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    /// Least and greatest value.
    pub range: (f64, f64),
    /// Only whole numbers.
    pub whole: bool,
    /// A share from 0 to 1 that is written as a percentage.
    pub percent: bool,
    /// The unit behind the box; it may be typed too.
    pub unit: String,
}

/// Why what was typed is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
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
pub fn read(text: &str, allowed: &Allowed) -> Result<f64, Refusal> {
    let plain = narrow(text);
    if plain.is_empty() {
        return Err(Refusal::Empty);
    }
    if plain.len() > LONGEST {
        return Err(Refusal::NotANumber);
    }
    let (digits, powers) = without_unit(&plain, allowed)?;
    let value = decimal(digits, powers)?;
    // Zero has no sign: -0 would be another value than 0 to a hash.
    let value = if value == 0.0 { 0.0 } else { value };
    if allowed.whole && value.is_finite() && value.fract() != 0.0 {
        return Err(Refusal::NotWhole);
    }
    let (low, high) = allowed.range;
    if !(low..=high).contains(&value) {
        return Err(Refusal::Outside);
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
fn without_unit<'a>(text: &'a str, allowed: &Allowed) -> Result<(&'a str, i32), Refusal> {
    let unit = narrow(&allowed.unit);
    let (text, signed) = match cut(text, "%") {
        Some(_) if !allowed.percent => return Err(Refusal::NoPercentage),
        Some(text) => (text, true),
        None => (text, false),
    };
    let text = if signed {
        text
    } else {
        cut(text, &unit).unwrap_or(text)
    };
    let share = if allowed.percent { -2 } else { 0 };
    let larger = [("万", 4), ("亿", 8)];
    let found = larger
        .into_iter()
        .find_map(|(word, powers)| Some((cut(text, word)?, powers)));
    let (text, powers) = found.unwrap_or((text, 0));
    Ok((text, powers + share))
}

/// What stands before an ending; none without it.
fn cut<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let before = text.strip_suffix(end).filter(|_| !end.is_empty());
    before.map(str::trim_end)
}

/// The double nearest to a decimal text times a power of ten.
fn decimal(text: &str, powers: i32) -> Result<f64, Refusal> {
    let (mantissa, exponent) = match text.split_once('e') {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent.parse::<i32>().map_err(|_| Refusal::NotANumber)?,
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
        return Err(Refusal::NotANumber);
    }
    let powers = exponent.checked_add(powers).ok_or(Refusal::Outside)?;
    format!("{sign}{whole}.{fraction}e{powers}")
        .parse()
        .map_err(|_| Refusal::NotANumber)
}

/// Digits without the commas or spaces that stand before every three of them.
fn without_commas(text: &str) -> Result<String, Refusal> {
    if !text
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b',' || b == b' ')
    {
        return Err(Refusal::NotANumber);
    }
    let mut groups = text.split([',', ' ']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let good = rest.is_empty()
        || (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    if !good {
        return Err(Refusal::Commas);
    }
    Ok(format!("{first}{}", rest.concat()))
}

/// The shortest decimal that stands for a value, as a percentage where it is a share.
pub fn written(value: f64, percent: bool) -> String {
    let short = format!("{value:e}");
    let Some((mantissa, exponent)) = short.split_once('e') else {
        return short;
    };
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let exponent = exponent.parse::<i32>().unwrap_or(0) + if percent { 2 } else { 0 };
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
mod tests {
    use super::*;

    fn any(text: &str) -> Result<f64, Refusal> {
        let allowed = Allowed {
            range: (-1e9, 1e9),
            whole: false,
            percent: false,
            unit: "元/年".to_owned(),
        };
        read(text, &allowed)
    }

    fn share(text: &str) -> Result<f64, Refusal> {
        let allowed = Allowed {
            range: (0.0, 0.95),
            whole: false,
            percent: true,
            unit: "%".to_owned(),
        };
        read(text, &allowed)
    }

    fn grid(text: &str) -> Result<f64, Refusal> {
        let allowed = Allowed {
            range: (10.0, 1000.0),
            whole: true,
            percent: false,
            unit: "户".to_owned(),
        };
        read(text, &allowed)
    }

    #[test]
    fn what_hands_clipboards_and_input_methods_write_is_read_exactly() {
        for (text, value) in [
            ("60", 60.0),
            (" 0.6\t", 0.6),
            ("-2.9", -2.9),
            ("１２０", 120.0),
            ("１２．５", 12.5),
            ("12。5", 12.5),
            ("－３", -3.0),
            ("−3", -3.0),
            ("+3", 3.0),
            ("1,904", 1904.0),
            ("1，904，000.5", 1_904_000.5),
            ("1 904", 1904.0),
            (".4", 0.4),
            ("5.", 5.0),
            ("1e5", 100_000.0),
            ("2E-3", 0.002),
            ("20万", 200_000.0),
            ("1.2 亿元/年", 120_000_000.0),
            ("20万元/年", 200_000.0),
            ("\u{3000}7\u{200b}", 7.0),
        ] {
            assert_eq!(any(text), Ok(value), "{text}");
        }
        assert!(any("-0").is_ok_and(|x| x.to_bits() == 0));
    }

    #[test]
    fn a_share_is_typed_as_a_percentage_with_or_without_its_sign() {
        for percent in 0..=95 {
            let expected = Ok(f64::from(percent) / 100.0);
            for text in [
                format!("{percent}"),
                format!("{percent}%"),
                format!("{percent} ％"),
            ] {
                assert_eq!(share(&text), expected, "{text}");
            }
        }
        assert_eq!(share("45.6"), Ok(0.456));
        assert_eq!(share("0.6"), Ok(0.006));
        assert_eq!(share("96"), Err(Refusal::Outside));
        assert_eq!(any("40%"), Err(Refusal::NoPercentage));
    }

    #[test]
    fn a_whole_number_may_have_a_point_but_no_fraction() {
        assert_eq!(grid("133.0"), Ok(133.0));
        assert_eq!(grid("133 户"), Ok(133.0));
        assert_eq!(grid("133.5"), Err(Refusal::NotWhole));
        assert_eq!(grid("9"), Err(Refusal::Outside));
        assert_eq!(grid("1e999"), Err(Refusal::Outside));
    }

    #[test]
    fn what_is_no_number_is_refused_for_what_it_is() {
        for text in [
            "abc", "-", ".", "1.2.3", "1e", "e5", "--1", "1-2", "NaN", "inf", "0x10", "٣",
        ] {
            assert_eq!(any(text), Err(Refusal::NotANumber), "{text}");
        }
        assert_eq!(any(&"9".repeat(10_000)), Err(Refusal::NotANumber));
        for text in ["19,04", "1,9", ",190", "1904,000", "1,,904"] {
            assert_eq!(any(text), Err(Refusal::Commas), "{text}");
        }
        for text in ["", "  ", "\u{3000}"] {
            assert_eq!(any(text), Err(Refusal::Empty), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_short_and_reads_back_to_the_same_value() {
        let cases = [
            (150.0, false, "150"),
            (0.29, true, "29"),
            (0.456, true, "45.6"),
            (0.07, true, "7"),
            (0.0, true, "0"),
            (-0.5, false, "-0.5"),
            (0.00003, false, "0.00003"),
            (200_000.0, false, "200000"),
            (0.123_456_789, false, "0.123456789"),
            (1.0, true, "100"),
        ];
        for (value, percent, text) in cases {
            assert_eq!(written(value, percent), text);
            let allowed = Allowed {
                range: (f64::MIN, f64::MAX),
                whole: false,
                percent,
                unit: String::new(),
            };
            assert_eq!(read(text, &allowed), Ok(value));
        }
    }
}
