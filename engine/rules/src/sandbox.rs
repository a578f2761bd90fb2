//! The Rhai engine for rules, restricted.
//!
//! There are no clocks, files, modules, `print`, `eval` or function pointers, and no power operator, since Rhai's calls std's
//! `powf`. Mathematical functions are those of [`library`](super::library). Every call is limited, so a rule that never ends is
//! reported as an error.

use rhai::{Dynamic, Engine, Map, Module, OptimizationLevel};

use super::record::Record;
use super::{library, record};
use crate::Program;
use gongzhi_catalogue::params::{PARAMS, Value};

/// Most operations in one call of a rule.
pub(crate) const MAX_OPERATIONS: u64 = 100_000;
/// Deepest nesting of calls.
pub(crate) const MAX_CALLS: usize = 8;
// With the limit on calls, as deep as Wasm's stack of one megabyte allows; a test runs the deepest rule.
const MAX_DEPTH: usize = 40;
const MAX_FUNCTION_DEPTH: usize = 40;
const MAX_STRING: usize = 4096;
const MAX_LIST: usize = 1024;
const MAX_MAP: usize = 256;

/// Operators and keywords that are disabled.
pub(crate) const DISABLED: &[&str] = &[
    "**",
    "**=",
    "eval",
    "print",
    "debug",
    "Fn",
    "call",
    "curry",
    "is_shared",
    "type_of",
    "is_def_fn",
    "is_def_var",
    "this",
    "<<",
    ">>",
    "<<=",
    ">>=",
];

/// The name of the map of parameters.
pub(crate) const PARAMS_NAME: &str = "params";

/// An engine for a scenario's rules.
pub(crate) fn engine(program: Program<'_>) -> Engine {
    let mut engine = Engine::new_raw();
    engine
        .set_optimization_level(OptimizationLevel::None)
        .set_max_operations(MAX_OPERATIONS)
        .set_max_call_levels(MAX_CALLS)
        .set_max_expr_depths(MAX_DEPTH, MAX_FUNCTION_DEPTH)
        .set_max_variables(256)
        .set_max_functions(256)
        .set_max_string_size(MAX_STRING)
        .set_max_array_size(MAX_LIST)
        .set_max_map_size(MAX_MAP)
        .set_allow_anonymous_fn(false)
        .set_fail_on_invalid_map_property(true);
    for symbol in DISABLED {
        engine.disable_symbol(*symbol);
    }
    engine.register_type_with_name::<Record>("record");
    engine.register_global_module(library::module().into());
    engine.register_global_module(record::module().into());
    let mut globals = Module::new();
    globals.set_var(PARAMS_NAME, params(program));
    engine.register_global_module(globals.into());
    engine
}

/// All parameters by name: shipped ones, then those that the scenario declares.
pub(crate) fn params(program: Program<'_>) -> Map {
    let shipped = PARAMS
        .iter()
        .filter_map(|spec| Some((spec.id.into(), dynamic(&program.params.get(spec.id)?))));
    let declared = program
        .declared
        .iter()
        .map(|d| (d.id.as_str().into(), dynamic(&d.value)));
    shipped.chain(declared).collect()
}

/// The value of a parameter as a Rhai value.
pub(crate) fn dynamic(value: &Value) -> Dynamic {
    match value {
        Value::Bool(x) => (*x).into(),
        Value::Int(x) => (*x).into(),
        Value::Float(x) => (*x).into(),
        Value::Choice(x) => x.as_str().into(),
        Value::Vector(x) => list(x),
        Value::Matrix(rows) => Dynamic::from_array(rows.iter().map(|row| list(row)).collect()),
    }
}

fn list(values: &[f64]) -> Dynamic {
    Dynamic::from_array(values.iter().map(|x| (*x).into()).collect())
}
