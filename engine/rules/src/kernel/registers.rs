//! Register allocation: values that are never live at the same time share a register.
//!
//! In: a program in which every instruction writes a register of its own. Out: the same instructions with fewer
//! registers, so that the virtual machine's working set (one lane per row and register) fits the first-level cache.
//! This is a linear scan. Liveness first: in code without jumps, a value is live from the instruction that writes it
//! to the last one that reads it. Then instructions are renumbered in order, taking registers from a free list and
//! returning each after its last read. A destination never shares a register with a source of the same instruction,
//! because the machine takes the destination out of its register file while it reads the sources. Constants are
//! live throughout, since they are written once for all blocks of rows; the result is live to the end. There is no
//! spilling, since there are as many registers as needed. Cost: linear in the number of instructions.

use super::def_use::{Register, RegisterKind};
use super::ir::{BoolReg, FloatReg, IntReg, Ir, Op, RegisterCounts};

/// A value for every register.
pub(super) struct RegisterMap<T> {
    floats: Vec<T>,
    ints: Vec<T>,
    bools: Vec<T>,
}

impl<T: Clone> RegisterMap<T> {
    /// A map in which every register has this value.
    pub fn new(registers: RegisterCounts, value: &T) -> Self {
        Self {
            floats: vec![value.clone(); registers.floats],
            ints: vec![value.clone(); registers.ints],
            bools: vec![value.clone(); registers.bools],
        }
    }

    /// The value of a register.
    pub fn at(&mut self, (kind, register): Register) -> &mut T {
        match kind {
            RegisterKind::Float => &mut self.floats[register],
            RegisterKind::Int => &mut self.ints[register],
            RegisterKind::Bool => &mut self.bools[register],
        }
    }
}

/// Liveness: the index of the instruction that uses each register last, `usize::MAX` for the result.
fn last_uses(program: &Ir) -> RegisterMap<usize> {
    let mut last = RegisterMap::new(program.registers, &0);
    for (index, op) in program.ops.iter().enumerate() {
        op.for_each_source(&mut |register| *last.at(register) = index);
        if let Some(register) = op.dest() {
            *last.at(register) = index;
        }
    }
    if let Some(result) = program.result {
        *last.at((RegisterKind::Float, result.0)) = usize::MAX;
    }
    last
}

/// The registers of one kind that have been handed out, and those that are free again.
#[derive(Default)]
struct FreeList {
    free: Vec<usize>,
    count: usize,
}

impl FreeList {
    fn take(&mut self) -> usize {
        self.free.pop().unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        })
    }
}

/// The state of the scan.
struct Allocator {
    last: RegisterMap<usize>,
    /// The new register of each value that is live.
    assigned: RegisterMap<Option<usize>>,
    free: [FreeList; 3],
}

/// Renumbers the registers of a program so that values which are not live together share them.
pub(super) fn allocate_registers(program: &mut Ir) {
    let mut allocator = Allocator {
        last: last_uses(program),
        assigned: RegisterMap::new(program.registers, &None),
        free: Default::default(),
    };
    for FloatReg(r) in program.floats.iter_mut().map(|(r, _)| r) {
        *r = allocator.pin((RegisterKind::Float, *r));
    }
    for IntReg(r) in program.ints.iter_mut().map(|(r, _)| r) {
        *r = allocator.pin((RegisterKind::Int, *r));
    }
    for BoolReg(r) in program.bools.iter_mut().map(|(r, _)| r) {
        *r = allocator.pin((RegisterKind::Bool, *r));
    }
    for (index, op) in program.ops.iter_mut().enumerate() {
        allocator.renumber(op, index);
    }
    if let Some(FloatReg(result)) = &mut program.result {
        *result = allocator
            .assigned
            .at((RegisterKind::Float, *result))
            .unwrap_or_default();
    }
    let [floats, ints, bools] = allocator.free.map(|list| list.count);
    program.registers = RegisterCounts {
        floats,
        ints,
        bools,
    };
}

impl Allocator {
    /// The register of a constant, which is never freed.
    fn pin(&mut self, register: Register) -> usize {
        *self.last.at(register) = usize::MAX;
        self.assign(register)
    }

    fn assign(&mut self, register: Register) -> usize {
        let taken = self.free[register.0 as usize].take();
        *self.assigned.at(register) = Some(taken);
        taken
    }

    fn renumber(&mut self, op: &mut Op, index: usize) {
        let mut ended: Vec<Register> = Vec::new();
        op.for_each_source_mut(&mut |kind, register| {
            let old = (kind, *register);
            *register = match *self.assigned.at(old) {
                Some(taken) => taken,
                None => self.assign(old),
            };
            if *self.last.at(old) == index && !ended.contains(&old) {
                ended.push(old);
            }
        });
        if let Some(old) = op.dest() {
            let taken = self.assign(old);
            if let Some(register) = op.dest_mut() {
                *register = taken;
            }
            if *self.last.at(old) == index {
                ended.push(old);
            }
        }
        for old in ended {
            if let Some(taken) = self.assigned.at(old).take() {
                self.free[old.0 as usize].free.push(taken);
            }
        }
    }
}
