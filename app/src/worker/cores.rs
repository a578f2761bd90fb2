//! The number of workers for this machine.

/// Greatest number of workers; more would cost more memory than they save time.
const MOST_WORKERS: usize = 4;

/// The number of workers to run in parallel.
pub fn workers() -> usize {
    cores().min(MOST_WORKERS)
}

/// Whether the workers take all cores, so that page and browser compete with them.
pub fn crowded() -> bool {
    cores() <= workers()
}

fn cores() -> usize {
    let cores = web_sys::window().map_or(1.0, |w| w.navigator().hardware_concurrency());
    (cores as usize).max(1)
}
