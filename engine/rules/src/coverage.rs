//! Rule coverage: which branches of the rules were taken in one or more runs.
//!
//! Recorded by kernels that were compiled for it ([`CompiledRules::compile_with_coverage`]). Rules without a kernel are
//! not measured, and are marked so. Results have the same bits either way.

use serde::{Deserialize, Serialize};

use super::CompiledRules;
use super::check::span;

/// Whether kernels record which branches are reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Nothing is recorded.
    #[default]
    Off,
    /// Every branch is kept and recorded, even if parameters decide it before the run; slower.
    Recorded,
}

/// Whether one side of a branch was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchCoverage {
    /// The block of rules that contains it.
    pub block: String,
    /// Line in that block, from 1.
    pub line: u32,
    /// Column in that line, in characters from 1.
    pub column: u32,
    /// Whether any row of any run took it.
    pub reached: bool,
}

/// The branches of one rule, including those of the helpers that it calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCoverage {
    /// The name of the rule.
    pub rule: String,
    /// Whether it was measured, that is, has a kernel.
    pub measured: bool,
    /// Both sides of every `if` and every case of every `switch`, in source order.
    pub branches: Vec<BranchCoverage>,
}

impl CompiledRules {
    /// What all runs with these rules have reached so far. Rules that were compiled without coverage have no branches.
    pub fn coverage(&self) -> Vec<RuleCoverage> {
        let kernels = self.signatures.iter().zip(&self.kernels);
        kernels
            .map(|(signature, kernel)| {
                let branches = kernel.as_ref().map_or_else(Vec::new, |k| k.branches());
                let mut branches: Vec<BranchCoverage> = branches
                    .into_iter()
                    .filter_map(|(block, position, reached)| {
                        let at = span(position, 1)?;
                        Some(BranchCoverage {
                            block,
                            line: at.line,
                            column: at.column,
                            reached,
                        })
                    })
                    .collect();
                branches.sort_by(|a, b| {
                    (&a.block, a.line, a.column).cmp(&(&b.block, b.line, b.column))
                });
                RuleCoverage {
                    rule: signature.name.clone(),
                    measured: kernel.is_some(),
                    branches,
                }
            })
            .collect()
    }
}
