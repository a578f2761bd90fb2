//! Reads scenarios: shipped ones by id, opened files from their text.
//!
//! Page and worker share this module, so both read a scenario in the same way.

use gongzhi_engine::diagnostic::{Diagnostic, Severity, Source};
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{self, Changes, Library, Loaded, Scenario, ScenarioGroup};
use gongzhi_engine::text::Text;
use time::Date;

use crate::protocol::Origin;

/// Id of the scenario of a first visit.
pub const FIRST: &str = "yuecheng-2018";

/// A shipped scenario as the pickers show it.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioEntry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The question that it answers.
    pub question: Text,
    /// Under which heading it stands.
    pub group: ScenarioGroup,
    /// Id of its baseline.
    pub baseline: Option<String>,
    /// Two scenarios are comparable if these are equal.
    pub comparable: ComparableBy,
}

/// What comparable scenarios have in common: the place and the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparableBy {
    place: String,
    communities: usize,
    residents: i64,
    start: Date,
    end: Date,
}

/// A scenario with its changes and warnings, or the errors.
pub type Checked = Result<(Scenario, Vec<Diagnostic>), Vec<Diagnostic>>;

/// Reads a scenario.
pub fn load(origin: &Origin, library: &Library) -> Loaded {
    match origin {
        Origin::File { text, .. } => scenario::load(text, library),
        Origin::Shipped(id) => match library.get(id) {
            Some(text) => scenario::load(text, library),
            None => Loaded {
                scenario: None,
                diagnostics: vec![unknown(id)],
            },
        },
    }
}

/// The diagnostic for an unknown scenario id.
pub fn unknown(id: &str) -> Diagnostic {
    let message = Text::new(
        format!("没有名为 {id} 的方案。"),
        format!("There is no scenario `{id}`."),
    );
    Diagnostic::error("unknown-scenario", Source::Option(id.to_owned()), message).hint(Text::new(
        "请从列表中选一个方案。",
        "Choose one from the list.",
    ))
}

/// A scenario with changes, and warnings about its rules.
///
/// # Errors
/// If a value is out of range or a rule is wrong.
pub fn reform(base: &Scenario, changes: &Changes) -> Checked {
    let made = scenario::reform(base, changes)?;
    if changes.rules.is_empty() {
        return Ok((made, Vec::new()));
    }
    with_findings(made)
}

/// A scenario ready to run. Its rules are checked even if nothing has changed since it was opened.
///
/// # Errors
/// If a value is out of range or a rule is wrong.
pub fn checked(base: &Scenario, changes: &Changes) -> Checked {
    let made = scenario::reform(base, changes)?;
    if !checks_rules(base, changes) {
        return Ok((made, Vec::new()));
    }
    with_findings(made)
}

/// Whether [`checked`] checks rules; changes to parameters alone need no new check.
pub fn checks_rules(base: &Scenario, changes: &Changes) -> bool {
    !changes.rules.is_empty() || changes.is_empty() && !base.rules.is_empty()
}

/// A scenario with the warnings of its rule check, or the diagnostics if any is an error.
fn with_findings(made: Scenario) -> Checked {
    let found = rules::check(made.program());
    let wrong = found.iter().any(|d| d.severity == Severity::Error);
    if wrong { Err(found) } else { Ok((made, found)) }
}

/// A scenario as the pickers show it.
pub fn entry(scenario: &Scenario) -> ScenarioEntry {
    ScenarioEntry {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        question: scenario.question.clone(),
        group: scenario.group.unwrap_or_default(),
        baseline: scenario.baseline.clone(),
        comparable: comparable(scenario),
    }
}

/// The title of a shipped scenario, once it was read.
pub fn title<'a>(entries: &'a [ScenarioEntry], id: &str) -> Option<&'a Text> {
    let entry = entries.iter().find(|entry| entry.id == id);
    entry.map(|entry| &entry.title)
}

/// The place and period of a scenario; see [`ComparableBy`].
pub fn comparable(scenario: &Scenario) -> ComparableBy {
    let (place, time) = (&scenario.place, &scenario.time);
    ComparableBy {
        place: place.name.en.clone(),
        communities: place.communities,
        residents: place.residents,
        start: time.start,
        end: time.end,
    }
}
