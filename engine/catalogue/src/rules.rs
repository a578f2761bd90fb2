//! Every rule: its name, arguments, result, when it is evaluated and whose choice it is.

use super::enums::{EnumSpec, Level};
use super::records::RecordKind;
use crate::params::{Group, Role};
use gongzhi_base::text::Label;

/// What a rule gives back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Returns {
    /// A number from least to greatest; an int widens.
    Float(f64, f64),
    /// A whole number of at least so much.
    Int(i64),
    /// True or false.
    Bool,
    /// One of a closed list.
    Enum(&'static EnumSpec),
    /// A figure that is only observed: a number, or NaN where it is undefined.
    Measure,
}

/// When a rule is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Once, before the first day.
    Start,
    /// For each need as it arises.
    Need,
    /// Once for each petition as it is raised.
    Raised,
    /// Each workday, for every open petition.
    Workday,
    /// For each closure.
    Closure,
    /// At the end of each week.
    Week,
    /// At the end of each month.
    Month,
    /// At each meeting.
    Meeting,
    /// At quarter ends.
    Quarter,
    /// Half-yearly.
    HalfYear,
    /// Yearly, and before the first day.
    Year,
}

impl When {
    /// In words.
    pub const fn label(self) -> Label {
        match self {
            Self::Start => Label::new("开始时", "at the start"),
            Self::Need => Label::new("每个需求产生时", "per need"),
            Self::Raised => Label::new("诉求受理时", "once, on raising"),
            Self::Workday => Label::new("每个工作日", "open petitions, each workday"),
            Self::Closure => Label::new("每次办结反馈时", "per closure"),
            Self::Week => Label::new("每周", "weekly"),
            Self::Month => Label::new("每月", "monthly"),
            Self::Meeting => Label::new("每次会议", "at each meeting"),
            Self::Quarter => Label::new("季末", "quarter ends"),
            Self::HalfYear => Label::new("每半年", "half-yearly"),
            Self::Year => Label::new("每年", "yearly"),
        }
    }
}

/// One rule of the catalogue.
#[derive(Debug)]
pub struct RuleSpec {
    /// Which rule.
    pub rule: Rule,
    /// The function's name.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: &'static [RecordKind],
    /// What it gives back.
    pub returns: Returns,
    /// When it is evaluated.
    pub when: When,
    /// Whose choice it is.
    pub role: Role,
    /// Under which heading of the parameters it stands.
    pub group: Group,
    /// What it decides.
    pub label: Label,
}

macro_rules! rules {
    ($($variant:ident $name:literal ($($argument:ident),+) $returns:expr, $when:ident, $role:ident, $group:ident, $zh:literal, $en:literal;)+) => {
        /// A rule of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $(#[doc = $zh] $variant,)+ }

        impl Rule {
            /// Every rule, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
        }

        /// Every rule, in the order of [`Rule`].
        pub static RULES: [RuleSpec; Rule::COUNT] = [$(RuleSpec {
            rule: Rule::$variant, name: $name, arguments: &[$(RecordKind::$argument),+], returns: $returns,
            when: When::$when, role: Role::$role, group: Group::$group, label: Label::new($zh, $en),
        },)+];
    };
}

const ANY: Returns = Returns::Float(f64::MIN, f64::MAX);
const AT_LEAST_0: Returns = Returns::Float(0.0, f64::MAX);
const SHARE: Returns = Returns::Float(0.0, 1.0);
const POINTS: Returns = Returns::Float(0.0, 100.0);

rules! {
    AdminShare "admin_share" (Community) Returns::Float(0.0, 0.95), Month, Policy, AdminLoad, "行政事务工时占比", "share of staff time on tasks from above";
    GridSize "grid_size" (Community) Returns::Int(1), Start, Policy, Grids, "每网格户数", "households a grid";
    GridStaff "grid_staff" (Grid) AT_LEAST_0, Start, Policy, Grids, "网格人力权重", "weight of a grid in sharing out staff";
    Voice "voice" (Household) SHARE, Need, Behaviour, Needs, "需求被反映的概率", "chance that a need is voiced";
    PetitionLevel "petition_level" (Petition) Returns::Enum(Level::SPEC), Raised, Policy, Handling, "由哪一级办理", "level that handles it";
    PetitionDeadline "petition_deadline" (Petition) Returns::Float(f64::MIN_POSITIVE, 10000.0), Raised, Policy, Handling, "办结时限（工作日）", "deadline in workdays";
    PetitionPriority "petition_priority" (Petition) ANY, Workday, Policy, Handling, "办理优先级", "priority in its queue";
    PetitionSupervised "petition_supervised" (Petition) Returns::Bool, Workday, Policy, Handling, "是否督办", "whether it is supervised";
    Satisfied "satisfied" (Petition) SHARE, Closure, Behaviour, Satisfaction, "反馈后满意的概率", "how satisfied its household is with the outcome";
    VisitPriority "visit_priority" (Household) ANY, Month, Policy, Visits, "走访先后", "order of home visits";
    MeetingHeld "meeting_held" (Community, MeetingLayer) Returns::Bool, Meeting, Policy, Meetings, "是否开分析会", "whether a meeting is held";
    HotspotAlert "hotspot_alert" (Hotspot) Returns::Bool, Meeting, Policy, Meetings, "是否预警", "whether an early warning is raised";
    ContractOffer "contract_offer" (Org, Community) AT_LEAST_0, Year, Policy, Contracts, "谈约：意向月工时", "negotiate: hours a month offered";
    ContractObligation "contract_obligation" (Commitment) AT_LEAST_0, Year, Policy, Contracts, "签约：承诺月工时", "sign: hours a month promised";
    ContractPublished "contract_published" (Contract) Returns::Bool, Year, Policy, Contracts, "亮约：是否公开", "publish: whether it is published";
    Compliance "compliance" (Commitment) SHARE, Month, Behaviour, Contracts, "履约：平均履约率", "fulfil: mean share delivered";
    ContractScore "contract_score" (Contract) POINTS, Year, Policy, Contracts, "评约：得分", "evaluate: score";
    ContractRenewed "contract_renewed" (Contract) Returns::Bool, Year, Policy, Contracts, "评约：是否续约", "evaluate: whether it is renewed";
    ContractSanction "contract_sanction" (Commitment) SHARE, Year, Policy, Contracts, "评约：扣分", "evaluate: sanction";
    StarScore "star_score" (Community, StarOf) POINTS, Month, Policy, Stars, "单星得分", "score of a star";
    StarAwarded "star_awarded" (Community, StarOf) Returns::Bool, Month, Policy, Stars, "单星是否达标", "whether a star is awarded";
    FiveStar "five_star" (Community) Returns::Bool, Month, Policy, Stars, "是否五星达标", "whether five stars are reached";
    StarKept "star_kept" (Community, StarOf) Returns::Bool, Quarter, Policy, Stars, "单星是否保留", "whether a star is kept";
    HemeiScore "hemei_score" (Community) ANY, Year, Policy, Stars, "和美家园排序分", "order of candidates for Harmonious Home";
    FundingWeight "funding_weight" (Community) AT_LEAST_0, Year, Policy, Funding, "资金分配权重", "weight in sharing out the fund";
    Investment "investment" (Indicator) AT_LEAST_0, Month, Behaviour, Funding, "投入权重", "weight of a facility in spending";
    AppraisalScore "appraisal_score" (Grid) ANY, HalfYear, Policy, Appraisal, "网格长考核分", "score of a grid's leader";
    Effort "effort" (Grid) Returns::Float(0.5, 1.5), HalfYear, Behaviour, Appraisal, "网格长努力程度", "effort of a grid's leader";
    ParticipationTarget "participation_target" (Community) ANY, Week, Behaviour, Participation, "参与门槛均值 μ", "mean threshold of taking part";
}

/// Rules that a user may add begin with this: `metric_*(city)`, weekly, a new output series.
pub const METRIC_PREFIX: &str = "metric_";

impl Rule {
    /// Its row of the catalogue.
    pub fn spec(self) -> &'static RuleSpec {
        &RULES[self as usize]
    }

    /// The rule of that name.
    pub fn find(name: &str) -> Option<Self> {
        RULES.iter().find(|r| r.name == name).map(|r| r.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_stands_under_one_of_the_headings() {
        for spec in &RULES {
            let headings = Group::ALL.iter().filter(|group| **group == spec.group);
            assert_eq!(headings.count(), 1, "{}", spec.name);
        }
    }
}
