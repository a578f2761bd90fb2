//! The shipped parameters: one row each with default, range, unit, role and source.
//!
//! A row is `name: type = default, least..greatest step step, unit, role, effect, tag, zh, en, source`.

use super::params::{
    Effect::{Live, Rebuild},
    Group, ParamError, ParamField, ParamSpec,
    Role::{Behaviour, Policy},
    Tag::{Assumption, Calibrated, Derived, Sourced},
    Value, check_range,
};
use super::units::Unit;
use crate::catalogue::enums::{Category, Star};
use crate::text::Label;

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
        $zh:literal, $en:literal, $source:literal;)+)+) => {
        /// The value of every shipped parameter.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Params { $($(#[doc = $zh] pub $id: $ty,)+)+ }

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
            source: $source,
            effect: $effect,
        },)+)+]);

        impl Params {
            /// The value of the parameter of that name.
            pub fn get(&self, id: &str) -> Option<Value> {
                match id { $($(stringify!($id) => Some(self.$id.to_value()),)+)+ _ => None }
            }

            /// Sets a parameter after checking kind and range.
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
    grid_households: i64 = 150, 10 .. 1000 step 10, Households, Policy, Live, Sourced, "网格规模", "Grid size", "grids of 100–200 households (2021 paper)";
    grid_fixed_cost: f64 = 0.08, 0 .. 1 step 0.01, Staff, Behaviour, Live, Assumption, "维持一个网格的固定人力", "Fixed cost of keeping a grid", "assumption";
    pooling: f64 = 0.30, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "社区机动人员比例", "Staff pooled at community level", "assumption";
    familiarity_scale: f64 = 300.0, 30 .. 3000 step 10, Households, Behaviour, Live, Assumption, "熟悉度随网格规模衰减", "Grid size at which familiarity falls to 1/e", "assumption";

    [AdminLoad]
    admin_task_share: f64 = 0.60, 0 .. 0.95 step 0.01, Share, Policy, Live, Assumption, "行政事务工时占比", "Share of hours on administrative tasks", "assumption, 0.5–0.7 in reports on administrative burden";
    december_peak: f64 = 0.10, 0 .. 0.5 step 0.01, Share, Behaviour, Live, Assumption, "年底行政高峰", "December peak", "assumption";
    inspection_load: f64 = 0.10, 0 .. 0.5 step 0.01, Share, Policy, Live, Assumption, "迎检占用工时", "Hours taken by inspection preparation", "assumption";
    staff_per_10000: f64 = 18.0, 0 .. 100 step 0.5, Staff, Policy, Live, Sourced, "每万人专职社区工作者", "Paid staff per 10,000 residents", "18 per 10,000 (national norm for community workers)";
    front_line_share: f64 = 0.60, 0 .. 1 step 0.01, Share, Behaviour, Live, Calibrated, "一线工时比例", "Front-line share of service hours", "fitted";
    street_hours: f64 = 9.5, 0 .. 500 step 0.1, Hours, Policy, Live, Calibrated, "街道每日办理工时（每万户）", "Street hours a workday per 10,000 households", "fitted";
    department_hours: f64 = 7.0, 0 .. 500 step 0.1, Hours, Policy, Live, Calibrated, "部门每日办理工时（每万户）", "Department hours a workday per 10,000 households", "fitted";

    [Visits]
    visit_share: f64 = 0.47, 0 .. 1 step 0.01, Share, Policy, Live, Calibrated, "空余工时用于走访的比例", "Share of spare hours for visits", "fitted";
    visit_hours: f64 = 0.5, 0.1 .. 4 step 0.1, Hours, Behaviour, Live, Assumption, "每次走访工时", "Hours a visit", "assumption";
    visit_aware: f64 = 0.70, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "走访后知晓概率", "Chance that a visit makes aware", "assumption";
    visit_find: f64 = 0.50, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "走访发现潜在诉求概率", "Chance that a visit finds a latent need", "assumption";
    visit_find_familiarity: f64 = 0.40, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "熟悉度对发现的作用", "Familiarity's help in finding", "assumption";
    visit_satisfaction: f64 = 0.03, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Assumption, "走访提升满意度", "Satisfaction gained by a visit", "assumption";

    [Handling]
    closure_weight: f64 = 0.0, 0 .. 1 step 0.05, Number, Policy, Live, Assumption, "办结率考核权重", "Weight of closure in the appraisal", "0: the appraisal looks at awareness and satisfaction only (2021 paper)";
    supervision_bonus: f64 = 5.0, 0 .. 50 step 0.5, Number, Policy, Live, Assumption, "督办优先加分", "Priority added by supervision", "assumption";
    deadlines: [f64; 3], rows SEVERITIES = [15.0, 7.0, 4.0], 1 .. 120 step 1, Workdays, Policy, Live, Sourced, "办结时限", "Closing deadlines", "15/7/4 workdays by severity";
    reopened_deadline: f64 = 7.0, 1 .. 120 step 1, Workdays, Policy, Live, Assumption, "升级或重办时限", "Deadline of escalated and reopened petitions", "assumption";
    effort_hours: [f64; 8], rows CATEGORIES = [3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9, 3.9], 0.01 .. 80 step 0.1, Hours, Behaviour, Live, Calibrated, "平均办理工时", "Mean effort at grid level", "about 4 h";
    effort_log_sd: f64 = 0.5, 0 .. 2 step 0.05, Number, Behaviour, Live, Assumption, "办理工时离散度", "Log-standard deviation of effort", "assumption";
    level_effort: f64 = 1.5, 1 .. 5 step 0.1, Number, Behaviour, Live, Calibrated, "每提一级工时倍数", "Effort factor for each level up", "fitted";
    expert_saving: f64 = 0.15, 0 .. 0.9 step 0.01, Share, Behaviour, Live, Assumption, "人才共建节省工时", "Effort saved by experts", "assumption";
    volunteer_petition_share: f64 = 0.05, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "志愿工时用于诉求的比例", "Volunteer hours that reach petitions", "assumption";
    contract_petition_share: f64 = 0.50, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "党员和服务工时用于诉求的比例", "Members' and services' hours that reach petitions", "assumption";
    false_base: f64 = 0.04, 0 .. 1 step 0.01, Share, Behaviour, Live, Calibrated, "虚假办结基础概率", "Base chance of false resolution", "fitted";
    false_overload: f64 = 0.60, 0 .. 5 step 0.05, Number, Behaviour, Live, Calibrated, "超负荷引起的虚假办结", "False resolution by overload", "fitted";
    false_closure: f64 = 0.15, 0 .. 2 step 0.01, Number, Behaviour, Live, Calibrated, "办结考核引起的虚假办结", "False resolution by closure weight", "fitted";
    false_rush: f64 = 0.80, 0 .. 2 step 0.05, Number, Behaviour, Live, Calibrated, "突击办结倾向", "Last-day paper closing by closure weight", "fitted";
    false_effort: f64 = 0.50, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "虚假办结所费工时", "Effort of a false job", "assumption";
    reopen_share: f64 = 0.50, 0 .. 1 step 0.05, Share, Behaviour, Live, Assumption, "虚假办结后重办概率", "Chance that a false resolution reopens", "assumption";

    [Meetings]
    meeting_weekly: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "每周民情分析会（社区）", "Weekly meeting (community)", "2021 paper";
    meeting_monthly: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "每月民情分析会（共建单位）", "Monthly meeting (with partner units)", "2021 paper";
    meeting_quarterly: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "每季民情分析会（街道）", "Quarterly meeting (street)", "2021 paper";
    meeting_weekly_hours: f64 = 3.0, 0 .. 40 step 0.5, Hours, Behaviour, Live, Assumption, "每周会工时", "Hours of a weekly meeting", "assumption";
    meeting_monthly_hours: f64 = 8.0, 0 .. 80 step 0.5, Hours, Behaviour, Live, Assumption, "每月会工时", "Hours of a monthly meeting", "assumption";
    meeting_quarterly_hours: f64 = 12.0, 0 .. 80 step 0.5, Hours, Behaviour, Live, Assumption, "每季会工时", "Hours of a quarterly meeting", "assumption";
    alert_sigmas: f64 = 3.0, 0 .. 10 step 0.25, Number, Policy, Live, Assumption, "动态预警灵敏度（标准差数）", "Early-warning threshold (standard deviations)", "assumption";
    alert_minimum: i64 = 5, 1 .. 100 step 1, Petitions, Policy, Live, Assumption, "动态预警最少件数", "Least count of an early warning", "assumption";
    meeting_priority: f64 = 2.0, 0 .. 20 step 0.5, Number, Behaviour, Live, Assumption, "每周会点名类别的优先加分", "Priority added to categories singled out by a weekly meeting", "assumption";
    project_cost: f64 = 15000.0, 0 .. 500000 step 1000, Yuan, Behaviour, Live, Assumption, "项目费用", "Cost of a project", "assumption";
    project_days: i64 = 56, 1 .. 730 step 1, Days, Behaviour, Live, Assumption, "项目工期", "Duration of a project", "assumption";
    project_gain: f64 = 0.35, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "项目改善幅度", "Gain of a project", "assumption";
    project_budget_share: f64 = 0.35, 0 .. 1 step 0.01, Share, Policy, Live, Assumption, "预算用于项目的上限", "Share of the budget open to projects", "assumption";
    quality_floor: f64 = 0.20, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "设施质量下限", "Floor of quality", "assumption";
    quality_half_life_years: f64 = 3.0, 0.1 .. 50 step 0.1, Number, Behaviour, Live, Assumption, "质量衰减半衰期（年）", "Half-life of quality (years)", "assumption";
    joint_department_hours: f64 = 40.0, 0 .. 500 step 5, Hours, Policy, Live, Assumption, "季度会调动的部门工时（每社区）", "Department hours unlocked a quarter and community", "assumption";

    [Contracts]
    party_leadership: f64 = 0.50, 0 .. 1 step 0.05, Share, Policy, Live, Assumption, "党建引领力度", "Strength of Party leadership", "assumption; in every sensitivity run";
    resource_scale_hours: f64 = 30.0, 1 .. 1000 step 1, HoursPerMonth, Behaviour, Live, Assumption, "资源充分发挥作用的月工时", "Hours a month at which a resource acts in full", "assumption";
    contract_hours: f64 = 20.0, 0 .. 200 step 1, HoursPerMonth, Policy, Live, Assumption, "每项承诺月工时", "Hours a month of a commitment", "assumption";
    contract_published: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "亮约（公开契约）", "Contracts are published", "2021 paper";
    contract_evaluated: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "评约（年度评价）", "Contracts are evaluated", "2021 paper";
    evaluation_weight: f64 = 0.60, 0 .. 1 step 0.05, Number, Policy, Live, Assumption, "评约结果运用力度", "Weight of evaluation results", "assumption";
    two_way_menu: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "双向服务菜单", "Two-way service menu", "2021 paper";
    contract_parties: i64 = 3, 1 .. 10 step 1, Number, Policy, Live, Assumption, "一份契约最多单位数", "Most units in one contract", "assumption";
    purchase_share: f64 = 0.0, 0 .. 0.5 step 0.01, Share, Policy, Live, Assumption, "预算用于购买服务", "Budget for purchase of services", "assumption";
    incubation_share: f64 = 0.0, 0 .. 0.5 step 0.01, Share, Policy, Live, Assumption, "预算用于孵化社会组织", "Budget for incubating social organisations", "assumption";
    service_price: f64 = 60.0, 1 .. 1000 step 5, Yuan, Behaviour, Live, Assumption, "购买服务单价（每小时）", "Price of a purchased hour", "assumption";
    incubation_cost: f64 = 60000.0, 1000 .. 1000000 step 1000, Yuan, Behaviour, Live, Assumption, "孵化一个社会组织的费用", "Cost of incubating a social organisation", "assumption";
    acceptance_base: f64 = -0.5, -10 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "签约倾向常数", "Acceptance: constant", "fitted";
    acceptance_goodwill: f64 = 3.0, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "善意对签约的作用", "Acceptance: goodwill", "fitted";
    acceptance_reciprocity: f64 = 0.5, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "互惠对签约的作用", "Acceptance: reciprocity", "fitted";
    acceptance_published: f64 = 0.5, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "公开对签约的作用", "Acceptance: visibility", "fitted";
    acceptance_leadership: f64 = 0.8, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "党建引领对签约的作用", "Acceptance: Party leadership", "assumption";
    acceptance_load: f64 = 0.8, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "负担对签约的作用", "Acceptance: load", "fitted";
    negotiation_hours: f64 = 6.0, 0 .. 100 step 0.5, Hours, Behaviour, Live, Assumption, "谈约工时（每份）", "Hours to negotiate a contract", "assumption";
    compliance_base: f64 = -2.2, -10 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "履约常数", "Compliance: constant", "fitted";
    compliance_goodwill: f64 = 2.4, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "善意对履约的作用", "Compliance: goodwill", "fitted";
    compliance_published: f64 = 0.7, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "亮约对履约的作用", "Compliance: published", "fitted";
    compliance_evaluated: f64 = 0.6, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "评约对履约的作用", "Compliance: evaluated", "fitted";
    compliance_sanction: f64 = 0.4, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "扣分对履约的作用", "Compliance: was sanctioned", "fitted";
    compliance_reciprocity: f64 = 0.6, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "互惠对履约的作用", "Compliance: reciprocity", "fitted";
    compliance_leadership: f64 = 0.4, 0 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "党建引领对多方履约的作用", "Compliance: Party leadership, several parties", "assumption";
    compliance_load: f64 = 1.0, 0 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "负担对履约的作用", "Compliance: load", "fitted";
    delivery_concentration: f64 = 12.0, 1 .. 200 step 1, Number, Behaviour, Live, Calibrated, "履约波动（Beta 分布集中度）", "Concentration of delivery", "fitted";
    goodwill_speed: f64 = 0.5, 0 .. 1 step 0.05, Number, Behaviour, Live, Calibrated, "善意调整速度（每年）", "Goodwill's adjustment a year", "fitted";
    goodwill_bias: f64 = 0.12, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Assumption, "自利偏差", "Self-serving bias", "assumption";
    information_aware: f64 = 0.15, 0 .. 1 step 0.01, PerYear, Behaviour, Live, Assumption, "信息共建带来的知晓", "Awareness by information", "assumption";

    [Stars]
    star_weights: [[f64; 4]; 5], rows STARS, columns PLACES = [[1.0; 4]; 5], 0 .. 10 step 0.1, Number, Policy, Live, Assumption, "20 有权重", "Weights of the 20 must-haves", "equal weights: assumption";
    star_thresholds: [[f64; 4]; 5], rows STARS, columns PLACES = [[0.9; 4]; 5], 0.05 .. 1 step 0.01, Share, Policy, Live, Calibrated, "20 有达标线", "Thresholds of the 20 must-haves", "fitted";
    star_pass: f64 = 80.0, 0 .. 100 step 1, Points, Policy, Live, Assumption, "单星达标分", "Score that a star needs", "assumption";
    five_star_total: f64 = 450.0, 0 .. 500 step 5, Points, Policy, Live, Sourced, "五星总分线", "Total that five stars need", "450 of 500 (2021 paper)";
    lifetime_stars: bool = false, 0 .. 1 step 1, Number, Policy, Live, Sourced, "星级终身制（不动态管理）", "Stars for life (no dynamic management)", "off: dynamic management (2021 paper)";
    breach_hazard: f64 = 0.08, 0 .. 5 step 0.01, PerYear, Behaviour, Live, Assumption, "20 无突破风险", "Hazard of a breach", "assumption";
    breach_days: f64 = 45.0, 1 .. 365 step 1, Days, Behaviour, Live, Assumption, "整改时间", "Days to rectify a breach", "assumption";
    hemei_total: f64 = 475.0, 0 .. 500 step 5, Points, Policy, Live, Sourced, "和美家园总分线", "Total that Harmonious Home needs", "475 (2021 paper)";
    hemei_star: f64 = 85.0, 0 .. 100 step 1, Points, Policy, Live, Sourced, "和美家园单星线", "Star score that Harmonious Home needs", "2021 paper";
    hemei_integration: f64 = 0.80, 0 .. 1 step 0.05, Share, Policy, Live, Assumption, "和美家园五约齐全率", "Contract integration that Harmonious Home needs", "assumption";
    hemei_quota: f64 = 0.10, 0 .. 1 step 0.01, Share, Policy, Live, Sourced, "和美家园比例", "Harmonious Home quota", "10% a year (2021 paper)";
    fund_per_community: f64 = 200000.0, 0 .. 5000000 step 10000, YuanPerYear, Policy, Live, Assumption, "每社区年度资金", "Fund a community and year", "assumption";
    fund_five_star_bonus: f64 = 0.5, 0 .. 5 step 0.1, Number, Policy, Live, Assumption, "五星社区资金加成", "Funding bonus of five stars", "assumption: money follows those that pass";
    fund_need_weight: f64 = 0.0, 0 .. 5 step 0.1, Number, Policy, Live, Assumption, "按设施缺口分配资金", "Funding by facility gap", "assumption";
    fund_spread: f64 = 0.25, 0 .. 1.5 step 0.05, Number, Behaviour, Live, Assumption, "社区资金差异", "Spread of funds", "assumption";
    facility_efficiency: f64 = 0.14, 0 .. 5 step 0.001, Number, Behaviour, Live, Calibrated, "资金效率（每户每元）", "Effect of a yuan a household", "fitted by hand, not yet calibrated";
    facility_decay: f64 = 0.08, 0 .. 1 step 0.01, PerYear, Behaviour, Live, Calibrated, "设施衰减", "Decay of facilities", "fitted";
    facility_start: f64 = 0.25, 0 .. 1 step 0.01, Share, Behaviour, Rebuild, Calibrated, "设施初始水平", "Start of facilities", "fitted";
    facility_start_sd: f64 = 0.12, 0 .. 0.5 step 0.01, Share, Behaviour, Rebuild, Calibrated, "设施初始差异", "Spread of facilities at the start", "fitted";
    investment_logit: f64 = 4.0, 0 .. 20 step 0.5, Number, Behaviour, Live, Calibrated, "投入对缺口的敏感度", "Investment's response to gaps", "fitted";
    target_participation: f64 = 0.25, 0.01 .. 1 step 0.01, Share, Policy, Live, Calibrated, "参与目标", "Target of participation", "fitted";
    target_quality: f64 = 0.50, 0.01 .. 1 step 0.01, Share, Policy, Live, Calibrated, "质量目标", "Target of quality", "fitted";
    target_files: f64 = 0.90, 0.01 .. 1 step 0.01, Share, Policy, Live, Sourced, "建档目标", "Target of household files", "household files (2021 paper)";
    target_meetings: f64 = 3.0, 1 .. 20 step 1, Number, Policy, Live, Calibrated, "分析会目标（每 95 天）", "Target of meetings in 95 days", "fitted";
    target_grid_hours: f64 = 0.45, 0.01 .. 10 step 0.01, Hours, Policy, Live, Calibrated, "到岗目标（每百户每日工时）", "Target of grid hours per 100 households a day", "fitted";
    target_member_hours: f64 = 12.0, 0.1 .. 500 step 0.5, HoursPerMonth, Policy, Live, Calibrated, "党员报到目标", "Target of members' hours", "fitted";
    target_integration: f64 = 0.80, 0.01 .. 1 step 0.01, Share, Policy, Live, Calibrated, "五约齐全目标", "Target of contract integration", "fitted";
    no_reply_limit: f64 = 0.12, 0 .. 1 step 0.01, Share, Policy, Live, Calibrated, "诉求不回复界线", "Bottom line: no reply in time", "12%: fitted";
    escalation_limit: f64 = 2.0, 0 .. 50 step 0.1, Number, Policy, Live, Calibrated, "诉求集中升级界线（每千户）", "Bottom line: escalations per 1,000 households", "fitted";
    long_open_days: f64 = 60.0, 1 .. 365 step 1, Days, Policy, Live, Calibrated, "矛盾久拖不决界线", "Bottom line: days left open", "60 days: fitted";
    delivered_limit: f64 = 0.50, 0 .. 1 step 0.01, Share, Policy, Live, Calibrated, "契约只签不履界线", "Bottom line: share delivered", "50%: fitted";

    [Participation]
    participation_max: f64 = 0.5, 0.01 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "参与上限", "Ceiling of participation", "assumption";
    participation_start: f64 = 0.15, 0 .. 1 step 0.01, Share, Behaviour, Live, Assumption, "初始参与率", "Participation at the start", "assumption";
    participation_speed: f64 = 0.05, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "参与调整速度（每周）", "Participation's adjustment a week", "fitted";
    participation_sigma: f64 = 0.25, 0.05 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "参与门槛离散度", "Spread of thresholds", "assumption; two stable ends are possible below 0.399";
    participation_mu: f64 = 0.50, 0 .. 1.5 step 0.01, Number, Behaviour, Live, Calibrated, "参与门槛均值", "Mean threshold", "fitted";
    participation_mu_sd: f64 = 0.06, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Calibrated, "社区间门槛差异", "Spread of mean thresholds", "fitted";
    participation_belonging: f64 = 0.50, 0 .. 2 step 0.05, Number, Behaviour, Live, Calibrated, "认同感对参与的作用", "Belonging's pull on participation", "fitted";
    participation_mobilisation: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "组织动员的作用", "Mobilisation's pull", "fitted";
    participation_published: f64 = 0.05, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "公开契约的作用", "Visible contracts' pull", "fitted";
    participation_democracy: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "民主类 20 有的作用", "Democratic must-haves' pull", "fitted";
    volunteer_hours_week: f64 = 0.1, 0 .. 5 step 0.05, Hours, Behaviour, Live, Assumption, "参与户每周志愿工时", "Hours a week of a participating household", "assumption";
    belonging_contact: f64 = 0.05, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "走访对认同感的作用", "Visits' pull on belonging", "assumption";
    belonging_participation: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "参与对认同感的作用", "Participation's pull on belonging", "assumption";
    belonging_speed: f64 = 0.02, 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "认同感调整速度（每周）", "Belonging's adjustment a week", "assumption";

    [Appraisal]
    survey_households: i64 = 10, 1 .. 500 step 1, Households, Policy, Live, Assumption, "每网格抽样户数", "Households surveyed a grid", "assumption";
    awareness_weight: f64 = 0.5, 0 .. 1 step 0.05, Number, Policy, Live, Assumption, "知晓率考核权重", "Weight of awareness", "assumption";
    effort_range: f64 = 0.15, 0 .. 0.5 step 0.01, Number, Behaviour, Live, Assumption, "考核对努力的影响幅度", "Effort's range by appraisal", "assumption";
    survey_centre: f64 = 0.53, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "回答满意的中点", "Satisfaction at which half answer 'satisfied'", "fitted";
    survey_sd: f64 = 0.18, 0.01 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "回答离散度", "Spread of answers", "fitted";

    [Needs]
    needs_per_household: f64 = 0.9, 0 .. 50 step 0.01, PerYear, Behaviour, Live, Calibrated, "每户年需求", "Needs a household-year", "fitted";
    category_mix: [f64; 8], rows CATEGORIES = [0.18, 0.16, 0.12, 0.15, 0.13, 0.12, 0.07, 0.07], 0 .. 10 step 0.01, Number, Behaviour, Live, Assumption, "需求构成", "Needs by category", "assumption";
    household_sigma: f64 = 0.5, 0 .. 2 step 0.05, Number, Behaviour, Rebuild, Assumption, "户间需求差异", "Spread of needs between households", "assumption";
    local_sigma: f64 = 0.35, 0 .. 2 step 0.05, Number, Behaviour, Rebuild, Assumption, "社区间需求差异", "Spread of needs between communities", "assumption";
    season_amplitude: f64 = 0.10, 0 .. 0.9 step 0.01, Number, Behaviour, Live, Assumption, "季节波动", "Seasonal swing", "assumption";
    quality_start: f64 = 0.40, 0.01 .. 0.99 step 0.01, Share, Behaviour, Rebuild, Assumption, "设施质量初值", "Quality at the start", "2018 start: assumption";
    severity_mix: [f64; 3], rows SEVERITIES = [0.62, 0.31, 0.07], 0 .. 1 step 0.01, Number, Behaviour, Live, Assumption, "轻重构成", "Mix of severities", "assumption";
    voice_base: f64 = -3.0, -10 .. 10 step 0.1, Number, Behaviour, Live, Calibrated, "表达常数", "Voice: constant", "fitted";
    voice_aware: f64 = 0.9, -5 .. 5 step 0.1, Number, Behaviour, Live, Calibrated, "知晓对表达的作用", "Voice: aware", "fitted";
    voice_online: f64 = 0.6, -5 .. 5 step 0.1, Number, Behaviour, Live, Calibrated, "民情微群对表达的作用", "Voice: online group", "fitted";
    voice_familiarity: f64 = 0.8, -5 .. 5 step 0.1, Number, Behaviour, Live, Calibrated, "熟悉度对表达的作用", "Voice: familiarity", "fitted";
    voice_success: f64 = 0.4510756, -5 .. 5 step 0.05, Number, Behaviour, Live, Sourced, "成功经历对表达的作用", "Voice: had success", "ln 1.57, odds ratio of past success";
    voice_satisfaction: f64 = 0.8, -5 .. 5 step 0.1, Number, Behaviour, Live, Calibrated, "满意度对表达的作用", "Voice: satisfaction", "fitted";
    microgroups: bool = true, 0 .. 1 step 1, Number, Policy, Live, Sourced, "民情微群", "Residents' chat groups", "2021 paper";
    latent_half_life: f64 = 150.0, 1 .. 3650 step 1, Days, Behaviour, Live, Calibrated, "潜在诉求半衰期", "Half-life of latent needs", "fitted";
    latent_escalation: f64 = 0.00003, 0 .. 0.1 step 0.00001, Number, Behaviour, Live, Calibrated, "潜在诉求每日升级概率", "Daily hazard of escalation", "fitted";
    escalated_effort: f64 = 2.0, 1 .. 10 step 0.1, Number, Behaviour, Live, Assumption, "升级诉求工时倍数", "Effort factor of escalated needs", "assumption";
    found_effort: f64 = 0.7, 0.1 .. 1 step 0.05, Number, Behaviour, Live, Assumption, "走访发现的工时倍数", "Effort factor of needs found by visits", "assumption";

    [Satisfaction]
    satisfaction_learning: f64 = 0.30, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "反馈影响满意度", "Satisfaction's response to feedback", "fitted";
    satisfaction_surprise: f64 = 0.10, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "期望落差的影响", "Satisfaction's response to surprise", "fitted";
    expectation_speed: f64 = 0.02, 0 .. 1 step 0.01, Number, Behaviour, Live, Calibrated, "期望调整速度", "Expectation's adjustment", "fitted";
    satisfaction_half_life: f64 = 180.0, 1 .. 3650 step 1, Days, Behaviour, Live, Calibrated, "满意度回归半衰期", "Half-life of satisfaction", "fitted";
    satisfaction_quality: f64 = 0.40, 0 .. 2 step 0.01, Number, Behaviour, Live, Calibrated, "质量对满意度的作用", "Quality's pull on satisfaction", "fitted";
    satisfaction_facilities: f64 = 0.20, 0 .. 2 step 0.01, Number, Behaviour, Live, Calibrated, "设施对满意度的作用", "Facilities' pull on satisfaction", "fitted";
    satisfaction_latent: f64 = 0.06, 0 .. 0.3 step 0.01, Number, Behaviour, Live, Calibrated, "每件潜在诉求降低满意度", "Satisfaction lost by a latent need", "fitted";
    satisfaction_start: f64 = 0.65, 0.01 .. 0.99 step 0.01, Share, Behaviour, Rebuild, Derived, "初始满意度", "Satisfaction at the start", "2018 start";
    awareness_start: f64 = 0.30, 0 .. 1 step 0.01, Share, Behaviour, Rebuild, Derived, "初始知晓率", "Awareness at the start", "2018 start";
    volunteer_aware: f64 = 0.10, 0 .. 1 step 0.01, PerYear, Behaviour, Live, Assumption, "参与带来的知晓（每年）", "Awareness by participation", "assumption";
}
