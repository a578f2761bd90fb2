//! What there is to say about scenarios and the background program.

use gongzhi_engine::diagnostic::{Diagnostic, Severity};

/// What news are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A scenario that was to be opened.
    Opening,
    /// Something that was to be run beside the comparison.
    Running,
}

/// What there is to say about a scenario: why it was refused, or what to mind about it.
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

/// Why there is no background program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkersFailure {
    /// It fails again and again: why.
    Failed(String),
    /// The site has another version of it than this page.
    Outdated,
}
