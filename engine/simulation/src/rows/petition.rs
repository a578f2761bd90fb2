//! Rows of petitions: open ones, new ones that have no level yet, and closed ones with their outcome.

use std::ops::Range;

use super::{Snapshot, no_such_field};
use crate::city::{Petition, WorkState};
use gongzhi_base::text::{Label, Text, within};
use gongzhi_catalogue::records::petition as f;
use gongzhi_rules::{Column, Rows};

const PETITION: Label = Label::new("诉求", "petition");

/// Rows from the table of petitions.
pub struct PetitionRows<'a> {
    of: Snapshot<'a>,
    which: Which<'a>,
}

enum Which<'a> {
    All(Range<usize>),
    Some(&'a [u32]),
}

impl<'a> PetitionRows<'a> {
    /// A contiguous range of rows.
    pub fn all(of: Snapshot<'a>, rows: Range<usize>) -> Self {
        let which = Which::All(rows);
        Self { of, which }
    }

    /// Selected rows.
    pub fn some(of: Snapshot<'a>, rows: &'a [u32]) -> Self {
        let which = Which::Some(rows);
        Self { of, which }
    }

    fn values(
        &self,
        field: usize,
        rows: Range<usize>,
        to: &mut Column,
        petition: impl Fn(usize) -> &'a Petition,
    ) {
        let base = &self.of.ctx.world.households;
        let workdays = self.of.today.workdays;
        let kind = |r: usize| petition(r).kind;
        let age = |r: usize| petition(r).age(workdays);
        let h = |r: usize| petition(r).need.household();
        let mut cursor = self.of.ctx.world.community_cursor();
        match field {
            f::CATEGORY => to.enums(rows, |r| kind(r).category as usize),
            f::SEVERITY => to.ints(rows, |r| i64::from(kind(r).severity)),
            f::EFFORT_HOURS => to.floats(rows, |r| petition(r).estimate),
            f::AGE_DAYS => to.ints(rows, |r| i64::from(age(r))),
            f::DEADLINE_DAYS => to.ints(rows, |r| i64::from(petition(r).deadline)),
            f::LEVEL => to.enums(rows, |r| kind(r).level as usize),
            f::SUPERVISED => to.bools(rows, |r| kind(r).supervised),
            f::REOPENED => to.ints(rows, |r| i64::from(kind(r).attempt)),
            f::ELDERLY => to.bools(rows, |r| base.elderly[h(r)]),
            f::ONLINE => to.bools(rows, |r| base.online[h(r)]),
            f::SOURCE => to.enums(rows, |r| kind(r).channel as usize),
            f::OVERDUE => to.bools(rows, |r| age(r) > petition(r).deadline),
            f::QUALITY => to.floats(rows, |r| {
                let c = cursor.community(h(r));
                self.of.city.communities[c].quality[kind(r).category as usize]
            }),
            f::RESOLVED => to.bools(rows, |r| kind(r).work == WorkState::Resolved),
            _ => no_such_field(rows, to),
        }
    }

    fn row(&self, r: usize) -> usize {
        match &self.which {
            Which::All(rows) => rows.start + r,
            Which::Some(rows) => rows[r] as usize,
        }
    }
}

impl Rows for PetitionRows<'_> {
    fn len(&self) -> usize {
        match &self.which {
            Which::All(rows) => rows.len(),
            Which::Some(rows) => rows.len(),
        }
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let table = &self.of.city.petitions;
        match &self.which {
            Which::All(all) => {
                let part = table.part(all.start + rows.start..all.start + rows.end);
                self.values(field, 0..part.len(), to, |r| &part[r]);
            }
            Which::Some(some) => {
                let some = &some[rows];
                self.values(field, 0..some.len(), to, |r| table.row(some[r] as usize));
            }
        }
    }

    fn describe(&self, row: usize) -> Text {
        let row = self.row(row);
        let table = &self.of.city.petitions;
        let need = table.need(row);
        let c = self.of.ctx.world.community_of(need.household());
        let place = super::community::name(&self.of, c);
        let category = table.kind(row).category.label();
        let id = self.of.ctx.number_of_need(need);
        let number = Text::each(|lang| {
            let (what, category) = (PETITION.get(lang), category.get(lang));
            format!("{what} {id:x} ({category})")
        });
        within(&place, number)
    }
}
