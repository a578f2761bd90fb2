//! A look into one rule: which records of the last run it decided about on a day, how it decides about one of them as its text now stands, and
//! what that text would change.

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::results::RuleDifferences;
use gongzhi_engine::rules::Trace;
use gongzhi_engine::scenario::Changes;
use gongzhi_engine::text::Text;
use serde::{Deserialize, Serialize};

use super::job::Origin;

/// One side of the comparison whose run is looked into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookedSide {
    /// The scenario before changes.
    pub origin: Origin,
    /// The changes with which it ran.
    pub changes: Changes,
}

/// A question about one rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookRequest {
    /// Name of the rule.
    pub rule: String,
    /// The reform that ran last.
    pub reform: LookedSide,
    /// Its baseline, if it is another scenario.
    pub baseline: Option<LookedSide>,
    /// Seed of their draws.
    pub seed: u64,
    /// Days of the run; the last evaluation of the rule within them is looked at.
    pub until: u32,
    /// The row chosen, or `None` for the one that differs most.
    pub row: Option<u32>,
    /// The changes as they stand, with the text being typed.
    pub changes: Changes,
}

/// How the rule decides about one record in one world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// The text being typed, step by step.
    pub trace: Trace,
    /// What that world's run decided, by the text with which it ran.
    pub by_run: String,
}

/// With which text the typed one is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OtherText {
    /// The text shipped with the program.
    Shipped,
    /// The baseline's text, under the baseline's parameters.
    Baseline,
}

/// What would change, over all rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WouldChange {
    /// Compared with this text.
    pub than: OtherText,
    /// The differences.
    pub differences: RuleDifferences,
    /// Names of the rows that differ most, in their order.
    pub names: Vec<Text>,
}

/// The answer to a [`LookRequest`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleLook {
    /// The day of the evaluation, counted from 0, or `None` before the first day.
    pub day: Option<u32>,
    /// Rows that can be chosen.
    pub rows: u32,
    /// Rows evaluated on that day; more than can be chosen, if they are very many.
    pub evaluated: u32,
    /// The row shown.
    pub row: u32,
    /// Its name.
    pub name: Text,
    /// Its decision in the reform's world.
    pub reform: Decided,
    /// The decision about the same record in the baseline's world, if that has it and the text runs there.
    pub baseline: Option<Decided>,
    /// A test that says what the text decides about the record in the reform's world, as a scenario file writes it; empty if it fails.
    pub case: String,
    /// What the text would change.
    pub would_change: Vec<WouldChange>,
}

/// The answer, `None` if the rule was not evaluated within the days, or why there is none.
pub type Looked = Result<Option<RuleLook>, Vec<Diagnostic>>;
