//! Rule coverage: which branches of the rules were ever taken, after one or more runs.
//!
//! Noted by kernels that were compiled for it ([`super::BackendChoice::Covered`]); rules without a kernel are not
//! measured, and say so. A run gives the same bits either way.

use serde::{Deserialize, Serialize};

use super::CompiledRules;
use super::check::span;

/// One side of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseReach {
    /// The block of rules that it stands in.
    pub block: String,
    /// Line in that block, from 1.
    pub line: u32,
    /// Column in that line, in characters from 1.
    pub column: u32,
    /// Whether any row of any run came this way.
    pub reached: bool,
}

/// The clauses of one rule, those of the helpers that it calls included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCoverage {
    /// The rule.
    pub rule: String,
    /// Whether it was measured: whether it has a kernel.
    pub measured: bool,
    /// Both sides of every `if` and every arm of every `switch`, in the order of their source.
    pub clauses: Vec<ClauseReach>,
}

impl CompiledRules {
    /// What was reached in all runs with these rules so far.
    pub fn coverage(&self) -> Vec<RuleCoverage> {
        let kernels = self.plans.iter().zip(&self.kernels);
        kernels
            .map(|(plan, kernel)| {
                let clauses = kernel.as_ref().map_or_else(Vec::new, |k| k.clauses());
                let mut clauses: Vec<ClauseReach> = clauses
                    .into_iter()
                    .filter_map(|(block, position, reached)| {
                        let at = span(position, 1)?;
                        Some(ClauseReach {
                            block,
                            line: at.line,
                            column: at.column,
                            reached,
                        })
                    })
                    .collect();
                clauses.sort_by(|a, b| {
                    (&a.block, a.line, a.column).cmp(&(&b.block, b.line, b.column))
                });
                RuleCoverage {
                    rule: plan.name.clone(),
                    measured: kernel.is_some(),
                    clauses,
                }
            })
            .collect()
    }
}
