//! What streets decide together: requests of the parts of a city, and the decisions that answer them.
//!
//! All else happens within a street, so parts of a city run alone from one joint decision to the next. Requests and decisions are
//! plain values, which may travel between threads and workers.

use serde::{Deserialize, Serialize};

/// What a part of a city asks to be decided; all parts ask the same on the same day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum JointRequest {
    /// Half-yearly: how grid leaders rank.
    Ranks(LeaderScores),
    /// Yearly: which communities are named 和美家园.
    Hemei(Vec<Nominee>),
    /// Yearly and before the first day: how the fund is shared out.
    Funds(FundRequest),
}

/// The answer for one part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum JointDecision {
    /// How its grid leaders rank.
    Ranks(LeaderRanks),
    /// Those of its communities that are named 和美家园, by index.
    Hemei(Vec<usize>),
    /// Its shares of the fund.
    Funds(FundShares),
}

/// Scores of an appraisal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeaderScores {
    /// Score of each grid's leader.
    pub grids: Vec<f64>,
    /// Mean score of each street.
    pub streets: Vec<f64>,
}

/// Ranks after an appraisal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeaderRanks {
    /// Rank of each grid's leader in the city, from 0 (best) to 1 (last).
    pub grids: Vec<f64>,
    /// The street whose grids score best in the city, by index; `None` if it lies in another part.
    pub best_street: Option<usize>,
}

/// A community that may be named 和美家园.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nominee {
    /// Its index.
    pub community: usize,
    /// Its score among nominees.
    pub score: f64,
}

/// What communities are due, and what flows back from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundRequest {
    /// Weight of each community.
    pub weights: Vec<f64>,
    /// What each community did not spend in the year, in yuan.
    pub unspent: Vec<f64>,
}

/// Shares of the fund.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundShares {
    /// Share of each community, of 1 for the whole city.
    pub shares: Vec<f64>,
    /// What all communities of the city did not spend in the year, in yuan.
    pub returned: f64,
}
