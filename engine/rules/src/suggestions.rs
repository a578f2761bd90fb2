//! Suggestions for unknown names ("did you mean"): the closest known name, by spelling or by label.
//!
//! Fields, options, functions, rules and parameters have labels in both languages, so "社会组织" leads to `social_org`.

use crate::library::LIBRARY;
use gongzhi_base::diagnostic::{cut, nearest};
use gongzhi_base::text::{Label, Text};
use gongzhi_catalogue::enums::EnumSpec;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::RULES;

/// A known name and its labels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownName<'a> {
    /// The name as rules write it.
    pub name: &'a str,
    /// The Chinese and the English label; empty if there is none.
    pub labels: [&'a str; 2],
}

impl<'a> KnownName<'a> {
    /// A name with labels.
    pub fn new(name: &'a str, label: Label) -> Self {
        Self {
            name,
            labels: [label.zh, label.en],
        }
    }

    fn labels(self) -> impl Iterator<Item = &'a str> {
        self.labels.into_iter().filter(|label| !label.is_empty())
    }
}

impl<'a> From<&'a str> for KnownName<'a> {
    fn from(name: &'a str) -> Self {
        Self {
            name,
            labels: ["", ""],
        }
    }
}

/// The fields of a record.
pub(crate) fn fields<'a>(kind: RecordKind) -> impl Iterator<Item = KnownName<'a>> {
    let fields = kind.fields().iter();
    fields.map(|f| KnownName::new(f.name, f.label))
}

/// The options of an enumeration.
pub(crate) fn values<'a>(list: &'static EnumSpec) -> impl Iterator<Item = KnownName<'a>> {
    let all = list.ids.iter().zip(list.labels);
    all.map(|(id, label)| KnownName::new(id, *label))
}

/// The library functions.
pub(crate) fn library<'a>() -> impl Iterator<Item = KnownName<'a>> {
    LIBRARY.iter().map(|f| KnownName::new(f.name, f.label))
}

/// The rules.
pub(crate) fn rules<'a>() -> impl Iterator<Item = KnownName<'a>> {
    RULES.iter().map(|r| KnownName::new(r.name, r.label))
}

/// The name that was probably meant, if one is close enough.
pub(crate) fn closest<'a>(written: &str, known: &[KnownName<'a>]) -> Option<KnownName<'a>> {
    let written = written.trim();
    let same = |label: &str| label.to_lowercase() == written.to_lowercase();
    let by_label = |fits: &dyn Fn(&str) -> bool| {
        let fitting = known.iter().filter(|k| k.labels().any(fits));
        fitting.min_by_key(|k| k.labels[0].chars().count()).copied()
    };
    let near = |label: &str| nearest(written, [label]).is_some();
    by_label(&same)
        .or_else(|| {
            let name = nearest(written, known.iter().map(|k| k.name))?;
            known.iter().find(|k| k.name == name).copied()
        })
        .or_else(|| by_label(&|label| part_of(written, label)))
        .or_else(|| by_label(&near).filter(|_| !written.is_ascii()))
}

/// Whether one text is part of the other: a whole word in English, at least two characters in Chinese.
fn part_of(written: &str, label: &str) -> bool {
    if written.chars().count() > 40 {
        return false;
    }
    if written.is_ascii() {
        let mut words = label.split(|c: char| !c.is_alphanumeric());
        return written.len() > 2 && words.any(|word| word.eq_ignore_ascii_case(written));
    }
    let long = |text: &str| text.chars().count() > 1;
    let within = |a: &str, b: &str| long(a) && b.contains(a);
    within(written, label) || within(label, written)
}

/// "Did you mean" with the closest name, or all names if none is close and the list is short.
pub(crate) fn suggestion<'a>(
    written: &str,
    known: impl IntoIterator<Item = impl Into<KnownName<'a>>>,
) -> Option<Text> {
    let known: Vec<KnownName<'a>> = known.into_iter().map(Into::into).collect();
    if let Some(near) = closest(written, &known) {
        let name = near.name;
        let label = in_brackets(near.labels[0]);
        return Some(Text::new(
            format!("是否想写 `{name}`{label}？"),
            format!("did you mean `{name}`?"),
        ));
    }
    (!known.is_empty() && known.len() <= 40).then(|| {
        let zh = known
            .iter()
            .map(|k| format!("`{}`{}", k.name, in_brackets(k.labels[0])));
        let en = known.iter().map(|k| format!("`{}`", k.name));
        let (zh, en): (Vec<String>, Vec<String>) = (zh.collect(), en.collect());
        Text::new(
            format!("可用：{}", zh.join("、")),
            format!("available: {}", en.join(", ")),
        )
    })
}

/// A Chinese label in brackets. Labels that are formulas are left out.
fn in_brackets(label: &str) -> String {
    let words = label
        .chars()
        .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if words {
        format!("（{}）", cut(label))
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_catalogue::enums::{Category, OrgKind};

    fn name(
        written: &str,
        known: impl Iterator<Item = KnownName<'static>>,
    ) -> Option<&'static str> {
        closest(written, &known.collect::<Vec<_>>()).map(|k| k.name)
    }

    #[test]
    fn what_people_call_a_thing_leads_to_its_name() {
        assert_eq!(name("社会组织", values(OrgKind::SPEC)), Some("social_org"));
        assert_eq!(name("国企", values(OrgKind::SPEC)), Some("state_firm"));
        assert_eq!(name("停车", values(Category::SPEC)), Some("parking"));
        assert_eq!(
            name("Illegal building", values(Category::SPEC)),
            Some("building")
        );
        assert_eq!(name("traffic", values(Category::SPEC)), Some("parking"));
        assert_eq!(name("parkin", values(Category::SPEC)), Some("parking"));
        assert_eq!(name("轻重", fields(RecordKind::Petition)), Some("severity"));
        assert_eq!(
            name("户数", fields(RecordKind::Community)),
            Some("households")
        );
        assert_eq!(name("平均值", library()), Some("mean"));
    }

    #[test]
    fn what_is_far_from_every_name_is_none_of_them() {
        assert_eq!(name("zzz", values(Category::SPEC)), None);
        assert_eq!(name(&"停车".repeat(100_000), values(Category::SPEC)), None);
    }
}
