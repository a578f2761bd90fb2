//! Working hours of a grid, a community's pool, a street or a department, and how far they are used.

/// Days over which utilisation ρ is taken.
const WINDOW: usize = 28;

/// Hours that serve queues. What is spent never exceeds what is available.
#[derive(Clone, Debug)]
pub struct Server {
    available: f64,
    spent: f64,
    history: [[f32; 2]; WINDOW],
}

impl Default for Server {
    fn default() -> Self {
        Self {
            available: 0.0,
            spent: 0.0,
            history: [[0.0; 2]; WINDOW],
        }
    }
}

impl Server {
    /// Begins a day with so many hours; none on a day of rest.
    pub fn open(&mut self, day: usize, hours: f64) {
        self.history[day % WINDOW] = [0.0; 2];
        self.available = hours;
        self.spent = 0.0;
    }

    /// Ends a day: what was used goes into the window.
    pub fn close(&mut self, day: usize) {
        self.history[day % WINDOW] = [self.available as f32, self.spent as f32];
    }

    /// Hours left today.
    pub fn left(&self) -> f64 {
        (self.available - self.spent).max(0.0)
    }

    /// Hours of today.
    pub fn available(&self) -> f64 {
        self.available
    }

    /// Hours spent today.
    pub fn spent(&self) -> f64 {
        self.spent
    }

    /// Spends up to `wanted` hours and says how many.
    pub fn spend(&mut self, wanted: f64) -> f64 {
        let hours = wanted.min(self.left());
        self.spent += hours;
        hours
    }

    /// Hours available and spent in the last 28 days.
    pub fn window(&self) -> (f64, f64) {
        self.history.iter().fold((0.0, 0.0), |(a, s), [x, y]| {
            (a + f64::from(*x), s + f64::from(*y))
        })
    }

    /// ρ: hours spent of hours available in the last 28 days; 0 where there were none.
    pub fn utilisation(&self) -> f64 {
        let (available, spent) = self.window();
        if available > 0.0 {
            spent / available
        } else {
            0.0
        }
    }
}
