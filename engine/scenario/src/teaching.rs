//! What a scenario carries beside the run: a teaching case.

use gongzhi_base::text::Text;
use serde::{Deserialize, Serialize};

/// A teaching case: steps to read, predict, run and discuss.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its steps, in order.
    pub steps: Vec<CaseStep>,
}

/// A step of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseStep {
    /// What is read (Markdown).
    pub text: Text,
    /// How long it takes; 0 if it is not said.
    pub minutes: f64,
    /// What the class predicts before the run.
    pub prediction: Option<Prediction>,
    /// What is said after the run.
    pub reveal: Text,
    /// Parameters that cannot be moved in this step.
    pub locks: Vec<String>,
}

/// What a class predicts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// The metric's id.
    pub metric: String,
    /// The question.
    pub question: Text,
    /// What to choose from; a line is drawn if there is nothing.
    pub choices: Vec<Text>,
}
