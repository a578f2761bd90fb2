//! Estimates the remaining time from the progress so far.
//!
//! A first run compiles, builds a city and warms up, so its first steps do not predict the rest, and an estimate that is wrong by a factor
//! is worse than no estimate. There is no estimate while two stretches of the run disagree on the speed.

/// Number of marks kept, spread evenly over the share done.
const MARKS: f64 = 64.0;

/// The least share done before estimating.
const LEAST_SHARE: f64 = 0.15;

/// Milliseconds that the longer stretch must span: shorter stretches are noise, and a run that ends sooner needs no estimate.
const LEAST_MS: f64 = 1500.0;

/// The greatest factor by which the speeds of the two stretches may differ.
const STEADY: f64 = 1.4;

/// Measured progress of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pace {
    /// Kept measurements: time in milliseconds and share done, both increasing.
    marks: Vec<(f64, f64)>,
    /// The latest measurement, kept or not.
    newest: (f64, f64),
}

impl Pace {
    /// Starts at a time in milliseconds.
    pub fn from(now: f64) -> Self {
        Self {
            marks: vec![(now, 0.0)],
            newest: (now, 0.0),
        }
    }

    /// Records the share done at a time in milliseconds.
    pub fn note(&mut self, now: f64, share: f64) {
        self.newest = (now, share);
        let known = self.marks.last().map_or(0.0, |(_, share)| *share);
        if share >= known + 1.0 / MARKS {
            self.marks.push(self.newest);
        }
    }

    /// Seconds left, or `None` while the speed is not settled.
    pub fn seconds_left(&self) -> Option<f64> {
        let (_, share) = self.newest;
        let (long, recent) = (self.since(share * 0.5)?, self.since(share * 0.75)?);
        let steady = long.speed.max(recent.speed) <= STEADY * long.speed.min(recent.speed);
        let enough = share >= LEAST_SHARE && long.ms >= LEAST_MS;
        let speed = (long.speed + recent.speed) / 2.0;
        (steady && enough).then(|| (1.0 - share).max(0.0) / speed / 1000.0)
    }

    /// The stretch from a share done until now.
    fn since(&self, share: f64) -> Option<Stretch> {
        let (now, done) = self.newest;
        let (began, from) = *self.marks.iter().rfind(|(_, s)| *s <= share)?;
        let ms = now - began;
        let speed = (done - from) / ms;
        (speed.is_finite() && speed > 0.0).then_some(Stretch { ms, speed })
    }
}

/// A stretch of the run.
struct Stretch {
    /// Its duration in milliseconds.
    ms: f64,
    /// Share done per millisecond.
    speed: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All estimates given during a run: the seconds estimated, and the seconds it then took.
    fn told(way: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let mut pace = Pace::from(0.0);
        let end = way.last().map_or(0.0, |(ms, _)| *ms);
        let mut told = Vec::new();
        for (ms, share) in way {
            pace.note(*ms, *share);
            told.extend(pace.seconds_left().map(|s| (s, (end - ms) / 1000.0)));
        }
        told
    }

    /// Asserts that each estimate is right within a factor of two or within three seconds.
    #[track_caller]
    fn is_honest(way: &[(f64, f64)]) {
        for (said, took) in told(way) {
            let near = said <= 2.0 * took && took <= 2.0 * said || (said - took).abs() <= 3.0;
            assert!(near, "said {said:.1} s, took {took:.1} s");
        }
    }

    /// A run of `steps` steps: the time in milliseconds at the end of each, from its length.
    fn way(steps: usize, length: impl Fn(usize) -> f64) -> Vec<(f64, f64)> {
        let mut ms = 0.0;
        let step = |i: usize| {
            ms += length(i);
            (ms, (i + 1) as f64 / steps as f64)
        };
        (0..steps).map(step).collect()
    }

    #[test]
    fn a_steady_way_is_told_well() {
        let steady = way(200, |_| 130.0);
        is_honest(&steady);
        assert!(told(&steady).len() > 150);
    }

    /// A first visit: three seconds of compiling and building up to a share of 1%, then 24 s of runs. A simple estimate would say three
    /// minutes.
    #[test]
    fn a_slow_start_is_not_taken_for_the_pace() {
        let visit = way(256, |i| if i < 3 { 1000.0 } else { 95.0 });
        is_honest(&visit);
        let (said, took) = told(&visit)[0];
        assert!(took > 10.0 && said < 30.0, "said {said}, took {took}");
    }

    #[test]
    fn a_way_that_warms_up_is_not_told_before_it_is_steady() {
        is_honest(&way(128, |i| 100.0 + 900.0 / (1.0 + i as f64)));
        is_honest(&way(64, |i| if i % 2 == 0 { 700.0 } else { 50.0 }));
    }

    #[test]
    fn nothing_is_told_while_the_way_stands() {
        let mut standing = Pace::from(0.0);
        for i in 1..=30 {
            standing.note(f64::from(i) * 200.0, f64::from(i) / 100.0);
        }
        assert!(standing.seconds_left().is_some());
        standing.note(20_000.0, 0.3);
        assert_eq!(standing.seconds_left(), None);
    }

    #[test]
    fn what_is_over_soon_needs_no_time() {
        assert_eq!(told(&way(100, |_| 10.0)), []);
    }
}
