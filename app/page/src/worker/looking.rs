//! Looks into a rule: re-runs the city to a date and keeps the rule's rows, so that while the rule is typed it is only evaluated again.

use std::rc::Rc;

use gongzhi_engine::catalogue::rules::Rule;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{WatchedRule, WatchedRun};
use gongzhi_engine::results::{RuleDifferences, rule_differences};
use gongzhi_engine::rules::{
    BackendChoice, CompiledRules, Rows, Tracer, default_source, shown_result, source_of,
};
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::{self, Changes, Library, Scenario};
use gongzhi_engine::world::Worlds;

use crate::library;
use crate::protocol::{
    Decided, LookRequest, Looked, LookedSide, Origin, OtherText, RuleLook, WouldChange,
};

/// Days simulated at once.
const CHUNK_DAYS: usize = 91;
/// Re-runs kept: both sides of this question and of the last one.
const MOST_KEPT: usize = 4;

type Known<K, V> = Vec<(K, V)>;

/// A rule in one side's run, until a day.
#[derive(Clone, PartialEq)]
struct WatchKey {
    side: LookedSide,
    seed: u64,
    rule: Rule,
    until: u32,
}

/// What is kept between two questions.
pub struct Looker {
    read: Known<Origin, Rc<Scenario>>,
    watched: Known<WatchKey, Option<Rc<WatchedRule>>>,
    texts: Known<LookedSide, Rc<CompiledText>>,
    worlds: Worlds,
}

impl Default for Looker {
    fn default() -> Self {
        Self {
            read: Vec::new(),
            watched: Vec::new(),
            texts: Vec::new(),
            worlds: Worlds::with_capacity(2),
        }
    }
}

impl Looker {
    /// Answers a question.
    ///
    /// # Errors
    /// If a scenario cannot be read, the changes do not fit, or a rule fails.
    pub fn look(&mut self, asked: &LookRequest) -> Looked {
        let Some(rule) = Rule::find(&asked.rule) else {
            return Ok(None);
        };
        let base = self.read(&asked.reform.origin)?;
        // The text is compiled first, so that a mistake is told without a run.
        let typed = CompiledText::new(scenario::reform(&base, &asked.changes)?)?;
        let Some(found) = self.watched(asked, &asked.reform, rule)? else {
            return Ok(None);
        };
        let now = typed.evaluated(rule, &found)?;
        let mut all = Vec::new();
        let mut there = None;
        if let Some(side) = &asked.baseline {
            there = self.watched(asked, side, rule)?;
            // The baseline's text may fail for records of the reform; then there is nothing to compare.
            let before = self.kept_text(side)?.evaluated(rule, &found);
            let change =
                |before: Vec<f64>| would_change(OtherText::Baseline, &found, &now, &before);
            all.extend(before.ok().map(change));
        }
        let shipped = self.kept_text(&shipped(asked, rule))?;
        let before = shipped.evaluated(rule, &found)?;
        all.push(would_change(OtherText::Shipped, &found, &now, &before));
        let row = chosen(asked.row, &found, there.as_deref(), &all);
        let Some(reform) = decided(&typed.scenario, &found, row) else {
            return Ok(None);
        };
        let baseline = asked.baseline.as_ref().zip(there);
        let baseline = baseline.and_then(|(side, there)| {
            let changes = with_rule(&side.changes, &typed, rule);
            let row = same(&found, row, &there)?;
            self.decided_there(&side.origin, &changes, row, &there)
        });
        let case = |value| typed.rules.case_of(rule, &found.rows, row, value).to_toml();
        Ok(Some(RuleLook {
            day: found.day.map(|day| day as u32),
            rows: found.rows.len() as u32,
            evaluated: found.evaluated as u32,
            row: row as u32,
            name: found.rows.describe(row),
            case: reform.trace.value.map(case).unwrap_or_default(),
            reform,
            baseline,
            would_change: all,
        }))
    }

    /// The decision of the typed text about the same record in the baseline's world, under the baseline's parameters.
    fn decided_there(
        &mut self,
        origin: &Origin,
        changes: &Changes,
        row: usize,
        there: &WatchedRule,
    ) -> Option<Decided> {
        let base = self.read(origin).ok()?;
        let scenario = scenario::reform(&base, changes).ok()?;
        decided(&scenario, there, row)
    }

    /// A policy that stays the same while a rule is typed, with its rules compiled.
    fn kept_text(&mut self, side: &LookedSide) -> Result<Rc<CompiledText>, Vec<Diagnostic>> {
        if let Some((_, known)) = self.texts.iter().find(|(known, _)| known == side) {
            return Ok(known.clone());
        }
        let base = self.read(&side.origin)?;
        let text = Rc::new(CompiledText::new(scenario::reform(&base, &side.changes)?)?);
        keep(&mut self.texts, side.clone(), text.clone());
        Ok(text)
    }

    fn read(&mut self, origin: &Origin) -> Result<Rc<Scenario>, Vec<Diagnostic>> {
        if let Some((_, known)) = self.read.iter().find(|(known, _)| known == origin) {
            return Ok(known.clone());
        }
        let loaded = library::load(origin, &Library::shipped());
        let scenario = Rc::new(loaded.scenario.ok_or(loaded.diagnostics)?);
        keep(&mut self.read, origin.clone(), scenario.clone());
        Ok(scenario)
    }

    /// The rows of a rule in one side's run, from a re-run if they are not kept.
    fn watched(
        &mut self,
        asked: &LookRequest,
        side: &LookedSide,
        rule: Rule,
    ) -> Result<Option<Rc<WatchedRule>>, Vec<Diagnostic>> {
        let key = WatchKey {
            side: side.clone(),
            seed: asked.seed,
            rule,
            until: asked.until,
        };
        if let Some((_, known)) = self.watched.iter().find(|(known, _)| *known == key) {
            return Ok(known.clone());
        }
        let base = self.read(&side.origin)?;
        let scenario = scenario::reform(&base, &side.changes)?;
        let worlds = self.worlds.clone();
        let model = Model::with_backend(scenario, asked.seed, BackendChoice::Kernel, worlds)?;
        let one = |found: Box<Diagnostic>| vec![*found];
        let mut run = WatchedRun::new(&model, 0, rule, asked.until as usize).map_err(one)?;
        while !run.advance(CHUNK_DAYS).map_err(one)?.finished() {}
        let found = run.finish().map(Rc::new);
        keep(&mut self.watched, key, found.clone());
        Ok(found)
    }
}

fn keep<K, V>(all: &mut Known<K, V>, key: K, value: V) {
    if all.len() >= MOST_KEPT {
        all.remove(0);
    }
    all.push((key, value));
}

/// A policy with its rules compiled.
struct CompiledText {
    scenario: Scenario,
    rules: CompiledRules,
}

impl CompiledText {
    fn new(scenario: Scenario) -> Result<Self, Vec<Diagnostic>> {
        let rules = CompiledRules::compile(scenario.program())?;
        Ok(Self { scenario, rules })
    }

    fn evaluated(&self, rule: Rule, found: &WatchedRule) -> Result<Vec<f64>, Vec<Diagnostic>> {
        let mut results = Vec::new();
        let evaluated = self.rules.evaluate(rule, &found.rows, &mut results);
        evaluated.map_err(|found| vec![*found])?;
        Ok(results)
    }
}

/// What a policy's rule decides about a row, step by step, and what the run decided.
fn decided(scenario: &Scenario, found: &WatchedRule, row: usize) -> Option<Decided> {
    let tracer = Tracer::new(scenario.program()).ok()?;
    Some(Decided {
        trace: tracer.trace(found.rule, &found.rows, row)?,
        by_run: shown_result(found.rule, *found.results.get(row)?),
    })
}

/// The policy as it stands, with the shipped text of the rule.
fn shipped(asked: &LookRequest, rule: Rule) -> LookedSide {
    let mut changes = asked.changes.clone();
    let name = rule.spec().name.to_owned();
    changes.rules.insert(name, default_source(rule));
    LookedSide {
        origin: asked.reform.origin.clone(),
        changes,
    }
}

/// The baseline's changes with the text of the rule as it stands, and the parameters that this declares.
fn with_rule(side: &Changes, typed: &CompiledText, rule: Rule) -> Changes {
    let mut changes = side.clone();
    let text = source_of(typed.scenario.program(), rule);
    changes.rules.insert(rule.spec().name.to_owned(), text);
    changes.declared.clone_from(&typed.scenario.declared);
    changes
}

fn would_change(than: OtherText, found: &WatchedRule, now: &[f64], before: &[f64]) -> WouldChange {
    let differences = rule_differences(found.rule.spec().returns, before, now);
    let names = differences.most.iter().map(|d| found.rows.describe(d.row));
    WouldChange {
        than,
        names: names.collect(),
        differences,
    }
}

/// The row asked for, else the one that differs most: by its text, else between the worlds, else the first.
fn chosen(
    asked: Option<u32>,
    found: &WatchedRule,
    there: Option<&WatchedRule>,
    would_change: &[WouldChange],
) -> usize {
    if let Some(row) = asked.map(|row| row as usize) {
        return row.min(found.rows.len().saturating_sub(1));
    }
    let by_text = would_change.iter().find_map(|c| c.differences.most.first());
    let by_world = || between_worlds(found, there?).most.first().copied();
    by_text.copied().or_else(by_world).map_or(0, |d| d.row)
}

/// The differences between the decisions of the two runs, of rows that both have in the same place.
fn between_worlds(found: &WatchedRule, there: &WatchedRule) -> RuleDifferences {
    let same = |row: &usize| found.rows.names().get(*row) == there.rows.names().get(*row);
    let rows = found.results.len().min(there.results.len());
    let before: Vec<f64> = (0..rows)
        .map(|row| {
            if same(&row) {
                there.results[row]
            } else {
                found.results[row]
            }
        })
        .collect();
    rule_differences(found.rule.spec().returns, &before, &found.results)
}

/// The row of the same record in the other world.
fn same(found: &WatchedRule, row: usize, there: &WatchedRule) -> Option<usize> {
    let name = found.rows.names().get(row)?;
    let names = there.rows.names();
    if names.get(row) == Some(name) {
        return Some(row);
    }
    names.iter().position(|other| other == name)
}

#[cfg(test)]
mod tests;
