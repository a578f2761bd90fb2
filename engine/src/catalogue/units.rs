//! Units of parameters, record fields and metrics.

use crate::text::Label;

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A plain number.
    Number,
    /// A share from 0 to 1, shown as a percentage.
    Share,
    /// Working hours.
    Hours,
    /// Hours in a month.
    HoursPerMonth,
    /// Calendar days.
    Days,
    /// Days Monday to Friday.
    Workdays,
    /// Yuan.
    Yuan,
    /// Yuan a year.
    YuanPerYear,
    /// Households.
    Households,
    /// Petitions.
    Petitions,
    /// Petitions per 1,000 residents and year.
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
    /// The unit as it stands behind a number; empty for plain numbers and shares.
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
