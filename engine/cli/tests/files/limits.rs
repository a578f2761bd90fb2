//! Files that ask for too much.

use super::*;

/// Ten thousand replications of a century in a hamlet.
const REPLICATIONS: &str = "format = 1\nextends = \"yuecheng-2018\"\nmeta = { id = \"x\", title = \"x\" }\n\
    time = { start = \"2018-01-01\", end = \"2117-12-31\" }\n\
    place = { name = \"x\", streets = 2, communities = 2, residents = 200 }\nexperiment = { replications = 10000 }\n";

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
    assert!(en.contains("the limit is 20000"), "{en}");
}

#[test]
fn what_would_run_for_ever_is_refused_with_a_way_on() {
    let here = folder("forever");
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
        (
            "reps",
            REPLICATIONS
                .replace("communities = 2", "communities = 100")
                .replace("residents = 200", "residents = 1000"),
            "fewer replications",
        ),
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
fn many_replications_take_little_memory_and_their_series_are_refused_where_they_are_too_long() {
    let here = folder("many");
    fs::write(here.join("f.toml"), REPLICATIONS).unwrap();
    let (code, out, err) = ask(&here, "check f.toml", "en");
    assert_eq!(code, 0, "{err}");
    let memory = out.split(" MB of memory").next().unwrap();
    let memory: f64 = memory.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(memory < 400.0, "{out}");
    let (code, _, err) = ask(&here, "run f.toml --quiet --out out", "en");
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("GB of files; the limit is"), "{err}");
    assert!(
        err.contains("fewer replications") && err.contains("--allow-long"),
        "{err}"
    );
    let (_, _, zh) = ask(&here, "run f.toml --quiet --out out", "zh");
    assert!(zh.contains("GB 文件"), "{zh}");
    assert!(!here.join("out").exists());
}
