use super::*;

fn any(text: &str) -> Result<f64, NumberRefusal> {
    let allowed = Allowed {
        range: (-1e9, 1e9),
        whole: false,
        notation: Notation::Plain,
        unit: "元/年".to_owned(),
    };
    read(text, &allowed)
}

fn share(text: &str) -> Result<f64, NumberRefusal> {
    let allowed = Allowed {
        range: (0.0, 0.95),
        whole: false,
        notation: Notation::Percent,
        unit: "%".to_owned(),
    };
    read(text, &allowed)
}

fn grid(text: &str) -> Result<f64, NumberRefusal> {
    let allowed = Allowed {
        range: (10.0, 1000.0),
        whole: true,
        notation: Notation::Plain,
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
    assert_eq!(share("96"), Err(NumberRefusal::Outside));
    assert_eq!(any("40%"), Err(NumberRefusal::NoPercentage));
}

#[test]
fn a_whole_number_may_have_a_point_but_no_fraction() {
    assert_eq!(grid("133.0"), Ok(133.0));
    assert_eq!(grid("133 户"), Ok(133.0));
    assert_eq!(grid("133.5"), Err(NumberRefusal::NotWhole));
    assert_eq!(grid("9"), Err(NumberRefusal::Outside));
    assert_eq!(grid("1e999"), Err(NumberRefusal::Outside));
}

#[test]
fn what_is_no_number_is_refused_for_what_it_is() {
    for text in [
        "abc", "-", ".", "1.2.3", "1e", "e5", "--1", "1-2", "NaN", "inf", "0x10", "٣",
    ] {
        assert_eq!(any(text), Err(NumberRefusal::NotANumber), "{text}");
    }
    assert_eq!(any(&"9".repeat(10_000)), Err(NumberRefusal::NotANumber));
    for text in ["19,04", "1,9", ",190", "1904,000", "1,,904"] {
        assert_eq!(any(text), Err(NumberRefusal::Commas), "{text}");
    }
    for text in ["", "  ", "\u{3000}"] {
        assert_eq!(any(text), Err(NumberRefusal::Empty), "{text}");
    }
}

#[test]
fn what_is_written_is_short_and_reads_back_to_the_same_value() {
    let cases = [
        (150.0, Notation::Plain, "150"),
        (0.29, Notation::Percent, "29"),
        (0.456, Notation::Percent, "45.6"),
        (0.07, Notation::Percent, "7"),
        (0.0, Notation::Percent, "0"),
        (-0.5, Notation::Plain, "-0.5"),
        (0.00003, Notation::Plain, "0.00003"),
        (200_000.0, Notation::Plain, "200000"),
        (0.123_456_789, Notation::Plain, "0.123456789"),
        (1.0, Notation::Percent, "100"),
    ];
    for (value, notation, text) in cases {
        assert_eq!(written(value, notation), text);
        let allowed = Allowed {
            range: (f64::MIN, f64::MAX),
            whole: false,
            notation,
            unit: String::new(),
        };
        assert_eq!(read(text, &allowed), Ok(value));
    }
}
