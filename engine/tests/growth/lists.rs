//! Every list of a file, and a text that has it so many items long.

const HEAD: &str = "format = 1\nextends = \"yuecheng-2018\"\n[meta]\nid = \"x\"\ntitle = \"x\"\n\
    [time]\nstart = \"2018-01-01\"\nend = \"2018-12-31\"\n[place]\nstreets = 2\ncommunities = 4\nresidents = 4000\n";

/// A list of so many items in a file.
pub struct List {
    pub name: &'static str,
    /// Items at first; four times as many are within the limits.
    pub few: usize,
    pub text: fn(usize) -> String,
}

fn each(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

/// A file with that below its head.
pub fn file(rest: impl AsRef<str>) -> String {
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

/// All of them.
pub const LISTS: &[List] = &[
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
