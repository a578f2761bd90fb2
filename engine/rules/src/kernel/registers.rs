//! Makes a program shorter and its registers fewer, without changing what it gives or where it fails.
//!
//! Instructions whose result nothing reads are left out. Registers are shared by values that are never needed at the
//! same time, so that a pass works in the processor's nearest cache. Constants keep registers of their own.

use super::def_use::{Kind, Register};
use super::ir::{B, F, I, Ir, Op};

/// Leaves out what is not needed, then shares registers.
pub(super) fn optimise(mut program: Ir) -> Ir {
    remove_unused(&mut program);
    share_registers(&mut program);
    program
}

/// A set of registers of all kinds, or numbers by register.
struct Table<T> {
    floats: Vec<T>,
    ints: Vec<T>,
    bools: Vec<T>,
}

impl<T: Clone> Table<T> {
    fn new(registers: (usize, usize, usize), value: &T) -> Self {
        Self {
            floats: vec![value.clone(); registers.0],
            ints: vec![value.clone(); registers.1],
            bools: vec![value.clone(); registers.2],
        }
    }

    fn at(&mut self, (kind, register): Register) -> &mut T {
        match kind {
            Kind::Float => &mut self.floats[register],
            Kind::Int => &mut self.ints[register],
            Kind::Bool => &mut self.bools[register],
        }
    }
}

fn remove_unused(program: &mut Ir) {
    let mut needed = Table::new(program.registers, &false);
    if let Some(result) = program.result {
        *needed.at((Kind::Float, result.0)) = true;
    }
    let mut kept = Vec::with_capacity(program.ops.len());
    for mut op in std::mem::take(&mut program.ops).into_iter().rev() {
        let used = op.output().is_some_and(|register| *needed.at(register));
        if used || !op.is_pure() {
            op.visit(&mut |kind, register, written| {
                if !written {
                    *needed.at((kind, *register)) = true;
                }
            });
            kept.push(op);
        }
    }
    kept.reverse();
    program.ops = kept;
    program
        .floats
        .retain(|(r, _)| *needed.at((Kind::Float, r.0)));
    program.ints.retain(|(r, _)| *needed.at((Kind::Int, r.0)));
    program.bools.retain(|(r, _)| *needed.at((Kind::Bool, r.0)));
}

/// Where each register is read last: an instruction's place, or beyond all for what must stay.
fn last_uses(program: &mut Ir) -> Table<usize> {
    let mut last = Table::new(program.registers, &0);
    for (place, op) in program.ops.iter_mut().enumerate() {
        op.visit(&mut |kind, register, _| *last.at((kind, *register)) = place);
    }
    if let Some(result) = program.result {
        *last.at((Kind::Float, result.0)) = usize::MAX;
    }
    last
}

/// Registers of one kind while they are handed out.
#[derive(Default)]
struct Pool {
    free: Vec<usize>,
    count: usize,
}

impl Pool {
    fn take(&mut self) -> usize {
        self.free.pop().unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        })
    }
}

/// An instruction never writes what it reads, so a register is free again only after its last reader.
fn share_registers(program: &mut Ir) {
    let mut last = last_uses(program);
    let mut new: Table<Option<usize>> = Table::new(program.registers, &None);
    let mut pools = [Pool::default(), Pool::default(), Pool::default()];
    for F(r) in program.floats.iter_mut().map(|(r, _)| r) {
        *r = fixed(&mut new, &mut last, &mut pools, (Kind::Float, *r));
    }
    for I(r) in program.ints.iter_mut().map(|(r, _)| r) {
        *r = fixed(&mut new, &mut last, &mut pools, (Kind::Int, *r));
    }
    for B(r) in program.bools.iter_mut().map(|(r, _)| r) {
        *r = fixed(&mut new, &mut last, &mut pools, (Kind::Bool, *r));
    }
    for (place, op) in program.ops.iter_mut().enumerate() {
        rename(op, place, &mut new, &mut last, &mut pools);
    }
    if let Some(F(result)) = &mut program.result {
        *result = new.at((Kind::Float, *result)).unwrap_or(0);
    }
    program.registers = (pools[0].count, pools[1].count, pools[2].count);
}

/// A constant's new register, which it never gives back.
fn fixed(
    new: &mut Table<Option<usize>>,
    last: &mut Table<usize>,
    pools: &mut [Pool; 3],
    register: Register,
) -> usize {
    let taken = pools[register.0 as usize].take();
    *new.at(register) = Some(taken);
    *last.at(register) = usize::MAX;
    taken
}

fn rename(
    op: &mut Op,
    place: usize,
    new: &mut Table<Option<usize>>,
    last: &mut Table<usize>,
    pools: &mut [Pool; 3],
) {
    let mut done: Vec<Register> = Vec::new();
    op.visit(&mut |kind, register, written| {
        let old = (kind, *register);
        let taken = match *new.at(old) {
            Some(taken) if !written => taken,
            _ => pools[kind as usize].take(),
        };
        *new.at(old) = Some(taken);
        *register = taken;
        if *last.at(old) == place && !done.contains(&old) {
            done.push(old);
        }
    });
    for old in done {
        if let Some(taken) = new.at(old).take() {
            pools[old.0 as usize].free.push(taken);
        }
    }
}
