//! Dead-code elimination: removes instructions whose result nothing reads.
//!
//! In: the builder's program. Out: the same program without instructions and constants that do not contribute to the
//! result. Lowering leaves such code behind for variables that are not read or are reassigned first, and for fields
//! that are lists, of which it loads every element. Code without jumps needs a single walk from the last instruction
//! to the first: a register is live if the result or an instruction kept so far reads it. Instructions that can fail
//! or that record coverage are always kept, see [`Op::is_pure`](super::ir::Op::is_pure). Cost: linear in the number
//! of instructions.

use super::def_use::RegisterKind;
use super::ir::Ir;
use super::registers::RegisterMap;

/// Removes dead instructions and unused constants.
pub(super) fn eliminate_dead_code(program: &mut Ir) {
    let mut live = RegisterMap::new(program.registers, &false);
    if let Some(result) = program.result {
        *live.at((RegisterKind::Float, result.0)) = true;
    }
    let mut kept = Vec::with_capacity(program.ops.len());
    for op in std::mem::take(&mut program.ops).into_iter().rev() {
        let used = op.dest().is_some_and(|register| *live.at(register));
        if used || !op.is_pure() {
            op.for_each_source(&mut |register| *live.at(register) = true);
            kept.push(op);
        }
    }
    kept.reverse();
    program.ops = kept;
    program
        .floats
        .retain(|(r, _)| *live.at((RegisterKind::Float, r.0)));
    program
        .ints
        .retain(|(r, _)| *live.at((RegisterKind::Int, r.0)));
    program
        .bools
        .retain(|(r, _)| *live.at((RegisterKind::Bool, r.0)));
}
