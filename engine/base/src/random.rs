//! A counter-based random generator: each draw is a function of its key (seed, replication, stream, id, index), never of call order.
//!
//! Two policies that ask for the same key get the same draw, whatever else they do: these are the common random numbers of paired
//! comparisons. So do two machines.
//! The mixer is SplitMix64's finaliser: once for an id, which all of its draws share, and once for each stream and index.

mod exponential;
mod lognormal;
mod normal;
#[cfg(feature = "test-support")]
pub mod recorded;
mod table;
#[cfg(test)]
mod tests;
mod weights;

pub use lognormal::Lognormal;
pub use table::Quantiles;
pub use weights::Weights;

use crate::math;

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What a draw is for. Each stream has draws of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Stream {
    /// Sizes and kinds of communities.
    Community = 1,
    /// Residents, elderly, members, online.
    Household,
    /// How often a household has needs.
    HouseholdNeeds,
    /// What a household knows and feels at the start.
    HouseholdStart,
    /// Facilities at the start.
    Facility,
    /// Kind, endowment and goodwill of units.
    Unit,
    /// Arrival times of candidates for needs.
    Arrival,
    /// Category of a candidate, and whether it becomes a need.
    Candidate,
    /// Severity of a need.
    Severity,
    /// Effort that a petition takes.
    Effort,
    /// Whether a need is voiced.
    Voice,
    /// When a latent need escalates or fades.
    Latent,
    /// Whether a petition is closed without being resolved.
    False,
    /// How long a household waits for an overdue petition before it goes higher.
    Patience,
    /// Whether a petition is closed on paper on its last day.
    Rush,
    /// Whether and when a petition that was closed without being resolved reopens.
    Reopen,
    /// What a visit does.
    Visit,
    /// Whether word of mouth makes aware.
    Aware,
    /// Whether a unit signs.
    Acceptance,
    /// Which contract purpose a unit prefers.
    Preference,
    /// What a party delivers in a month.
    Delivery,
    /// Breaches of a bottom line.
    Breach,
    /// Who is surveyed and what they answer.
    Survey,
    /// Whether a grid's leader is a Party member.
    Leader,
    /// Where the points of an experiment lie.
    Design,
}

/// The draws of one seed and replication.
#[derive(Clone, Copy, Debug)]
pub struct Random {
    base: u64,
}

impl Random {
    /// Draws that neither a city nor a replication changes, such as the points of an experiment.
    pub fn of_seed(seed: u64) -> Self {
        Self {
            base: mix(seed.wrapping_add(STEP)),
        }
    }

    /// Draws of one synthetic city: the same for every policy that meets it.
    pub fn of_city(seed: u64, city: u32) -> Self {
        const CITY: u64 = 0xD1B5_4A32_D192_ED03;
        let base = Self::of_seed(seed).base;
        Self {
            base: mix(base.wrapping_add(CITY.wrapping_mul(u64::from(city) + 1))),
        }
    }

    /// Draws of one replication.
    pub fn of_replication(seed: u64, replication: u32) -> Self {
        let base = Self::of_seed(seed).base;
        let place = STEP.wrapping_mul(u64::from(replication) + 2);
        Self {
            base: mix(base.wrapping_add(place)),
        }
    }

    /// All draws of one id: for several of them, it is mixed once.
    #[inline]
    pub fn of(&self, id: u64) -> Key {
        Key(mix(self.base.wrapping_add(id.wrapping_mul(STEP))))
    }

    /// The draw of a key.
    #[inline]
    pub fn draw(&self, stream: Stream, id: u64, index: u64) -> Draw {
        self.of(id).draw(stream, index)
    }

    /// A uniform number of a key, in (0, 1).
    #[inline]
    pub fn uniform(&self, stream: Stream, id: u64, index: u64) -> f64 {
        self.of(id).uniform(stream, index)
    }
}

/// The draws of one id in one seed and replication.
#[derive(Clone, Copy, Debug)]
pub struct Key(u64);

impl Key {
    /// The draw of a stream and index.
    #[inline]
    pub fn draw(self, stream: Stream, index: u64) -> Draw {
        let place = mix(stream as u64).wrapping_add(index.wrapping_mul(0xA076_1D64_78BD_642F));
        let state = mix(self.0.wrapping_add(place));
        #[cfg(feature = "test-support")]
        recorded::note(stream, state);
        Draw { state }
    }

    /// A uniform number of a stream and index, in (0, 1).
    #[inline]
    pub fn uniform(self, stream: Stream, index: u64) -> f64 {
        unit(self.draw(stream, index).state)
    }
}

/// A stream of numbers that belongs to one key.
#[derive(Clone, Copy, Debug)]
pub struct Draw {
    state: u64,
}

fn unit(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
}

impl Draw {
    /// The next uniform number, in (0, 1).
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        let u = unit(self.state);
        self.state = mix(self.state.wrapping_add(STEP));
        u
    }

    /// True with probability `p`.
    pub fn chance(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// A place below `n`; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((self.uniform() * n as f64) as usize).min(n.saturating_sub(1))
    }

    /// An exponential number of mean 1.
    #[inline]
    pub fn exponential(&mut self) -> f64 {
        exponential::quantile(self.uniform())
    }

    /// A standard normal number.
    pub fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }

    /// A lognormal number of the given mean and log-standard deviation. For many of the same there is [`Lognormal`].
    pub fn lognormal(&mut self, mean: f64, sd: f64) -> f64 {
        mean * lognormal::quantile(sd, self.uniform())
    }

    /// A Beta number of the given mean and concentration (a + b).
    pub fn beta(&mut self, mean: f64, concentration: f64) -> f64 {
        if mean <= 0.0 || mean >= 1.0 {
            return mean.clamp(0.0, 1.0);
        }
        let a = self.gamma(mean * concentration);
        let b = self.gamma((1.0 - mean) * concentration);
        if a + b > 0.0 { a / (a + b) } else { mean }
    }

    /// A Gamma number of the given shape and scale 1 (Marsaglia and Tsang 2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = math::pow(self.uniform(), 1.0 / shape);
            return boost * self.gamma(shape + 1.0);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / math::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let v = (1.0 + c * x) * (1.0 + c * x) * (1.0 + c * x);
            if v <= 0.0 {
                continue;
            }
            let u = self.uniform();
            // The squeeze accepts most numbers without a logarithm; it lies within the exact test.
            if u < 1.0 - 0.0331 * (x * x) * (x * x)
                || math::ln(u) < 0.5 * x * x + d - d * v + d * math::ln(v)
            {
                return d * v;
            }
        }
    }

    /// A place drawn in proportion to the weights, none of which is negative; 0 if they sum to nothing.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.uniform() * weights.iter().sum::<f64>();
        let passed = |w: &f64| {
            left -= w;
            usize::from(left >= 0.0)
        };
        // Branchless: the place drawn is unpredictable.
        let place = weights.iter().map(passed).sum();
        if place < weights.len() {
            return place;
        }
        weights.iter().rposition(|w| *w > 0.0).unwrap_or(0)
    }
}
