//! How the page presents a community: its name, its stars, and the columns of the table.
//!
//! One module defines them, so that a name means the same everywhere on the page.

pub mod map;
pub mod one_short;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::parts::Part;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::record::CommunityState;
use gongzhi_engine::scenario::{Calendar, Scenario};
use gongzhi_engine::text::{Label, Lang};

use crate::i18n::words;
use crate::numbers::format;

/// A figure of a community.
pub struct CommunityFigure {
    /// Its name.
    pub label: Label,
    /// Its unit.
    pub unit: Unit,
    /// Number of decimals shown.
    pub digits: usize,
    /// The parts of the model that it depends on.
    pub parts: &'static [Part],
    /// Its value, or `None` if undefined.
    pub value: fn(&CommunityState) -> Option<f64>,
}

const fn figure(
    label: Label,
    unit: Unit,
    digits: usize,
    parts: &'static [Part],
    value: fn(&CommunityState) -> Option<f64>,
) -> CommunityFigure {
    CommunityFigure {
        label,
        unit,
        digits,
        parts,
        value,
    }
}

/// Index of the number of stars held, which the map shows first.
pub const STARS: usize = 0;

/// All figures, in the order of the table's columns.
pub const FIGURES: [CommunityFigure; 12] = [
    figure(
        words::STARS_HELD,
        Unit::Number,
        0,
        &[Part::Assessments],
        |c| Some(stars(c) as f64),
    ),
    figure(words::TOTAL_SCORE, Unit::Number, 1, &[Part::Stars], |c| {
        Some(c.scores.iter().sum())
    }),
    figure(words::HOUSEHOLDS, Unit::Number, 0, &[], |c| {
        Some(f64::from(c.households))
    }),
    figure(words::RAISED, Unit::Number, 0, &[], |c| {
        Some(f64::from(c.raised))
    }),
    figure(words::OPEN_PETITIONS, Unit::Number, 0, &[], |c| {
        Some(f64::from(c.open))
    }),
    figure(words::ON_TIME, Unit::Share, 1, &[], |c| c.on_time),
    figure(
        words::SATISFACTION,
        Unit::Share,
        1,
        &[Part::Satisfaction],
        |c| Some(c.satisfaction),
    ),
    figure(words::AWARENESS, Unit::Share, 1, &[], |c| Some(c.awareness)),
    figure(words::FILED, Unit::Share, 1, &[Part::Visits], |c| {
        Some(c.filed)
    }),
    figure(
        words::PARTICIPATION,
        Unit::Share,
        1,
        &[Part::Participation],
        |c| Some(c.participation),
    ),
    figure(words::DELIVERED, Unit::Share, 1, &[Part::Contracts], |c| {
        c.delivered
    }),
    figure(words::FUND, Unit::Number, 0, &[], |c| Some(c.fund)),
];

impl CommunityFigure {
    /// Its name in a period: a period shorter than 52 weeks has no "last 52 weeks".
    pub fn label_over(&self, time: Calendar) -> Label {
        if self.label == words::ON_TIME {
            Metric::OnTimeShare.label_over(time.days())
        } else {
            self.label
        }
    }

    /// Its value for display, or a note that it does not apply to the scenario.
    pub fn text(&self, scenario: &Scenario, c: &CommunityState, lang: Lang) -> String {
        if !scenario.has_all(self.parts) {
            return words::NOT_APPLICABLE_SHORT.get(lang).to_owned();
        }
        (self.value)(c).map_or("–".to_owned(), |x| self.format(x))
    }

    /// A value for display.
    pub fn format(&self, x: f64) -> String {
        match self.unit {
            Unit::Share => format!("{}%", format::decimal(x * 100.0, self.digits)),
            _ => format::decimal(x, self.digits),
        }
    }
}

/// The number of stars it holds.
pub fn stars(c: &CommunityState) -> usize {
    c.held.iter().filter(|h| **h).count()
}

/// A community's name with its street's; generic names are numbered within their street.
pub fn name(c: &CommunityState, lang: Lang) -> String {
    format!("{} · {}", c.street.get(lang), c.name.get(lang))
}
