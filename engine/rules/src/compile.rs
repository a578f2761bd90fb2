//! Compiles a program: parses its blocks, resolves overrides, evaluates constants, checks functions, runs Rhai's optimiser and
//! compiles kernels.

use std::collections::{BTreeMap, BTreeSet};

use rhai::{Dynamic, Engine, Module, OptimizationLevel, Scope, Shared};

use super::backend::RuleSignature;
use super::blocks::{BlockOrigin, ParsedBlock};
use super::check::{self, Entry, MOST_ERRORS, Names, Ty};
use super::coverage::Coverage;
use super::kernel::{Globals, Kernel, Unsupported};
use super::meter::{Meter, Size};
use super::{constants, defaults, overrides, sandbox, size, syntax_diagnostics};
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Severity};
use gongzhi_catalogue::params::PARAMS;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::{METRIC_PREFIX, RULES, Returns};

/// A compiled program. It can be run unless the diagnostics contain an error.
pub(crate) struct Compiled {
    /// The engine to run in.
    pub engine: Engine,
    /// The functions, overrides resolved.
    pub functions: Vec<Shared<Module>>,
    /// The signatures of all rules in catalogue order, then those of the scenario's own metrics.
    pub signatures: Vec<RuleSignature>,
    /// A kernel for each signature, or why there is none.
    pub kernels: Vec<Result<Kernel, Box<Unsupported>>>,
    /// The block that contains each function, by the function's name.
    pub blocks: BTreeMap<String, String>,
    /// The number of items of the largest constant.
    largest: u64,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// How many items of the largest constant make an operation cost one more.
const ITEMS_AN_OPERATION: u64 = 32;

impl Compiled {
    /// Whether there is an error.
    pub fn failed(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }

    /// Charges the engine's operations to a meter. Each may copy the largest constant, so its cost depends on that.
    pub fn charge_to(&mut self, meter: &Meter) {
        let meter = meter.reading(self.largest / ITEMS_AN_OPERATION);
        meter.watch(&mut self.engine);
    }

    /// A program that cannot be run.
    fn nothing(engine: Engine, mut diagnostics: Vec<Diagnostic>) -> Self {
        tidy(&mut diagnostics);
        Self {
            engine,
            functions: Vec::new(),
            signatures: Vec::new(),
            kernels: Vec::new(),
            blocks: BTreeMap::new(),
            largest: 0,
            diagnostics,
        }
    }
}

/// Compiles the shipped defaults and the scenario's replacements of them. To record coverage, Rhai's optimiser is turned
/// off, since it would remove branches that parameters decide.
pub(crate) fn compile(program: Program<'_>, coverage: Coverage) -> Compiled {
    let mut diagnostics = Vec::new();
    let mut engine = sandbox::engine(program);
    let Some((blocks, constants)) = read(program, &engine, &mut diagnostics) else {
        return Compiled::nothing(engine, diagnostics);
    };
    let mut names = names(program, &blocks, &constants);
    let mut signatures = signatures(&blocks);
    check_all(&names, &signatures, &mut diagnostics);
    overrides::unused(&blocks, &mut diagnostics);
    let level = match coverage {
        Coverage::Recorded => OptimizationLevel::None,
        Coverage::Off => OptimizationLevel::Simple,
    };
    let functions = optimise(&engine, level, &blocks, &constants, &mut names);
    engine.register_global_module(constants::module(&constants).into());
    names.renew();
    for signature in &mut signatures {
        signature.reads = check::check(&names, &entry(&names, signature)).reads;
    }
    if names.is_exhausted() {
        diagnostics.push(check::too_long(signatures.last().map_or("", |p| &p.block)));
    }
    tidy(&mut diagnostics);
    let params = sandbox::params(program);
    let globals = Globals {
        names: &names,
        params: &params,
        constants: &constants,
        steps: Meter::of(MOST_STEPS),
    };
    let kernels = kernels(&globals, &signatures, coverage);
    Compiled {
        engine,
        functions,
        signatures,
        kernels,
        // Of functions with the same name, the one with the fewest parameters.
        blocks: names
            .functions
            .into_values()
            .rev()
            .map(|f| (f.name, f.block))
            .collect(),
        largest: constants
            .values()
            .map(|x| Size::of(x).items)
            .max()
            .unwrap_or(0),
        diagnostics,
    }
}

/// Most steps for lowering all rules together. Rules beyond that are left to the interpreter.
const MOST_STEPS: u64 = 200_000;

/// Parses all blocks and evaluates their constants. None, with an error added, if they exceed a limit of size.
fn read(
    program: Program<'_>,
    engine: &Engine,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Vec<ParsedBlock>, BTreeMap<String, Dynamic>)> {
    let beyond = |found: Option<Diagnostic>, diagnostics: &mut Vec<Diagnostic>| {
        let fits = found.is_none();
        diagnostics.extend(found);
        fits.then_some(())
    };
    beyond(size::of_text(program), diagnostics)?;
    let mut blocks = parse_blocks(engine, program, diagnostics);
    beyond(size::of_blocks(&blocks), diagnostics)?;
    overrides::resolve(&mut blocks, diagnostics);
    blocks.extend(parse_defaults(engine, &blocks));
    let constants = constants::evaluate(program, &blocks, diagnostics)?;
    let params = Size::of(&sandbox::params(program).into()).items;
    beyond(size::of_copies(&blocks, params, &constants), diagnostics)?;
    Some((blocks, constants))
}

/// Checks every rule and every helper, even those that no rule calls.
fn check_all(names: &Names, signatures: &[RuleSignature], diagnostics: &mut Vec<Diagnostic>) {
    let rules: BTreeSet<&str> = signatures.iter().map(|p| p.name.as_str()).collect();
    let helpers = names.functions.values();
    let helpers = helpers.filter(|f| !rules.contains(f.name.as_str()));
    let helper = |function| Entry {
        function: Some(function),
        arguments: &[],
        returns: None,
    };
    let entries = signatures.iter().map(|signature| entry(names, signature));
    let mut errors = 0;
    for entry in entries.chain(helpers.map(helper)) {
        let found = check::check(names, &entry).diagnostics;
        let wrong = |d: &&Diagnostic| d.severity == Severity::Error;
        errors += found.iter().filter(wrong).count();
        diagnostics.extend(found);
        if names.is_exhausted() {
            let block = entry.function.map_or("", |f| &f.block);
            diagnostics.push(check::too_long(block));
        }
        if errors >= MOST_ERRORS || names.is_exhausted() {
            return;
        }
    }
}

/// Removes duplicates: a helper may be checked for several rules.
fn tidy(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    diagnostics.retain(|found| seen.insert(found.clone()));
}

fn parse_block(
    engine: &Engine,
    name: &str,
    source: &str,
    origin: BlockOrigin,
) -> Result<ParsedBlock, Vec<Diagnostic>> {
    let ast = engine
        .compile(source)
        .map_err(|e| syntax_diagnostics::diagnostics(name, source, &e))?;
    Ok(ParsedBlock {
        name: name.to_owned(),
        functions: check::functions(&ast, name, source),
        ast,
        origin,
    })
}

fn parse_blocks(
    engine: &Engine,
    program: Program<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ParsedBlock> {
    let mut blocks = Vec::new();
    for (name, source) in program.blocks {
        if let Some(found) = syntax_diagnostics::unseen(name, source) {
            diagnostics.push(found);
            continue;
        }
        match parse_block(engine, name, source, BlockOrigin::Scenario) {
            Ok(block) => blocks.push(block),
            Err(found) => diagnostics.extend(found),
        }
    }
    blocks
}

/// The defaults of the rules that no block defines.
fn parse_defaults(engine: &Engine, blocks: &[ParsedBlock]) -> Vec<ParsedBlock> {
    let replaced = |name: &str| {
        blocks
            .iter()
            .flat_map(|u| &u.functions)
            .any(|f| f.name == name)
    };
    RULES
        .iter()
        .filter(|spec| !replaced(spec.name))
        .filter_map(|spec| {
            parse_block(
                engine,
                spec.name,
                &defaults::default_source(spec.rule),
                BlockOrigin::Shipped,
            )
            .ok()
        })
        .collect()
}

fn names(
    program: Program<'_>,
    blocks: &[ParsedBlock],
    constants: &BTreeMap<String, Dynamic>,
) -> Names {
    let mut names = Names::default();
    for function in blocks.iter().flat_map(|u| &u.functions) {
        let key = (function.name.clone(), function.parameters.len());
        names.functions.insert(key, function.clone());
    }
    for spec in PARAMS.iter() {
        if let Some(value) = program.params.get(spec.id) {
            names
                .params
                .insert(spec.id.to_owned(), Ty::of_value(&value, &[]));
        }
    }
    for own in program.declared {
        let ty = Ty::of_value(&own.value, &own.choices);
        names.params.insert(own.id.clone(), ty);
        names.labels.insert(own.id.clone(), own.label.clone());
    }
    for (name, value) in constants {
        names.constants.insert(name.clone(), check::constant(value));
    }
    names
}

/// The signatures of all rules, then those of the scenario's own metrics.
fn signatures(blocks: &[ParsedBlock]) -> Vec<RuleSignature> {
    let functions = || blocks.iter().flat_map(|u| &u.functions);
    let function = |name: &str| functions().find(|f| f.name == name);
    let block = |name: &str| function(name).map_or_else(|| name.to_owned(), |f| f.block.clone());
    let rules = RULES.iter().map(|spec| RuleSignature {
        name: spec.name.to_owned(),
        block: block(spec.name),
        head: function(spec.name).and_then(|f| f.span),
        arguments: spec.arguments.to_vec(),
        returns: spec.returns,
        reads: Vec::new(),
    });
    let own = functions()
        .filter(|f| f.name.starts_with(METRIC_PREFIX))
        .map(|f| RuleSignature {
            name: f.name.clone(),
            block: f.block.clone(),
            head: f.span,
            arguments: vec![RecordKind::City],
            returns: Returns::Measure,
            reads: Vec::new(),
        });
    rules.chain(own).collect()
}

fn entry<'a>(names: &'a Names, signature: &'a RuleSignature) -> Entry<'a> {
    let key = (signature.name.clone(), signature.arguments.len());
    Entry {
        function: names.functions.get(&key),
        arguments: &signature.arguments,
        returns: Some(signature.returns),
    }
}

/// Compiles each rule to a kernel where possible.
fn kernels(
    globals: &Globals<'_>,
    signatures: &[RuleSignature],
    coverage: Coverage,
) -> Vec<Result<Kernel, Box<Unsupported>>> {
    let kernel = |signature: &RuleSignature| match entry(globals.names, signature).function {
        Some(function) => Kernel::compile(globals, signature, function, coverage),
        None => Err(Unsupported::no_function()),
    };
    signatures.iter().map(kernel).collect()
}

/// Runs Rhai's optimiser, which folds parameters and constants into the functions. The result may read fewer fields.
fn optimise(
    engine: &Engine,
    level: OptimizationLevel,
    blocks: &[ParsedBlock],
    constants: &BTreeMap<String, Dynamic>,
    names: &mut Names,
) -> Vec<Shared<Module>> {
    let defining = blocks.iter().filter(|block| !block.functions.is_empty());
    defining
        .map(|block| {
            // The optimiser searches its scope for every name, so only the constants that the block reads are put there.
            let mut scope = Scope::new();
            for name in check::read_by(&block.functions) {
                if let Some(value) = constants.get(&name) {
                    scope.push_constant_dynamic(name, value.clone());
                }
            }
            let ast = block.ast.clone_functions_only();
            let ast = engine.optimize_ast(&scope, ast, level);
            for function in check::functions(&ast, &block.name, "") {
                let key = (function.name.clone(), function.parameters.len());
                names.functions.insert(key, function);
            }
            ast.shared_lib().clone()
        })
        .collect()
}
