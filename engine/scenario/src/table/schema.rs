//! The columns of the tables: what they are called in both languages, and what a cell may hold.

pub(super) mod community;
pub(super) mod unit;

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Label;

/// Which table of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableKind {
    /// Communities 社区.
    Communities,
    /// Partner units 共建单位.
    Units,
}

impl TableKind {
    /// Both tables.
    pub const ALL: [Self; 2] = [Self::Communities, Self::Units];

    /// Its key in `[data]`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Communities => "communities",
            Self::Units => "units",
        }
    }

    /// Its key in a file, `data.communities` or `data.units`.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Communities => "data.communities",
            Self::Units => "data.units",
        }
    }

    /// Its columns, in the order in which they are written.
    pub const fn columns(self) -> &'static [TableColumn] {
        match self {
            Self::Communities => community::COLUMNS,
            Self::Units => unit::COLUMNS,
        }
    }

    /// The column that a heading names; `None` if it names none.
    pub fn column(self, heading: &str) -> Option<usize> {
        let heading = plain(heading);
        self.columns().iter().position(|c| c.is_called(&heading))
    }
}

/// A column that a table may have.
#[derive(Debug, PartialEq)]
pub struct TableColumn {
    /// Its heading in files that the program writes.
    pub key: &'static str,
    /// Its heading for people, which is accepted too.
    pub label: Label,
    /// Other headings that are accepted.
    also: &'static [&'static str],
    /// Whether a table must have it.
    pub required: bool,
    /// What a cell holds, and what happens where it is empty.
    pub about: Label,
}

impl TableColumn {
    /// `heading` is in [`plain`] form.
    fn is_called(&self, heading: &str) -> bool {
        let names = [self.key, self.label.zh, self.label.en];
        let mut names = names.iter().chain(self.also);
        names.any(|name| plain(name) == heading)
    }
}

/// A heading without case, spaces, line breaks, marks and a unit in brackets: `户数（户）` is `户数`.
fn plain(heading: &str) -> String {
    let narrow = crate::written::narrow(heading).to_lowercase();
    let bare = narrow.split(['(', '[', '【']).next().unwrap_or_default();
    let bare = if bare.trim().is_empty() {
        &narrow
    } else {
        bare
    };
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '_' | '-' | '*' | '%' | ':' | '#');
    bare.chars().filter(kept).collect()
}

/// Whether a heading says that the numbers below it are percentages.
pub(super) fn in_percent(heading: &str) -> bool {
    heading.contains(['%', '％'])
}

const fn column(
    key: &'static str,
    (zh, en): (&'static str, &'static str),
    also: &'static [&'static str],
    (about_zh, about_en): (&'static str, &'static str),
) -> TableColumn {
    TableColumn {
        key,
        label: Label::new(zh, en),
        also,
        required: false,
        about: Label::new(about_zh, about_en),
    }
}

const fn required(column: TableColumn) -> TableColumn {
    TableColumn {
        required: true,
        ..column
    }
}

/// Other headings of the street, in both tables.
const STREET_HEADINGS: &[&str] = &[
    "镇街",
    "乡镇街道",
    "所属街道",
    "街道名称",
    "乡镇",
    "镇",
    "street name",
    "subdistrict",
];

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_catalogue::enums::Resource;

    #[test]
    fn headings_are_known_as_people_write_them() {
        let of = |heading| {
            let column = TableKind::Communities.column(heading);
            column.map(|c| community::COLUMNS[c].key)
        };
        for (heading, key) in [
            ("街道", Some("street")),
            (" 社 区 ", Some("name")),
            ("户数（户）", Some("households")),
            ("户数\n(户)", Some("households")),
            ("居民", Some("residents")),
            ("专职人员*", Some("staff")),
            ("有老人的户占比（％）", Some("elderly_share")),
            ("Elderly_Share", Some("elderly_share")),
            ("STREET NAME", Some("street")),
            ("备注", None),
            ("", None),
        ] {
            assert_eq!(of(heading), key, "{heading}");
        }
    }

    #[test]
    fn no_heading_names_two_columns_and_places_are_right() {
        for kind in TableKind::ALL {
            for (place, column) in kind.columns().iter().enumerate() {
                let names = [column.key, column.label.zh, column.label.en];
                for name in names.iter().chain(column.also) {
                    assert_eq!(kind.column(name), Some(place), "{name}");
                }
            }
        }
        assert_eq!(community::COLUMNS[community::FIVE_STAR].key, "five_star");
        let of_resource = unit::COLUMNS[unit::OF_RESOURCE..].iter().map(|c| c.key);
        assert!(of_resource.eq(Resource::SPEC.ids.iter().copied()));
    }
}
