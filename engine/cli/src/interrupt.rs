//! Requests to stop, by Ctrl+C or a signal: finished work is kept, work under way is given up.
//!
//! The first request sets a flag; the second one ends the process.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

static ASKED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Exit code of a run that was stopped.
pub const STOPPED: u8 = 130;

/// Listens from now on. Where a system lets nobody listen, a request ends the command at once, as without it.
pub fn listen() {
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first request sets the flag that makes the second one end the command.
        let _ = flag::register_conditional_shutdown(signal, i32::from(STOPPED), ASKED.clone());
        let _ = flag::register(signal, ASKED.clone());
    }
}

/// Whether somebody asked to stop.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
