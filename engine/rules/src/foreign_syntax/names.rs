//! What to write in a rule for a Chinese word.

use super::Word;
use crate::suggestions::{self, KnownName};
use gongzhi_catalogue::enums::{
    Category, Channel, EnumSpec, Housing, Layer, Level, OrgKind, Purpose, Resource, Star,
};
use gongzhi_catalogue::params::PARAMS;
use gongzhi_catalogue::records::RecordKind;

/// Keywords and operators.
const WORDS: &[(&str, &str)] = &[
    ("且", "&&"),
    ("并且", "&&"),
    ("而且", "&&"),
    ("或", "||"),
    ("或者", "||"),
    ("非", "!"),
    ("不是", "!="),
    ("等于", "=="),
    ("不等于", "!="),
    ("大于", ">"),
    ("小于", "<"),
    ("如果", "if"),
    ("若", "if"),
    ("否则", "else"),
    ("返回", "return"),
    ("真", "true"),
    ("是", "true"),
    ("假", "false"),
    ("否", "false"),
    ("参数", "params"),
];

/// Chinese names of records.
const RECORDS: &[(&str, &str)] = &[
    ("社区", "community"),
    ("星", "star"),
    ("网格", "grid"),
    ("户", "household"),
    ("家庭", "household"),
    ("诉求", "petition"),
    ("热点", "hotspot"),
    ("单位", "org"),
    ("共建单位", "org"),
    ("承诺", "commitment"),
    ("契约", "contract"),
    ("指标", "indicator"),
    ("层级", "layer"),
    ("城市", "city"),
];

const LISTS: &[&EnumSpec] = &[
    Category::SPEC,
    Housing::SPEC,
    OrgKind::SPEC,
    Resource::SPEC,
    Purpose::SPEC,
    Star::SPEC,
    Level::SPEC,
    Layer::SPEC,
    Channel::SPEC,
];

/// What to write for the Chinese word at an index. None if it is unknown to the catalogue.
pub(super) fn replacement(words: &[Word<'_>], at: usize) -> Option<String> {
    let written = words[at].text;
    let owner = (at > 1 && words[at - 1].text == ".").then(|| words[at - 2].text);
    if let Some(owner) = owner {
        return field(owner, written);
    }
    let exact = |list: &[(&'static str, &'static str)]| {
        let found = list.iter().find(|(word, _)| *word == written);
        found.map(|(_, plain)| (*plain).to_owned())
    };
    let calls = words.get(at + 1).is_some_and(|w| w.text == "(");
    if calls {
        let known: Vec<KnownName<'_>> =
            suggestions::library().chain(suggestions::rules()).collect();
        return name(written, &known);
    }
    exact(WORDS).or_else(|| exact(RECORDS)).or_else(|| {
        let values = LISTS.iter().flat_map(|list| suggestions::values(list));
        let known: Vec<KnownName<'_>> = values.collect();
        let exact = known.iter().find(|k| k.labels[0] == written);
        exact.map(|k| format!("\"{}\"", k.name))
    })
}

/// A field of a record, or a parameter.
fn field(owner: &str, written: &str) -> Option<String> {
    if owner == "params" || owner == "参数" {
        let known: Vec<KnownName<'_>> = PARAMS
            .iter()
            .map(|p| KnownName::new(p.id, p.label))
            .collect();
        return name(written, &known);
    }
    let plain = RECORDS.iter().find(|(word, _)| *word == owner);
    let owner = plain.map_or(owner, |(_, name)| name);
    let kinds: Vec<RecordKind> = match kind(owner) {
        Some(kind) => vec![kind],
        None => RecordKind::ALL.to_vec(),
    };
    let known: Vec<KnownName<'_>> = kinds.into_iter().flat_map(suggestions::fields).collect();
    name(written, &known)
}

fn kind(name: &str) -> Option<RecordKind> {
    RecordKind::ALL.iter().copied().find(|k| k.name() == name)
}

fn name(written: &str, known: &[KnownName<'_>]) -> Option<String> {
    suggestions::closest(written, known).map(|k| k.name.to_owned())
}
