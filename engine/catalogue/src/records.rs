//! The records that rules read, and their fields: name, type, unit and meaning.
//!
//! Each field is listed once, here: the simulation fills it by its constant, rules read it by its name.

pub use super::fields::{FieldSpec, FieldType};

use super::enums::{Category, Channel, Housing, Layer, Level, OrgKind, Purpose, Resource, Star};
use super::parts::Part;
use super::units::Unit;
use gongzhi_base::text::Label;

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    /// A community 社区.
    Community,
    /// One star of a community.
    StarOf,
    /// A grid 网格.
    Grid,
    /// A household 户.
    Household,
    /// A petition 诉求.
    Petition,
    /// Petitions of one category in one community.
    Hotspot,
    /// A partner unit 共建单位.
    Org,
    /// One party's promise in a contract.
    Commitment,
    /// A contract 契约.
    Contract,
    /// One must-have 有 of a community.
    Indicator,
    /// A layer of meetings: a string, without fields.
    MeetingLayer,
    /// The whole city; its fields are the metrics.
    City,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Community,
        Self::StarOf,
        Self::Grid,
        Self::Household,
        Self::Petition,
        Self::Hotspot,
        Self::Org,
        Self::Commitment,
        Self::Contract,
        Self::Indicator,
        Self::MeetingLayer,
        Self::City,
    ];

    /// Its name as an argument of a rule.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Community => "community",
            Self::StarOf => "star",
            Self::Grid => "grid",
            Self::Household => "household",
            Self::Petition => "petition",
            Self::Hotspot => "hotspot",
            Self::Org => "org",
            Self::Commitment => "commitment",
            Self::Contract => "contract",
            Self::Indicator => "indicator",
            Self::MeetingLayer => "layer",
            Self::City => "city",
        }
    }

    /// Its fields, in order.
    pub fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Community => community::FIELDS,
            Self::StarOf => star::FIELDS,
            Self::Grid => grid::FIELDS,
            Self::Household => household::FIELDS,
            Self::Petition => petition::FIELDS,
            Self::Hotspot => hotspot::FIELDS,
            Self::Org => org::FIELDS,
            Self::Commitment => commitment::FIELDS,
            Self::Contract => contract::FIELDS,
            Self::Indicator => indicator::FIELDS,
            Self::MeetingLayer => &[],
            Self::City => super::metrics::city_fields(),
        }
    }

    /// The place of the field with that name; none if the record has no such field.
    pub fn field(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|f| f.name == name)
    }
}

macro_rules! record {
    ($module:ident { $($constant:ident $name:literal $ty:expr, $unit:ident, $zh:literal, $en:literal;)+ }) => {
        #[doc = concat!("Fields of the record `", stringify!($module), "`: places in [`FIELDS`](", stringify!($module), "::FIELDS).")]
        pub mod $module {
            use super::*;
            record!(@constants 0usize; $($constant $name $unit $zh $en,)+);
            /// All fields, in the order of their constants.
            pub const FIELDS: &[FieldSpec] = &[$(FieldSpec {
                name: $name, ty: $ty, unit: Unit::$unit, label: Label::new($zh, $en),
            },)+];
        }
    };
    (@constants $n:expr; $constant:ident $name:literal $unit:ident $zh:literal $en:literal, $($rest:tt)*) => {
        #[doc = concat!("Place of `", $name, "`: ", $en, " ", $zh, ". Unit: [`Unit::", stringify!($unit), "`].")]
        pub const $constant: usize = $n;
        record!(@constants $n + 1; $($rest)*);
    };
    (@constants $n:expr;) => {};
}

use FieldType::{Bool, Bools, Enum, Float, Floats, Int, Ints};

record! { community {
    KIND "kind" Enum(Housing::SPEC), Number, "社区类型", "housing type";
    HOUSEHOLDS "households" Int, Households, "户数", "households";
    RESIDENTS "residents" Int, Number, "居民数", "residents";
    GRIDS "grids" Int, Number, "网格数", "grids";
    STAFF "staff" Float, Staff, "专职人员", "paid staff";
    BUDGET "budget" Float, Yuan, "可用资金", "money at hand";
    ADMIN_SHARE "admin_share" Float, Share, "行政事务工时占比", "share of hours on administrative tasks";
    PARTICIPATION "participation" Float, Share, "参与率", "share of households that take part";
    BELONGING "belonging" Float, Share, "认同感", "sense of belonging";
    SATISFACTION "satisfaction" Float, Share, "平均满意度", "mean satisfaction";
    AWARENESS "awareness" Float, Share, "知晓率", "awareness";
    FILED_SHARE "filed_share" Float, Share, "建档率", "share of households with a file";
    VOLUNTEER_HOURS "volunteer_hours" Float, HoursPerMonth, "志愿工时", "volunteer hours a month";
    PETITIONS_PER_1000 "petitions_per_1000" Float, PerThousandYear, "每千人年诉求量（近 28 天）", "petitions per 1,000 residents a year, last 28 days";
    PETITIONS_OPEN "petitions_open" Int, Petitions, "未办结诉求", "open petitions";
    OVERDUE_SHARE "overdue_share" Float, Share, "未办结中逾期比例", "share of open petitions that are overdue";
    ON_TIME_SHARE "on_time_share" Float, Share, "按期办结率（近 28 天）", "on-time closure, last 28 days";
    UTILISATION "utilisation" Float, Share, "工时利用率（近 28 天）", "hours spent on petitions of hours available, last 28 days";
    CONTRACTS "contracts" Int, Contracts, "契约数", "contracts";
    DELIVERED_SHARE "delivered_share" Float, Share, "履约率", "share of promised hours delivered";
    INTEGRATED_SHARE "integrated_share" Float, Share, "五约齐全率", "share of contracts with all five stages";
    PUBLISHED_SHARE "published_share" Float, Share, "亮约率", "share of contracts published";
    MOBILISATION "mobilisation" Float, Share, "组织动员力度", "mobilisation by organising hours";
    PARTY_REACH "party_reach" Float, Share, "党员覆盖（党员户与党员网格长的平均比例）", "reach of the Party: mean of the shares of households with members and of grids led by members";
    DEMOCRACY "democracy" Float, Share, "民主类 20 有平均水平", "mean level of the democratic must-haves";
    STARS "stars" Floats(5), Points, "五星得分", "scores of the five stars";
    HELD "held" Bools(5), Number, "已达标的星", "stars held";
    STARS_HELD "stars_held" Int, Number, "已达标星数", "number of stars held";
    BREACHES "breaches" Ints(5), Number, "各星现有的 20 无突破", "active breaches by star";
    FAILED_QUARTERS "failed_quarters" Ints(5), Number, "各星连续不达标季度", "failed quarters in a row by star";
    TOTAL_SCORE "total_score" Float, Points, "五星总分", "total score";
    FIVE_STAR "five_star" Bool, Number, "五星达标", "holds five stars";
    YEARS_SINCE_FIVE_STAR "years_since_five_star" Float, Number, "五星已达标年数", "years since five stars were gained";
    FACILITY_GAP "facility_gap" Float, Share, "设施缺口", "mean gap of facilities to their thresholds";
    QUALITY "quality" Floats(8), Share, "各类设施质量", "quality by category";
    YEARS "years" Float, Number, "已过年数", "years since the start";
    MU_START "mu_start" Float, Number, "参与门槛初值", "mean threshold before anything acts on it";
}}

record! { star {
    NAME "name" Enum(Star::SPEC), Number, "星名", "name";
    INDEX "index" Int, Number, "序号（从 0 起）", "place, from 0";
    HAVE "have" Floats(4), Share, "四项 20 有的水平", "levels of its four must-haves";
    WEIGHT "weight" Floats(4), Number, "四项权重", "their weights";
    THRESHOLD "threshold" Floats(4), Share, "四项达标线", "their thresholds";
    BREACHES "breaches" Int, Number, "现有 20 无突破", "active breaches of its must-nots";
}}

record! { grid {
    HOUSEHOLDS "households" Int, Households, "户数", "households";
    STAFF "staff" Float, Staff, "网格人力", "full-time equivalents";
    FAMILIARITY "familiarity" Float, Share, "熟悉度", "familiarity";
    OPEN "open" Int, Petitions, "未办结诉求", "open petitions";
    UTILISATION "utilisation" Float, Share, "工时利用率（近 28 天）", "hours spent on petitions of hours available, last 28 days";
    AWARENESS "awareness" Float, Share, "抽样知晓率", "surveyed awareness";
    SATISFACTION "satisfaction" Float, Share, "抽样满意率", "surveyed satisfaction";
    CALLERS_SATISFACTION "callers_satisfaction" Float, Share, "诉求人满意率（本半年）", "callers' satisfaction this half-year";
    ON_TIME_SHARE "on_time_share" Float, Share, "按期办结率（本半年）", "on-time closure this half-year";
    PREVIOUS_SCORE "previous_score" Float, Number, "上期考核分", "score of the last appraisal";
    SCORE "score" Float, Number, "本期考核分", "score of this appraisal";
    FIRST "first" Bool, Number, "首次考核", "this is the first appraisal";
    RANK "rank" Float, Share, "考核排名（0 最好）", "rank of this appraisal, 0 is best";
    PARTY_MEMBER "party_member" Bool, Number, "网格长是党员", "the leader is a Party member";
}}

record! { household {
    SIZE "size" Int, Number, "人口", "residents";
    ELDERLY "elderly" Bool, Number, "有老人", "has elderly members";
    PARTY_MEMBER "party_member" Bool, Number, "有党员", "has a Party member";
    ONLINE "online" Bool, Number, "在民情微群", "is in the chat group";
    AWARE "aware" Bool, Number, "知晓民情通", "knows of the channels";
    SATISFACTION "satisfaction" Float, Share, "满意度", "satisfaction";
    FILED "filed" Bool, Number, "已建档", "has a file";
    DAYS_SINCE_VISIT "days_since_visit" Int, Days, "距上次走访天数", "days since the last visit";
    HAD_SUCCESS "had_success" Bool, Number, "诉求曾获解决", "had a petition resolved";
    LATENT "latent" Int, Number, "潜在诉求", "latent needs";
    FAMILIARITY "familiarity" Float, Share, "网格对该户的熟悉度", "familiarity of its grid";
}}

record! { petition {
    CATEGORY "category" Enum(Category::SPEC), Number, "类别", "category";
    SEVERITY "severity" Int, Number, "轻重（1–3）", "severity 1–3";
    EFFORT_HOURS "effort_hours" Float, Hours, "预计工时", "estimated hours on raising";
    AGE_DAYS "age_days" Int, Workdays, "已过工作日", "age in workdays";
    DEADLINE_DAYS "deadline_days" Int, Workdays, "时限", "deadline in workdays";
    LEVEL "level" Enum(Level::SPEC), Number, "办理层级", "level";
    SUPERVISED "supervised" Bool, Number, "督办中", "under supervision";
    REOPENED "reopened" Int, Number, "重办次数", "times reopened";
    ELDERLY "elderly" Bool, Number, "有老人", "from a household with elderly members";
    ONLINE "online" Bool, Number, "在民情微群", "from a household in the chat group";
    SOURCE "source" Enum(Channel::SPEC), Number, "来源", "how it was raised";
    OVERDUE "overdue" Bool, Number, "已逾期", "past its deadline";
    QUALITY "quality" Float, Share, "该类设施质量", "quality of its category";
    RESOLVED "resolved" Bool, Number, "确已解决（办结时）", "truly resolved (at closure)";
}}

record! { hotspot {
    CATEGORY "category" Enum(Category::SPEC), Number, "类别", "category";
    LAYER "layer" Enum(Layer::SPEC), Number, "会议层级", "layer of the meeting";
    COUNT "count" Int, Petitions, "近 28 天件数", "petitions in the window";
    EXPECTED "expected" Float, Petitions, "预期件数", "expected petitions";
    PROJECT_RUNNING "project_running" Bool, Number, "已有项目", "a project is running";
    BUDGET "budget" Float, Yuan, "可用资金", "money at hand";
}}

record! { org {
    KIND "kind" Enum(OrgKind::SPEC), Number, "单位类型", "kind of unit";
    ENDOWMENT "endowment" Floats(6), HoursPerMonth, "六类资源", "endowment of the six resources";
    GOODWILL "goodwill" Float, Share, "善意", "goodwill";
    REPUTATION "reputation" Float, Share, "声誉", "reputation";
    CONTRACTS "contracts" Int, Contracts, "现有契约", "contracts held";
}}

record! { commitment {
    KIND "kind" Enum(OrgKind::SPEC), Number, "单位类型", "kind of unit";
    GOODWILL "goodwill" Float, Share, "善意", "goodwill";
    REPUTATION "reputation" Float, Share, "声誉", "reputation";
    RESOURCE "resource" Enum(Resource::SPEC), Number, "资源", "resource";
    PURPOSE "purpose" Enum(Purpose::SPEC), Number, "契约目的", "purpose of its contract";
    OFFERED_HOURS "offered_hours" Float, HoursPerMonth, "意向工时", "hours offered";
    OBLIGATION_HOURS "obligation_hours" Float, HoursPerMonth, "承诺工时", "hours promised";
    LOAD "load" Float, Share, "单位负担", "promised hours of all its endowment";
    RECIPROCITY "reciprocity" Float, Share, "互惠", "how far its own wants are met";
    PUBLISHED "published" Bool, Number, "已亮约", "its contract is published";
    EVALUATED "evaluated" Bool, Number, "将评约", "its contract is evaluated";
    PARTIES "parties" Int, Number, "契约单位数", "parties of its contract";
    SANCTION "sanction" Float, Number, "上年扣分", "sanction of the last evaluation";
    DELIVERED_SHARE "delivered_share" Float, Share, "履约率", "share delivered so far this year";
    YEAR "year" Int, Number, "年次（从 0 起）", "year of the run, from 0";
}}

record! { contract {
    PURPOSE "purpose" Enum(Purpose::SPEC), Number, "目的", "purpose";
    PARTIES "parties" Int, Number, "单位数", "parties";
    COMMITMENTS "commitments" Int, Number, "承诺数", "commitments";
    PUBLISHED "published" Bool, Number, "已亮约", "published";
    DELIVERED_SHARE "delivered_share" Float, Share, "履约率", "share delivered this year";
    STAGES_DONE "stages_done" Int, Number, "已完成的约（0–5）", "stages done, 0–5";
    SATISFACTION "satisfaction" Float, Share, "社区满意度", "satisfaction of its community";
    YEAR "year" Int, Number, "年次（从 0 起）", "year of the run, from 0";
}}

record! { indicator {
    STAR "star" Enum(Star::SPEC), Number, "所属星", "its star";
    INDEX "index" Int, Number, "星内序号（从 0 起）", "place in its star, from 0";
    LEVEL "level" Float, Share, "水平", "level";
    THRESHOLD "threshold" Float, Share, "达标线", "threshold";
    WEIGHT "weight" Float, Number, "权重", "weight";
    FACILITY "facility" Bool, Number, "设施类", "rises with money";
    GAP "gap" Float, Share, "缺口", "gap to the threshold";
}}

/// The parts of the model that a field of the community record tells of, by its place in [`community::FIELDS`].
pub fn of_community_field(field: usize) -> &'static [Part] {
    match field {
        community::ADMIN_SHARE => &[Part::AdminLoad],
        community::SATISFACTION => &[Part::Satisfaction],
        community::FILED_SHARE => &[Part::Visits],
        community::PARTICIPATION
        | community::BELONGING
        | community::VOLUNTEER_HOURS
        | community::MU_START => &[Part::Participation],
        community::CONTRACTS
        | community::DELIVERED_SHARE
        | community::INTEGRATED_SHARE
        | community::PUBLISHED_SHARE
        | community::MOBILISATION => &[Part::Contracts],
        community::STARS
        | community::TOTAL_SCORE
        | community::BREACHES
        | community::DEMOCRACY
        | community::FACILITY_GAP => &[Part::Stars],
        community::HELD
        | community::STARS_HELD
        | community::FAILED_QUARTERS
        | community::FIVE_STAR
        | community::YEARS_SINCE_FIVE_STAR => &[Part::Assessments],
        _ => &[],
    }
}
