//! Findings about a scenario that was opened or run, and failures of the workers.

use gongzhi_engine::diagnostic::{Diagnostic, Severity};

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A scenario that was to be opened.
    Opening,
    /// Something that was to be run beside the comparison.
    Running,
}

/// A report on a scenario: why it was refused, or warnings about it.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReport {
    /// What was to be done with it.
    pub about: About,
    /// Its name.
    pub name: String,
    /// What was found in it.
    pub found: Vec<Diagnostic>,
}

impl FileReport {
    /// Why something could not be run beside the comparison.
    pub fn of_run(name: String, found: Vec<Diagnostic>) -> Self {
        Self {
            about: About::Running,
            name,
            found,
        }
    }

    /// Whether it was refused.
    pub fn refused(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }
}

/// Why there are no workers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkersFailure {
    /// They fail again and again: the last error.
    Failed(String),
    /// The site serves another version of the program than this page's.
    Outdated,
}
