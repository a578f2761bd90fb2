//! The columns of the table of communities.

use super::{STREET_HEADINGS, TableColumn, column, required};

// Positions of the columns.
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

pub(super) const COLUMNS: &[TableColumn] = &[
    column(
        "street",
        ("街道", "Street"),
        STREET_HEADINGS,
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
