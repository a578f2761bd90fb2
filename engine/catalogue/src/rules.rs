//! Every rule: its name, arguments and result, when it is evaluated, and whose choice it is.

use super::enums::{EnumSpec, Level};
use super::records::RecordKind;
use crate::params::{Group, Role};
use gongzhi_base::text::Label;

/// What a rule gives back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Returns {
    /// A number from least to greatest, both allowed; a whole number is taken as well.
    Float(f64, f64),
    /// A whole number, at least this one.
    Int(i64),
    /// True or false.
    Bool,
    /// A string of a closed list.
    Enum(&'static EnumSpec),
    /// A metric of a scenario's own: a finite number, or NaN where it is undefined.
    Measure,
}

/// When a rule is evaluated; `engine/tests/model/language/schedule.rs` holds a run against it, day by day.
///
/// "At the start" is before the first day. Periods end with their last day, weeks on Sundays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At the start.
    Start,
    /// On days on which needs arise, for each of them.
    Need,
    /// On days on which petitions are raised or reopened, for each of them.
    Raised,
    /// On workdays, for each open petition.
    Workday,
    /// On days on which petitions are closed, for each of them.
    Closure,
    /// At week ends.
    Week,
    /// At month ends.
    Month,
    /// At the start and at month ends.
    StartAndMonth,
    /// At the start, at month ends and on the days of assessments.
    StartMonthAndAssessment,
    /// At week, month and quarter ends: for each meeting that may be held.
    MeetingDue,
    /// At each meeting that is held, once the first 13 weeks are over.
    Meeting,
    /// At quarter ends.
    Quarter,
    /// At the ends of June and December.
    HalfYear,
    /// At year ends.
    Year,
    /// At the start and at year ends.
    StartAndYear,
    /// At year ends, once an assessment has been held.
    YearOnceAssessed,
}

impl When {
    /// In words.
    pub const fn label(self) -> Label {
        match self {
            Self::Start => Label::new("开始时", "at the start"),
            Self::Need => Label::new("每个需求产生时", "for each need, when it arises"),
            Self::Raised => Label::new(
                "诉求受理时（含重新受理）",
                "for each petition, when it is raised or reopened",
            ),
            Self::Workday => Label::new(
                "每个工作日，逐件未办结诉求",
                "each workday, for open petitions",
            ),
            Self::Closure => Label::new("每次办结反馈时", "for each closure"),
            Self::Week => Label::new("每周", "weekly"),
            Self::Month => Label::new("每月末", "monthly"),
            Self::StartAndMonth => Label::new("开始时和每月末", "at the start and monthly"),
            Self::StartMonthAndAssessment => Label::new(
                "开始时、每月末和验收日",
                "at the start, monthly and at assessments",
            ),
            Self::MeetingDue => Label::new("每周、每月末和每季末", "weekly, monthly and quarterly"),
            Self::Meeting => Label::new(
                "每次会议（前 13 周除外）",
                "at each meeting, after the first 13 weeks",
            ),
            Self::Quarter => Label::new("每季末", "quarterly"),
            Self::HalfYear => Label::new("每半年末", "half-yearly"),
            Self::Year => Label::new("每年末", "yearly"),
            Self::StartAndYear => Label::new("开始时和每年末", "at the start and yearly"),
            Self::YearOnceAssessed => Label::new(
                "每年末（首次验收之后）",
                "yearly, after the first assessment",
            ),
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
        pub enum Rule { $(
            #[doc = concat!("`", $name, "`: ", $en, " ", $zh, ". Evaluated [`When::", stringify!($when), "`].")]
            $variant,
        )+ }

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
    AdminShare "admin_share" (Community) Returns::Float(0.0, 0.95), StartAndMonth, Policy, AdminLoad, "行政事务工时占比", "share of staff time on tasks from above";
    GridSize "grid_size" (Community) Returns::Int(1), Start, Policy, Grids, "每网格户数", "households a grid";
    GridStaff "grid_staff" (Grid) AT_LEAST_0, Start, Policy, Grids, "网格人力权重", "weight of a grid in sharing out staff";
    Voice "voice" (Household) SHARE, Need, Behaviour, Needs, "需求被反映的概率", "chance that a need is voiced";
    PetitionLevel "petition_level" (Petition) Returns::Enum(Level::SPEC), Raised, Policy, Handling, "由哪一级办理", "level that handles it";
    PetitionDeadline "petition_deadline" (Petition) Returns::Float(f64::MIN_POSITIVE, 10000.0), Raised, Policy, Handling, "办结时限（工作日）", "deadline in workdays";
    PetitionPriority "petition_priority" (Petition) ANY, Workday, Policy, Handling, "办理优先级", "priority in its queue";
    PetitionSupervised "petition_supervised" (Petition) Returns::Bool, Workday, Policy, Handling, "是否督办", "whether it is supervised";
    Satisfied "satisfied" (Petition) SHARE, Closure, Behaviour, Satisfaction, "反馈后满意的概率", "how satisfied its household is with the outcome";
    VisitPriority "visit_priority" (Household) ANY, StartAndMonth, Policy, Visits, "走访先后", "order of home visits";
    MeetingHeld "meeting_held" (Community, MeetingLayer) Returns::Bool, MeetingDue, Policy, Meetings, "是否开分析会", "whether a meeting is held";
    HotspotAlert "hotspot_alert" (Hotspot) Returns::Bool, Meeting, Policy, Meetings, "是否预警", "whether an early warning is raised";
    ContractOffer "contract_offer" (Org, Community) AT_LEAST_0, StartAndYear, Policy, Contracts, "谈约：意向月工时", "negotiate: hours a month offered";
    ContractObligation "contract_obligation" (Commitment) AT_LEAST_0, StartAndYear, Policy, Contracts, "签约：承诺月工时", "sign: hours a month promised";
    ContractPublished "contract_published" (Contract) Returns::Bool, StartAndYear, Policy, Contracts, "亮约：是否公开", "publish: whether it is published";
    Compliance "compliance" (Commitment) SHARE, Month, Behaviour, Contracts, "履约：平均履约率", "fulfil: mean share delivered";
    ContractScore "contract_score" (Contract) POINTS, Year, Policy, Contracts, "评约：得分", "evaluate: score";
    ContractRenewed "contract_renewed" (Contract) Returns::Bool, Year, Policy, Contracts, "评约：是否续约", "evaluate: whether it is renewed";
    ContractSanction "contract_sanction" (Commitment) SHARE, Year, Policy, Contracts, "评约：扣分", "evaluate: sanction";
    StarScore "star_score" (Community, StarOf) POINTS, StartMonthAndAssessment, Policy, Stars, "单星得分", "score of a star";
    StarAwarded "star_awarded" (Community, StarOf) Returns::Bool, StartMonthAndAssessment, Policy, Stars, "单星是否达标", "whether a star is awarded";
    FiveStar "five_star" (Community) Returns::Bool, StartMonthAndAssessment, Policy, Stars, "是否五星达标", "whether five stars are reached";
    StarKept "star_kept" (Community, StarOf) Returns::Bool, Quarter, Policy, Stars, "单星是否保留", "whether a star is kept";
    HemeiScore "hemei_score" (Community) ANY, YearOnceAssessed, Policy, Stars, "和美家园排序分", "order of candidates for Harmonious Home";
    FundingWeight "funding_weight" (Community) AT_LEAST_0, StartAndYear, Policy, Funding, "资金分配权重", "weight in sharing out the fund";
    Investment "investment" (Indicator) AT_LEAST_0, Month, Behaviour, Funding, "投入权重", "weight of a facility in spending";
    AppraisalScore "appraisal_score" (Grid) ANY, HalfYear, Policy, Appraisal, "网格长考核分", "score of a grid's leader";
    Effort "effort" (Grid) Returns::Float(0.5, 1.5), HalfYear, Behaviour, Appraisal, "网格长努力程度", "effort of a grid's leader";
    ParticipationTarget "participation_target" (Community) ANY, Week, Behaviour, Participation, "参与门槛均值 μ", "mean threshold of taking part";
}

/// How the names of a scenario's own metrics begin: a rule `metric_*(city)` gives one output a week.
pub const METRIC_PREFIX: &str = "metric_";

impl Rule {
    /// Its row of the catalogue.
    pub fn spec(self) -> &'static RuleSpec {
        &RULES[self as usize]
    }

    /// The rule of that name; none if the catalogue has no such rule.
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
