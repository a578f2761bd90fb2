//! A budget of operations for work before a run.
//!
//! Each rule, constant and test is limited by itself, but a file may contain thousands of them, so all of a kind share one
//! meter. It counts operations of the interpreter, and the size of values that they read, since one operation may copy a list
//! of a thousand items. It does not count time, so that all machines stop at the same place.

use std::cell::Cell;
use std::rc::Rc;

use rhai::{Dynamic, Engine};

/// A budget that is shared by its clones.
#[derive(Clone, Debug)]
pub(crate) struct Meter {
    left: Rc<Cell<u64>>,
    /// The cost of one operation of the interpreter.
    operation: u64,
}

/// How many items or bytes of a value cost as much as one operation.
const ITEMS_AN_OPERATION: u64 = 8;
const LETTERS_AN_OPERATION: u64 = 64;

impl Meter {
    /// A budget of a number of operations.
    pub fn of(operations: u64) -> Self {
        Self {
            left: Rc::new(Cell::new(operations)),
            operation: 1,
        }
    }

    /// The same budget for code in which names were replaced by values: each operation costs `value` more.
    pub fn reading(&self, value: u64) -> Self {
        Self {
            left: Rc::clone(&self.left),
            operation: self.operation + value,
        }
    }

    /// Spends some operations. Returns false once nothing is left.
    pub fn spend(&self, operations: u64) -> bool {
        self.left.set(self.left.get().saturating_sub(operations));
        !self.is_empty()
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.left.get() == 0
    }

    /// Charges an engine's operations to the meter. Once nothing is left, evaluation ends with
    /// [`rhai::EvalAltResult::ErrorTerminated`].
    pub fn watch(&self, engine: &mut Engine) {
        let meter = self.clone();
        engine.on_progress(move |_| (!meter.spend(meter.operation)).then_some(Dynamic::UNIT));
        let meter = self.clone();
        #[expect(
            deprecated,
            reason = "Rhai marks interfaces so that may change; there is no other way to see what is read"
        )]
        engine.on_var(move |name, _, context| {
            if let Some(value) = context.scope().get(name) {
                meter.spend(weight(value));
            }
            Ok(None)
        });
    }
}

/// The cost of reading a value, in operations; 0 for a number.
pub(crate) fn weight(value: &Dynamic) -> u64 {
    let size = Size::of(value);
    size.items / ITEMS_AN_OPERATION + size.letters / LETTERS_AN_OPERATION
}

/// How large a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    /// Items of lists and maps at any depth.
    pub items: u64,
    /// Bytes of text.
    pub letters: u64,
}

impl Size {
    /// The size of a value.
    pub fn of(value: &Dynamic) -> Self {
        let mut size = Self::default();
        size.add(value);
        size
    }

    /// Adds the size of another value.
    pub fn add(&mut self, value: &Dynamic) {
        if let Ok(list) = value.as_array_ref() {
            self.items += list.len() as u64;
            list.iter().for_each(|item| self.add(item));
        } else if let Ok(map) = value.as_map_ref() {
            self.items += map.len() as u64;
            map.values().for_each(|item| self.add(item));
        } else if let Ok(text) = value.as_immutable_string_ref() {
            self.letters += text.len() as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_weighs_what_it_holds() {
        let list = |n: usize| Dynamic::from_array(vec![1.0.into(); n]);
        assert_eq!(weight(&1.0.into()), 0);
        assert_eq!(weight(&list(800)), 100);
        let nested = Dynamic::from_array(vec![list(7), list(7)]);
        assert_eq!(Size::of(&nested).items, 16);
        assert_eq!(weight(&"x".repeat(640).into()), 10);
    }

    #[test]
    fn copies_share_what_is_left() {
        let meter = Meter::of(10);
        let copy = meter.reading(3);
        assert!(copy.spend(9) && !meter.is_empty());
        assert!(!meter.spend(1) && copy.is_empty());
    }
}
