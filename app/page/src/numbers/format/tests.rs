//! Tests of how numbers are written: rounding, signs, units.

use super::*;

#[test]
fn thousands_are_separated_and_zero_has_no_sign() {
    assert_eq!(decimal(1_234_567.0, 0), "1,234,567");
    assert_eq!(decimal(-1904.26, 1), "−1,904.3");
    assert_eq!(decimal(-0.04, 1), "0.0");
    assert_eq!(signed(0.04, 1), "0.0");
    assert_eq!(difference(Unit::Yuan, 0.04, Lang::Zh), "0元");
    assert_eq!(signed(7.0, 0), "+7");
    assert_eq!(decimal(f64::NAN, 1), "–");
}

#[test]
fn what_rounds_to_zero_has_no_sign_and_a_tie_does_not() {
    assert!(rounds_to_zero(0.049, 1) && rounds_to_zero(f64::NAN, 1));
    assert!(!rounds_to_zero(-0.05, 1) && !rounds_to_zero(0.5, 0));
    let tiny = ShownDifference::of(Unit::Share, -0.0004, Lang::En);
    assert!(tiny.is_zero);
    assert_eq!(tiny.to_string(), "0.0 pp");
    assert_eq!(width(Unit::Yuan, 52_000.0, Lang::Zh), "5.20万元");
}

/// Test cases shared with app/js/test/formats.test.mjs.
#[derive(serde::Deserialize)]
struct Cases {
    decimal: Vec<(f64, usize, String)>,
    signed: Vec<(f64, usize, String)>,
    share: Vec<(f64, usize, String)>,
    points: Vec<(f64, String)>,
}

#[test]
fn numbers_are_rounded_as_in_the_charts() {
    let cases = include_str!("../../../../../tests/golden/rounding.json");
    let cases: Cases = serde_json::from_str(cases).unwrap();
    for (value, digits, text) in cases.decimal {
        assert_eq!(decimal(value, digits), text, "{value}");
    }
    for (value, digits, text) in cases.signed {
        assert_eq!(signed(value, digits), text, "{value}");
    }
    for (value, digits, text) in cases.share {
        let shown = match digits {
            0 => percent(value),
            _ => level(Unit::Share, value, Lang::En),
        };
        assert_eq!(shown, text, "{value}");
    }
    for (value, text) in cases.points {
        let shown = ShownDifference::of(Unit::Share, value, Lang::En);
        assert_eq!(shown.number, text, "{value}");
    }
}

#[test]
fn shares_are_percentages_and_their_differences_points() {
    assert_eq!(level(Unit::Share, 0.814, Lang::Zh), "81.4%");
    assert_eq!(difference(Unit::Share, -0.07, Lang::Zh), "−7.0个百分点");
    assert_eq!(difference(Unit::Share, 0.07, Lang::En), "+7.0 pp");
}

#[test]
fn money_is_counted_as_each_language_counts() {
    assert_eq!(money(302_000_000.0, Lang::Zh), "3.02亿元");
    assert_eq!(money(302_000_000.0, Lang::En), "302.0 m yuan");
    assert_eq!(money(200_000.0, Lang::Zh), "20.0万元");
    assert_eq!(money(47_500.0, Lang::En), "47.5 k yuan");
    let shown = ShownDifference::of(Unit::Yuan, 47_500.0, Lang::En);
    assert_eq!(
        (shown.number.as_str(), shown.unit.as_str()),
        ("+47.5 k", " yuan")
    );
}

#[test]
fn parameters_have_no_needless_zeros() {
    assert_eq!(plain(0.00003), "0.00003");
    assert_eq!(plain(150.0), "150");
    assert_eq!(plain(-1_234_567.25), "−1,234,567.25");
    assert_eq!(value(&Value::Float(0.29), Unit::Share, Lang::En), "29%");
    assert_eq!(value(&Value::Float(0.47), Unit::Share, Lang::En), "47%");
}
