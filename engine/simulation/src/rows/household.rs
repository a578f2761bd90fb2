//! Rows of households.

use std::ops::Range;

use super::{Snapshot, no_such_field};
use gongzhi_base::text::{Label, Text, numbered, within};
use gongzhi_catalogue::records::household as f;
use gongzhi_rules::{Column, Rows};

const HOUSEHOLD: Label = Label::new("户", "household");

/// Some households, or all of them.
pub struct HouseholdRows<'a> {
    of: Snapshot<'a>,
    /// The households; `None` means all.
    which: Option<&'a [u32]>,
}

impl<'a> HouseholdRows<'a> {
    /// All households, in order.
    pub fn all(of: Snapshot<'a>) -> Self {
        Self { of, which: None }
    }

    /// Some households, by index.
    pub fn some(of: Snapshot<'a>, which: &'a [u32]) -> Self {
        Self {
            of,
            which: Some(which),
        }
    }

    fn values(
        &self,
        field: usize,
        rows: Range<usize>,
        to: &mut Column,
        h: impl Fn(usize) -> usize,
    ) {
        let (base, now) = (&self.of.ctx.world.households, &self.of.city.households);
        let mut cursor = self
            .of
            .ctx
            .world
            .community_cursor_from(rows.clone().next().map_or(0, &h));
        match field {
            f::SIZE => to.ints(rows, |r| i64::from(base.size[h(r)])),
            f::ELDERLY => to.bools(rows, |r| base.elderly[h(r)]),
            f::PARTY_MEMBER => to.bools(rows, |r| base.party_member[h(r)]),
            f::ONLINE => to.bools(rows, |r| base.online[h(r)]),
            f::AWARE => to.bools(rows, |r| now.aware[h(r)]),
            f::SATISFACTION => to.floats(rows, |r| {
                self.of.city.satisfaction(cursor.community(h(r)), h(r))
            }),
            f::FILED => to.bools(rows, |r| now.filed[h(r)]),
            f::DAYS_SINCE_VISIT => {
                let today = self.of.today.day;
                to.ints(rows, |r| i64::from(today.since(now.visits[h(r)].last)));
            }
            f::HAD_SUCCESS => to.bools(rows, |r| now.had_success[h(r)]),
            f::LATENT => to.ints(rows, |r| i64::from(now.latent[h(r)])),
            f::FAMILIARITY => to.floats(rows, |r| {
                let (city, world) = (self.of.city, &self.of.ctx.world);
                let c = cursor.community(h(r));
                city.grids[city.grid_of(world, c, h(r))].familiarity
            }),
            _ => no_such_field(rows, to),
        }
    }
}

impl HouseholdRows<'_> {
    /// The fields that the shipped rules ask for all households: read as slices, without looking each up. Gives whether this is
    /// such a field.
    fn fill_from_slices(&self, field: usize, rows: Range<usize>, to: &mut Column) -> bool {
        let (base, now) = (&self.of.ctx.world.households, &self.of.city.households);
        let count = 0..rows.len();
        match field {
            f::ELDERLY => {
                let elderly = &base.elderly[rows];
                to.bools(count, |r| elderly[r]);
            }
            f::DAYS_SINCE_VISIT => {
                let (today, visits) = (self.of.today.day, &now.visits[rows]);
                to.ints(count, |r| i64::from(today.since(visits[r].last)));
            }
            _ => return false,
        }
        true
    }
}

impl Rows for HouseholdRows<'_> {
    fn len(&self) -> usize {
        let all = self.of.ctx.world.households.len();
        self.which.map_or(all, <[u32]>::len)
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        match self.which {
            Some(which) => self.values(field, rows, to, |r| which[r] as usize),
            None if self.fill_from_slices(field, rows.clone(), to) => {}
            None => self.values(field, rows, to, |r| r),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let h = self.which.map_or(row, |which| which[row] as usize);
        let c = self.of.ctx.world.community_of(h);
        let number = h - self.of.ctx.world.communities[c].households.start + 1;
        within(
            &super::community::name(&self.of, c),
            numbered(HOUSEHOLD, number),
        )
    }
}
