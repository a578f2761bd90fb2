//! Letters between the workers of a divided replication.

use gongzhi_engine::observe::Ending;
use gongzhi_engine::run::{JointDecision, Report};
use serde::{Deserialize, Serialize};

/// A message from one worker of a divided replication to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// The part that it comes from.
    pub from: u32,
    /// The part that it goes to.
    pub to: u32,
    /// What it says.
    pub content: Content,
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// To the first part: figures, and why it stopped, of every block.
    Reports(Vec<Report>),
    /// To the first part: the end of the run.
    Ending(Ending),
    /// From the first part: what the streets decided together, for every block.
    Decisions(Vec<JointDecision>),
}
