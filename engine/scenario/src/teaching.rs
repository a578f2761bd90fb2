//! A teaching case that a scenario may contain.

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
    /// The text to read, in Markdown.
    pub text: Text,
    /// Duration in minutes; 0 if the file does not say.
    pub minutes: f64,
    /// What the class predicts before the run.
    pub prediction: Option<Prediction>,
    /// The text to show after the run.
    pub reveal: Text,
    /// Ids of parameters that cannot be changed in this step.
    pub locks: Vec<String>,
}

/// What a class predicts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// The metric's id.
    pub metric: String,
    /// The question.
    pub question: Text,
    /// The answers to choose from; if empty, the class draws a line.
    pub choices: Vec<Text>,
}
