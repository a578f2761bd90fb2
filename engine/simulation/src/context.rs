//! What every mechanism may read: the scenario, its rules, the world and the draws of this replication.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::city::{NeedId, PartnerUnit};
use crate::world::World;
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_base::random::{Lognormal, Random, Weights};
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::rules::Rule;
use gongzhi_rules::{CompiledRules, KeptRows, Rows};
use gongzhi_scenario::Scenario;

/// The result of anything that evaluates a rule.
pub type RuleResult<T = ()> = Result<T, Box<Diagnostic>>;

/// Distributions that are drawn from so often that a run makes them once.
pub struct Shapes {
    /// Effort of a petition, over its mean.
    pub effort: Lognormal,
    /// Severity of a need, less 1.
    pub severity: Weights<3>,
}

impl Shapes {
    /// Of a scenario's parameters.
    pub fn new(params: &Params) -> Self {
        Self {
            effort: Lognormal::new(params.effort_log_sd),
            severity: Weights::new(params.severity_mix),
        }
    }
}

/// Most rows of one evaluation that a watch keeps; of more, blocks are kept that lie evenly among them.
const MOST_KEPT: usize = 20_480;
/// Rows of such a block.
const KEPT_BLOCK: usize = 256;

/// One evaluation of a rule in a run: the rows, and what the run decided.
#[derive(Debug)]
pub struct Evaluation {
    /// The rows, as they were.
    pub rows: KeptRows,
    /// The result of each, as the run stored it.
    pub results: Vec<f64>,
    /// How many rows were evaluated; more than are kept, if they are very many.
    pub evaluated: usize,
}

/// A look at the evaluations of one rule. It reads only, so it changes no result.
#[derive(Debug)]
pub struct RuleWatch {
    /// The rule.
    pub rule: Rule,
    /// Whether evaluations are being kept.
    pub keeps: bool,
    /// Those kept so far, in order.
    pub kept: Vec<Evaluation>,
}

impl RuleWatch {
    /// A watch that keeps from the start.
    pub fn new(rule: Rule) -> Self {
        Self {
            rule,
            keeps: true,
            kept: Vec::new(),
        }
    }

    fn keep(&mut self, rows: &dyn Rows, results: &[f64]) {
        let mut evaluation = Evaluation {
            rows: KeptRows::new(self.rule.spec().arguments),
            results: Vec::new(),
            evaluated: rows.len(),
        };
        let blocks = rows.len().div_ceil(KEPT_BLOCK);
        let few = blocks.min(MOST_KEPT / KEPT_BLOCK);
        for block in 0..few {
            let start = block * blocks / few * KEPT_BLOCK;
            let range = start..(start + KEPT_BLOCK).min(rows.len());
            evaluation.rows.append(rows, range.clone());
            evaluation.results.extend_from_slice(&results[range]);
        }
        self.kept.push(evaluation);
    }
}

/// What never changes during a replication.
pub struct Context<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its shipped parameters.
    pub params: &'a Params,
    /// Which parts of the model take part.
    pub on: &'a Mechanisms,
    /// Its rules.
    pub rules: &'a CompiledRules,
    /// The world.
    pub world: Arc<World>,
    /// Draws of this replication, keyed by numbers in the whole city.
    pub random: Random,
    /// Distributions with tables.
    pub shapes: Arc<Shapes>,
    /// Evaluations of rules so far: how far the schedule has come. It counts those without rows too, so that it is the same in every
    /// part of a city.
    pub evaluations: Cell<u64>,
    /// The watch on a rule, if there is one.
    pub watch: RefCell<Option<RuleWatch>>,
}

/// Marks the number of a unit that was made during the run.
const INCUBATED: u64 = 1 << 56;

impl Context<'_> {
    /// Number of a need in the whole city, which keys its draws.
    #[inline]
    pub fn number_of_need(&self, need: NeedId) -> u64 {
        NeedId::new(self.world.first.household, 0, 0).0 + need.0
    }

    /// Number of a household in the whole city, which keys its draws.
    #[inline]
    pub fn number_of_household(&self, h: usize) -> u64 {
        (self.world.first.household + h) as u64
    }

    /// Number of a community in the whole city, which keys its draws.
    pub fn number_of_community(&self, c: usize) -> u64 {
        (self.world.first.community + c) as u64
    }

    /// Number of a unit in the whole city, which keys its draws. Those made during the run go by their community.
    pub fn number_of_unit(&self, unit: &PartnerUnit) -> u64 {
        let c = unit.base.community;
        let before = &self.world.communities[c].units;
        if unit.number < before.len() {
            return (self.world.first.unit + before.start + unit.number) as u64;
        }
        INCUBATED | self.number_of_community(c) << 32 | unit.number as u64
    }

    /// Evaluates a rule for all rows.
    ///
    /// # Errors
    /// When the rule fails for a row.
    pub fn evaluate(&self, rule: Rule, rows: &dyn Rows) -> RuleResult<Vec<f64>> {
        let mut out = Vec::with_capacity(rows.len());
        self.evaluate_into(rule, rows, &mut out)?;
        Ok(out)
    }

    /// Like [`Self::evaluate`], into a list that is cleared first, so that its allocation is reused.
    ///
    /// # Errors
    /// When the rule fails for a row.
    pub fn evaluate_into(&self, rule: Rule, rows: &dyn Rows, out: &mut Vec<f64>) -> RuleResult {
        out.clear();
        self.evaluations.set(self.evaluations.get() + 1);
        if !rows.is_empty() {
            self.rules.evaluate(rule, rows, out)?;
            if let Some(watch) = &mut *self.watch.borrow_mut()
                && watch.keeps
                && watch.rule == rule
            {
                watch.keep(rows, out);
            }
        }
        Ok(())
    }
}
