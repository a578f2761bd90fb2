//! Reports on scenarios that were opened or run, and failures of the workers.

use gongzhi_engine::diagnostic::{Diagnostic, Severity};

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A scenario being opened.
    Opening,
    /// A run beside the comparison.
    Running,
}

/// A report on a scenario: why it was refused, or warnings about it.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReport {
    /// What was attempted.
    pub about: About,
    /// The scenario's name.
    pub name: String,
    /// The diagnostics.
    pub found: Vec<Diagnostic>,
}

impl FileReport {
    /// A report on a run beside the comparison that is not possible.
    pub fn of_run(name: String, found: Vec<Diagnostic>) -> Self {
        Self {
            about: About::Running,
            name,
            found,
        }
    }

    /// Whether the scenario was refused, that is, any diagnostic is an error.
    pub fn refused(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }
}

/// Why there are no workers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkersFailure {
    /// They keep failing, with this last error.
    Failed(String),
    /// The site now serves another version of the program than this page's.
    Outdated,
}
