//! From a scenario's sources to functions in force: parse, resolve overrides, check, optimise.

use std::collections::BTreeMap;

use rhai::{AST, ASTFlags, Dynamic, Engine, Module, OptimizationLevel, Scope, Shared, Stmt};

use super::backend::Plan;
use super::check::{self, Entry, Function, Names, Ty};
use super::kernel::{Globals, Kernel, Unsupported};
use super::{defaults, overrides, parse, sandbox};
use crate::catalogue::params::PARAMS;
use crate::catalogue::records::RecordKind;
use crate::catalogue::rules::{METRIC_PREFIX, RULES, Returns};
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::Scenario;

/// A parsed source.
pub(super) struct Unit {
    pub name: String,
    pub ast: AST,
    pub functions: Vec<Function>,
    pub shipped: bool,
}

/// Everything that can be run, if there is no error among the findings.
pub(crate) struct Compiled {
    /// The engine to run in.
    pub engine: Engine,
    /// Functions in force.
    pub functions: Vec<Shared<Module>>,
    /// One plan a rule, in the catalogue's order, then the scenario's own metrics.
    pub plans: Vec<Plan>,
    /// A kernel for each plan, or why there is none.
    pub kernels: Vec<Result<Kernel, Box<Unsupported>>>,
    /// Functions with the block that each stands in.
    pub blocks: Vec<(String, String)>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Whether any finding is an error.
    pub fn failed(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }
}

/// Compiles the shipped defaults and what the scenario replaces. For coverage, nothing is folded away beforehand and
/// kernels note which clauses are reached.
pub(crate) fn compile(scenario: &Scenario, covered: bool) -> Compiled {
    let mut diagnostics = Vec::new();
    let mut engine = sandbox::engine(scenario);
    let mut units = parse_blocks(&engine, scenario, &mut diagnostics);
    overrides::resolve(&mut units, &mut diagnostics);
    units.extend(parse_defaults(&engine, &units));
    let constants = constants(&mut engine, &units, &mut diagnostics);
    let mut names = names(scenario, &units, &constants);
    let mut plans = plans(&units);
    for plan in &mut plans {
        let findings = check::check(&names, &entry(&names, plan));
        diagnostics.extend(findings.diagnostics);
    }
    check_helpers(&names, &plans, &mut diagnostics);
    overrides::unused(&units, &mut diagnostics);
    let level = if covered {
        OptimizationLevel::None
    } else {
        OptimizationLevel::Simple
    };
    let functions = optimise(&engine, level, &units, &mut names);
    for plan in &mut plans {
        plan.reads = check::check(&names, &entry(&names, plan)).reads;
    }
    tidy(&mut diagnostics);
    let params = sandbox::params(scenario);
    let globals = Globals {
        names: &names,
        params: &params,
        constants: &constants,
    };
    let kernels = kernels(&globals, &plans, covered);
    Compiled {
        engine,
        functions,
        plans,
        kernels,
        blocks: names
            .functions
            .into_values()
            .map(|f| (f.name, f.block))
            .collect(),
        diagnostics,
    }
}

/// Each finding once, by place; a helper may be reached from several rules.
fn tidy(diagnostics: &mut Vec<Diagnostic>) {
    let mut kept: Vec<Diagnostic> = Vec::new();
    for found in diagnostics.drain(..) {
        if !kept.contains(&found) {
            kept.push(found);
        }
    }
    *diagnostics = kept;
}

fn unit(engine: &Engine, name: &str, source: &str, shipped: bool) -> Result<Unit, Vec<Diagnostic>> {
    let ast = engine
        .compile(source)
        .map_err(|e| parse::diagnostics(name, source, &e))?;
    Ok(Unit {
        name: name.to_owned(),
        functions: check::functions(&ast, name, source),
        ast,
        shipped,
    })
}

fn parse_blocks(
    engine: &Engine,
    scenario: &Scenario,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Unit> {
    let mut units = Vec::new();
    for (name, source) in &scenario.rules {
        match unit(engine, name, source, false) {
            Ok(unit) => units.push(unit),
            Err(found) => diagnostics.extend(found),
        }
    }
    units
}

/// The defaults of the rules that no block replaces.
fn parse_defaults(engine: &Engine, units: &[Unit]) -> Vec<Unit> {
    let replaced = |name: &str| {
        units
            .iter()
            .flat_map(|u| &u.functions)
            .any(|f| f.name == name)
    };
    RULES
        .iter()
        .filter(|spec| !replaced(spec.name))
        .filter_map(|spec| {
            unit(
                engine,
                spec.name,
                &defaults::default_source(spec.rule),
                true,
            )
            .ok()
        })
        .collect()
}

/// Evaluates the constants of all blocks and makes them visible in functions.
fn constants(
    engine: &mut Engine,
    units: &[Unit],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Dynamic> {
    let mut all: BTreeMap<String, Dynamic> = BTreeMap::new();
    for unit in units.iter().filter(|u| !u.shipped) {
        let stray = unit.ast.statements().iter().find(|s| {
            !matches!(s, Stmt::Var(_, flags, _) if flags.contains(ASTFlags::CONSTANT))
                && !matches!(s, Stmt::Noop(_))
        });
        if let Some(stray) = stray {
            diagnostics.push(parse::stray(&unit.name, stray));
            continue;
        }
        let mut scope = Scope::new();
        let alone = unit.ast.clone_statements_only();
        if let Err(error) = engine.run_ast_with_scope(&mut scope, &alone) {
            diagnostics.push(super::fault::constant(&unit.name, *error));
        }
        for (name, _, value) in scope.iter() {
            if all.insert(name.to_owned(), value).is_some() {
                diagnostics.push(parse::duplicate_constant(&unit.name, name));
            }
        }
    }
    let mut module = Module::new();
    for (name, value) in &all {
        module.set_var(name.as_str(), value.clone());
    }
    engine.register_global_module(module.into());
    all
}

fn names(scenario: &Scenario, units: &[Unit], constants: &BTreeMap<String, Dynamic>) -> Names {
    let mut names = Names::default();
    for function in units.iter().flat_map(|u| &u.functions) {
        let key = (function.name.clone(), function.parameters.len());
        names.functions.insert(key, function.clone());
    }
    for spec in PARAMS.iter() {
        if let Some(value) = scenario.params.get(spec.id) {
            names
                .params
                .insert(spec.id.to_owned(), Ty::of_value(&value, &[]));
        }
    }
    for own in &scenario.declared {
        let ty = Ty::of_value(&own.value, &own.choices);
        names.params.insert(own.id.clone(), ty);
        names.labels.insert(own.id.clone(), own.label.clone());
    }
    for (name, value) in constants {
        names.constants.insert(name.clone(), check::constant(value));
    }
    names
}

/// A plan for every rule, then for every metric of the scenario's own.
fn plans(units: &[Unit]) -> Vec<Plan> {
    let functions = || units.iter().flat_map(|u| &u.functions);
    let function = |name: &str| functions().find(|f| f.name == name);
    let block = |name: &str| function(name).map_or_else(|| name.to_owned(), |f| f.block.clone());
    let rules = RULES.iter().map(|spec| Plan {
        name: spec.name.to_owned(),
        block: block(spec.name),
        head: function(spec.name).and_then(|f| f.span),
        arguments: spec.arguments.to_vec(),
        returns: spec.returns,
        reads: Vec::new(),
    });
    let own = functions()
        .filter(|f| f.name.starts_with(METRIC_PREFIX))
        .map(|f| Plan {
            name: f.name.clone(),
            block: f.block.clone(),
            head: f.span,
            arguments: vec![RecordKind::City],
            returns: Returns::Measure,
            reads: Vec::new(),
        });
    rules.chain(own).collect()
}

fn entry<'a>(names: &'a Names, plan: &'a Plan) -> Entry<'a> {
    let key = (plan.name.clone(), plan.arguments.len());
    Entry {
        function: names.functions.get(&key),
        arguments: &plan.arguments,
        returns: Some(plan.returns),
    }
}

/// Kernels of the optimised functions.
fn kernels(
    globals: &Globals<'_>,
    plans: &[Plan],
    covered: bool,
) -> Vec<Result<Kernel, Box<Unsupported>>> {
    let kernel = |plan: &Plan| match entry(globals.names, plan).function {
        Some(function) => Kernel::compile(globals, plan, function, covered),
        None => Err(Unsupported::no_function()),
    };
    plans.iter().map(kernel).collect()
}

/// Helpers are checked on their own too, so that one that no rule calls yet is not left out.
fn check_helpers(names: &Names, plans: &[Plan], diagnostics: &mut Vec<Diagnostic>) {
    for function in names.functions.values() {
        if plans.iter().all(|p| p.name != function.name) {
            let entry = Entry {
                function: Some(function),
                arguments: &[],
                returns: None,
            };
            diagnostics.extend(check::check(names, &entry).diagnostics);
        }
    }
}

/// Folds parameters and constants into the functions; afterwards fewer fields may be read.
fn optimise(
    engine: &Engine,
    level: OptimizationLevel,
    units: &[Unit],
    names: &mut Names,
) -> Vec<Shared<Module>> {
    units
        .iter()
        .map(|unit| {
            let ast = unit.ast.clone_functions_only();
            let ast = engine.optimize_ast(&Scope::new(), ast, level);
            for function in check::functions(&ast, &unit.name, "") {
                let key = (function.name.clone(), function.parameters.len());
                names.functions.insert(key, function);
            }
            ast.shared_lib().clone()
        })
        .collect()
}
