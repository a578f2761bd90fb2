//! Evaluates rules with Rhai's interpreter, row by row.
//!
//! Rhai's function caches and global state are kept between calls for speed. They hold no values of a script, so a call cannot
//! observe an earlier one. Every call may take the full number of operations. Results are memoised by the fields read.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use rhai::{
    Caches, Dynamic, Engine, EvalAltResult, EvalContext, GlobalRuntimeState, ImmutableString,
    Module, Scope, Shared,
};

use super::backend::{Backend, Failure, RowFailure, RuleSignature};
use super::memo::Memo;
use super::record::{RowBlock, argument, intern};
use super::{Column, Rows};
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::rules::Returns;

/// The interpreter and the functions of a program.
pub(crate) struct Interpreter {
    engine: Engine,
    functions: Vec<Shared<Module>>,
    layers: Rc<[ImmutableString]>,
    state: RefCell<State>,
}

struct State {
    global: GlobalRuntimeState,
    caches: Caches,
    memos: Vec<Memo>,
    key: Vec<u64>,
    operations: u64,
}

impl Interpreter {
    /// An interpreter for a program; `rules` is its number of rules and own metrics.
    pub fn new(engine: Engine, functions: Vec<Shared<Module>>, rules: usize) -> Self {
        let state = State {
            global: global(&engine, &functions),
            caches: Caches::new(),
            memos: (0..rules).map(|_| Memo::default()).collect(),
            key: Vec::new(),
            operations: 0,
        };
        Self {
            engine,
            functions,
            layers: intern(Some(Layer::SPEC)),
            state: RefCell::new(state),
        }
    }

    /// Calls a rule for one row, without memoisation.
    ///
    /// # Errors
    ///
    /// The rule fails, or its result is not what the rule must return.
    pub fn call(
        &self,
        signature: &RuleSignature,
        block: &Rc<RowBlock>,
        row: usize,
    ) -> Result<f64, Failure> {
        self.call_in(&mut self.state.borrow_mut(), signature, block, row)
    }

    /// How many operations all calls have taken so far.
    pub fn operations(&self) -> u64 {
        self.state.borrow().operations
    }

    fn call_in(
        &self,
        state: &mut State,
        signature: &RuleSignature,
        block: &Rc<RowBlock>,
        row: usize,
    ) -> Result<f64, Failure> {
        let mut arguments = [Dynamic::UNIT, Dynamic::UNIT];
        let count = signature.arguments.len().min(arguments.len());
        for (i, kind) in signature.arguments.iter().enumerate().take(count) {
            arguments[i] = argument(*kind, i, block, row, &self.layers);
        }
        let result = self.invoke(state, &signature.name, &mut arguments[..count]);
        state.operations += state.global.num_operations;
        if result.is_err() {
            state.global = global(&self.engine, &self.functions);
            state.caches = Caches::new();
        }
        convert(&result.map_err(Failure::Script)?, signature.returns)
    }

    fn invoke(
        &self,
        state: &mut State,
        name: &str,
        arguments: &mut [Dynamic],
    ) -> Result<Dynamic, Box<EvalAltResult>> {
        state.global.num_operations = 0;
        let mut scope = Scope::new();
        let mut context = EvalContext::new(
            &self.engine,
            &mut state.global,
            &mut state.caches,
            &mut scope,
            None,
        );
        match arguments {
            [a] => context.call_fn_raw(name, false, false, &mut [a]),
            [a, b] => context.call_fn_raw(name, false, false, &mut [a, b]),
            _ => context.call_fn_raw(name, false, false, &mut []),
        }
    }

    /// Calls a rule for one row unless the memo table has the result.
    fn memoised(
        &self,
        state: &mut State,
        index: usize,
        signature: &RuleSignature,
        block: &Rc<RowBlock>,
        row: usize,
    ) -> Result<f64, Failure> {
        if !signature.reads_any() || !state.memos[index].is_on() {
            return self.call_in(state, signature, block, row);
        }
        let mut key = std::mem::take(&mut state.key);
        key.clear();
        bits(block, row, &mut key);
        let (slot, known) = state.memos[index].get(&key);
        let result = match known {
            Some(value) => Ok(value),
            None => self.call_in(state, signature, block, row),
        };
        if let (Ok(value), None) = (&result, known) {
            state.memos[index].put(slot, &key, *value);
        }
        state.key = key;
        result
    }
}

impl Backend for Interpreter {
    fn fill(
        &self,
        index: usize,
        signature: &RuleSignature,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> Result<(), RowFailure> {
        let block = Rc::new(signature.columns(rows, range));
        let state = &mut *self.state.borrow_mut();
        for row in 0..block.len {
            let value = self.memoised(state, index, signature, &block, row);
            out.push(value.map_err(|failure| RowFailure { row, failure })?);
        }
        Ok(())
    }
}

fn global(engine: &Engine, functions: &[Shared<Module>]) -> GlobalRuntimeState {
    let mut global = engine.new_global_runtime_state();
    global.lib.extend(functions.iter().cloned());
    global
}

/// Appends the bits of all fields of a row. A block contains only the fields that its rule reads.
fn bits(block: &RowBlock, row: usize, key: &mut Vec<u64>) {
    for column in block.columns.iter().flatten().flatten() {
        match column {
            Column::Int(x) => key.push(x[row] as u64),
            Column::Float(x) => key.push(x[row].to_bits()),
            Column::Bool(x) => key.push(u64::from(x[row])),
            Column::Enum(x) => key.push(u64::from(x[row])),
            Column::Floats(x) => key.extend(part(x, row, block.len).iter().map(|v| v.to_bits())),
            Column::Ints(x) => key.extend(part(x, row, block.len).iter().map(|v| *v as u64)),
            Column::Bools(x) => key.extend(part(x, row, block.len).iter().map(|v| u64::from(*v))),
        }
    }
}

fn part<T>(values: &[T], row: usize, rows: usize) -> &[T] {
    let n = values.len() / rows.max(1);
    &values[row * n..(row + 1) * n]
}

/// Converts a rule's result to a number: a boolean to 0 or 1, a member of an enumeration to its index.
pub(crate) fn convert(value: &Dynamic, returns: Returns) -> Result<f64, Failure> {
    let wrong = || Failure::WrongType(value.type_name().to_owned());
    match returns {
        Returns::Float(least, greatest) => ranged(number(value)?, least, greatest),
        Returns::Measure => match number(value)? {
            x if x.is_infinite() => Err(Failure::NotFinite(x)),
            x => Ok(x),
        },
        Returns::Int(least) => {
            let number = value.as_int().map_err(|_| wrong())? as f64;
            ranged(number, least as f64, f64::MAX)
        }
        Returns::Bool => value
            .as_bool()
            .map(|b| f64::from(u8::from(b)))
            .map_err(|_| wrong()),
        Returns::Enum(list) => {
            let text = value.as_immutable_string_ref().map_err(|_| wrong())?;
            let index = list.ids.iter().position(|id| *id == text.as_str());
            index
                .map(|p| p as f64)
                .ok_or_else(|| Failure::NotInList(text.to_string()))
        }
    }
}

fn number(value: &Dynamic) -> Result<f64, Failure> {
    if let Ok(x) = value.as_float() {
        return Ok(x);
    }
    let whole = value.as_int();
    whole
        .map(|x| x as f64)
        .map_err(|kind| Failure::WrongType(kind.to_owned()))
}

fn ranged(x: f64, least: f64, greatest: f64) -> Result<f64, Failure> {
    if !x.is_finite() {
        return Err(Failure::NotFinite(x));
    }
    if !(least..=greatest).contains(&x) {
        return Err(Failure::OutOfRange(x));
    }
    Ok(x)
}
