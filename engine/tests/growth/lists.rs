//! Every list that a file may contain, and texts with such a list of any length.

const HEAD: &str = "format = 1\nextends = \"yuecheng-2018\"\n[meta]\nid = \"x\"\ntitle = \"x\"\n\
    [time]\nstart = \"2018-01-01\"\nend = \"2018-12-31\"\n[place]\nstreets = 2\ncommunities = 4\nresidents = 4000\n";

/// A list in a file.
pub struct List {
    pub name: &'static str,
    /// Initial number of items; four times as many are within the limits.
    pub few: usize,
    text: Text,
}

/// How to make a text with a list of a given length.
enum Text {
    /// From a pattern passed to the function: the part between `<<` and `>>` is repeated once per item, with each `@`
    /// replaced by the item's number, from 0.
    Repeated(fn(&str) -> String, &'static str),
    /// By a function of the number of items.
    Made(fn(usize) -> String),
}

impl List {
    /// The text with a list of `items` items.
    pub fn text(&self, items: usize) -> String {
        match self.text {
            Text::Repeated(within, pattern) => within(&repeated(pattern, items)),
            Text::Made(text) => text(items),
        }
    }
}

const fn list(
    name: &'static str,
    few: usize,
    within: fn(&str) -> String,
    pattern: &'static str,
) -> List {
    List {
        name,
        few,
        text: Text::Repeated(within, pattern),
    }
}

const fn made(name: &'static str, few: usize, text: fn(usize) -> String) -> List {
    List {
        name,
        few,
        text: Text::Made(text),
    }
}

fn each(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

fn repeated(pattern: &str, n: usize) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once("<<") {
        let (item, after) = after.split_once(">>").unwrap();
        text += before;
        text += &each(n, |i| item.replace('@', &i.to_string()));
        rest = after;
    }
    text + rest
}

/// A file with these lines after its head.
pub fn file(rest: &str) -> String {
    format!("{HEAD}{rest}")
}

/// A file with a block of rules.
fn block(source: &str) -> String {
    file(&format!("[rules]\nmine = '''\n{source}\n'''\n"))
}

/// A file with a table of communities.
fn communities(rows: &str) -> String {
    let head = HEAD.split("[place]").next().unwrap();
    format!("{head}[data]\ncommunities = '''\nstreet,name,kind,households\n{rows}'''\n")
}

/// All lists.
pub const LISTS: &[List] = &[
    list(
        "shocks",
        125,
        file,
        "<<[[shocks]]\nid = \"s@\"\nlabel = \"s\"\ndate = \"2018-02-01\"\ndays = 3\n>>",
    ),
    list(
        "shocks outside the period",
        125,
        file,
        "<<[[shocks]]\nid = \"s@\"\ndate = \"2030-02-01\"\ndays = 3\n>>",
    ),
    made("assessments", 125, |n| {
        file(&format!(
            "[assessments]\ndates = [{}]\n",
            each(n, |i| format!(
                "\"20{:02}-{:02}-{:02}\", ",
                i % 90 + 10,
                i % 12 + 1,
                i % 28 + 1
            ))
        ))
    }),
    list(
        "declared",
        500,
        file,
        "<<[[declare]]\nid = \"p@\"\nlabel = \"p\"\nrange = [0, 9]\ndefault = 1\n>>",
    ),
    list(
        "declared and set",
        500,
        file,
        "[params]\n<<p@ = 2\n>><<[[declare]]\nid = \"p@\"\nlabel = \"p\"\nrange = [0, 9]\ndefault = 1\n>>",
    ),
    made("declared and read", 500, |n| {
        file(&format!(
            "{}[rules]\nx = '''fn metric_a(city) {{ 0.0{} }}'''\n",
            each(n, |i| format!(
                "[[declare]]\nid = \"p{i}\"\nlabel = \"p\"\nrange = [0.0, 9.0]\ndefault = 1.0\n"
            )),
            each(n.min(30), |i| format!(" + params.p{i}"))
        ))
    }),
    list(
        "choices",
        50,
        file,
        "[[declare]]\nid = \"p\"\nlabel = \"p\"\nchoices = [<<\"c@\", >>]\ndefault = \"c0\"\n",
    ),
    list(
        "tests",
        500,
        file,
        "<<[[tests]]\nrule = \"grid_size\"\nexpect = @\n>>",
    ),
    list(
        "tests of helpers",
        500,
        file,
        "[rules]\nx = 'fn metric_a(city) { help() } fn help() { 1.0 }'\n<<[[tests]]\nrule = \"help\"\nexpect = 1\n>>",
    ),
    list(
        "tests of rules that do not exist",
        500,
        file,
        "<<[[tests]]\nrule = \"grid_siz@\"\nexpect = 1\n>>",
    ),
    list(
        "blocks",
        250,
        file,
        "[rules]\n<<b@ = 'fn f@(x) { x + @.5 }'\n>>",
    ),
    list(
        "blocks that do not parse",
        250,
        file,
        "[rules]\n<<b@ = 'fn f@(x) { x + }'\n>>",
    ),
    list(
        "own metrics",
        250,
        file,
        "[rules]\n<<b@ = 'fn metric_m@(city) { city.visits * @.5 }'\n>>",
    ),
    list(
        "own metrics that are described",
        250,
        file,
        "<<[[metrics]]\nid = \"metric_m@\"\nlabel = \"m\"\n>>[rules]\n<<b@ = 'fn metric_m@(city) { 1.0 }'\n>>",
    ),
    list(
        "descriptions without a metric",
        500,
        file,
        "<<[[metrics]]\nid = \"metric_m@\"\nlabel = \"m\"\n>>",
    ),
    list(
        "functions of a block",
        60,
        block,
        "<<fn f@(x) { x + @.5 }\n>>",
    ),
    made("helpers that call each other", 60, |n| {
        block(&format!(
            "fn metric_a(city) {{ f0(1.0) }}\n{}fn f{n}(x) {{ x }}",
            each(n, |i| format!("fn f{i}(x) {{ f{}(x) }}\n", i + 1))
        ))
    }),
    list("constants", 100, block, "<<const K@ = @.5;\n>>"),
    list(
        "blocks of constants",
        100,
        file,
        "[rules]\n<<b@ = 'const K@ = [@.5, 1.0];'\n>>",
    ),
    list(
        "constants that are read",
        100,
        block,
        "<<const K@ = @.5;\n>>fn metric_a(city) { let s = 0.0; <<s += K@;\n>> s }",
    ),
    list(
        "numbers of a rule",
        100,
        block,
        "fn metric_a(city) { let s = city.visits; <<s += @.25;\n>> s }",
    ),
    list(
        "statements",
        450,
        block,
        "fn metric_a(city) { <<city.visits;\n>> 1.0 }",
    ),
    list(
        "variables",
        60,
        block,
        "fn metric_a(city) { <<let v@ = @.0;\n>> 1.0 }",
    ),
    list(
        "blocks within a function",
        450,
        block,
        "fn metric_a(city) { <<{1}\n>> 1.0 }",
    ),
    list(
        "cases of a switch",
        500,
        block,
        "fn metric_a(city) { switch city.visits { <<@.0 => @.5,\n>> _ => 0.0 } }",
    ),
    list(
        "cases of a switch over texts",
        500,
        block,
        "fn visit_priority(h) { switch h.housing { <<\"c@\" => @.5,\n>> _ => 0.0 } }",
    ),
    list(
        "unknown variables",
        450,
        block,
        "fn metric_a(city) { <<reidents@;\n>> 1.0 }",
    ),
    list(
        "unknown functions",
        450,
        block,
        "fn metric_a(city) { <<clam@(1.0);\n>> 1.0 }",
    ),
    list(
        "unknown fields",
        450,
        block,
        "fn metric_a(city) { <<city.reidents@;\n>> 1.0 }",
    ),
    list(
        "lines of remarks",
        2_000,
        block,
        "<<// x\n>>fn metric_a(city) { 1.0 }",
    ),
    made("communities", 5_000, |n| {
        communities(&each(n, |i| format!("s{},c{i},old,100\n", i / 20)))
    }),
    list(
        "communities of one name",
        5_000,
        communities,
        "<<s@,c,old,100\n>>",
    ),
    list(
        "communities that are wrong",
        5_000,
        communities,
        "<<s,c@,olt@,100\n>>",
    ),
    made("columns", 2_500, |n| {
        communities(&each(n, |i| format!("s,c{i},old,100\n")))
            .replace("households\n", &format!("households{}\n", ",".repeat(n)))
    }),
    made("units", 5_000, |n| {
        format!(
            "{}units = '''\ncommunity,name,kind\n{}'''\n",
            communities("s,c,old,100\n"),
            each(n, |i| format!("c,u{i},agency\n"))
        )
    }),
    made("units without a home", 5_000, |n| {
        format!(
            "{}units = '''\ncommunity,name,kind\n{}'''\n",
            communities("s,c,old,100\n"),
            each(n, |i| format!("d{i},u,agency\n"))
        )
    }),
    list(
        "targets",
        250,
        file,
        "<<[[targets]]\nid = \"t@\"\nmetric = \"visits\"\nlow = 0\nhigh = 1\n>>",
    ),
    list(
        "targets outside the period",
        250,
        file,
        "<<[[targets]]\nid = \"t@\"\nmetric = \"visits\"\ndate = \"2030-01-01\"\nlow = 0\nhigh = 1\n>>",
    ),
    list(
        "targets of one id",
        250,
        file,
        "<<[[targets]]\nid = \"t\"\nmetric = \"visits\"\nlow = 0\nhigh = 1\n>>",
    ),
    list(
        "parameter sets",
        2_500,
        file,
        "[parameter_sets]\nparams = [\"visit_share\"]\nvalues = [<<[0.5], >>]\n",
    ),
    list(
        "parameters of a set",
        50,
        file,
        "[parameter_sets]\nparams = [<<\"visit_share\", >>]\nvalues = [[<<0.5, >>]]\n",
    ),
    list(
        "factors",
        50,
        file,
        "[experiment]\n<<[[experiment.factors]]\nparam = \"visit_share\"\nvalues = [0.5]\n>>",
    ),
    list(
        "factors without a parameter",
        50,
        file,
        "[experiment]\n<<[[experiment.factors]]\nparam = \"visit_shar@\"\nvalues = [0.5]\n>>",
    ),
    list(
        "settings",
        50,
        file,
        "[[experiment.factors]]\nparam = \"visit_share\"\nvalues = [<<0.5, >>]\n",
    ),
    list(
        "versions of a rule",
        50,
        file,
        "[[experiment.factors]]\nrule = \"petition_priority\"\nversions = [<<{ id = \"v@\", source = \"fn petition_priority(p) { 1.0 }\" }, >>]\nvalues = [<<\"v@\", >>]\n",
    ),
    list(
        "outcomes",
        50,
        file,
        "[experiment]\noutcomes = [<<\"petitions_open\", >>]\n",
    ),
    list(
        "goals",
        50,
        file,
        "[experiment]\n<<[[experiment.goals]]\nmetric = \"petitions_open\"\nat_most = @\n>>",
    ),
    list(
        "unknowns",
        50,
        file,
        "[experiment.calibration]\nunknowns = [<<{ param = \"visit_share\", low = 0.1, high = 0.2 }, >>]\n",
    ),
    list(
        "steps of a case",
        50,
        file,
        "<<[[case.steps]]\ntext = \"x\"\n>>",
    ),
    list("unknown keys", 5_000, file, "<<hous@ = 1\n>>"),
    list(
        "unknown parameters",
        5_000,
        file,
        "[params]\n<<visit_shar@ = 1\n>>",
    ),
    list("letters of a key", 50_000, file, "<<k>> = 1\n"),
    made("letters of a text", 100_000, |n| {
        file("").replace("title = \"x\"", &format!("title = \"{}\"", "字".repeat(n)))
    }),
    list("lines that are no TOML", 20_000, file, "<<x = = 1\n>>"),
    list(
        "lines with marks of a Chinese keyboard",
        20_000,
        file,
        "<<x = “a”\n>>",
    ),
    list("keys that stand twice", 20_000, file, "<<x = 1\n>>"),
    list("remarks", 20_000, file, "<<# x\n>>"),
];
