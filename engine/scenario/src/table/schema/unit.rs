//! The columns of the table of units.

use super::{STREET_HEADINGS, TableColumn, column, required};

// Positions of the columns.
pub const STREET: usize = 0;
pub const COMMUNITY: usize = 1;
pub const NAME: usize = 2;
pub const KIND: usize = 3;
pub const RESOURCES: usize = 4;
pub const HOURS: usize = 5;
/// The first of the columns with the hours of one resource.
pub const OF_RESOURCE: usize = 6;

const ABOUT_HOURS: (&str, &str) = (
    "每月工时；空着的按配方抽取，写 0 表示没有。",
    "Hours a month; drawn by the recipe where empty, none where 0.",
);

pub(super) const COLUMNS: &[TableColumn] = &[
    column(
        "street",
        ("街道", "Street"),
        STREET_HEADINGS,
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
        ABOUT_HOURS,
    ),
    column(
        "venues",
        ("阵地工时", "Venue hours"),
        &["阵地"],
        ABOUT_HOURS,
    ),
    column(
        "members",
        ("党员工时", "Party members' hours"),
        &["党员"],
        ABOUT_HOURS,
    ),
    column(
        "experts",
        ("人才工时", "Expert hours"),
        &["人才"],
        ABOUT_HOURS,
    ),
    column(
        "services",
        ("服务工时", "Service hours"),
        &["服务"],
        ABOUT_HOURS,
    ),
    column(
        "information",
        ("信息工时", "Information hours"),
        &["信息"],
        ABOUT_HOURS,
    ),
];
