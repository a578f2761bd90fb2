//! The shipped parameters, one row each: default, range, unit, role and source.
//!
//! A row is `name: type = default, least..greatest step step, unit, role, effect, tag, zh, en, source`.

use super::{
    Effect::{Live, Rebuild},
    Group, ParamError, ParamField, ParamSpec,
    Role::{Behaviour, Policy},
    Tag::{Assumption, Calibrated, Derived, Sourced},
    Value, check_range,
};
use crate::enums::{Category, Star};
use crate::sources::{Evidence, RESPONSIVENESS, SERVICE_PLAN, SHAOXING};
use crate::units::Unit;
use gongzhi_base::text::Label;

const ASSUMED: Label = Label::new("假设", "assumption");
const FITTED: Label = Label::new(
    "假设，按原型手工调整",
    "assumption, adjusted by hand on a prototype",
);
const CALIBRATED: Label = Label::new(
    "校准：shaoxing-2018 的历史匹配（模型文档第 10 节）",
    "calibrated: history matching of shaoxing-2018 (section 10 of the model document)",
);
const NEVER_MEASURED: Label = Label::new(
    "假设：未见实测；取值使 shaoxing-2018 达到各目标",
    "assumption: no measurement at hand; chosen so that shaoxing-2018 meets its targets",
);
const REPORTS: Label = Label::new(
    "假设：公开报道所述 2019 年验收标准，未见原件",
    "assumption: public reports of the 2019 assessment, not seen in the original",
);
const HALF_REPORTED: Label = Label::new(
    "假设；行政化的报道说 0.5–0.7，未见原件",
    "assumption; reports on administrative burden say 0.5–0.7, not seen in the original",
);

/// What the paper on Shaoxing says.
const fn paper(zh: &'static str, en: &'static str) -> Evidence {
    Evidence::of(&SHAOXING, Label::new(zh, en))
}

const NONE: &[Label] = &[];
const CATEGORIES: &[Label] = Category::SPEC.labels;
const STARS: &[Label] = Star::SPEC.labels;
const SEVERITIES: &[Label] = &[
    Label::new("一般", "Minor"),
    Label::new("较重", "Serious"),
    Label::new("紧急", "Urgent"),
];
const PLACES: &[Label] = &[
    Label::new("第一项", "1st"),
    Label::new("第二项", "2nd"),
    Label::new("第三项", "3rd"),
    Label::new("第四项", "4th"),
];

macro_rules! params {
    ($([$group:ident] $($id:ident: $ty:ty $(, rows $rows:ident)? $(, columns $columns:ident)? = $default:expr,
        $low:literal .. $high:literal step $step:literal, $unit:ident, $role:ident, $effect:ident, $tag:ident,
        $zh:literal, $en:literal, $source:expr;)+)+) => {
        /// The value of every shipped parameter. What a higher value does is told by [`ParamSpec::meaning`], where a default
        /// comes from by [`ParamSpec::source`].
        #[derive(Clone, Debug, PartialEq)]
        pub struct Params { $($(
            #[doc = concat!(
                $en, " ", $zh, ". Unit: [`Unit::", stringify!($unit), "`]; range: ", stringify!($low), " to ", stringify!($high),
                "; default: `", stringify!($default), "`."
            )]
            pub $id: $ty,
        )+)+ }

        impl Default for Params {
            fn default() -> Self { Self { $($($id: $default,)+)+ } }
        }

        /// Every shipped parameter, in the order of the page.
        pub static PARAMS: std::sync::LazyLock<Vec<ParamSpec>> = std::sync::LazyLock::new(|| vec![$($(ParamSpec {
            id: stringify!($id),
            label: Label::new($zh, $en),
            group: Group::$group,
            kind: <$ty as ParamField>::kind(params!(@list $($rows)?), params!(@list $($columns)?)),
            unit: Unit::$unit,
            range: ($low as f64, $high as f64),
            step: $step as f64,
            role: $role,
            tag: $tag,
            source: Evidence::from($source),
            effect: $effect,
        },)+)+]);

        impl Params {
            /// The value of the parameter with that id; none if there is no such parameter.
            pub fn get(&self, id: &str) -> Option<Value> {
                match id { $($(stringify!($id) => Some(self.$id.to_value()),)+)+ _ => None }
            }

            /// Sets the parameter with that id.
            ///
            /// # Errors
            /// No parameter has that id, the value is of another kind, or a number lies outside the range.
            pub fn set(&mut self, id: &str, value: &Value) -> Result<(), ParamError> {
                let spec = ParamSpec::find(id).ok_or_else(|| ParamError::Unknown(id.to_owned()))?;
                check_range(value, spec.range)?;
                let kind = ParamError::Kind(spec.kind);
                match id {
                    $($(stringify!($id) => self.$id = <$ty as ParamField>::from_value(value).ok_or(kind)?,)+)+
                    _ => return Err(ParamError::Unknown(id.to_owned())),
                }
                Ok(())
            }
        }
    };
    (@list) => { NONE };
    (@list $list:ident) => { $list };
}

params! {
    [Grids]
    grid_households: i64 = 150, 10 .. 1000 step 10, Households, Policy, Live, Derived, "网格规模", "Grid size", paper("网格 100–200 户，取中间", "grids of 100–200 households; the middle");
    grid_fixed_cost: f64 = 0.05, 0 .. 1 step 0.01, Staff, Behaviour, Live, Assumption, "维持一个网格的固定人力", "Fixed cost of keeping a grid", ASSUMED;
    pooling: f64 = 0.30, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "社区机动人员比例", "Staff pooled at community level", ASSUMED;
    familiarity_scale: f64 = 300.0, 30 .. 3000 step 10, Households, Behaviour, Live, Assumption, "熟悉度随网格规模衰减", "Grid size at which familiarity falls to 1/e", ASSUMED;
    unfamiliar_effort: f64 = 0.50, 0 .. 3 step 0.05, Number, Behaviour, Live, Assumption, "不熟悉住户时多费的工时", "Extra effort where a household is not known", ASSUMED;
    party_leader_share: f64 = 0.6, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "网格长中党员比例", "Grid leaders who are Party members", ASSUMED;

    [AdminLoad]
    admin_task_share: f64 = 0.60, 0 .. 0.95 step 0.01, Share, Policy, Live, Assumption, "行政事务工时占比", "Share of hours on administrative tasks", HALF_REPORTED;
    december_peak: f64 = 0.10, 0 .. 0.5 step 0.01, Share, Behaviour, Live, Assumption, "年底行政高峰", "December peak", ASSUMED;
    inspection_load: f64 = 0.10, 0 .. 0.5 step 0.01, Share, Policy, Live, Assumption, "全力迎检占用工时", "Hours that full preparation takes", ASSUMED;
    inspection_days: i64 = 30, 0 .. 180 step 1, Days, Policy, Live, Assumption, "验收前迎检天数", "Days of inspection preparation", ASSUMED;
    staff_per_10000: f64 = 18.0, 0 .. 100 step 0.5, Staff, Policy, Live, Sourced, "每万人专职社区工作者", "Paid staff per 10,000 residents", Evidence::of(&SERVICE_PLAN, Label::new("2025 年目标：每万城镇常住人口 18 人，并非 2018 年实有", "target for 2025: 18 per 10,000 urban residents; not the number of 2018"));
    staff_pay: f64 = 100000.0, 0 .. 1000000 step 1000, YuanPerYear, Policy, Live, Assumption, "专职人员年薪酬", "Yearly pay of paid staff", ASSUMED;
    front_line_share: f64 = 0.51, 0 .. 1 step 0.01, Share, Behaviour, Live, Calibrated, "一线工时比例", "Front-line share of service hours", CALIBRATED;
    street_hours: f64 = 8.8, 0 .. 500 step 0.1, Hours, Policy, Live, Assumption, "街道每日办理工时（每万户）", "Street hours a workday per 10,000 households", ASSUMED;
    department_hours: f64 = 7.0, 0 .. 500 step 0.1, Hours, Policy, Live, Assumption, "部门每日办理工时（每万户）", "Department hours a workday per 10,000 households", FITTED;

    [Visits]
    visit_share: f64 = 0.31, 0 .. 1 step 0.01, Share, Policy, Live, Calibrated, "空余工时用于走访的比例", "Share of spare hours for visits", CALIBRATED;
    visit_hours: f64 = 0.5, 0.1 .. 4 step 0.1, Hours, Behaviour, Live, Assumption, "每次走访工时", "Hours a visit", ASSUMED;
    file_hours: f64 = 0.25, 0 .. 4 step 0.05, Hours, Behaviour, Live, Assumption, "首次走访建档工时", "Hours to make a file at the first visit", ASSUMED;
    file_saving: f64 = 0.10, 0 .. 0.9 step 0.01, Share, Behaviour, Live, Assumption, "一户一档节省的办理工时", "Effort saved by a household file", ASSUMED;
    visit_elderly_days: i64 = 365, 0 .. 3650 step 5, Days, Policy, Live, Assumption, "有老人的户提前走访天数", "Days by which households with elderly members come first", ASSUMED;
    visit_aware: f64 = 0.70, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "走访后知晓概率", "Chance that a visit makes aware", ASSUMED;
    visit_find: f64 = 0.50, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "走访发现潜在诉求概率", "Chance that a visit finds a latent need", ASSUMED;
    visit_find_familiarity: f64 = 0.40, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "熟悉度对发现的作用", "Familiarity's help in finding", ASSUMED;
    visit_satisfaction: f64 = 0.03, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Assumption, "走访提升满意度", "Satisfaction gained by a visit", ASSUMED;

    [Handling]
    closure_weight: f64 = 0.0, 0 .. 1 step 0.05, Number, Policy, Live, Sourced, "办结率考核权重", "Weight of closure in the appraisal", paper("0：以知晓率、满意率为主要考核指标", "0: awareness and satisfaction are the main indicators");
    supervision_bonus: f64 = 5.0, 0 .. 50 step 0.5, Number, Policy, Live, Assumption, "督办优先加分", "Priority added by supervision", ASSUMED;
    supervision_hours: f64 = 0.1, 0 .. 8 step 0.05, Hours, Behaviour, Live, Assumption, "每件督办占用社区工时", "Community hours that supervising a petition takes", ASSUMED;
    priority_severity: f64 = 2.0, 0 .. 50 step 0.5, Number, Policy, Live, Assumption, "优先级中的轻重权重", "Weight of severity in priority", ASSUMED;
    priority_age: f64 = 3.0, 0 .. 50 step 0.5, Number, Policy, Live, Assumption, "优先级中的时限权重", "Weight of age over deadline in priority", ASSUMED;
    deadlines: [f64; 3], rows SEVERITIES = [15.0, 7.0, 4.0], 1 .. 120 step 1, Workdays, Policy, Live, Assumption, "办结时限", "Closing deadlines", Label::new("假设：按轻重 15/7/4 个工作日", "assumption: 15/7/4 workdays by severity");
    reopened_deadline: f64 = 7.0, 1 .. 120 step 1, Workdays, Policy, Live, Assumption, "升级或重办时限", "Deadline of escalated and reopened petitions", ASSUMED;
    effort_hours: [f64; 8], rows CATEGORIES = [3.9; 8], 0.01 .. 80 step 0.1, Hours, Behaviour, Live, Calibrated, "平均办理工时", "Mean effort at grid level", CALIBRATED;
    effort_log_sd: f64 = 0.5, 0 .. 2 step 0.05, Number, Behaviour, Live, Assumption, "办理工时离散度", "Log-standard deviation of effort", ASSUMED;
    level_effort: f64 = 1.5, 1 .. 5 step 0.1, Number, Behaviour, Live, Assumption, "每提一级工时倍数", "Effort factor for each level up", FITTED;
    expert_saving: f64 = 0.15, 0 .. 0.9 step 0.01, Share, Behaviour, Live, Assumption, "人才共建节省工时", "Effort saved by experts", ASSUMED;
    volunteer_petition_share: f64 = 0.05, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "志愿工时用于诉求的比例", "Volunteer hours that reach petitions", ASSUMED;
    contract_petition_share: f64 = 0.50, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "党员和服务工时用于诉求的比例", "Members' and services' hours that reach petitions", ASSUMED;
    assist_efficiency: f64 = 0.5, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "社区协助上级办理的效率", "Efficiency of community hours that assist the street", ASSUMED;
    false_base: f64 = 0.13, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "未真正解决的基础概率", "Base chance of closing without resolving", NEVER_MEASURED;
    false_overload: f64 = 0.60, 0 .. 5 step 0.05, Number, Behaviour, Live, Assumption, "超负荷引起的未真正解决", "Closing without resolving, by overload", FITTED;
    overload_from: f64 = 0.9, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "超负荷的利用率起点", "Utilisation above which haste leaves needs unresolved", ASSUMED;
    false_closure: f64 = 0.15, 0 .. 2 step 0.01, Number, Behaviour, Live, Assumption, "办结考核引起的未真正解决", "Closing without resolving, by closure weight", FITTED;
    false_rush: f64 = 0.80, 0 .. 2 step 0.05, Number, Behaviour, Live, Assumption, "突击办结倾向", "Last-day paper closing by closure weight", FITTED;
    false_effort: f64 = 0.50, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "未真正解决的办理所费工时", "Effort of a job that does not resolve", ASSUMED;
    reopen_share: f64 = 0.50, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "未真正解决后重办概率", "Chance that a need closed without being resolved reopens", ASSUMED;
    reopen_days: f64 = 30.0, 1 .. 365 step 1, Days, Behaviour, Live, Assumption, "未真正解决后最迟重办天数", "Longest time until a need closed without being resolved comes back", ASSUMED;

    [Meetings]
    meeting_weekly: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "每周民情分析会（社区）", "Weekly meeting (community)", paper("每周召开民情分析会；由哪一级召开为假设", "weekly meetings; which layer holds them is an assumption");
    meeting_monthly: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "每月民情分析会（共建单位）", "Monthly meeting (with partner units)", paper("每月召开民情分析会；由哪一级召开为假设", "monthly meetings; which layer holds them is an assumption");
    meeting_quarterly: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "每季民情分析会（街道）", "Quarterly meeting (street)", paper("每季召开民情分析会；由哪一级召开为假设", "quarterly meetings; which layer holds them is an assumption");
    meeting_weekly_hours: f64 = 3.0, 0 .. 40 step 0.5, Hours, Behaviour, Live, Assumption, "每周会工时", "Hours of a weekly meeting", ASSUMED;
    meeting_monthly_hours: f64 = 8.0, 0 .. 80 step 0.5, Hours, Behaviour, Live, Assumption, "每月会工时", "Hours of a monthly meeting", ASSUMED;
    meeting_quarterly_hours: f64 = 12.0, 0 .. 80 step 0.5, Hours, Behaviour, Live, Assumption, "每季会工时", "Hours of a quarterly meeting", ASSUMED;
    alert_sigmas: f64 = 3.0, 0 .. 10 step 0.25, Number, Policy, Live, Assumption, "动态预警灵敏度（标准差数）", "Early-warning threshold (standard deviations)", ASSUMED;
    alert_minimum: i64 = 5, 1 .. 100 step 1, Petitions, Policy, Live, Assumption, "动态预警最少件数", "Least count of an early warning", ASSUMED;
    meeting_priority: f64 = 2.0, 0 .. 20 step 0.5, Number, Behaviour, Live, Assumption, "每周会点名类别的优先加分", "Priority added to categories singled out by a weekly meeting", ASSUMED;
    project_cost: f64 = 15000.0, 0 .. 500000 step 1000, Yuan, Behaviour, Live, Assumption, "项目费用", "Cost of a project", ASSUMED;
    project_days: i64 = 56, 1 .. 730 step 1, Days, Behaviour, Live, Assumption, "项目工期", "Duration of a project", ASSUMED;
    joint_saving: f64 = 0.2, 0 .. 0.9 step 0.05, Share, Behaviour, Live, Assumption, "联合项目节省费用", "Cost saved by a joint project", ASSUMED;
    project_gain: f64 = 0.35, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "项目改善幅度", "Gain of a project", ASSUMED;
    project_budget_share: f64 = 0.35, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "预算用于项目的上限", "Share of the budget open to projects", ASSUMED;
    quality_floor: f64 = 0.20, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "设施质量下限", "Floor of quality", ASSUMED;
    quality_half_life_years: f64 = 3.0, 0.1 .. 50 step 0.1, Number, Behaviour, Live, Assumption, "质量衰减半衰期（年）", "Half-life of quality (years)", ASSUMED;
    joint_department_hours: f64 = 40.0, 0 .. 500 step 5, Hours, Policy, Live, Assumption, "季度会调动的部门工时（每社区）", "Department hours unlocked a quarter and community", ASSUMED;

    [Contracts]
    party_leadership: f64 = 0.50, 0 .. 1 step 0.05, Share, Policy, Live, Assumption, "党建引领力度", "Strength of Party leadership", Label::new("假设；每次敏感性分析都包含", "assumption; in every sensitivity run");
    resource_scale_hours: f64 = 30.0, 1 .. 1000 step 1, HoursPerMonth, Behaviour, Live, Assumption, "资源充分发挥作用的月工时", "Hours a month at which a resource acts in full", ASSUMED;
    contract_hours: f64 = 20.0, 0 .. 200 step 1, HoursPerMonth, Policy, Live, Assumption, "每项承诺月工时", "Hours a month of a commitment", ASSUMED;
    contract_published: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "亮约（公开契约）", "Contracts are published", paper("“五约”之一：亮约", "one of the five stages: publishing");
    contract_evaluated: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "评约（年度评价）", "Contracts are evaluated", paper("“五约”之一：评约", "one of the five stages: evaluating");
    evaluation_weight: f64 = 0.60, 0 .. 1 step 0.05, Number, Policy, Live, Assumption, "评约结果运用力度", "Weight of evaluation results", ASSUMED;
    renewal_line: f64 = 0.4, 0 .. 1 step 0.05, Share, Policy, Live, Assumption, "续约所需履约率", "Share delivered that renewal needs", ASSUMED;
    sanction_line: f64 = 0.8, 0.05 .. 1 step 0.05, Share, Policy, Live, Assumption, "低于此履约率扣分", "Share delivered below which there is a sanction", ASSUMED;
    two_way_menu: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "双向服务菜单", "Two-way service menu", paper("双向服务菜单", "two-way service menus");
    one_way_offer: f64 = 0.5, 0 .. 2 step 0.05, Number, Behaviour, Live, Assumption, "单向菜单下的意向倍数", "Offer without the two-way menu, as a factor", ASSUMED;
    menu_hours: f64 = 2.0, 0 .. 100 step 0.5, HoursPerMonth, Behaviour, Live, Assumption, "单位希望社区回馈的月工时", "Hours a month that a unit wants back", ASSUMED;
    menu_share: f64 = 0.05, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "志愿工时用于回馈单位的上限", "Volunteer hours that may go to partner units", ASSUMED;
    menu_items: i64 = 2, 1 .. 6 step 1, Number, Behaviour, Rebuild, Assumption, "每个单位所需的菜单项数", "Menu items that a unit asks for", ASSUMED;
    menu_affinity: f64 = 2.0, 1 .. 20 step 0.5, Number, Behaviour, Rebuild, Assumption, "单位偏好本类单位常需菜单项的程度", "How much a unit prefers the items that its kind usually wants", ASSUMED;
    reciprocity_one_way: f64 = 0.2, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "单向菜单下的互惠折扣", "Reciprocity without the two-way menu, as a factor", ASSUMED;
    contract_parties: i64 = 3, 1 .. 10 step 1, Number, Policy, Live, Assumption, "一份契约最多单位数", "Most units in one contract", ASSUMED;
    contract_resources: i64 = 2, 1 .. 6 step 1, Number, Policy, Live, Assumption, "一个单位投入的资源种类", "Kinds of resource that a unit gives", ASSUMED;
    affinity: f64 = 2.0, 1 .. 20 step 0.5, Number, Behaviour, Live, Assumption, "单位偏好本行的程度", "How much a unit prefers what it is good at", ASSUMED;
    together_base: f64 = 0.3, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "没有党建引领时单位联合签约的概率", "Chance that units join one contract without Party leadership", ASSUMED;
    contract_quality: f64 = 0.20, 0 .. 5 step 0.05, Number, Behaviour, Live, Assumption, "契约工时对该类设施质量的作用（每户每小时）", "Effect of contract hours on quality (an hour a household)", ASSUMED;
    contract_prevention: f64 = 0.25, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "契约最多预防的该类需求", "Needs of its category that contracts prevent at most", ASSUMED;
    prevention_hours: f64 = 0.02, 0.001 .. 5 step 0.001, HoursPerMonth, Behaviour, Live, Assumption, "预防充分起作用的月工时（每户）", "Hours a month and household at which prevention acts in full", ASSUMED;
    service_visits: f64 = 0.50, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "公共服务契约工时用于走访的比例", "Public-service hours that become visits", ASSUMED;
    resident_hours: f64 = 0.02, 0 .. 1 step 0.01, HoursPerMonth, Behaviour, Live, Assumption, "居民参与契约的月工时（每参与户）", "Hours that a participating household promises", ASSUMED;
    purchase_share: f64 = 0.0, 0 .. 0.5 step 0.01, Share, Policy, Live, Assumption, "预算用于购买服务", "Budget for purchase of services", ASSUMED;
    incubation_share: f64 = 0.0, 0 .. 0.5 step 0.01, Share, Policy, Live, Assumption, "预算用于孵化社会组织", "Budget for incubating social organisations", ASSUMED;
    service_price: f64 = 60.0, 1 .. 1000 step 5, Yuan, Behaviour, Live, Assumption, "购买服务单价（每小时）", "Price of a purchased hour", ASSUMED;
    incubation_cost: f64 = 60000.0, 1000 .. 1000000 step 1000, Yuan, Behaviour, Live, Assumption, "孵化一个社会组织的费用", "Cost of incubating a social organisation", ASSUMED;
    acceptance_base: f64 = -0.5, -10 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "签约倾向常数", "Acceptance: constant", FITTED;
    acceptance_goodwill: f64 = 3.0, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "善意对签约的作用", "Acceptance: goodwill", FITTED;
    acceptance_reciprocity: f64 = 0.5, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "互惠对签约的作用", "Acceptance: reciprocity", FITTED;
    acceptance_published: f64 = 0.5, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "公开对签约的作用", "Acceptance: visibility", FITTED;
    acceptance_leadership: f64 = 0.8, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "党建引领对签约的作用", "Acceptance: Party leadership", ASSUMED;
    acceptance_load: f64 = 0.8, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "负担对签约的作用", "Acceptance: load", FITTED;
    exit_reluctance: f64 = 1.0, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "退约的顾虑", "Reluctance to leave a contract", ASSUMED;
    exit_reputation: f64 = 0.3, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "退约损失的声誉", "Reputation lost by leaving", ASSUMED;
    exit_hours: f64 = 12.0, 0 .. 200 step 1, Hours, Behaviour, Live, Assumption, "单位退约后社区的善后工时", "Hours that a leaving unit costs its community", ASSUMED;
    negotiation_hours: f64 = 6.0, 0 .. 100 step 0.5, Hours, Behaviour, Live, Assumption, "谈约工时（每份）", "Hours to negotiate a contract", ASSUMED;
    leadership_negotiation: f64 = 0.5, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "党建引领节省的谈约工时", "Negotiating hours that Party leadership saves", ASSUMED;
    leadership_platform: f64 = 0.5, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "党建平台统筹的契约工时", "Contract hours that the Party platform lends across purposes", ASSUMED;
    leadership_projects: f64 = 0.3, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "党建引领下单位分担的项目费用", "Project cost that partners bear under Party leadership", ASSUMED;
    compliance_base: f64 = -2.4, -10 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "履约常数", "Compliance: constant", CALIBRATED;
    compliance_goodwill: f64 = 2.4, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "善意对履约的作用", "Compliance: goodwill", FITTED;
    compliance_published: f64 = 0.7, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "亮约对履约的作用", "Compliance: published", FITTED;
    compliance_evaluated: f64 = 0.6, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "评约对履约的作用", "Compliance: evaluated", FITTED;
    compliance_sanction: f64 = 2.0, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "扣分对履约的作用", "Compliance: was sanctioned", FITTED;
    compliance_reciprocity: f64 = 0.6, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "互惠对履约的作用", "Compliance: reciprocity", FITTED;
    compliance_leadership: f64 = 0.4, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "党建引领对多方履约的作用", "Compliance: Party leadership, several parties", ASSUMED;
    compliance_load: f64 = 1.0, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "负担对履约的作用", "Compliance: load", FITTED;
    delivery_concentration: f64 = 12.0, 1 .. 200 step 1, Number, Behaviour, Live, Assumption, "履约波动（Beta 分布集中度）", "Concentration of delivery", FITTED;
    goodwill_speed: f64 = 0.5, 0 .. 1 step 0.05, Number, Behaviour, Live, Assumption, "善意调整速度（每年）", "Goodwill's adjustment a year", FITTED;
    goodwill_bias: f64 = 0.12, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Assumption, "自利偏差", "Self-serving bias", ASSUMED;
    reputation_speed: f64 = 0.5, 0 .. 1 step 0.05, Number, Behaviour, Live, Assumption, "声誉调整速度（每年）", "Reputation's adjustment a year", ASSUMED;
    goodwill_start: f64 = 0.6, 0 .. 1 step 0.05, Share, Behaviour, Rebuild, Assumption, "单位初始善意", "Goodwill of units at the start", ASSUMED;
    partners_start: f64 = 0.8, 0 .. 1 step 0.05, Share, Behaviour, Rebuild, Assumption, "期初续约的单位占比", "Units whose contract of the year before is renewed", ASSUMED;
    goodwill_start_sd: f64 = 0.15, 0 .. 0.5 step 0.01, Share, Behaviour, Rebuild, Assumption, "单位初始善意差异", "Spread of goodwill at the start", ASSUMED;
    endowment_sd: f64 = 0.6, 0 .. 2 step 0.05, Number, Behaviour, Rebuild, Assumption, "单位资源差异", "Spread of units' endowments", ASSUMED;
    information_aware: f64 = 0.15, 0 .. 1 step 0.01, PerYear, Behaviour, Live, Assumption, "信息共建带来的知晓", "Awareness by information", ASSUMED;

    [Stars]
    star_weights: [[f64; 4]; 5], rows STARS, columns PLACES = [[1.0; 4]; 5], 0 .. 10 step 0.1, Number, Policy, Live, Assumption, "20 有权重", "Weights of the 20 must-haves", Label::new("等权：假设", "equal weights: assumption");
    star_thresholds: [[f64; 4]; 5], rows STARS, columns PLACES = [[0.9; 4]; 5], 0.05 .. 1 step 0.01, Share, Policy, Live, Assumption, "20 有达标线", "Thresholds of the 20 must-haves", FITTED;
    star_pass: f64 = 80.0, 0 .. 100 step 1, Points, Policy, Live, Assumption, "单星达标分", "Score that a star needs", ASSUMED;
    five_star_total: f64 = 450.0, 0 .. 500 step 5, Points, Policy, Live, Assumption, "五星总分线", "Total that five stars need", REPORTS;
    lifetime_stars: bool = false, 0 .. 1 step 1, Number, Policy, Live, Sourced, "星级终身制（不动态管理）", "Stars for life (no dynamic management)", paper("关：统一考评、动态管理", "off: communities are assessed alike and managed dynamically");
    star_drive: f64 = 1.50, 0 .. 2 step 0.05, Number, Behaviour, Live, Calibrated, "五星对工作的牵引力", "How much the stars direct work", CALIBRATED;
    star_honour: f64 = 0.5, 0 .. 5 step 0.1, Number, Policy, Live, Assumption, "五星的荣誉分量", "Weight of the honour of five stars", ASSUMED;
    star_reach: f64 = 0.15, 0.01 .. 2 step 0.01, Number, Behaviour, Live, Assumption, "差多远仍会争取", "How far off a star is still pursued", ASSUMED;
    star_vigilance: f64 = 0.2, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "平时的迎检力度", "Preparation between assessments", ASSUMED;
    window_dressing: f64 = 0.4, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "迎检中的形式主义比例", "Window-dressing in preparation", ASSUMED;
    dressing_effect: f64 = 3.0, 0 .. 50 step 0.5, Number, Behaviour, Live, Assumption, "形式主义提升 20 有的效果（每户每小时）", "Effect of window-dressing on a must-have (an hour a household)", ASSUMED;
    star_loss_effort: f64 = 0.10, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "摘星后努力下降", "Effort lost after a star is lost", ASSUMED;
    star_patience: i64 = 2, 1 .. 12 step 1, Number, Policy, Live, Assumption, "连续几个季度不达标即摘星", "Failed quarters after which a star is lost", ASSUMED;
    breach_hazard: f64 = 0.13, 0 .. 5 step 0.01, PerYear, Behaviour, Live, Calibrated, "20 无突破风险", "Hazard of a breach", CALIBRATED;
    breach_days: f64 = 45.0, 1 .. 365 step 1, Days, Behaviour, Live, Assumption, "整改时间", "Days to rectify a breach", ASSUMED;
    hemei_total: f64 = 475.0, 0 .. 500 step 5, Points, Policy, Live, Assumption, "和美家园总分线", "Total that Harmonious Home needs", REPORTS;
    hemei_star: f64 = 85.0, 0 .. 100 step 1, Points, Policy, Live, Assumption, "和美家园单星线", "Star score that Harmonious Home needs", REPORTS;
    hemei_integration: f64 = 0.80, 0 .. 1 step 0.05, Share, Policy, Live, Assumption, "和美家园五约齐全率", "Contract integration that Harmonious Home needs", ASSUMED;
    hemei_quota: f64 = 0.10, 0 .. 1 step 0.01, Share, Policy, Live, Sourced, "和美家园比例", "Harmonious Home quota", paper("每年评选 10% 左右", "about 10% a year");

    [Funding]
    fund_per_community: f64 = 200000.0, 0 .. 5000000 step 10000, YuanPerYear, Policy, Live, Assumption, "每社区年度资金", "Fund a community and year", ASSUMED;
    fund_five_star_bonus: f64 = 0.5, 0 .. 5 step 0.1, Number, Policy, Live, Assumption, "五星社区资金加成", "Funding bonus of five stars", Label::new("假设：资金跟着达标走", "assumption: money follows those that pass");
    fund_need_weight: f64 = 0.0, 0 .. 5 step 0.1, Number, Policy, Live, Assumption, "按设施缺口分配资金", "Funding by facility gap", ASSUMED;
    fund_by_households: f64 = 1.0, 0 .. 1 step 0.05, Share, Policy, Live, Assumption, "按户数分配资金的程度", "How far the fund goes by households", Label::new("假设；0：各社区相同，1：各户相同", "assumption; 0: the same for every community, 1: for every household");
    fund_spread: f64 = 0.25, 0 .. 1.5 step 0.05, Number, Behaviour, Live, Assumption, "社区资金差异", "Spread of funds", ASSUMED;
    facility_efficiency: f64 = 0.111, 0 .. 5 step 0.001, Number, Behaviour, Live, Calibrated, "资金效率（每户每元）", "Effect of a yuan a household", CALIBRATED;
    facility_decay: f64 = 0.13, 0 .. 1 step 0.01, PerYear, Behaviour, Live, Calibrated, "设施衰减", "Decay of facilities", CALIBRATED;
    facility_start: f64 = 0.25, 0 .. 1 step 0.01, Share, Behaviour, Rebuild, Assumption, "设施初始水平", "Start of facilities", FITTED;
    facility_start_sd: f64 = 0.12, 0 .. 0.5 step 0.01, Share, Behaviour, Rebuild, Assumption, "设施初始差异", "Spread of facilities at the start", FITTED;
    investment_logit: f64 = 4.0, 0 .. 20 step 0.5, Number, Behaviour, Live, Assumption, "投入对缺口的敏感度", "Investment's response to gaps", FITTED;

    [Stars]
    target_participation: f64 = 0.25, 0.01 .. 1 step 0.01, Share, Policy, Live, Assumption, "参与目标", "Target of participation", FITTED;
    target_quality: f64 = 0.50, 0.01 .. 1 step 0.01, Share, Policy, Live, Assumption, "质量目标", "Target of quality", FITTED;
    target_files: f64 = 0.90, 0.01 .. 1 step 0.01, Share, Policy, Live, Assumption, "建档目标", "Target of household files", paper("一户一档；90% 为假设", "a file for each household; 90% is an assumption");
    target_meetings: f64 = 3.0, 1 .. 3 step 1, Number, Policy, Live, Assumption, "定期开会的层级数目标", "Target of layers that meet regularly", FITTED;
    target_grid_hours: f64 = 0.45, 0.01 .. 10 step 0.01, Hours, Policy, Live, Assumption, "到岗目标（每百户每日工时）", "Target of grid hours per 100 households a day", FITTED;
    target_member_hours: f64 = 12.0, 0.1 .. 500 step 0.5, HoursPerMonth, Policy, Live, Assumption, "党员报到目标", "Target of members' hours", FITTED;
    target_integration: f64 = 0.80, 0.01 .. 1 step 0.01, Share, Policy, Live, Assumption, "五约齐全目标", "Target of contract integration", FITTED;
    no_reply_limit: f64 = 0.12, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "诉求不回复界线", "Bottom line: no reply in time", Label::new("12%：假设，按原型手工调整", "12%: assumption, adjusted by hand on a prototype");
    escalation_limit: f64 = 2.0, 0 .. 50 step 0.1, Number, Policy, Live, Assumption, "诉求集中升级界线（每千户）", "Bottom line: escalations per 1,000 households", FITTED;
    long_open_days: f64 = 60.0, 1 .. 365 step 1, Days, Policy, Live, Assumption, "矛盾久拖不决界线", "Bottom line: days left open", Label::new("60 天：假设，按原型手工调整", "60 days: assumption, adjusted by hand on a prototype");
    delivered_limit: f64 = 0.50, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "契约只签不履界线", "Bottom line: share delivered", Label::new("50%：假设，按原型手工调整", "50%: assumption, adjusted by hand on a prototype");

    [Participation]
    participation_max: f64 = 0.5, 0.01 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "参与上限", "Ceiling of participation", ASSUMED;
    participation_start: f64 = 0.15, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "初始参与率", "Participation at the start", ASSUMED;
    participation_speed: f64 = 0.05, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "参与调整速度（每周）", "Participation's adjustment a week", FITTED;
    participation_sigma: f64 = 0.45, 0.05 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "参与门槛离散度", "Spread of thresholds", Label::new("假设；低于 0.399 时可能有两个稳定点", "assumption; two stable ends are possible below 0.399");
    participation_mu: f64 = 0.54, 0 .. 1.5 step 0.01, Number, Behaviour, Live, Calibrated, "参与门槛均值", "Mean threshold", CALIBRATED;
    participation_mu_sd: f64 = 0.06, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Assumption, "社区间门槛差异", "Spread of mean thresholds", FITTED;
    participation_free_riding: f64 = 0.10, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "把参与留给别人的程度", "How far people leave it to others", ASSUMED;
    participation_turnover: f64 = 0.25, 0 .. 5 step 0.05, PerYear, Behaviour, Live, Assumption, "参与者每年退出的比例", "Participants who stop in a year", ASSUMED;
    participation_fatigue: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "疲劳对参与的阻力", "Drag of fatigue on participation", ASSUMED;
    participation_recruiting: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "党员和网格长动员的作用", "Recruiting by Party members and leaders", ASSUMED;
    participation_belonging: f64 = 0.50, 0 .. 2 step 0.05, Number, Behaviour, Live, Assumption, "认同感对参与的作用", "Belonging's pull on participation", FITTED;
    participation_mobilisation: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "组织动员的作用", "Mobilisation's pull", FITTED;
    participation_published: f64 = 0.05, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "公开契约的作用", "Visible contracts' pull", FITTED;
    participation_democracy: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "民主类 20 有的作用", "Democratic must-haves' pull", FITTED;
    volunteer_hours_week: f64 = 0.1, 0 .. 5 step 0.05, Hours, Behaviour, Live, Assumption, "参与户每周志愿工时", "Hours a week of a participating household", ASSUMED;
    belonging_contact: f64 = 0.05, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "走访对认同感的作用", "Visits' pull on belonging", ASSUMED;
    belonging_participation: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "参与对认同感的作用", "Participation's pull on belonging", ASSUMED;
    belonging_speed: f64 = 0.02, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "认同感调整速度（每周）", "Belonging's adjustment a week", ASSUMED;

    [Appraisal]
    survey_households: i64 = 10, 1 .. 500 step 1, Households, Policy, Live, Assumption, "每网格抽样户数", "Households surveyed a grid", ASSUMED;
    awareness_weight: f64 = 0.5, 0 .. 1 step 0.05, Number, Policy, Live, Assumption, "知晓率考核权重", "Weight of awareness", ASSUMED;
    callers_weight: f64 = 0.5, 0 .. 1 step 0.05, Number, Policy, Live, Assumption, "满意率考核中诉求人的权重", "Weight of callers in appraised satisfaction", ASSUMED;
    appraisal_effort: f64 = 0.08, 0 .. 0.5 step 0.01, Share, Behaviour, Live, Assumption, "不考核时努力降低", "Effort lost without appraisal", ASSUMED;
    effort_range: f64 = 0.15, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Assumption, "考核对努力的影响幅度", "Effort's range by appraisal", ASSUMED;
    effort_step: f64 = 0.07, 0.01 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "努力到达上下限所需的分数变化", "Change of score at which effort reaches its limit", Label::new("约一个抽样标准误", "about one standard error of sampling");
    cadre_share: f64 = 0.1, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "民情通干部比例", "Share of leaders honoured each year", ASSUMED;
    honour_effort: f64 = 0.05, 0 .. 0.5 step 0.01, Share, Behaviour, Live, Assumption, "表彰带来的努力", "Effort that an honour adds", ASSUMED;
    honour_bonus: f64 = 2000.0, 0 .. 100000 step 500, Yuan, Policy, Live, Assumption, "每名民情通干部的奖金", "Bonus of an honoured leader", ASSUMED;
    survey_centre: f64 = 0.54, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "回答满意的中点", "Satisfaction at which half answer 'satisfied'", CALIBRATED;
    survey_sd: f64 = 0.18, 0.01 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "回答离散度", "Spread of answers", FITTED;

    [Needs]
    needs_per_household: f64 = 0.68, 0 .. 50 step 0.01, PerYear, Behaviour, Live, Calibrated, "每户年需求", "Needs a household-year", CALIBRATED;
    one_need_a_day: bool = false, 0 .. 1 step 1, Number, Behaviour, Live, Assumption, "每户每天至多一件需求", "At most one need a household-day", ASSUMED;
    category_mix: [f64; 8], rows CATEGORIES = [0.18, 0.16, 0.12, 0.15, 0.13, 0.12, 0.07, 0.07], 0 .. 10 step 0.01, Number, Behaviour, Live, Assumption, "需求构成", "Needs by category", ASSUMED;
    household_sigma: f64 = 0.5, 0 .. 2 step 0.05, Number, Behaviour, Rebuild, Assumption, "户间需求差异", "Spread of needs between households", ASSUMED;
    local_sigma: f64 = 0.35, 0 .. 2 step 0.05, Number, Behaviour, Rebuild, Assumption, "社区间需求差异", "Spread of needs between communities", ASSUMED;
    season_amplitude: f64 = 0.10, 0 .. 0.9 step 0.01, Number, Behaviour, Live, Assumption, "季节波动", "Seasonal swing", ASSUMED;
    quality_start: f64 = 0.40, 0.01 .. 0.99 step 0.01, Share, Behaviour, Rebuild, Assumption, "设施质量初值", "Quality at the start", Label::new("2018 年初值：假设", "2018 start: assumption");
    severity_mix: [f64; 3], rows SEVERITIES = [0.62, 0.31, 0.07], 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "轻重构成", "Mix of severities", ASSUMED;
    voice_base: f64 = -2.6, -10 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "表达常数", "Voice: constant", CALIBRATED;
    voice_aware: f64 = 0.9, -5 .. 5 step 0.1, Number, Behaviour, Live, Assumption, "知晓对表达的作用", "Voice: aware", FITTED;
    voice_online: f64 = 0.6, -5 .. 5 step 0.1, Number, Behaviour, Live, Assumption, "民情微群对表达的作用", "Voice: online group", FITTED;
    voice_familiarity: f64 = 0.8, -5 .. 5 step 0.1, Number, Behaviour, Live, Assumption, "熟悉度对表达的作用", "Voice: familiarity", FITTED;
    voice_success: f64 = 0.4510756, -5 .. 5 step 0.05, Number, Behaviour, Live, Derived, "成功经历对表达的作用", "Voice: had success", Evidence::of(&RESPONSIVENESS, Label::new("首次反映得到解决的人再次反映的概率高 57%；这里作为优势比，取 ln 1.57", "people whose first report was dealt with are 57% likelier to report again; taken as an odds ratio: ln 1.57"));
    voice_satisfaction: f64 = 0.8, -5 .. 5 step 0.1, Number, Behaviour, Live, Assumption, "满意度对表达的作用", "Voice: satisfaction", FITTED;
    microgroups: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "民情微群", "Residents' chat groups", paper("全市建立街道民情微群", "streets keep chat groups throughout the city");
    microgroup_hours: f64 = 0.0003, 0 .. 0.1 step 0.0001, Hours, Behaviour, Live, Assumption, "微群每户每日维护工时", "Hours a workday that a household in a chat group takes", ASSUMED;
    latent_half_life: f64 = 150.0, 1 .. 3650 step 1, Days, Behaviour, Live, Assumption, "潜在诉求半衰期", "Half-life of latent needs", FITTED;
    latent_escalation: f64 = 0.00003, 0 .. 0.1 step 0.00001, Number, Behaviour, Live, Assumption, "潜在诉求每日升级概率", "Daily hazard that a latent need escalates", FITTED;
    overdue_escalation: f64 = 0.002, 0 .. 1 step 0.001, Number, Behaviour, Live, Assumption, "诉求每逾期一个期限的每日转街道办理概率", "Daily hazard, for each deadline that it is late, that a petition is taken to the street", ASSUMED;
    escalated_effort: f64 = 2.0, 1 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "升级诉求工时倍数", "Effort factor of escalated needs", ASSUMED;
    found_effort: f64 = 0.7, 0.1 .. 1 step 0.05, Number, Behaviour, Live, Assumption, "走访发现的工时倍数", "Effort factor of needs found by visits", ASSUMED;

    [Satisfaction]
    satisfaction_learning: f64 = 0.30, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "反馈影响满意度", "Satisfaction's response to feedback", FITTED;
    satisfaction_surprise: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "期望落差的影响", "Satisfaction's response to surprise", FITTED;
    expectation_speed: f64 = 0.02, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "期望调整速度", "Expectation's adjustment", FITTED;
    satisfaction_half_life: f64 = 180.0, 1 .. 3650 step 1, Days, Behaviour, Live, Assumption, "满意度回归半衰期", "Half-life of satisfaction", FITTED;
    satisfaction_neutral: f64 = 0.68, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "无事住户的满意度", "Satisfaction of a household without trouble", ASSUMED;
    satisfaction_quality: f64 = 0.33, 0 .. 2 step 0.01, Number, Behaviour, Live, Calibrated, "质量对满意度的作用", "Quality's pull on satisfaction", CALIBRATED;
    satisfaction_facilities: f64 = 0.20, 0 .. 2 step 0.01, Number, Behaviour, Live, Assumption, "设施对满意度的作用", "Facilities' pull on satisfaction", FITTED;
    satisfaction_unresolved: f64 = 0.15, 0 .. 0.3 step 0.01, Number, Behaviour, Live, Assumption, "每件未解决的需求降低满意度", "Satisfaction lost by an unresolved need", FITTED;
    satisfaction_failures: f64 = 1.0, 0 .. 20 step 0.1, Number, Behaviour, Live, Assumption, "办事不力的口碑对满意度的作用", "Pull of talk about failures on satisfaction", ASSUMED;
    failures_start: f64 = 0.06, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "期初每户每年办事不力次数", "Failures a household and year before the start", ASSUMED;
    satisfaction_start: f64 = 0.65, 0.01 .. 0.99 step 0.01, Share, Behaviour, Rebuild, Assumption, "初始满意度", "Satisfaction at the start", Label::new("2018 年初值：假设", "2018 start: assumption");
    satisfaction_start_concentration: f64 = 5.0, 0.5 .. 200 step 0.5, Number, Behaviour, Rebuild, Assumption, "初始满意度集中度", "Concentration of satisfaction at the start", ASSUMED;
    awareness_start: f64 = 0.30, 0 .. 1 step 0.01, Share, Behaviour, Rebuild, Assumption, "初始知晓率", "Awareness at the start", Label::new("2018 年初值：假设", "2018 start: assumption");
    files_start: f64 = 0.6, 0 .. 1 step 0.05, Share, Behaviour, Rebuild, Assumption, "期初建档率", "Households with a file at the start", ASSUMED;
    unvisited_days: i64 = 720, 1 .. 3650 step 10, Days, Behaviour, Rebuild, Assumption, "期初距上次走访最长天数", "Longest time without a visit at the start", ASSUMED;
    volunteer_aware: f64 = 0.10, 0 .. 1 step 0.01, PerYear, Behaviour, Live, Assumption, "参与带来的知晓（每年）", "Awareness by participation", ASSUMED;
}
