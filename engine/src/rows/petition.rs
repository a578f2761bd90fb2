//! Petitions: open ones, new ones before they have a level, and closed ones with their outcome.

use std::ops::Range;

use super::{Snapshot, bools, enums, floats, ints, no_such_field};
use crate::catalogue::records::petition as f;
use crate::city::Petition;
use crate::rules::{Column, Rows};

/// Petitions of one snapshot.
pub struct PetitionRows<'a> {
    /// The snapshot.
    pub of: Snapshot<'a>,
    /// The petitions.
    pub which: Vec<&'a Petition>,
    /// At closure: which were truly resolved; else empty.
    pub resolved: &'a [bool],
}

impl<'a> PetitionRows<'a> {
    /// Petitions that are not being closed.
    pub fn open(of: Snapshot<'a>, which: Vec<&'a Petition>) -> Self {
        Self {
            of,
            which,
            resolved: &[],
        }
    }
}

impl Rows for PetitionRows<'_> {
    fn len(&self) -> usize {
        self.which.len()
    }

    fn column(&self, _argument: usize, field: usize, rows: Range<usize>) -> Column {
        let base = &self.of.ctx.world.households;
        let p = |r: usize| self.which[r];
        let h = |r: usize| p(r).need.household();
        let workdays = self.of.today.workdays;
        match field {
            f::CATEGORY => enums(rows, |r| p(r).category as usize),
            f::SEVERITY => ints(rows, |r| i64::from(p(r).severity)),
            f::EFFORT_HOURS => floats(rows, |r| p(r).estimate),
            f::AGE_DAYS => ints(rows, |r| i64::from(p(r).age(workdays))),
            f::DEADLINE_DAYS => ints(rows, |r| i64::from(p(r).deadline)),
            f::LEVEL => enums(rows, |r| p(r).level as usize),
            f::SUPERVISED => bools(rows, |r| p(r).supervised),
            f::REOPENED => ints(rows, |r| i64::from(p(r).reopened)),
            f::ELDERLY => bools(rows, |r| base.elderly[h(r)]),
            f::ONLINE => bools(rows, |r| base.online[h(r)]),
            f::SOURCE => enums(rows, |r| p(r).channel as usize),
            f::OVERDUE => bools(rows, |r| p(r).age(workdays) > p(r).deadline),
            f::QUALITY => floats(rows, |r| {
                let c = base.community[h(r)] as usize;
                self.of.city.communities[c].quality[p(r).category as usize]
            }),
            f::RESOLVED => bools(rows, |r| self.resolved.get(r).copied().unwrap_or(false)),
            _ => no_such_field(rows),
        }
    }

    fn describe(&self, row: usize) -> String {
        let p = self.which[row];
        let c = self.of.ctx.world.households.community[p.need.household()] as usize;
        let place = super::community::name(&self.of, c);
        format!("{place} · 诉求 {:x} ({})", p.need.0, p.category.label().zh)
    }
}
