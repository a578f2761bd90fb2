//! Files from strangers: doubling any list may not quadruple the work of loading and checking.
//!
//! Every list is made four times as long, up to its limit. Two figures are held: pieces of memory that are asked for, which are
//! the same on every machine and in every run; and processor time, the least of several tries, with a wide margin, for work that asks
//! for no memory, where the system tells it. Where work grows with the square of a list, both grow sixteenfold.
//!
//! The counter sees the whole process, so this binary has one test.
#![allow(clippy::unwrap_used, reason = "a test's helpers may fail")]

use std::alloc::System;
use std::fmt::Write;

use gongzhi_engine::rules;
use gongzhi_engine::scenario::{Library, load};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How often each is timed.
const TRIES: usize = 3;
/// By how much a list grows, and the most that memory and time may: in proportion it is 4, by the square 16.
const LONGER: usize = 4;
const MOST_MEMORY: f64 = 6.0;
const MOST_TIME: f64 = 10.0;
/// Seconds in which nothing can be told.
const NOISE: f64 = 0.05;

const HEAD: &str = "format = 1\nextends = \"yuecheng-2018\"\n[meta]\nid = \"x\"\ntitle = \"x\"\n\
    [time]\nstart = \"2018-01-01\"\nend = \"2018-12-31\"\n[place]\nstreets = 2\ncommunities = 4\nresidents = 4000\n";

/// Processor time of this thread in seconds, where the system tells it.
fn now() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn opened(text: &str) {
    let Some(scenario) = load(text, &Library::shipped()).scenario else {
        return;
    };
    rules::check(&scenario);
    let _ = rules::backends(&scenario);
    rules::run_tests(&scenario);
}

/// Pieces of memory and seconds; 0 where nobody tells them.
fn work(text: &str) -> (f64, f64) {
    let region = Region::new(COUNTED);
    opened(text);
    let memory = region.change();
    let memory = (memory.allocations + memory.reallocations) as f64;
    let timed = (0..TRIES).map(|_| {
        let before = now();
        opened(text);
        now()
            .zip(before)
            .map_or(0.0, |(after, before)| after - before)
    });
    (memory, timed.fold(f64::MAX, f64::min))
}

/// A list of so many items in a file.
struct List {
    name: &'static str,
    /// Items at first; four times as many are within the limits.
    few: usize,
    text: fn(usize) -> String,
}

fn each(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

fn file(rest: impl AsRef<str>) -> String {
    format!("{HEAD}{}", rest.as_ref())
}

fn block(source: impl AsRef<str>) -> String {
    file(format!("[rules]\nmine = '''\n{}\n'''\n", source.as_ref()))
}

fn communities(rows: impl AsRef<str>) -> String {
    let head = HEAD.split("[place]").next().unwrap();
    format!(
        "{head}[data]\ncommunities = '''\nstreet,name,kind,households\n{}'''\n",
        rows.as_ref()
    )
}

const LISTS: &[List] = &[
    List {
        name: "shocks",
        few: 125,
        text: |n| {
            file(each(n, |i| {
                format!(
                    "[[shocks]]\nid = \"s{i}\"\nlabel = \"s\"\ndate = \"2018-02-01\"\ndays = 3\n"
                )
            }))
        },
    },
    List {
        name: "shocks outside the period",
        few: 125,
        text: |n| {
            file(each(n, |i| {
                format!("[[shocks]]\nid = \"s{i}\"\ndate = \"2030-02-01\"\ndays = 3\n")
            }))
        },
    },
    List {
        name: "assessments",
        few: 125,
        text: |n| {
            file(format!(
                "[assessments]\ndates = [{}]\n",
                each(n, |i| format!(
                    "\"20{:02}-{:02}-{:02}\", ",
                    i % 90 + 10,
                    i % 12 + 1,
                    i % 28 + 1
                ))
            ))
        },
    },
    List {
        name: "declared",
        few: 500,
        text: |n| {
            file(each(n, |i| {
                format!("[[declare]]\nid = \"p{i}\"\nlabel = \"p\"\nrange = [0, 9]\ndefault = 1\n")
            }))
        },
    },
    List {
        name: "declared and set",
        few: 500,
        text: |n| {
            file(format!(
                "[params]\n{}{}",
                each(n, |i| format!("p{i} = 2\n")),
                each(n, |i| format!(
                    "[[declare]]\nid = \"p{i}\"\nlabel = \"p\"\nrange = [0, 9]\ndefault = 1\n"
                ))
            ))
        },
    },
    List {
        name: "declared and read",
        few: 500,
        text: |n| {
            file(format!(
                "{}[rules]\nx = '''fn metric_a(city) {{ 0.0{} }}'''\n",
                each(n, |i| format!(
                    "[[declare]]\nid = \"p{i}\"\nlabel = \"p\"\nrange = [0.0, 9.0]\ndefault = 1.0\n"
                )),
                each(n.min(30), |i| format!(" + params.p{i}"))
            ))
        },
    },
    List {
        name: "choices",
        few: 50,
        text: |n| {
            file(format!(
                "[[declare]]\nid = \"p\"\nlabel = \"p\"\nchoices = [{}]\ndefault = \"c0\"\n",
                each(n, |i| format!("\"c{i}\", "))
            ))
        },
    },
    List {
        name: "tests",
        few: 500,
        text: |n| {
            file(each(n, |i| {
                format!("[[tests]]\nrule = \"grid_size\"\nexpect = {i}\n")
            }))
        },
    },
    List {
        name: "tests of helpers",
        few: 500,
        text: |n| {
            file(format!(
                "[rules]\nx = 'fn metric_a(city) {{ help() }} fn help() {{ 1.0 }}'\n{}",
                each(n, |_| "[[tests]]\nrule = \"help\"\nexpect = 1\n".to_owned())
            ))
        },
    },
    List {
        name: "tests of rules that do not exist",
        few: 500,
        text: |n| {
            file(each(n, |i| {
                format!("[[tests]]\nrule = \"grid_siz{i}\"\nexpect = 1\n")
            }))
        },
    },
    List {
        name: "blocks",
        few: 250,
        text: |n| {
            file(format!(
                "[rules]\n{}",
                each(n, |i| format!("b{i} = 'fn f{i}(x) {{ x + {i}.5 }}'\n"))
            ))
        },
    },
    List {
        name: "blocks that do not parse",
        few: 250,
        text: |n| {
            file(format!(
                "[rules]\n{}",
                each(n, |i| format!("b{i} = 'fn f{i}(x) {{ x + }}'\n"))
            ))
        },
    },
    List {
        name: "own metrics",
        few: 250,
        text: |n| {
            file(format!(
                "[rules]\n{}",
                each(n, |i| format!(
                    "b{i} = 'fn metric_m{i}(city) {{ city.visits * {i}.5 }}'\n"
                ))
            ))
        },
    },
    List {
        name: "own metrics that are described",
        few: 250,
        text: |n| {
            file(format!(
                "{}[rules]\n{}",
                each(n, |i| format!(
                    "[[metrics]]\nid = \"metric_m{i}\"\nlabel = \"m\"\n"
                )),
                each(n, |i| format!("b{i} = 'fn metric_m{i}(city) {{ 1.0 }}'\n"))
            ))
        },
    },
    List {
        name: "descriptions without a metric",
        few: 500,
        text: |n| {
            file(each(n, |i| {
                format!("[[metrics]]\nid = \"metric_m{i}\"\nlabel = \"m\"\n")
            }))
        },
    },
    List {
        name: "functions of a block",
        few: 60,
        text: |n| block(each(n, |i| format!("fn f{i}(x) {{ x + {i}.5 }}\n"))),
    },
    List {
        name: "helpers that call each other",
        few: 60,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ f0(1.0) }}\n{}fn f{n}(x) {{ x }}",
                each(n, |i| format!("fn f{i}(x) {{ f{}(x) }}\n", i + 1))
            ))
        },
    },
    List {
        name: "constants",
        few: 100,
        text: |n| block(each(n, |i| format!("const K{i} = {i}.5;\n"))),
    },
    List {
        name: "blocks of constants",
        few: 100,
        text: |n| {
            file(format!(
                "[rules]\n{}",
                each(n, |i| format!("b{i} = 'const K{i} = [{i}.5, 1.0];'\n"))
            ))
        },
    },
    List {
        name: "constants that are read",
        few: 100,
        text: |n| {
            block(format!(
                "{}fn metric_a(city) {{ let s = 0.0; {} s }}",
                each(n, |i| format!("const K{i} = {i}.5;\n")),
                each(n, |i| format!("s += K{i};\n"))
            ))
        },
    },
    List {
        name: "numbers of a rule",
        few: 100,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ let s = city.visits; {} s }}",
                each(n, |i| format!("s += {i}.25;\n"))
            ))
        },
    },
    List {
        name: "statements",
        few: 450,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ {} 1.0 }}",
                "city.visits;\n".repeat(n)
            ))
        },
    },
    List {
        name: "variables",
        few: 60,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ {} 1.0 }}",
                each(n, |i| format!("let v{i} = {i}.0;\n"))
            ))
        },
    },
    List {
        name: "blocks within a function",
        few: 450,
        text: |n| block(format!("fn metric_a(city) {{ {} 1.0 }}", "{1}\n".repeat(n))),
    },
    List {
        name: "cases of a switch",
        few: 500,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ switch city.visits {{ {} _ => 0.0 }} }}",
                each(n, |i| format!("{i}.0 => {i}.5,\n"))
            ))
        },
    },
    List {
        name: "cases of a switch over texts",
        few: 500,
        text: |n| {
            block(format!(
                "fn visit_priority(h) {{ switch h.housing {{ {} _ => 0.0 }} }}",
                each(n, |i| format!("\"c{i}\" => {i}.5,\n"))
            ))
        },
    },
    List {
        name: "unknown variables",
        few: 450,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ {} 1.0 }}",
                each(n, |i| format!("reidents{i};\n"))
            ))
        },
    },
    List {
        name: "unknown functions",
        few: 450,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ {} 1.0 }}",
                each(n, |i| format!("clam{i}(1.0);\n"))
            ))
        },
    },
    List {
        name: "unknown fields",
        few: 450,
        text: |n| {
            block(format!(
                "fn metric_a(city) {{ {} 1.0 }}",
                each(n, |i| format!("city.reidents{i};\n"))
            ))
        },
    },
    List {
        name: "lines of remarks",
        few: 2_000,
        text: |n| block(format!("{}fn metric_a(city) {{ 1.0 }}", "// x\n".repeat(n))),
    },
    List {
        name: "communities",
        few: 5_000,
        text: |n| communities(each(n, |i| format!("s{},c{i},old,100\n", i / 20))),
    },
    List {
        name: "communities of one name",
        few: 5_000,
        text: |n| communities(each(n, |i| format!("s{i},c,old,100\n"))),
    },
    List {
        name: "communities that are wrong",
        few: 5_000,
        text: |n| communities(each(n, |i| format!("s,c{i},olt{i},100\n"))),
    },
    List {
        name: "columns",
        few: 2_500,
        text: |n| {
            communities(each(n, |i| format!("s,c{i},old,100\n")))
                .replace("households\n", &format!("households{}\n", ",".repeat(n)))
        },
    },
    List {
        name: "units",
        few: 5_000,
        text: |n| {
            format!(
                "{}units = '''\ncommunity,name,kind\n{}'''\n",
                communities("s,c,old,100\n"),
                each(n, |i| format!("c,u{i},agency\n"))
            )
        },
    },
    List {
        name: "units without a home",
        few: 5_000,
        text: |n| {
            format!(
                "{}units = '''\ncommunity,name,kind\n{}'''\n",
                communities("s,c,old,100\n"),
                each(n, |i| format!("d{i},u,agency\n"))
            )
        },
    },
    List {
        name: "targets",
        few: 250,
        text: |n| {
            file(each(n, |i| {
                format!("[[targets]]\nid = \"t{i}\"\nmetric = \"visits\"\nlow = 0\nhigh = 1\n")
            }))
        },
    },
    List {
        name: "targets outside the period",
        few: 250,
        text: |n| {
            file(each(n, |i| {
                format!(
                    "[[targets]]\nid = \"t{i}\"\nmetric = \"visits\"\ndate = \"2030-01-01\"\nlow = 0\nhigh = 1\n"
                )
            }))
        },
    },
    List {
        name: "targets of one id",
        few: 250,
        text: |n| {
            file("[[targets]]\nid = \"t\"\nmetric = \"visits\"\nlow = 0\nhigh = 1\n".repeat(n))
        },
    },
    List {
        name: "parameter sets",
        few: 2_500,
        text: |n| {
            file(format!(
                "[parameter_sets]\nparams = [\"visit_share\"]\nvalues = [{}]\n",
                "[0.5], ".repeat(n)
            ))
        },
    },
    List {
        name: "parameters of a set",
        few: 50,
        text: |n| {
            file(format!(
                "[parameter_sets]\nparams = [{}]\nvalues = [[{}]]\n",
                "\"visit_share\", ".repeat(n),
                "0.5, ".repeat(n)
            ))
        },
    },
    List {
        name: "factors",
        few: 50,
        text: |n| {
            file(format!(
                "[experiment]\n{}",
                "[[experiment.factors]]\nparam = \"visit_share\"\nvalues = [0.5]\n".repeat(n)
            ))
        },
    },
    List {
        name: "factors without a parameter",
        few: 50,
        text: |n| {
            file(format!(
                "[experiment]\n{}",
                each(n, |i| format!(
                    "[[experiment.factors]]\nparam = \"visit_shar{i}\"\nvalues = [0.5]\n"
                ))
            ))
        },
    },
    List {
        name: "settings",
        few: 50,
        text: |n| {
            file(format!(
                "[[experiment.factors]]\nparam = \"visit_share\"\nvalues = [{}]\n",
                "0.5, ".repeat(n)
            ))
        },
    },
    List {
        name: "unknowns",
        few: 50,
        text: |n| {
            file(format!(
                "[experiment.calibration]\nunknowns = [{}]\n",
                "{ param = \"visit_share\", low = 0.1, high = 0.2 }, ".repeat(n)
            ))
        },
    },
    List {
        name: "steps of a case",
        few: 50,
        text: |n| file("[[case.steps]]\ntext = \"x\"\n".repeat(n)),
    },
    List {
        name: "unknown keys",
        few: 5_000,
        text: |n| file(each(n, |i| format!("hous{i} = 1\n"))),
    },
    List {
        name: "unknown parameters",
        few: 5_000,
        text: |n| {
            file(format!(
                "[params]\n{}",
                each(n, |i| format!("visit_shar{i} = 1\n"))
            ))
        },
    },
    List {
        name: "letters of a key",
        few: 50_000,
        text: |n| file(format!("{} = 1\n", "k".repeat(n))),
    },
    List {
        name: "letters of a text",
        few: 100_000,
        text: |n| file("").replace("title = \"x\"", &format!("title = \"{}\"", "字".repeat(n))),
    },
    List {
        name: "lines that are no TOML",
        few: 20_000,
        text: |n| file("x = = 1\n".repeat(n)),
    },
    List {
        name: "lines with marks of a Chinese keyboard",
        few: 20_000,
        text: |n| file("x = “a”\n".repeat(n)),
    },
    List {
        name: "keys that stand twice",
        few: 20_000,
        text: |n| file("x = 1\n".repeat(n)),
    },
    List {
        name: "remarks",
        few: 20_000,
        text: |n| file("# x\n".repeat(n)),
    },
];

#[test]
fn doubling_any_list_does_not_quadruple_the_work() {
    // What is made once for all scenarios is made before it is counted.
    opened(&file(""));
    let mut told = String::new();
    let mut wrong = Vec::new();
    for List { name, few, text } in LISTS {
        let (less, more) = (work(&text(*few)), work(&text(few * LONGER)));
        let (memory, time) = (more.0 / less.0, more.1 / less.1);
        let _ = writeln!(
            told,
            "{name}, {}: memory ×{memory:.1}, time ×{time:.1} ({:.0} ms)",
            few * LONGER,
            1e3 * more.1
        );
        if memory > MOST_MEMORY || (time > MOST_TIME && more.1 > NOISE) {
            wrong.push(*name);
        }
    }
    println!("{told}");
    assert!(wrong.is_empty(), "{wrong:?}\n{told}");
}
