//! The time line of a calendar: where its days lie, and what a drag makes of a shock.

use time::{Date, Duration, Month};

/// The days that the time line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Track {
    /// First day.
    pub start: Date,
    /// Number of days, at least 1.
    pub days: i64,
}

/// What of a shock is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// All of it: it takes place on other days.
    Whole,
    /// Its end: it lasts longer or shorter.
    End,
    /// Nothing yet: a new one is drawn.
    New,
}

impl Track {
    /// The days from the first to the last; one day if they are out of order.
    pub fn new(start: Date, end: Date) -> Self {
        let days = i64::from(end.to_julian_day() - start.to_julian_day()) + 1;
        Self {
            start,
            days: days.max(1),
        }
    }

    /// Number of a day from the first, from 0; negative before it.
    pub fn number(&self, day: Date) -> i64 {
        i64::from(day.to_julian_day() - self.start.to_julian_day())
    }

    /// The day of this number, within the track.
    pub fn day(&self, number: i64) -> Date {
        let number = number.clamp(0, self.days - 1);
        self.start.saturating_add(Duration::days(number))
    }

    /// Where a day begins, as a share of the track, from 0 to 1.
    pub fn share(&self, day: Date) -> f64 {
        (self.number(day) as f64 / self.days as f64).clamp(0.0, 1.0)
    }

    /// How much of the track these days cover, as a share; what lies outside is left out.
    pub fn width(&self, date: Date, days: i64) -> f64 {
        let from = self.number(date).clamp(0, self.days);
        let to = (self.number(date) + days).clamp(0, self.days);
        (to - from) as f64 / self.days as f64
    }

    /// The day at a share of the track.
    pub fn day_at(&self, share: f64) -> Date {
        self.day((share.clamp(0.0, 1.0) * self.days as f64).floor() as i64)
    }

    /// The first days of years within it, to be written below it.
    pub fn years(&self) -> Vec<Date> {
        let last = self.day(self.days - 1);
        let years = self.start.year()..=last.year();
        let first = |year| Date::from_calendar_date(year, Month::January, 1).ok();
        let days = years.filter_map(first);
        days.map(|day| day.max(self.start)).collect()
    }

    /// First day and number of days of a shock that was dragged from one day to another.
    pub fn dragged(&self, grip: Grip, shock: (Date, i64), from: Date, to: Date) -> (Date, i64) {
        let (date, days) = shock;
        let by = self.number(to) - self.number(from);
        match grip {
            Grip::Whole => (self.day(self.number(date) + by), days),
            Grip::End => (date, (days + by).max(1)),
            Grip::New => (from.min(to), by.abs() + 1),
        }
    }
}

/// Days that a key moves something by: arrows by one, page keys by thirty.
pub fn step(key: &str) -> Option<i64> {
    match key {
        "ArrowRight" | "ArrowUp" => Some(1),
        "ArrowLeft" | "ArrowDown" => Some(-1),
        "PageUp" => Some(30),
        "PageDown" => Some(-30),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::dates::read;

    fn day(text: &str) -> Date {
        read(text).unwrap()
    }

    fn track() -> Track {
        Track::new(day("2018-01-01"), day("2020-12-31"))
    }

    #[test]
    fn every_day_is_found_again_where_it_is_drawn() {
        let track = track();
        for number in 0..track.days {
            let day = track.day(number);
            // The middle of the day, so that rounding cannot fall on the day before.
            let middle = track.share(day) + 0.5 / track.days as f64;
            assert_eq!(track.day_at(middle), day);
        }
        assert_eq!(track.day_at(-1.0), day("2018-01-01"));
        assert_eq!(track.day_at(2.0), day("2020-12-31"));
        assert_eq!(track.years().len(), 3);
        assert_eq!(track.width(day("2017-12-31"), 2), 1.0 / 1096.0);
        assert_eq!(track.width(day("2021-06-01"), 9), 0.0);
    }

    #[test]
    fn a_drag_moves_lengthens_or_draws() {
        let track = track();
        let shock = (day("2019-08-10"), 10);
        let [from, to] = ["2019-08-12", "2019-08-20"].map(day);
        let drag = |grip, from, to| track.dragged(grip, shock, from, to);
        assert_eq!(drag(Grip::Whole, from, to), (day("2019-08-18"), 10));
        assert_eq!(drag(Grip::End, from, to), (day("2019-08-10"), 18));
        assert_eq!(
            drag(Grip::End, to, day("2019-01-01")),
            (day("2019-08-10"), 1)
        );
        assert_eq!(drag(Grip::New, to, from), (day("2019-08-12"), 9));
        assert_eq!(
            drag(Grip::Whole, from, day("2017-01-01")).0,
            day("2018-01-01")
        );
    }
}
