//! The three panels 共建 · 共治 · 共享 under which page and command show outcomes.
//!
//! Every metric stands in one of them; [`headlines`](super::headlines) lists those that the outcome opens with.

use gongzhi_base::text::Label;

/// A panel of metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Panel {
    /// Building together 共建: contracts, units, and hours given both ways.
    Building,
    /// Governing together 共治: needs and petitions, meetings, and what takes hours away.
    Governing,
    /// Sharing the results 共享: stars, satisfaction, inequality, and money.
    Sharing,
}

impl Panel {
    /// All panels, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Building, Self::Governing, Self::Sharing];

    /// Its id in files and on the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Building => "building",
            Self::Governing => "governing",
            Self::Sharing => "sharing",
        }
    }

    /// Its name for people.
    pub const fn label(self) -> Label {
        match self {
            Self::Building => Label::new("共建", "Building together"),
            Self::Governing => Label::new("共治", "Governing together"),
            Self::Sharing => Label::new("共享", "Sharing the results"),
        }
    }

    /// What it shows, in a few words.
    pub const fn about(self) -> Label {
        match self {
            Self::Building => Label::new(
                "契约、单位与双向工时",
                "Contracts, units, and hours given both ways",
            ),
            Self::Governing => Label::new("诉求、会议与工时", "Petitions, meetings, and hours"),
            Self::Sharing => Label::new(
                "达标、满意、差距与资金",
                "Stars, satisfaction, inequality, and money",
            ),
        }
    }
}
