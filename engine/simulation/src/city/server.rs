//! Working hours that serve queues: one entry per grid, community pool, street or department.
//!
//! Hours spent never exceed hours available.

use std::ops::Add;

use serde::{Deserialize, Serialize};

/// Days over which utilisation ρ is measured.
const WINDOW: usize = 28;

/// Hours that servers had, and those of them that were spent on petitions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hours {
    /// Hours available.
    pub available: f64,
    /// Hours spent.
    pub spent: f64,
}

impl Hours {
    /// Utilisation ρ: hours spent divided by hours available, 0 to 1; 0 if none were available.
    pub fn utilisation(self) -> f64 {
        if self.available > 0.0 {
            self.spent / self.available
        } else {
            0.0
        }
    }
}

impl Add for Hours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            available: self.available + other.available,
            spent: self.spent + other.spent,
        }
    }
}

/// Hours of all servers of one kind.
#[derive(Clone, Debug)]
pub struct Servers {
    /// Hours of a working day before administrative tasks, meetings and shocks.
    pub capacity: Vec<f64>,
    available: Vec<f64>,
    /// Hours spent on petitions today.
    spent: Vec<f64>,
    /// Hours spent on anything else today, such as visits: they are no overload.
    otherwise: Vec<f64>,
    /// Hours available and spent, by day of the window and server.
    history: Vec<Vec<[f32; 2]>>,
    /// Sums of the window by server.
    by_server: Vec<Hours>,
    today: usize,
}

impl Servers {
    /// `count` servers without hours.
    pub fn new(count: usize) -> Self {
        Self {
            capacity: vec![0.0; count],
            available: vec![0.0; count],
            spent: vec![0.0; count],
            otherwise: vec![0.0; count],
            history: vec![vec![[0.0; 2]; count]; WINDOW],
            by_server: vec![Hours::default(); count],
            today: 0,
        }
    }

    /// Starts a day with no hours.
    pub fn begin(&mut self, day: usize) {
        self.today = day % WINDOW;
        self.available.fill(0.0);
        self.spent.fill(0.0);
        self.otherwise.fill(0.0);
        for (sum, past) in self.by_server.iter_mut().zip(&mut self.history[self.today]) {
            sum.available -= f64::from(past[0]);
            sum.spent -= f64::from(past[1]);
            *past = [0.0; 2];
        }
    }

    /// Mutable access to the hours that a server has today.
    #[inline]
    pub fn open(&mut self, server: usize, hours: f64) {
        self.available[server] = hours;
    }

    /// Ends a day: what petitions took goes into the window. Gives the day's sums of all hours used.
    pub fn close(&mut self) -> Hours {
        let used = self.available.iter().zip(&self.spent);
        let window = self.history[self.today].iter_mut().zip(&mut self.by_server);
        for ((past, sum), (available, spent)) in window.zip(used) {
            // On days off nobody is at work, and nothing is added.
            if *available > 0.0 {
                *past = [rounded(*available), rounded(*spent)];
                sum.available += f64::from(past[0]);
                sum.spent += f64::from(past[1]);
            }
        }
        Hours {
            available: sum(&self.available),
            spent: sum(&self.spent) + sum(&self.otherwise),
        }
    }

    /// Hours left today.
    #[inline]
    pub fn left(&self, server: usize) -> f64 {
        (self.available[server] - self.spent[server] - self.otherwise[server]).max(0.0)
    }

    /// Hours available today.
    pub fn available(&self, server: usize) -> f64 {
        self.available[server]
    }

    /// Hours used today, on petitions and otherwise.
    pub fn used(&self, server: usize) -> f64 {
        self.spent[server] + self.otherwise[server]
    }

    /// Spends up to `wanted` hours on anything but petitions and returns how many.
    pub fn spend_otherwise(&mut self, server: usize, wanted: f64) -> f64 {
        let hours = wanted.min(self.left(server));
        self.otherwise[server] += hours;
        hours
    }

    /// Spends up to `wanted` hours on petitions and returns how many.
    #[inline]
    pub fn spend(&mut self, server: usize, wanted: f64) -> f64 {
        let hours = wanted.min(self.left(server));
        self.spent[server] += hours;
        hours
    }

    /// Hours available, and spent on petitions, in the last 28 days.
    pub fn window(&self, server: usize) -> Hours {
        self.by_server[server]
    }

    /// Hours available to all servers together, and spent by them on petitions, in the last 28 days. The sum is exact, as those of
    /// single servers are, so servers may be added in any order.
    pub fn window_of_all(&self) -> Hours {
        self.by_server
            .iter()
            .fold(Hours::default(), |sum, hours| sum + *hours)
    }

    /// ρ of a server over the last 28 days: hours spent on petitions of hours available.
    pub fn utilisation(&self, server: usize) -> f64 {
        self.window(server).utilisation()
    }
}

/// Rounds hours to a multiple of 2^−12 (about a second), so that adding them to the window's sums and later
/// subtracting them is exact.
fn rounded(hours: f64) -> f32 {
    const STEP: f64 = 4096.0;
    ((hours * STEP + 0.5) as i64 as f64 / STEP) as f32
}

/// Sums in eight independent parts, so that additions do not wait for one another.
fn sum(values: &[f64]) -> f64 {
    let (parts, rest) = values.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for part in parts {
        for (sum, x) in sums.iter_mut().zip(part) {
            *sum += x;
        }
    }
    sums.iter().chain(rest).sum()
}

#[cfg(test)]
mod tests {
    use super::{Hours, Servers, sum};

    #[test]
    fn no_more_is_spent_than_there_is_and_the_window_forgets() {
        let mut servers = Servers::new(2);
        for day in 0..40 {
            servers.begin(day);
            servers.open(1, if day < 10 { 2.0 } else { 0.0 });
            assert_eq!(servers.spend(0, 1.0), 0.0);
            let spent = servers.spend(1, 1.5) + servers.spend_otherwise(1, 1.5);
            assert_eq!(spent, servers.available(1));
            assert_eq!(
                servers.close(),
                Hours {
                    available: spent,
                    spent
                }
            );
        }
        assert_eq!(servers.utilisation(1), 0.0);
        assert_eq!(servers.window_of_all(), Hours::default());
    }

    #[test]
    fn a_sum_in_parts_is_a_sum() {
        let values: Vec<f64> = (0..21).map(f64::from).collect();
        assert_eq!(sum(&values), 210.0);
    }
}
