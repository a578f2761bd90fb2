//! Loads: [`Rows`] write fields directly into the registers, so that nothing is copied.

use super::{BoolReg, FloatReg, IntReg, LANES, Vm};
use crate::kernel::ir::FieldRef;
use crate::{Column, Rows};

/// Fills a register with a field, or with one element of a field that is a list. None if the rows leave the column
/// empty or give it another type than the catalogue declares.
macro_rules! load {
    ($vm:ident, $registers:ident, $to:ident, $place:ident, $rows:ident, $one:ident, $list:ident) => {{
        let range = $vm.first..$vm.first + $vm.rows;
        if $place.width > 1 {
            let list = Some(($place.argument, $place.field));
            if $vm.list != list {
                // Clear it first, because rows without the field leave the column as it is.
                $vm.column = match std::mem::take(&mut $vm.column) {
                    Column::$list(mut values) => {
                        values.clear();
                        Column::$list(values)
                    }
                    _ => Column::$list(Vec::new()),
                };
                $rows.fill($place.argument, $place.field, range, &mut $vm.column);
                $vm.list = list;
            }
            let Column::$list(values) = &$vm.column else {
                return None;
            };
            let to = &mut $vm.$registers[$to.0][..$vm.rows];
            return pick(to, values, $place);
        }
        let mut register = std::mem::take(&mut $vm.$registers[$to.0]);
        register.clear();
        let mut column = Column::$one(register);
        $rows.fill($place.argument, $place.field, range, &mut column);
        let Column::$one(mut register) = column else {
            $vm.$registers[$to.0] = vec![Default::default(); LANES];
            return None;
        };
        let filled = register.len() == $vm.rows;
        register.resize(LANES, Default::default());
        $vm.$registers[$to.0] = register;
        filled.then_some(())
    }};
}

impl Vm {
    pub(super) fn load_float(
        &mut self,
        to: FloatReg,
        place: FieldRef,
        rows: &dyn Rows,
    ) -> Option<()> {
        load!(self, floats, to, place, rows, Float, Floats)
    }

    pub(super) fn load_int(&mut self, to: IntReg, place: FieldRef, rows: &dyn Rows) -> Option<()> {
        load!(self, ints, to, place, rows, Int, Ints)
    }

    pub(super) fn load_bool(
        &mut self,
        to: BoolReg,
        place: FieldRef,
        rows: &dyn Rows,
    ) -> Option<()> {
        load!(self, bools, to, place, rows, Bool, Bools)
    }

    pub(super) fn load_enum(
        &mut self,
        to: IntReg,
        place: FieldRef,
        members: usize,
        rows: &dyn Rows,
    ) -> Option<()> {
        let range = self.first..self.first + self.rows;
        self.members.enums(0..0, |r| r);
        rows.fill(place.argument, place.field, range, &mut self.members);
        let Column::Enum(values) = &self.members else {
            return None;
        };
        let values = values.get(..self.rows)?;
        for (to, value) in self.ints[to.0].iter_mut().zip(values) {
            *to = i64::from(*value);
            self.failed |= usize::from(*value) >= members;
        }
        Some(())
    }
}

/// One element of the list of each row.
fn pick<T: Copy>(to: &mut [T], values: &[T], place: FieldRef) -> Option<()> {
    let from = values.get(..to.len() * place.width)?;
    for (to, row) in to.iter_mut().zip(from.chunks_exact(place.width)) {
        *to = *row.get(place.element)?;
    }
    Some(())
}
