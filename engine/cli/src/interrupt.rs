//! Handles requests to stop, by Ctrl+C or a signal: finished work is kept, work in progress is dropped.
//!
//! The first request sets a flag; the second ends the process.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

static ASKED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Exit code of a run that was stopped.
pub const STOPPED: u8 = 130;

/// Starts listening. If the system does not allow it, a request simply ends the process.
pub fn listen() {
    for signal in [SIGINT, SIGTERM] {
        // The order matters: the first request sets the flag that makes the second one end the process.
        let _ = flag::register_conditional_shutdown(signal, i32::from(STOPPED), ASKED.clone());
        let _ = flag::register(signal, ASKED.clone());
    }
}

/// Whether a stop has been requested.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
