//! Household satisfaction: stored at events and relaxed in between in closed form.
//!
//! After an event on day t₀, satisfaction on day t is s* + (s − s*) · 2^(−(t − t₀) / half-life). The columns store s
//! · 2^(t₀ / half-life) and 2^(t₀ / half-life), so that a reading needs one factor shared by all households and no
//! power of its own.

use gongzhi_base::math;

/// Satisfaction at which a household counts as satisfied.
pub const SATISFIED: f32 = 0.6;

/// The largest number of latent needs per household that counts.
const MOST_UNRESOLVED: u16 = 3;

/// After this many half-lives the columns are scaled down by a power of two, which is exact and prevents overflow.
const MOST_HALF_LIVES: f64 = 32.0;

/// Rows of a survey whose sum is kept in single precision.
const SHORT: usize = 256;

/// Satisfaction columns, with today's factors.
#[derive(Clone, Debug)]
pub struct Feelings {
    /// s · 2^(t₀ / half-life).
    felt: Vec<f32>,
    /// 2^(t₀ / half-life).
    scale: Vec<f32>,
    /// What an unresolved need takes off.
    burden: f32,
    grown: f32,
    left: f32,
    scaled_down: f64,
}

impl Feelings {
    /// Satisfaction on day 0, and what each unresolved need takes off it.
    pub fn new(start: &[f64], burden: f64) -> Self {
        Self {
            felt: start.iter().map(|s| *s as f32).collect(),
            scale: vec![1.0; start.len()],
            burden: burden as f32,
            grown: 1.0,
            left: 1.0,
            scaled_down: 0.0,
        }
    }

    /// Starts a new day.
    pub fn turn(&mut self, day: usize, half_life: f64) {
        let mut half_lives = day as f64 / half_life - self.scaled_down;
        if half_lives > MOST_HALF_LIVES {
            let whole = math::floor(half_lives);
            let down = math::exp2(-whole) as f32;
            self.felt.iter_mut().for_each(|x| *x *= down);
            self.scale.iter_mut().for_each(|x| *x *= down);
            self.scaled_down += whole;
            half_lives -= whole;
        }
        self.grown = math::exp2(half_lives) as f32;
        self.left = math::exp2(-half_lives) as f32;
    }

    /// Satisfaction today of a household whose level s* is `target`, before unresolved needs lower it.
    #[inline]
    pub fn felt(&self, h: usize, target: f32) -> f32 {
        target + self.left * (self.felt[h] - target * self.scale[h])
    }

    /// Satisfaction today of a household with `unresolved` unresolved needs, 0 to 1.
    #[inline]
    pub fn read(&self, h: usize, unresolved: u16, target: f32) -> f32 {
        (self.felt(h, target) - self.weight(unresolved)).clamp(0.0, 1.0)
    }

    #[inline]
    fn weight(&self, unresolved: u16) -> f32 {
        self.burden * f32::from(unresolved.min(MOST_UNRESOLVED))
    }

    /// Sets a household's satisfaction to `felt` after an event.
    #[inline]
    pub fn store(&mut self, h: usize, felt: f32) {
        self.felt[h] = felt.clamp(0.0, 1.0) * self.grown;
        self.scale[h] = self.grown;
    }

    /// Sum of what the households from `first` on feel, one for each count of unresolved needs, and how many are satisfied.
    pub fn survey(
        &self,
        first: usize,
        unresolved: &[u16],
        target: f32,
        satisfied: f32,
    ) -> (f64, u32) {
        let rows = first..first + unresolved.len();
        let columns = self.felt[rows.clone()].chunks(SHORT);
        let columns = columns
            .zip(self.scale[rows].chunks(SHORT))
            .zip(unresolved.chunks(SHORT));
        columns.fold((0.0, 0), |(sum, n), ((felt, scale), unresolved)| {
            let mut read = [0.0; SHORT];
            let read = &mut read[..felt.len()];
            self.read_few(read, (felt, scale, unresolved), target);
            let count: u32 = read.iter().map(|s| u32::from(*s >= satisfied)).sum();
            (sum + f64::from(sum_of_lanes(read)), n + count)
        })
    }

    /// What a few households feel, into a list: a plain loop, which the compiler turns into vector instructions.
    fn read_few(
        &self,
        to: &mut [f32],
        (felt, scale, unresolved): (&[f32], &[f32], &[u16]),
        target: f32,
    ) {
        let columns = felt.iter().zip(scale).zip(unresolved);
        for (to, ((felt, scale), unresolved)) in to.iter_mut().zip(columns) {
            let s = target + self.left * (felt - target * scale) - self.weight(*unresolved);
            *to = s.clamp(0.0, 1.0);
        }
    }
}

/// Sums partial sums, so that additions do not wait for one another. Their number affects the bits of the result.
fn sum_of_lanes(values: &[f32]) -> f32 {
    const LANES: usize = 8;
    let mut sums = [0.0_f32; LANES];
    let (whole, rest) = values.as_chunks::<LANES>();
    for values in whole {
        for (sum, x) in sums.iter_mut().zip(values) {
            *sum += x;
        }
    }
    for (sum, x) in sums.iter_mut().zip(rest) {
        *sum += x;
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::Feelings;

    #[test]
    fn they_relax_by_half_in_a_half_life_however_long_the_run() {
        let mut feelings = Feelings::new(&[1.0, 0.2], 0.0);
        for day in 0..=4000 {
            feelings.turn(day, 1.0);
            if day == 3999 {
                feelings.store(1, 0.2);
            }
        }
        assert_eq!(feelings.felt(0, 0.6), 0.6);
        assert!((feelings.felt(1, 0.6) - 0.4).abs() < 1e-6);
    }

    #[test]
    fn a_survey_adds_up_what_is_read() {
        let start: Vec<f64> = (0..1000).map(|h| f64::from(h) / 999.0).collect();
        let unresolved: Vec<u16> = (0..1000).map(|h| h % 5).collect();
        let mut feelings = Feelings::new(&start, 0.06);
        feelings.turn(30, 90.0);
        let read: Vec<f32> = (3..1000)
            .map(|h| feelings.read(h, unresolved[h], 0.7))
            .collect();
        let (sum, satisfied) = feelings.survey(3, &unresolved[3..], 0.7, 0.6);
        assert!((sum - read.iter().map(|s| f64::from(*s)).sum::<f64>()).abs() < 1e-3);
        assert_eq!(
            satisfied as usize,
            read.iter().filter(|s| **s >= 0.6).count()
        );
    }
}
