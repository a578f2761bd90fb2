//! Shocks to begin with. Their strengths are assumptions; those of the typhoon and the epidemic are the shipped scenarios'.

use gongzhi_engine::catalogue::enums::Category;
use gongzhi_engine::scenario::Shock;
use gongzhi_engine::text::{Label, Text};
use time::Date;

/// A shock to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// A typhoon: facilities and safety.
    Typhoon,
    /// An epidemic: welfare, tasks, fewer visits, more volunteers.
    Epidemic,
    /// An inspection: administrative tasks.
    Inspection,
    /// A festival: environment and parking, and helping hands.
    Festival,
}

impl Preset {
    /// All presets, in order.
    pub const ALL: [Self; 4] = [
        Self::Typhoon,
        Self::Epidemic,
        Self::Inspection,
        Self::Festival,
    ];

    /// Its id, from which the ids of its shocks are made.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Typhoon => "typhoon",
            Self::Epidemic => "epidemic",
            Self::Inspection => "inspection",
            Self::Festival => "festival",
        }
    }

    /// Its name.
    pub const fn label(self) -> Label {
        match self {
            Self::Typhoon => Label::new("台风", "Typhoon"),
            Self::Epidemic => Label::new("疫情", "Epidemic"),
            Self::Inspection => Label::new("检查", "Inspection"),
            Self::Festival => Label::new("节庆", "Festival"),
        }
    }

    /// How many days it lasts unless drawn otherwise.
    pub const fn days(self) -> i64 {
        match self {
            Self::Typhoon => 10,
            Self::Epidemic => 82,
            Self::Inspection => 14,
            Self::Festival => 7,
        }
    }

    /// Its shock, with an id that none of these shocks has.
    pub fn shock(self, date: Date, days: i64, others: &[Shock]) -> Shock {
        let mut needs = [1.0; Category::COUNT];
        let mut raise = |category: Category, factor: f64| needs[category as usize] = factor;
        let (admin, visits, volunteers) = match self {
            Self::Typhoon => {
                raise(Category::Facilities, 6.0);
                raise(Category::Safety, 6.0);
                (0.0, 1.0, 1.0)
            }
            Self::Epidemic => {
                raise(Category::Welfare, 3.0);
                (0.2, 0.3, 3.0)
            }
            Self::Inspection => (0.15, 0.7, 1.0),
            Self::Festival => {
                raise(Category::Environment, 1.5);
                raise(Category::Parking, 1.5);
                (0.0, 0.8, 1.5)
            }
        };
        let taken = |id: &str| others.iter().any(|shock| shock.id == id);
        let ids = (1..).map(|n| format!("{}-{n}", self.id()));
        let id = ids.into_iter().find(|id| !taken(id)).unwrap_or_default();
        let label = self.label();
        Shock {
            id,
            label: Text::new(label.zh, label.en),
            date,
            days,
            needs,
            admin,
            visits,
            volunteers,
        }
    }
}
