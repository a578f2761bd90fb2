//! The progress bar.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A progress bar over `days` days; hidden if quiet or not on a terminal.
pub fn progress_bar(quiet: bool, days: u64) -> ProgressBar {
    let bar = ProgressBar::new(days);
    if quiet || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {percent:>3}%  {elapsed} / {duration}")
    {
        bar.set_style(style);
    }
    bar
}

/// A progress bar over `runs` runs, with the time left; hidden if quiet or not on a terminal.
pub fn bar_of_runs(quiet: bool, runs: u64) -> ProgressBar {
    let bar = progress_bar(quiet, runs);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}  {elapsed}  −{eta}")
    {
        bar.set_style(style);
    }
    bar
}
