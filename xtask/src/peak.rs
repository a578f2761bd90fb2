//! Measures one run of a program: wall time, processor time and peak memory, as reported by the operating system.

use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;

/// Measurements of one run.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Wall time in milliseconds.
    pub milliseconds: f64,
    /// Processor time of all threads, in milliseconds.
    pub processor: f64,
    /// Peak resident memory in bytes.
    pub peak_bytes: u64,
}

/// Runs a program to its end, without output.
///
/// # Errors
/// If it cannot be started, or fails.
pub fn measure(command: &mut Command) -> Result<Taken> {
    let name = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let child = command
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let used = child
        .wait4()
        .with_context(|| format!("lost track of {name}"))?;
    let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
    if !used.status.success() {
        bail!("{name} ended with {}", used.status);
    }
    Ok(Taken {
        milliseconds,
        processor: (used.rusage.utime + used.rusage.stime).as_secs_f64() * 1000.0,
        peak_bytes: used.rusage.maxrss,
    })
}

/// The median of an odd number of values.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_a_program() {
        let taken = measure(Command::new("node").args(["-e", "0"])).unwrap();
        assert!(
            taken.milliseconds > 1.0 && taken.peak_bytes > 1_000_000,
            "{taken:?}"
        );
        assert!(measure(Command::new("node").args(["-e", "process.exit(3)"])).is_err());
    }

    #[test]
    fn median_is_the_middle() {
        assert!((median(&mut [3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
