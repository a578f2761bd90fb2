//! Units of parameters, record fields and metrics.

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Label;

/// The unit of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// A plain number.
    #[default]
    Number,
    /// A share from 0 to 1, shown as a percentage.
    Share,
    /// Working hours.
    Hours,
    /// Hours in a month.
    HoursPerMonth,
    /// Calendar days.
    Days,
    /// Days from Monday to Friday.
    Workdays,
    /// Yuan.
    Yuan,
    /// Yuan a year.
    YuanPerYear,
    /// Households.
    Households,
    /// Petitions.
    Petitions,
    /// Petitions per 1,000 residents a year.
    PerThousandYear,
    /// Events a year.
    PerYear,
    /// Full-time equivalents.
    Staff,
    /// Contracts.
    Contracts,
    /// Communities.
    Communities,
    /// Visits.
    Visits,
    /// Points of a score from 0 to 100.
    Points,
}

impl Unit {
    /// Every unit and its id in files.
    pub const IDS: [(&'static str, Self); 17] = [
        ("number", Self::Number),
        ("share", Self::Share),
        ("hours", Self::Hours),
        ("hours_per_month", Self::HoursPerMonth),
        ("days", Self::Days),
        ("workdays", Self::Workdays),
        ("yuan", Self::Yuan),
        ("yuan_per_year", Self::YuanPerYear),
        ("households", Self::Households),
        ("petitions", Self::Petitions),
        ("per_thousand_year", Self::PerThousandYear),
        ("per_year", Self::PerYear),
        ("staff", Self::Staff),
        ("contracts", Self::Contracts),
        ("communities", Self::Communities),
        ("visits", Self::Visits),
        ("points", Self::Points),
    ];

    /// The unit with that id; none if there is no such unit.
    pub fn find(id: &str) -> Option<Self> {
        Self::IDS
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, unit)| *unit)
    }

    /// Its id in files.
    pub fn id(self) -> &'static str {
        Self::IDS[self as usize].0
    }

    /// The unit as it is written after a number; empty for plain numbers and shares.
    pub const fn label(self) -> Label {
        match self {
            Self::Number | Self::Share => Label::new("", ""),
            Self::Hours => Label::new("小时", "h"),
            Self::HoursPerMonth => Label::new("小时/月", "h/month"),
            Self::Days => Label::new("天", "days"),
            Self::Workdays => Label::new("个工作日", "workdays"),
            Self::Yuan => Label::new("元", "yuan"),
            Self::YuanPerYear => Label::new("元/年", "yuan/year"),
            Self::Households => Label::new("户", "households"),
            Self::Petitions => Label::new("件", "petitions"),
            Self::PerThousandYear => Label::new("件/千人·年", "per 1,000 a year"),
            Self::PerYear => Label::new("次/年", "a year"),
            Self::Staff => Label::new("人", "FTE"),
            Self::Contracts => Label::new("份", "contracts"),
            Self::Communities => Label::new("个社区", "communities"),
            Self::Visits => Label::new("次", "visits"),
            Self::Points => Label::new("分", "points"),
        }
    }
}
