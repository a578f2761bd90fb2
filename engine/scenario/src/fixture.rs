//! Small scenarios for tests.

use super::{Library, Scenario, load};

/// A scenario that extends `yuecheng-2018` and says these lines of its own.
///
/// # Panics
/// When the text is no scenario.
#[allow(clippy::panic, reason = "a test cannot go on without its scenario")]
pub fn extending(rest: &str) -> Scenario {
    let text = format!(
        "format = 1\nextends = \"yuecheng-2018\"\nmeta = {{ id = \"x\", title = \"x\" }}\n{rest}"
    );
    let loaded = load(&text, &Library::shipped());
    let found = loaded.diagnostics;
    loaded.scenario.unwrap_or_else(|| panic!("{found:?}"))
}
