//! The columns of the tables: what they are called in both languages, and what a cell may hold.

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
            Self::Communities => COMMUNITIES,
            Self::Units => UNITS,
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

const STREET: &[&str] = &[
    "镇街",
    "乡镇街道",
    "所属街道",
    "街道名称",
    "乡镇",
    "镇",
    "street name",
    "subdistrict",
];

/// Positions of the columns of communities.
pub(super) mod community {
    pub const STREET: usize = 0;
    pub const NAME: usize = 1;
    pub const KIND: usize = 2;
    pub const HOUSEHOLDS: usize = 3;
    pub const RESIDENTS: usize = 4;
    pub const STAFF: usize = 5;
    pub const ELDERLY: usize = 6;
    pub const PARTY: usize = 7;
    pub const ONLINE: usize = 8;
    pub const QUALITY: usize = 9;
    pub const FACILITIES: usize = 10;
    pub const FIVE_STAR: usize = 11;
}

const COMMUNITIES: &[TableColumn] = &[
    column(
        "street",
        ("街道", "Street"),
        STREET,
        (
            "街道名；空着的与上一行同街道，整列不写则全区算一个街道。",
            "Name of the street; an empty cell repeats the one above, and without the column the place is one street.",
        ),
    ),
    required(column(
        "name",
        ("社区", "Community"),
        &["社区名称", "社区名", "名称", "村社", "小区", "小区名称"],
        (
            "社区名，同一街道内不能重复。",
            "Name of the community; no two of a street share one.",
        ),
    )),
    column(
        "kind",
        ("类型", "Type"),
        &[
            "住房类型",
            "社区类型",
            "小区类型",
            "housing",
            "kind of housing",
        ],
        (
            "老旧小区、商品房或安置小区；空着的按配方的比例抽取。",
            "Old estate, commodity housing or resettlement estate; drawn by the recipe's shares where empty.",
        ),
    ),
    column(
        "households",
        ("户数", "Households"),
        &["总户数", "居民户数", "户", "homes"],
        (
            "户数；空着的按居民人数和户均人口算。户数和居民至少写一样。",
            "Households; computed from the residents where empty. At least one of households and residents is needed.",
        ),
    ),
    column(
        "residents",
        ("居民", "Residents"),
        &[
            "居民人数",
            "人口",
            "常住人口",
            "居民数",
            "人数",
            "population",
        ],
        (
            "居民人数；空着的按户数和户均人口生成。",
            "Residents; generated from households and household size where empty.",
        ),
    ),
    column(
        "staff",
        ("专职人员", "Staff"),
        &[
            "专职社区工作者",
            "社工",
            "专职社工",
            "工作人员",
            "专职人数",
            "paid staff",
        ],
        (
            "专职人员数；空着的按已填社区每万人的平均配备。参数“每万人专职社区工作者”随之改为表中的水平，调它时各社区同比例增减。",
            "Paid staff; where empty, the mean per resident of the others. The parameter of staff per 10,000 residents takes the table's level and scales them all.",
        ),
    ),
    column(
        "elderly_share",
        ("有老人的户占比", "Households with elderly"),
        &[
            "老人户占比",
            "老年户占比",
            "有老人户占比",
            "老年户比例",
            "elderly",
            "elderly share",
        ],
        (
            "有老人的户占比，如 35% 或 0.35；空着的按配方。",
            "Share of households with elderly members, such as 35% or 0.35; the recipe's where empty.",
        ),
    ),
    column(
        "party_share",
        ("有党员的户占比", "Households with a Party member"),
        &[
            "党员户占比",
            "有党员户占比",
            "党员户比例",
            "party",
            "party share",
        ],
        (
            "有党员的户占比；空着的按配方。",
            "Share of households with a Party member; the recipe's where empty.",
        ),
    ),
    column(
        "online_share",
        ("在群的户占比", "Households in the chat group"),
        &[
            "民情微群占比",
            "入群率",
            "入群户占比",
            "在民情微群的户占比",
            "online",
            "online share",
        ],
        (
            "在民情微群的户占比；有无老人的户之间保持配方的比例，空着的按配方。",
            "Share of households in the chat group, divided between households with and without elderly as in the recipe; the recipe's where empty.",
        ),
    ),
    column(
        "quality",
        ("起始质量", "Quality at the start"),
        &["质量", "设施与环境质量", "环境质量"],
        (
            "期初设施与环境的质量，0 至 1；空着的取参数“设施质量初值”。",
            "Quality of facilities and surroundings at the start, 0 to 1; the parameter's where empty.",
        ),
    ),
    column(
        "facilities",
        ("起始设施", "Facilities at the start"),
        &["设施", "设施水平", "设施初始水平"],
        (
            "期初各类设施的平均水平，0 至 1；空着的取参数“设施初始水平”。",
            "Mean level of facilities at the start, 0 to 1; the parameter's where empty.",
        ),
    ),
    column(
        "five_star",
        ("五星", "Five stars since"),
        &[
            "五星社区",
            "五星评定",
            "五星年份",
            "何时达五星",
            "五星以来",
            "five star",
            "five stars",
        ],
        (
            "开始前已是五星社区的，写评定的年份、日期或“是”；空着或“否”的从头达标。",
            "For a community that had five stars before the start: the year, the date, or “yes”; others have none.",
        ),
    ),
];

/// Positions of the columns of units.
pub(super) mod unit {
    pub const STREET: usize = 0;
    pub const COMMUNITY: usize = 1;
    pub const NAME: usize = 2;
    pub const KIND: usize = 3;
    pub const RESOURCES: usize = 4;
    pub const HOURS: usize = 5;
    /// The first of the columns with the hours of one resource.
    pub const OF_RESOURCE: usize = 6;
}

const OF_RESOURCE: (&str, &str) = (
    "每月工时；空着的按配方抽取，写 0 表示没有。",
    "Hours a month; drawn by the recipe where empty, none where 0.",
);

const UNITS: &[TableColumn] = &[
    column(
        "street",
        ("街道", "Street"),
        STREET,
        (
            "所在社区的街道；没有同名社区时可省。",
            "Street of the community; may be left out where no two communities share a name.",
        ),
    ),
    required(column(
        "community",
        ("社区", "Community"),
        &[
            "社区名称",
            "社区名",
            "村社",
            "所在社区",
            "所属社区",
            "community name",
        ],
        (
            "所在社区，与社区表一致。",
            "Its community, as in the table of communities.",
        ),
    )),
    required(column(
        "name",
        ("单位", "Unit"),
        &["单位名称", "名称", "共建单位"],
        ("单位名称。", "Name of the unit."),
    )),
    column(
        "kind",
        ("类型", "Type"),
        &["单位类型", "单位性质", "性质"],
        (
            "机关、国有企业、事业单位、非公企业或社会组织；空着的按配方的比例抽取。",
            "Agency, state-owned firm, public institution, private firm or social organisation; drawn by the recipe's shares where empty.",
        ),
    ),
    column(
        "resources",
        ("资源", "Resources"),
        &["可提供的资源", "共建资源"],
        (
            "能提供的资源，用顿号隔开，如“阵地、党员”；没有列出的不提供，空着的各种都有。",
            "What it can give, such as “Venues, Party members”; nothing else is given. All resources where empty.",
        ),
    ),
    column(
        "hours",
        ("工时", "Hours"),
        &["每月工时", "工时数", "hours a month"],
        (
            "每月总工时，按配方分到各种资源；空着的按配方抽取。",
            "Hours a month in all, divided among the resources as in the recipe; drawn by the recipe where empty.",
        ),
    ),
    column(
        "organising",
        ("组织工时", "Organising hours"),
        &["组织"],
        OF_RESOURCE,
    ),
    column(
        "venues",
        ("阵地工时", "Venue hours"),
        &["阵地"],
        OF_RESOURCE,
    ),
    column(
        "members",
        ("党员工时", "Party members' hours"),
        &["党员"],
        OF_RESOURCE,
    ),
    column(
        "experts",
        ("人才工时", "Expert hours"),
        &["人才"],
        OF_RESOURCE,
    ),
    column(
        "services",
        ("服务工时", "Service hours"),
        &["服务"],
        OF_RESOURCE,
    ),
    column(
        "information",
        ("信息工时", "Information hours"),
        &["信息"],
        OF_RESOURCE,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_catalogue::enums::Resource;

    #[test]
    fn headings_are_known_as_people_write_them() {
        let of = |heading| {
            let column = TableKind::Communities.column(heading);
            column.map(|c| COMMUNITIES[c].key)
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
        assert_eq!(COMMUNITIES[community::FIVE_STAR].key, "five_star");
        let of_resource = UNITS[unit::OF_RESOURCE..].iter().map(|c| c.key);
        assert!(of_resource.eq(Resource::SPEC.ids.iter().copied()));
    }
}
