//! The scale of a slider: from values to positions and back.
//!
//! Many ranges are wide and their typical values small (200,000 of 5,000,000 yuan), so the useful part of a linear scale would be a few
//! pixels. Such scales are bent so that the typical value is at a third. Every value is in the range and on a step.

use gongzhi_engine::math;

/// Number of positions on a slider.
pub const PLACES: f64 = 1000.0;

/// A slider's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    step: f64,
    bend: f64,
}

impl Scale {
    /// The scale of a range with a typical value.
    pub fn new((low, high): (f64, f64), step: f64, usual: f64) -> Self {
        let share = share_of(usual, low, high);
        let bend = if share > 0.0 && share < 0.15 {
            (math::ln(share) / math::ln(0.33)).min(6.0)
        } else {
            1.0
        };
        Self {
            low,
            high,
            step,
            bend,
        }
    }

    /// The position of a value, from 0 to [`PLACES`].
    pub fn place(&self, value: f64) -> f64 {
        let share = share_of(value, self.low, self.high).clamp(0.0, 1.0);
        PLACES * math::pow(share, 1.0 / self.bend)
    }

    /// The value at a position.
    pub fn value(&self, place: f64) -> f64 {
        let share = math::pow((place / PLACES).clamp(0.0, 1.0), self.bend);
        self.snap(self.low + share * (self.high - self.low))
    }

    /// The nearest value in the range that is on a step.
    pub fn snap(&self, value: f64) -> f64 {
        if self.high <= self.low {
            return self.low;
        }
        let steps = ((value - self.low) / self.step).round();
        round(self.low + steps * self.step).clamp(self.low, self.high)
    }

    /// The value `steps` steps further; an arrow key thus always changes the value.
    pub fn next(&self, value: f64, steps: f64) -> f64 {
        self.snap(value + steps * self.step)
    }
}

/// The position of a value between two others, as a share; 0 if the two are equal.
fn share_of(value: f64, low: f64, high: f64) -> f64 {
    if high > low {
        (value - low) / (high - low)
    } else {
        0.0
    }
}

/// The double nearest to the intended decimal: 0.1 × 3 gives 0.3.
pub fn round(x: f64) -> f64 {
    format!("{x:.9}").parse().unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_value_of_a_wide_range_is_easy_to_reach() {
        let fund = Scale::new((0.0, 5_000_000.0), 10_000.0, 200_000.0);
        assert!((fund.place(200_000.0) / PLACES - 0.33).abs() < 0.001);
        assert_eq!(fund.value(fund.place(200_000.0)), 200_000.0);
        assert_eq!((fund.value(0.0), fund.value(PLACES)), (0.0, 5_000_000.0));
    }

    #[test]
    fn values_are_decimals_on_steps_within_the_range() {
        let share = Scale::new((0.0, 0.95), 0.01, 0.6);
        assert_eq!(share.snap(0.300_000_1), 0.3);
        assert_eq!(share.snap(2.0), 0.95);
        assert_eq!(share.next(0.6, 1.0), 0.61);
        for value in [0.0, 0.05, 0.47, 0.6, 0.95] {
            assert_eq!(share.value(share.place(value)), value);
        }
    }
}
