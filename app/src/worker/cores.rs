//! How many workers are useful on this machine.

/// More workers than this need more memory than they save time.
const MOST_WORKERS: usize = 4;

/// How many workers run side by side here.
pub fn workers() -> usize {
    cores().min(MOST_WORKERS)
}

/// Whether the workers take all cores, so that page and browser must share them.
pub fn crowded() -> bool {
    cores() <= workers()
}

fn cores() -> usize {
    let cores = web_sys::window().map_or(1.0, |w| w.navigator().hardware_concurrency());
    (cores as usize).max(1)
}
