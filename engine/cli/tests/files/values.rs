//! Numbers, days and texts as people write them, and texts that are not TOML.

use super::*;

#[test]
fn numbers_and_days_are_read_or_explained() {
    let text = format!(
        "{HEAD}{}[params]\ngrid_households = 100.0\n",
        SMALL.replace("6000", "6000.0")
    );
    taken("whole", &text);
    assert_eq!(
        flat("whole", &text)["place"]["residents"].as_integer(),
        Some(6000)
    );
    let share = |value: &str| format!("{HEAD}{SMALL}[params]\nadmin_task_share = {value}\n");
    for value in ["\"40%\"", "40%", "\"0.4\""] {
        let (zh, en) = one("share", &share(value));
        assert!(
            zh.contains("写作 0.4") && en.contains("Write 0.4"),
            "{zh}{en}"
        );
    }
    let (zh, en) = one("feb", &HEAD.replace("2018-04-30", "2018-02-29"));
    assert!(
        zh.contains("2018 年 2 月没有 29 日") && en.contains("There is no 29 February 2018"),
        "{zh}{en}"
    );
    let (_, en) = one("feb", &HEAD.replace("\"2018-04-30\"", "2018-02-29"));
    assert!(en.contains("There is no 29 February 2018"), "{en}");
    let (_, en) = one("slashes", &HEAD.replace("2018-04-30", "2018/4/30"));
    assert!(en.contains("2018-04-30"), "{en}");
    let seed = |value: &str| format!("{HEAD}{SMALL}[experiment]\nseed = {value}\n");
    let (_, en) = one("seed", &seed("-1"));
    let bound = en
        .split(" to ")
        .nth(1)
        .unwrap()
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap();
    taken("seed", &seed(bound));
    let (_, en) = one("large", &seed("99999999999999999999"));
    assert!(en.contains("too large"), "{en}");
    let (_, en) = one(
        "shock",
        &format!("{HEAD}{SMALL}[[shocks]]\nid = \"s1\"\ndate = \"2018-03-04\"\ndays = 0\n"),
    );
    assert!(en.contains("`shocks[s1].days`"), "{en}");
    let (_, en) = one(
        "tests",
        &format!("{HEAD}{SMALL}[[tests]]\nrule = \"voice\"\nexpect = 1\nmargin = -1\n"),
    );
    assert!(en.contains("`tests[1].margin`"), "{en}");
    taken(
        "shares",
        &format!(
            "{HEAD}{SMALL}housing = {{ old = 0.333, commodity = 0.333, resettlement = 0.333 }}\n"
        ),
    );
    let (_, en) = one(
        "shares",
        &format!("{HEAD}{SMALL}housing = {{ old = 0.3, commodity = 0.3, resettlement = 0.3 }}\n"),
    );
    assert!(en.contains("they add up to 0.9."), "{en}");
}

#[test]
fn nothing_tells_minus_zero_from_zero() {
    let here = folder("zero");
    let hash = |value: &str| {
        let text = format!("{HEAD}{SMALL}[params]\nadmin_task_share = {value}\n");
        fs::write(here.join("f.toml"), text).unwrap();
        ask(&here, "check f.toml", "en").1
    };
    assert_eq!(hash("-0.0"), hash("0.0"));
    assert_eq!(hash("-0.0"), hash("0"));
}

#[test]
fn marks_of_a_chinese_keyboard_are_named_with_what_to_type() {
    let text = format!("{}{SMALL}", HEAD.replace("\"小城\"", "“小城”"));
    let (zh, en) = one("marks", &text);
    assert!(zh.contains("“") && zh.contains("半角的 \""), "{zh}");
    assert!(en.contains("Type a plain \""), "{en}");
}

#[test]
fn what_is_no_toml_is_told_in_one_language() {
    for text in [
        "format = \n",
        "a\n",
        "x = \"abc\n",
        "x = [1, 2\n",
        "a = 1\na = 2\n",
        "x = abc\n",
        "x = 007\n",
    ] {
        let (zh, en) = one("toml", text);
        assert!(!has_chinese(&en), "{en}");
        let raw = ["expected", "invalid", "missing", "unclosed", "duplicate"];
        assert!(raw.iter().all(|word| !zh.contains(word)), "{zh}");
    }
}

#[test]
fn a_file_in_another_encoding_is_named_with_the_remedy() {
    let here = folder("encoding");
    // 越城 in GBK, then in UTF-16, then a stray byte.
    let gbk = [b"title = \"".as_slice(), &[0xD4, 0xBD, 0xB3, 0xC7], b"\"\n"].concat();
    let wide: Vec<u8> = "\u{feff}title = \"越城\""
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let stray = [b"a = 1\nb = \"".as_slice(), &[0xFF, b'"', b'\n']].concat();
    for (bytes, zh, en) in [
        (gbk, "GBK", "GBK"),
        (wide, "UTF-16", "UTF-16"),
        (stray, "第 2 行", "line 2"),
    ] {
        fs::write(here.join("f.toml"), bytes).unwrap();
        let (_, _, said) = ask(&here, "check f.toml", "zh");
        assert!(said.contains(zh) && said.contains("另存为"), "{said}");
        let (_, _, said) = ask(&here, "check f.toml", "en");
        assert!(
            said.contains(en) && said.contains("UTF-8") && !has_chinese(&said),
            "{said}"
        );
    }
}
