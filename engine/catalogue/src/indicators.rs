//! The 20 有 (must-haves) and 20 无 (must-nots), four of each to a star.
//!
//! Illustrative: the paper gives the five stars and the counts, not the lists.

use super::enums::Star;
use gongzhi_base::text::Label;

/// What the level of a must-have 有 depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Have {
    /// Party groups in grids 网格党小组覆盖: grids in reach of organising hours.
    PartyGroups,
    /// Contracts with all five stages 五约齐全的契约.
    FiveStages,
    /// Members' service 党员报到服务: members' hours.
    MemberService,
    /// Residents' council 居民议事会: participation.
    Council,
    /// Regular public-concerns meetings 定期民情分析会: meetings held.
    Meetings,
    /// Volunteer teams 志愿队伍: participation.
    Volunteers,
    /// Grid leaders and workers in place 网格长网格员到位: grid hours.
    GridStaff,
    /// Household files 一户一档.
    Files,
    /// Waste sorting 垃圾分类: quality of the environment, and participation.
    Sorting,
    /// Parking order 停车秩序: quality of parking.
    Parking,
    /// A facility: rises with money, decays slowly.
    Facility,
}

/// What breaks a must-not 无.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Contracts signed but not delivered.
    Undelivered,
    /// Petitions without feedback by the deadline.
    NoReply,
    /// Escalations in the last 90 days.
    Escalations,
    /// A petition that has been open for too long.
    LongOpen,
    /// Chance; rectified after a while.
    Hazard,
    /// Misconduct and crime: do not occur by default.
    Misconduct,
}

impl Have {
    /// The part of the model that drives its level, in words.
    pub const fn driver(self) -> Label {
        match self {
            Self::PartyGroups => Label::new(
                "契约（组织资源）与党建引领",
                "contracts (organising) and Party leadership",
            ),
            Self::FiveStages => Label::new("契约的五约", "the five stages of contracts"),
            Self::MemberService => Label::new("契约（党员资源）", "contracts (members' hours)"),
            Self::Council | Self::Volunteers => Label::new("居民参与", "participation"),
            Self::Meetings => Label::new("民情分析会", "public-concerns meetings"),
            Self::GridStaff => Label::new("网格工时与行政化", "grid hours and administrative load"),
            Self::Files => Label::new("走访", "home visits"),
            Self::Sorting => Label::new(
                "环境项目与居民参与",
                "environment projects and participation",
            ),
            Self::Parking => Label::new("停车项目", "parking projects"),
            Self::Facility => Label::new("经费投入", "money for facilities"),
        }
    }
}

impl Have {
    /// Ids of the parameters that its level depends on, beside its weight and threshold.
    pub const fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::PartyGroups => &["resource_scale_hours", "party_leadership"],
            Self::FiveStages => &["target_integration"],
            Self::MemberService => &["target_member_hours"],
            Self::Council => &["target_participation"],
            Self::Volunteers => &["target_participation", "volunteer_hours_week"],
            Self::Meetings => &["target_meetings"],
            Self::GridStaff => &["target_grid_hours"],
            Self::Files => &["target_files"],
            Self::Sorting => &["target_quality", "target_participation"],
            Self::Parking => &["target_quality"],
            Self::Facility => &["facility_efficiency", "facility_decay"],
        }
    }
}

impl Breach {
    /// Ids of the parameters that decide when it is broken; none for what nothing in the model breaks.
    pub const fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Undelivered => &["delivered_limit"],
            Self::NoReply => &["no_reply_limit"],
            Self::Escalations => &["escalation_limit"],
            Self::LongOpen => &["long_open_days"],
            Self::Hazard => &["breach_hazard", "breach_days"],
            Self::Misconduct => &[],
        }
    }

    /// What in the model breaks it, in words.
    pub const fn driver(self) -> Label {
        match self {
            Self::Undelivered => Label::new("履约", "delivery of contracts"),
            Self::NoReply => Label::new("诉求办理时限", "handling of petitions in time"),
            Self::Escalations => Label::new(
                "潜在诉求升级、逾期诉求转街道办理",
                "escalation of silent needs and of overdue petitions",
            ),
            Self::LongOpen => Label::new("积压诉求", "backlog of petitions"),
            Self::Hazard => Label::new("随机事件，限期整改", "chance, rectified after a while"),
            Self::Misconduct => Label::new("默认不发生", "does not occur by default"),
        }
    }
}

/// One must-have 有.
#[derive(Debug)]
pub struct HaveSpec {
    /// Its name.
    pub label: Label,
    /// What its level depends on.
    pub have: Have,
}

/// One must-not 无.
#[derive(Debug)]
pub struct BreachSpec {
    /// Its name.
    pub label: Label,
    /// What breaks it.
    pub breach: Breach,
}

const fn have(zh: &'static str, en: &'static str, have: Have) -> HaveSpec {
    HaveSpec {
        label: Label::new(zh, en),
        have,
    }
}

const fn breach(zh: &'static str, en: &'static str, breach: Breach) -> BreachSpec {
    BreachSpec {
        label: Label::new(zh, en),
        breach,
    }
}

/// The 20 must-haves 有, by star.
pub const HAVES: [[HaveSpec; 4]; Star::COUNT] = [
    [
        have("网格党小组覆盖", "Party groups in grids", Have::PartyGroups),
        have("党群服务阵地", "Party-mass service centre", Have::Facility),
        have(
            "五约齐全的契约",
            "Contracts with all five stages",
            Have::FiveStages,
        ),
        have("党员报到服务", "Members' service", Have::MemberService),
    ],
    [
        have("居民议事会", "Residents' council", Have::Council),
        have(
            "定期民情分析会",
            "Regular public-concerns meetings",
            Have::Meetings,
        ),
        have("居务公开", "Open affairs", Have::Facility),
        have("居民公约", "Residents' covenant", Have::Facility),
    ],
    [
        have("文化活动场所", "Cultural venues", Have::Facility),
        have("志愿队伍", "Volunteer teams", Have::Volunteers),
        have("常态活动", "Regular activities", Have::Facility),
        have("文明家庭评选", "Civil family awards", Have::Facility),
    ],
    [
        have(
            "网格长网格员到位",
            "Grid leaders and workers in place",
            Have::GridStaff,
        ),
        have("一户一档", "Household files", Have::Files),
        have("调解组织", "Mediation", Have::Facility),
        have("一老一小服务", "Services for old and young", Have::Facility),
    ],
    [
        have("物业全覆盖", "Property services everywhere", Have::Facility),
        have("垃圾分类", "Waste sorting", Have::Sorting),
        have("停车秩序", "Parking order", Have::Parking),
        have("绿化管护", "Greenery", Have::Facility),
    ],
];

/// The 20 must-nots 无, by star.
pub const BREACHES: [[BreachSpec; 4]; Star::COUNT] = [
    [
        breach("组织软弱涣散", "Weak organisation", Breach::Hazard),
        breach(
            "契约只签不履",
            "Contracts signed, not fulfilled",
            Breach::Undelivered,
        ),
        breach("组织生活空转", "Empty organisational life", Breach::Hazard),
        breach("干部违纪", "Cadre misconduct", Breach::Misconduct),
    ],
    [
        breach(
            "重大事项不议而决",
            "Decisions without deliberation",
            Breach::Hazard,
        ),
        breach("诉求不回复", "Petitions without reply", Breach::NoReply),
        breach("选举违规", "Election irregularities", Breach::Misconduct),
        breach("账目不公开", "Accounts not open", Breach::Hazard),
    ],
    [
        breach("封建迷信", "Superstition", Breach::Misconduct),
        breach("聚众赌博", "Gambling", Breach::Misconduct),
        breach("不文明养宠失管", "Pets out of control", Breach::Hazard),
        breach(
            "占道经营失管",
            "Street trading out of control",
            Breach::Hazard,
        ),
    ],
    [
        breach("诉求集中升级", "Clustered escalations", Breach::Escalations),
        breach("重大治安案件", "Serious crime", Breach::Misconduct),
        breach("安全责任事故", "Safety accidents", Breach::Misconduct),
        breach("矛盾久拖不决", "Conflicts left open", Breach::LongOpen),
    ],
    [
        breach("新增违建", "New illegal building", Breach::Hazard),
        breach("垃圾乱堆", "Dumped waste", Breach::Hazard),
        breach("消防通道堵塞", "Blocked fire lanes", Breach::Hazard),
        breach("污水直排", "Sewage discharge", Breach::Hazard),
    ],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::ParamSpec;

    #[test]
    fn parameters_of_indicators_are_in_the_catalogue() {
        let haves = HAVES.iter().flatten().flat_map(|h| h.have.parameters());
        let breaches = BREACHES
            .iter()
            .flatten()
            .flat_map(|b| b.breach.parameters());
        for id in haves.chain(breaches) {
            assert!(ParamSpec::find(id).is_some(), "{id}");
        }
    }
}
