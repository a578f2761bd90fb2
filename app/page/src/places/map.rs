//! The map of communities: a figure of one side, or the difference, on one scale for all dates.
//!
//! With one scale, a colour has the same meaning in every week.

use gongzhi_engine::catalogue::records::{FieldSpec, FieldType};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::record::CommunitySeries;
use gongzhi_engine::text::Lang;

use crate::i18n::words;
use crate::language::pick;
use crate::numbers::format;

/// The side that the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapSide {
    /// The baseline.
    Baseline,
    /// The reform.
    Reform,
    /// Reform minus baseline.
    Difference,
}

/// The figures that the map can show, with their indices in the series.
pub fn layers(series: &CommunitySeries) -> impl Iterator<Item = (usize, &'static FieldSpec)> + '_ {
    let fields = series.fields.iter().enumerate();
    fields.filter_map(|(place, field)| Some((place, CommunitySeries::spec(*field)?)))
}

/// A figure with its scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    values: Vec<f32>,
    communities: usize,
    range: (f32, f32),
    unit: Unit,
    /// Whether values are whole numbers without a unit, shown without decimals.
    whole: bool,
    colouring: Colouring,
    lang: Lang,
}

/// A community's tile on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// CSS class, which determines its colour.
    pub class: &'static str,
    /// The value in at most four characters.
    pub short: String,
    /// The value in full.
    pub text: String,
}

impl Tile {
    /// A tile without a value, used until the series have arrived.
    pub fn empty() -> Self {
        Self {
            class: TEAL[0],
            short: String::new(),
            text: String::new(),
        }
    }
}

/// The colour scheme of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colouring {
    Stars,
    Truth,
    Amount,
    Change,
}

const GOLD: [&str; 6] = ["s0", "s1", "s2", "s3", "s4", "s5"];
const TEAL: [&str; 6] = ["t0", "t1", "t2", "t3", "t4", "t5"];
const CHANGE: [&str; 5] = ["d0", "d1", "d2", "d3", "d4"];

impl Layer {
    /// A figure of a side, or `None` if the series does not contain the field.
    pub fn new(
        after: &CommunitySeries,
        before: Option<&CommunitySeries>,
        field: usize,
        side: MapSide,
        lang: Lang,
    ) -> Option<Self> {
        let spec = CommunitySeries::spec(*after.fields.get(field)?)?;
        let new = after.values.get(field)?;
        let old = before
            .and_then(|b| b.values.get(field))
            .filter(|o| o.len() == new.len());
        let values: Vec<f32> = match (side, old) {
            (MapSide::Baseline, Some(old)) => old.clone(),
            (MapSide::Difference, Some(old)) => new.iter().zip(old).map(|(a, b)| a - b).collect(),
            _ => new.clone(),
        };
        let colouring = match (side, spec.name, spec.ty) {
            (MapSide::Difference, ..) => Colouring::Change,
            (_, "stars_held", _) => Colouring::Stars,
            (_, _, FieldType::Bool) => Colouring::Truth,
            _ => Colouring::Amount,
        };
        // Both sides share a scale, so that the reader can switch between them.
        let all = if colouring == Colouring::Change {
            [&values, &values]
        } else {
            [new, old.unwrap_or(new)]
        };
        let finite = || {
            all.iter()
                .flat_map(|v| v.iter())
                .copied()
                .filter(|x| x.is_finite())
        };
        let range = match colouring {
            Colouring::Change => {
                let most = finite().fold(0.0, |a: f32, b| a.max(b.abs()));
                (-most, most)
            }
            _ => (
                finite().fold(f32::INFINITY, f32::min),
                finite().fold(f32::NEG_INFINITY, f32::max),
            ),
        };
        Some(Self {
            values,
            communities: after.communities as usize,
            range,
            unit: spec.unit,
            whole: spec.unit == Unit::Number && spec.ty == FieldType::Int,
            colouring,
            lang,
        })
    }

    /// The tile of a community in a week; weeks after the end show the last one.
    pub fn tile(&self, week: usize, place: usize) -> Tile {
        let weeks = self.values.len() / self.communities.max(1);
        let week = week.min(weeks.saturating_sub(1));
        let value = self.values.get(week * self.communities + place).copied();
        match value.filter(|x| x.is_finite()) {
            Some(x) => Tile {
                class: self.class(x),
                short: self.short(x),
                text: self.text(x),
            },
            None => Tile {
                class: TEAL[0],
                short: "–".to_owned(),
                text: "–".to_owned(),
            },
        }
    }

    fn class(&self, x: f32) -> &'static str {
        let (low, high) = self.range;
        let share = if high > low {
            (x - low) / (high - low)
        } else {
            0.5
        };
        match self.colouring {
            Colouring::Stars => GOLD[(x as usize).min(5)],
            Colouring::Truth => TEAL[if x > 0.5 { 4 } else { 0 }],
            Colouring::Amount => TEAL[((share * 6.0) as usize).min(5)],
            Colouring::Change if x == 0.0 => CHANGE[2],
            Colouring::Change => CHANGE[((share * 5.0) as usize).min(4)],
        }
    }

    /// The largest value, so that all tiles of a map use the same multiple.
    fn largest(&self) -> f32 {
        self.range.0.abs().max(self.range.1.abs())
    }

    /// A value in at most four characters, for a tile.
    fn short(&self, x: f32) -> String {
        let x = f64::from(x);
        let text = |x: f64, digits: usize| {
            if self.colouring == Colouring::Change {
                format::signed(x, digits)
            } else {
                format::decimal(x, digits)
            }
        };
        match self.colouring {
            Colouring::Truth => (if x > 0.5 { "✓" } else { "·" }).to_owned(),
            _ if self.unit == Unit::Share => text(x * 100.0, 0),
            _ if self.largest() >= 10_000.0 => pick(
                self.lang,
                format!("{}万", text(x / 10_000.0, 0)),
                format!("{}k", text(x / 1_000.0, 0)),
            ),
            _ => text(x, 0),
        }
    }

    fn text(&self, x: f32) -> String {
        let x = f64::from(x);
        match self.colouring {
            Colouring::Truth => (if x > 0.5 { words::YES } else { words::NO })
                .get(self.lang)
                .to_owned(),
            Colouring::Change if self.whole => format::signed(x, 0),
            _ if self.whole => format::decimal(x, 0),
            Colouring::Change => format::difference(self.unit, x, self.lang),
            Colouring::Stars => format::decimal(x, 0),
            Colouring::Amount => format::level(self.unit, x, self.lang),
        }
    }

    /// CSS classes with their meaning.
    pub fn legend(&self) -> Vec<(&'static str, String)> {
        let (low, high) = self.range;
        match self.colouring {
            Colouring::Stars => GOLD
                .iter()
                .enumerate()
                .map(|(n, class)| (*class, n.to_string()))
                .collect(),
            Colouring::Truth => vec![(TEAL[0], self.text(0.0)), (TEAL[4], self.text(1.0))],
            _ if !low.is_finite() || !high.is_finite() => Vec::new(),
            Colouring::Change => vec![
                (CHANGE[0], self.text(low)),
                (CHANGE[2], self.text(0.0)),
                (CHANGE[4], self.text(high)),
            ],
            Colouring::Amount => {
                let step = (high - low) / 6.0;
                let from = |i: usize| self.text(low + step * i as f32);
                TEAL.iter()
                    .enumerate()
                    .map(|(i, class)| (*class, format!("{}+", from(i))))
                    .collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::records::community as f;

    fn series(values: &[f32]) -> CommunitySeries {
        CommunitySeries {
            fields: vec![f::STARS_HELD as u16, f::SATISFACTION as u16],
            communities: 2,
            days: vec![0, 6],
            values: vec![values.to_vec(), vec![0.5, 0.6, 0.7, f32::NAN]],
        }
    }

    #[test]
    fn a_colour_means_the_same_at_every_date_and_on_both_sides() {
        let (after, before) = (series(&[0.0, 5.0, 2.0, 4.0]), series(&[0.0, 4.0, 2.0, 5.0]));
        let layer = |side, field| Layer::new(&after, Some(&before), field, side, Lang::Zh).unwrap();
        assert_eq!(layer(MapSide::Reform, 0).tile(1, 1).class, "s4");
        assert_eq!(layer(MapSide::Baseline, 0).tile(1, 1).class, "s5");
        assert_eq!(
            layer(MapSide::Difference, 0).tile(1, 1),
            Tile {
                class: "d0",
                short: "−1".into(),
                text: "−1".into(),
            }
        );
        assert_eq!(layer(MapSide::Difference, 0).tile(0, 0).class, "d2");
        // Weeks after the end show the last one; an undefined value says so.
        assert_eq!(layer(MapSide::Reform, 1).tile(usize::MAX, 0).short, "70");
        assert_eq!(layer(MapSide::Reform, 1).tile(1, 1).short, "–");
    }
}
