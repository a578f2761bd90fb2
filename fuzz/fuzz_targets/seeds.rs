//! Seed inputs: the shipped scenarios, and small files with one kind of list each.
//!
//! They are written to the corpus of a target if they are missing, so the repository need not contain them.

use std::fs;
use std::path::Path;

use gongzhi_engine::scenario::SHIPPED;

/// The beginning of each small file.
const HEAD: &str = "format = 1\nextends = \"queue-only\"\nmeta = { id = \"x\", title = { zh = \"试\", en = \"x\" } }\n";

/// One kind of list per file.
const LISTS: &[(&str, &str)] = &[
    ("shocks", "[[shocks]]\nid = \"s1\"\nlabel = \"台风\"\ndate = \"2018-01-09\"\ndays = 3\nneeds = { safety = 2.0 }\n"),
    ("declare", "[[declare]]\nid = \"own\"\nlabel = \"自定\"\nrange = [0.0, 1.0]\ndefault = 0.5\n[params]\nown = 0.25\n"),
    ("rules", "[rules]\nmine = '''\nconst K = [1.0, 2.0];\nfn metric_a(city) { sum(K) + city.visits }\n'''\n"),
    ("tests", "[[tests]]\nrule = \"voice\"\ngiven = { household = { size = 2 } }\nexpect = 0.5\nmargin = 1.0\n"),
    ("targets", "[[targets]]\nid = \"t\"\nmetric = \"visits\"\nlow = 0.0\nhigh = 1.0\n"),
    ("metrics", "[[metrics]]\nid = \"metric_a\"\nlabel = \"甲\"\nunit = \"share\"\n[rules]\nx = 'fn metric_a(city) { 1.0 }'\n"),
    ("sets", "[parameter_sets]\nparams = [\"visit_share\"]\nvalues = [[0.1], [0.2]]\n"),
    ("factors", "[experiment]\nreplications = 2\n[[experiment.factors]]\nparam = \"visit_share\"\nvalues = [0.1, 0.2]\n"),
    ("case", "[[case.steps]]\ntext = \"# 讲解\"\nminutes = 5\nprediction = { metric = \"visits\", choices = [\"a\", \"b\"] }\n"),
    ("tables", "[data]\ncommunities = '''\nstreet,name,kind,households\n府山街道,越都社区,old,200\n'''\nunits = '''\ncommunity,name,kind\n越都社区,学校,institution\n'''\n"),
    ("dates", "[time]\nstart = \"2018-01-01\"\nend = \"2018-12-31\"\n[assessments]\ndates = [\"2018-08-31\"]\n"),
];

/// Writes texts to the corpus of a target unless files of their names exist.
fn write(target: &str, texts: impl Iterator<Item = (String, String)>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let _ = fs::create_dir_all(&folder);
    for (name, text) in texts {
        let file = folder.join(format!("seed-{name}"));
        if !file.exists() {
            let _ = fs::write(file, text);
        }
    }
}

/// Seeds for targets that take scenario files.
#[allow(dead_code, reason = "each target takes its own")]
pub fn scenarios(target: &str) {
    let shipped = SHIPPED.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
    let small = LISTS.iter().map(|(name, list)| ((*name).to_owned(), format!("{HEAD}{list}")));
    write(target, shipped.chain(small));
}

/// Seeds for targets that take tables of communities.
#[allow(dead_code, reason = "each target takes its own")]
pub fn tables(target: &str) {
    let rows = "府山街道,越都社区,old,200\n\"a \"\"b\"\"\",=1+1,商品房,\"1,904\"\n";
    let plain = format!("street,name,kind,households\n{rows}");
    let tables = [
        ("plain", plain.clone()),
        ("tabs", "street\tname\tkind\thouseholds\na\tb\told\t20\n".to_owned()),
        ("chinese", "街道，社区，类型，户数\n甲，乙，老旧小区，８００\n".to_owned()),
        ("semicolons", "street;name;kind;households\n-1;@x;old;20\n".to_owned()),
        ("mark", format!("\u{feff}{plain}")),
    ];
    write(target, tables.into_iter().map(|(name, text)| (name.to_owned(), text)));
}
