//! Small scenarios for tests, as texts and loaded.

use super::{Library, Scenario, load};

/// The text of a scenario `x` that extends another one with these lines; keys must come before tables.
pub fn child_of(parent: &str, rest: &str) -> String {
    format!("format = 1\nextends = \"{parent}\"\nmeta = {{ id = \"x\", title = \"x\" }}\n{rest}")
}

/// The text of a scenario `x` that extends `yuecheng-2018` with these lines.
pub fn child(rest: &str) -> String {
    child_of("yuecheng-2018", rest)
}

/// A scenario that extends `yuecheng-2018` with these lines.
///
/// # Panics
/// If the text is not a scenario.
#[track_caller]
pub fn extending(rest: &str) -> Scenario {
    read(&child(rest))
}

/// The text of a town of four communities, from November 2018 to the end of a day `YYYY-MM-DD`.
pub fn town_until(end: &str) -> String {
    child(&format!(
        "time = {{ start = \"2018-11-01\", end = \"{end}\" }}\n\
         place = {{ streets = 2, communities = 4, residents = 9000 }}\n"
    ))
}

/// Loads a scenario, ignoring warnings.
///
/// # Panics
/// If the text is not a scenario.
#[track_caller]
#[allow(clippy::panic, reason = "a test cannot go on without its scenario")]
pub fn read(text: &str) -> Scenario {
    let loaded = load(text, &Library::shipped());
    let found = loaded.diagnostics;
    loaded.scenario.unwrap_or_else(|| panic!("{found:?}"))
}

/// Loads a scenario that has no findings.
///
/// # Panics
/// If there are any findings.
#[track_caller]
pub fn read_clean(text: &str) -> Scenario {
    assert_eq!(load(text, &Library::shipped()).diagnostics, [], "{text}");
    read(text)
}

/// A shipped scenario, which loads without findings.
///
/// # Panics
/// If no shipped scenario has that id.
#[track_caller]
#[allow(clippy::panic, reason = "a test cannot go on without its scenario")]
pub fn shipped(id: &str) -> Scenario {
    let library = Library::shipped();
    let text = library.get(id);
    read_clean(text.unwrap_or_else(|| panic!("no scenario `{id}` is shipped")))
}
