//! Files as people write them, and the command's own files: what is right is taken, what is wrong is said once, at its place, in the
//! language asked for.
//!
//! Every test writes real files into its own folder below the target directory and asks the command.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const HEAD: &str = "format = 1\nextends = \"yuecheng-2018\"\n\
    assessments = { dates = [] }\n[meta]\nid = \"m\"\ntitle = \"t\"\n\
    [time]\nstart = \"2018-01-01\"\nend = \"2018-04-30\"\n[place]\nname = \"小城\"\n";
const SMALL: &str = "streets = 2\ncommunities = 6\nresidents = 6000\n";

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(folder: &Path, line: &str, lang: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongzhi"));
    command
        .args(line.split_whitespace())
        .args(["--lang", lang])
        .current_dir(folder)
        .stdin(Stdio::null());
    command
}

/// Exit code, stdout and stderr.
fn ask(folder: &Path, line: &str, lang: &str) -> (i32, String, String) {
    told(command(folder, line, lang).output().unwrap())
}

fn told(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap_or(-1),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Checks a text as a file: exit code and what is said in Chinese and in English, both in one language.
fn check(test: &str, text: &str) -> (i32, String, String) {
    let here = folder(test);
    fs::write(here.join("f.toml"), text).unwrap();
    let (code, _, zh) = ask(&here, "check f.toml", "zh");
    let (same, _, en) = ask(&here, "check f.toml", "en");
    assert_eq!(code, same);
    (code, zh, en)
}

/// A text that is taken without a word.
fn taken(test: &str, text: &str) {
    let (code, zh, _) = check(test, text);
    assert_eq!((code, zh.as_str()), (0, ""), "{text}");
}

/// A text that has one thing wrong with it: what is said of it in Chinese and in English.
fn one(test: &str, text: &str) -> (String, String) {
    let (code, zh, en) = check(test, text);
    assert_eq!(code, 1, "{text}\n{en}");
    assert_eq!(zh.matches("错误[").count(), 1, "{zh}");
    assert_eq!(en.matches("error[").count(), 1, "{en}");
    (zh, en)
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3400}'..'\u{a000}').contains(&c))
}

fn table(rows: &str) -> String {
    format!("{HEAD}[data]\ncommunities = '''\n{rows}'''\n")
}

/// What `flatten` prints of a text.
fn flat(test: &str, text: &str) -> toml::Table {
    let here = folder(test);
    fs::write(here.join("f.toml"), text).unwrap();
    let (code, out, err) = ask(&here, "flatten f.toml", "en");
    assert_eq!(code, 0, "{err}");
    out.parse().unwrap()
}

#[test]
fn digits_are_names_in_a_column_of_names() {
    let text =
        table("street,name,kind,households\n府山街道,2018,old,800\n府山街道,7,commodity,900\n");
    taken("digits", &text);
    let flat = flat("digits", &text);
    assert!(
        flat["data"]["communities"]
            .as_str()
            .unwrap()
            .contains("\"2018\"")
    );
}

#[test]
fn tables_as_spreadsheets_leave_them_are_read() {
    let rows = "府山街道,越都社区,old,800\n城南街道,鲁迅社区,resettlement,500\n";
    let plain = flat(
        "sheets",
        &table(&format!("street,name,kind,households\n{rows}")),
    );
    for (name, text) in [
        ("trailing", format!("street,name,kind,households,\n{}", rows.replace('\n', ",\n"))),
        ("empty-rows", format!("street,name,kind,households,,\n{rows},,,\n\n")),
        ("tabs", format!("street,name,kind,households\n{rows}").replace(',', "\t")),
        ("semicolons", format!("street,name,kind,households\n{rows}").replace(',', ";")),
        ("mark", format!("\u{feff}street,name,kind,households\n{rows}")),
        ("chinese", "街道，社区，类型，户数\n府山街道，越都社区，老旧小区，８００\n城南街道，鲁迅社区，安置小区，500\n".to_owned()),
        ("groups", "street,name,kind,households\n府山街道,越都社区,old,\"800\"\n\"城南街道\",\"鲁迅社区\",Resettlement estate,500.0\n".to_owned()),
    ] {
        let text = table(&text);
        taken(name, &text);
        assert_eq!(flat(name, &text)["data"], plain["data"], "{name}");
    }
    let text = table("street,name,kind,households\n\"甲\n街道\",a,old,\"1,904\"\n");
    let flat = flat("groups", &text);
    assert!(
        flat["data"]["communities"]
            .as_str()
            .unwrap()
            .contains("old,1904")
    );
}

#[test]
fn what_is_wrong_with_a_table_is_said_once_with_row_and_column() {
    for (name, rows, zh, en) in [
        (
            "zero",
            "street,name,kind,households\na,b,old,0\na,c,old,5\n",
            "第 2 行：households = 0",
            "row 2: `households` = 0",
        ),
        (
            "empty",
            "street,name,kind,households\n甲街道,,old,100\n甲街道,,old,100\n",
            "第 2、3 行：name 一列是空的",
            "rows 2, 3: the cell of `name` is empty",
        ),
        (
            "kind",
            "street,name,kind,households\na,b,olt,1\n",
            "kind 一列不能是 olt",
            "`kind` cannot be `olt`",
        ),
        (
            "count",
            "street,name,kind,households\na,b,old,many\n",
            "应为整数",
            "takes a whole number",
        ),
        (
            "words",
            "street name kind households\na b old 1\n",
            "表头只有一列",
            "one column only",
        ),
        (
            "unknown",
            "street,name,kind,homes\na,b,old,1\nc,d,old,2\n",
            "不认识表头 homes",
            "`homes` is not known",
        ),
        (
            "missing",
            "street,name,households\na,b,1\n",
            "缺少 kind 一列",
            "`kind` is missing",
        ),
        (
            "longer",
            "street,name,kind,households\na,b,old,1,904\n",
            "有 5 个格",
            "5 cells",
        ),
        (
            "quote",
            "street,name,kind,households\n\"a,b,old,1\nc,d,old,1\n",
            "引号没有成对",
            "a quote never ends",
        ),
        (
            "twice",
            "street,name,kind,households\na,b,old,1\na,b,old,2\n",
            "第 2 行已经有了",
            "stands in row 2 already",
        ),
        (
            "nothing",
            "street,name,kind,households\n",
            "表中没有内容",
            "the table is empty",
        ),
    ] {
        let (said_zh, said_en) = one(name, &table(rows));
        assert!(said_zh.contains(zh), "{name}: {said_zh}");
        assert!(said_en.contains(en), "{name}: {said_en}");
        assert!(!has_chinese(&said_en) || rows.contains('甲'), "{said_en}");
    }
    // The cell itself is pointed at: the table begins in line 14.
    let (_, en) = one(
        "place",
        &table("street,name,kind,households\na,b,old,1\na,c,olt,5\n"),
    );
    assert!(en.contains("f.toml:16:5"), "{en}");
}

#[test]
fn communities_of_one_name_are_told_apart_by_their_street() {
    let communities =
        "street,name,kind,households\n甲街道,新桥社区,old,800\n乙街道,新桥社区,old,800\n";
    let units = |rows: &str| format!("{}units = '''\n{rows}'''\n", table(communities));
    let (zh, en) = one(
        "which",
        &units("community,name,kind\n新桥社区,第一小学,institution\n"),
    );
    assert!(
        zh.contains("乙街道、甲街道 都有社区 新桥社区") && en.contains("`street`"),
        "{zh}{en}"
    );
    let text = units("street,community,name,kind\n乙街道,新桥社区,第一小学,institution\n");
    taken("which", &text);
    let here = folder("which");
    fs::write(here.join("f.toml"), &text).unwrap();
    let (code, _, err) = ask(
        &here,
        "run f.toml --days 7 --replications 1 --quiet --out out",
        "en",
    );
    assert_eq!(code, 0, "{err}");
    let (_, en) = one(
        "nowhere",
        &units("community,name,kind\n旧桥社区,第一小学,institution\n"),
    );
    assert!(en.contains("not in the table of communities"), "{en}");
}

#[test]
fn counts_that_a_table_contradicts_are_said_and_the_table_counts() {
    let rows =
        "street,name,kind,households\na,b,old,800\na,c,commodity,900\nd,e,resettlement,500\n";
    let stated = "streets = 9\ncommunities = 50\nresidents = 1000000\n";
    let text = table(rows).replace("[data]", &format!("{stated}[data]"));
    let (code, zh, en) = check("contradicted", &text);
    assert_eq!(code, 0, "{en}");
    assert_eq!(en.matches("warning[table-differs]").count(), 3, "{en}");
    assert!(
        zh.contains("place.communities = 50，而社区表中有 3 个"),
        "{zh}"
    );
    assert!(en.contains("f.toml:12:"), "{en}");
    let flat = flat("contradicted", &text);
    let place = &flat["place"];
    assert_eq!(place["streets"].as_integer(), Some(2));
    assert_eq!(place["communities"].as_integer(), Some(3));
    assert_eq!(place["residents"].as_integer(), Some(5148));
    // Residents that fit the households stay as they were stated, and are in the city.
    let text = table(rows).replace("[data]", "residents = 5150\n[data]");
    taken("fitting", &text);
}

#[test]
fn six_thousand_residents_are_six_thousand_whatever_the_size_of_households() {
    use gongzhi_engine::scenario::{Library, load};
    use gongzhi_engine::world::World;
    for size in [1.0, 1.2, 2.34, 5.0, 5.5, 9.0, 20.0] {
        let text = format!("{HEAD}{SMALL}household_size = {size:?}\n");
        let scenario = load(&text, &Library::shipped()).scenario.unwrap();
        for seed in [1, 2] {
            let world = World::build(&scenario, seed);
            let sizes: u32 = world.households.size.iter().map(|n| u32::from(*n)).sum();
            assert_eq!((world.residents, sizes), (6000.0, 6000), "{size}");
            let communities: f64 = world.communities.iter().map(|c| c.residents).sum();
            assert_eq!(communities, 6000.0);
        }
    }
}

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
    assert!(en.contains("they give 0.9."), "{en}");
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
fn too_many_of_a_kind_are_said_and_not_read_one_by_one() {
    let many = |n: usize, one: &dyn Fn(usize) -> String| -> String { (0..n).map(one).collect() };
    for (name, most, text) in [
        (
            "declare",
            2000,
            many(2001, &|i| {
                format!("[[declare]]\nid = \"p{i}\"\nlabel = \"x\"\nrange = [0, 1]\ndefault = 0\n")
            }),
        ),
        (
            "shocks",
            500,
            many(501, &|i| {
                format!("[[shocks]]\nid = \"s{i}\"\ndate = \"2018-02-01\"\ndays = 1\n")
            }),
        ),
        (
            "tests",
            2000,
            many(2001, &|_| {
                "[[tests]]\nrule = \"voice\"\nexpect = 1\n".to_owned()
            }),
        ),
        (
            "rules",
            1000,
            format!(
                "[rules]\n{}",
                many(1001, &|i| format!("r{i} = 'fn f{i}() {{ 1 }}'\n"))
            ),
        ),
    ] {
        let (zh, en) = one(name, &format!("{HEAD}{SMALL}{text}"));
        assert!(
            zh.contains(&format!("最多 {most} 项"))
                && en.contains(&format!("at most {most} items")),
            "{en}"
        );
    }
    let dates = many(501, &|_| "\"2018-02-01\", ".to_owned());
    let text = format!("{HEAD}{SMALL}").replace("dates = []", &format!("dates = [{dates}]"));
    let (_, en) = one("dates", &text);
    assert!(en.contains("at most 500 items"), "{en}");
    let units = many(20_001, &|i| format!("b,u{i},agency\n"));
    let text = format!(
        "{}units = '''\ncommunity,name,kind\n{units}'''\n",
        table("street,name,kind,households\na,b,old,9\n")
    );
    let (_, en) = one("units", &text);
    assert!(en.contains("at most 20000"), "{en}");
}

#[test]
fn what_would_run_for_ever_is_refused_with_a_way_on() {
    let here = folder("forever");
    let reps = "format = 1\nextends = \"yuecheng-2018\"\nmeta = { id = \"x\", title = \"x\" }\n\
        time = { start = \"2018-01-01\", end = \"2117-12-31\" }\n\
        place = { name = \"x\", streets = 2, communities = 2, residents = 20 }\nexperiment = { replications = 10000 }\n";
    let shock = |i: usize| {
        format!(
            "[[shocks]]\nid = \"s{i}\"\nlabel = \"s\"\ndate = \"2018-01-01\"\ndays = 100\n\
        needs = {{ property = 100.0, environment = 100.0, facilities = 100.0, parking = 100.0, neighbours = 100.0, welfare = 100.0 }}\n"
        )
    };
    let shocks: String = (0..20).map(shock).collect();
    let head = "format = 1\nextends = \"yuecheng-2018\"\nmeta = { id = \"x\", title = \"x\" }\n";
    let needs = "[params]\nneeds_per_household = 50.0\nvoice_base = 10.0\n";
    for (name, text, way) in [
        ("reps", reps.to_owned(), "fewer replications"),
        ("boom", format!("{head}{shocks}"), "shocks add"),
        ("needs", format!("{head}{needs}"), "needs_per_household"),
    ] {
        fs::write(here.join("f.toml"), text).unwrap();
        for line in ["check f.toml", "run f.toml", "run f.toml --quiet --out out"] {
            let (code, _, err) = ask(&here, line, "en");
            assert_eq!(code, 1, "{name}: {err}");
            assert!(
                err.contains("error[too-much-work]") && err.contains(way),
                "{name}: {err}"
            );
            assert!(err.contains("--allow-long"), "{err}");
        }
        assert!(!here.join("out").exists());
    }
    let (code, out, _) = ask(&here, "check f.toml --allow-long", "en");
    assert!(code == 0 && out.contains("estimate:"), "{out}");
    // What a run takes is said before it, in the reader's language.
    fs::write(here.join("s.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let (_, out, _) = ask(&here, "check s.toml", "zh");
    assert!(out.contains("预计共") && out.contains("内存"), "{out}");
    let (_, _, err) = ask(&here, "run s.toml --days 7 --replications 1", "en");
    assert!(err.contains("estimate: 1 replication, about"), "{err}");
}

#[test]
fn a_parameter_is_given_once_and_as_people_write_it() {
    let here = folder("param");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let run = |more: &str| {
        ask(
            &here,
            &format!("run f.toml --days 7 --replications 1 --quiet {more}"),
            "en",
        )
    };
    for more in [
        "--param admin_task_share=.4",
        "--param admin_task_share=40%",
        "--param admin_task_share=０.４",
        "--param grid_households=133.0",
        "--param grid_households=１３３",
        "--param deadlines=15，7，4",
        "--param microgroups=否",
    ] {
        let (code, _, err) = run(more);
        assert_eq!((code, err.as_str()), (0, ""), "{more}");
    }
    let (code, _, err) = run("--param grid_households=100 --param grid_households=120");
    assert!(
        code == 2 && err.contains("twice for `grid_households`"),
        "{err}"
    );
    let (code, _, err) = run("--param grid_households=133.5");
    assert!(
        code == 1 && err.contains("whole number 10 to 1000"),
        "{err}"
    );
    let (code, _, err) = run("--param admin_task_share=much");
    assert!(
        code == 1 && err.contains("takes a number 0 to 0.95"),
        "{err}"
    );
    let (code, _, err) = run(&format!("--param {}=1", "x".repeat(5000)));
    assert!(code == 1 && err.len() < 500, "{err}");
}

#[test]
fn results_overwrite_only_what_the_command_wrote() {
    let here = folder("out");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let run = |out: &str| {
        ask(
            &here,
            &format!("run f.toml --days 7 --replications 1 --quiet --out {out}"),
            "en",
        )
    };
    for _ in 0..2 {
        assert_eq!(run("out").0, 0);
    }
    let listed = fs::read_to_string(here.join("out/gongzhi.sha256")).unwrap();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    fs::write(here.join("out/summary.json"), "my notes").unwrap();
    let (code, _, err) = run("out");
    assert!(
        code == 1 && err.contains("summary.json") && err.contains("--force"),
        "{err}"
    );
    assert_eq!(
        fs::read_to_string(here.join("out/summary.json")).unwrap(),
        "my notes"
    );
    assert_eq!(run("out --force").0, 0);
    // Where nothing can be written, it is said before the run.
    fs::write(here.join("file"), "").unwrap();
    for out in ["file", "file/below"] {
        let (code, _, err) = run(out);
        assert!(code == 1 && err.contains("error[unwritable]"), "{err}");
    }
    let (_, _, zh) = ask(&here, "run f.toml --days 7 --quiet --out file/below", "zh");
    assert!(zh.contains("不是目录") && !zh.contains("os error"), "{zh}");
    let left = fs::read_dir(here.join("out")).unwrap().count();
    assert_eq!(left, 4);
}

#[cfg(unix)]
#[test]
fn only_ordinary_files_are_read_and_no_link_is_written_through() {
    let here = folder("ordinary");
    let made = Command::new("mkfifo")
        .arg(here.join("pipe.toml"))
        .status()
        .unwrap();
    assert!(made.success());
    fs::write(
        here.join("child.toml"),
        HEAD.replace("yuecheng-2018", "pipe"),
    )
    .unwrap();
    for file in ["pipe.toml", "child.toml"] {
        let (code, _, err) = ask(&here, &format!("check {file}"), "en");
        assert!(code == 1 && err.contains("no ordinary file"), "{err}");
    }
    let (code, _, err) = ask(&here, "check .", "zh");
    assert!(code == 1 && err.contains("这是一个目录"), "{err}");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    fs::create_dir(here.join("real")).unwrap();
    std::os::unix::fs::symlink(here.join("real"), here.join("link")).unwrap();
    let (code, _, err) = ask(&here, "run f.toml --days 7 --quiet --out link", "en");
    assert!(code == 1 && err.contains("symbolic link"), "{err}");
    assert_eq!(fs::read_dir(here.join("real")).unwrap().count(), 0);
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

/// Runs for long, asks it to stop so long after it began, and gives what it said last.
#[cfg(unix)]
fn stopped_after(here: &Path, wait: std::time::Duration) -> String {
    // As many as nobody waits for; the first are finished soon.
    let line = "run f.toml --replications 10000 --threads 1 --quiet --out out --allow-long";
    let child = command(here, line, "en")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It listens before it makes the folder.
    while !here.join("out").exists() {
        std::thread::yield_now();
    }
    std::thread::sleep(wait);
    let id = child.id().to_string();
    let asked = Command::new("kill").args(["-TERM", &id]).status();
    assert!(asked.unwrap().success());
    let (code, _, err) = told(child.wait_with_output().unwrap());
    assert_eq!(code, 130, "{err}");
    err
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_what_is_finished() {
    let here = folder("stopped");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let mut wait = std::time::Duration::from_millis(250);
    let mut err = stopped_after(&here, wait);
    // However slow the machine is, a replication is finished at some time.
    while err.contains("nothing was written") {
        assert!(!here.join("out").exists());
        wait *= 2;
        err = stopped_after(&here, wait);
    }
    let summary = fs::read_to_string(here.join("out/summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&summary).unwrap();
    let finished = summary["stamp"]["replications"].as_u64().unwrap();
    let words = format!("{finished} finished replications of 10000");
    assert!(finished > 0 && err.contains(&words), "{err}");
    let names = fs::read_dir(here.join("out")).unwrap();
    let mut names = names.map(|e| e.unwrap().file_name().into_string().unwrap());
    assert!(names.all(|name| !name.ends_with(".tmp")));
}
