//! The table of open petitions: rows ordered by need.
//!
//! This is also the order of households, grids, communities and streets. A queue is therefore a range of rows
//! filtered by level and needs no storage of its own. New rows stay at the end and closed rows in place until the
//! table is settled, once per working day. What a day does with a petition touches most of its row, so a row lies in one
//! place; priorities, which are sorted by, have a column of their own.

use std::ops::Range;

use super::{NeedId, Petition, PetitionKind, Raised};

/// Open petitions.
#[derive(Clone, Debug, Default)]
pub struct Petitions {
    rows: Vec<Petition>,
    /// Where rows are merged, so that settling allocates nothing.
    buffer: Vec<Petition>,
    /// Today's priorities of settled rows.
    pub priority: Vec<f64>,
    settled: usize,
    done: usize,
    new: Vec<u32>,
}

impl Petitions {
    /// Appends a petition with `estimate` hours of work and a deadline of one working day.
    #[inline]
    pub fn push(&mut self, need: NeedId, kind: PetitionKind, estimate: f64, raised: Raised) {
        self.rows.push(Petition {
            need,
            kind,
            raised,
            estimate,
            hours_left: estimate,
            deadline: 1,
        });
    }

    /// Sorts all rows by need and drops closed ones.
    pub fn settle(&mut self) {
        let (old, new) = self.rows.split_at(self.settled);
        self.new.clear();
        self.new.extend(0..new.len() as u32);
        if !new.is_sorted_by_key(|row| row.need) {
            self.new
                .sort_unstable_by_key(|row| (new[*row as usize].need, *row));
        }
        merge(&mut self.buffer, old, new, &self.new);
        std::mem::swap(&mut self.rows, &mut self.buffer);
        self.settled = self.rows.len();
        self.done = 0;
    }

    /// Records that `rows` rows were closed.
    pub fn count_done(&mut self, rows: usize) {
        self.done += rows;
    }

    /// All rows, including those closed since the table was last settled.
    pub fn rows(&self) -> Range<usize> {
        0..self.rows.len()
    }

    /// The first settled row at or after `from` whose household is `household` or higher.
    #[inline]
    pub fn until(&self, from: usize, household: usize) -> usize {
        let rest = &self.rows[from..self.settled];
        from + rest
            .iter()
            .position(|row| row.need.household() >= household)
            .unwrap_or(rest.len())
    }

    /// The household of a settled row, if it comes before another.
    #[inline]
    pub fn household_before(&self, row: usize, household: usize) -> Option<usize> {
        let row = self.rows[..self.settled].get(row)?;
        Some(row.need.household()).filter(|h| *h < household)
    }

    /// Number of open petitions.
    pub fn len(&self) -> usize {
        self.rows.len() - self.done
    }

    /// Whether no petition is open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Petitions of a range of rows.
    #[inline]
    pub fn part(&self, rows: Range<usize>) -> &[Petition] {
        &self.rows[rows]
    }

    /// The petition of a row.
    #[inline]
    pub fn row(&self, row: usize) -> &Petition {
        &self.rows[row]
    }

    /// The need behind the petition.
    #[inline]
    pub fn need(&self, row: usize) -> NeedId {
        self.rows[row].need
    }

    /// Kind and state.
    #[inline]
    pub fn kind(&self, row: usize) -> PetitionKind {
        self.rows[row].kind
    }

    /// Mutable access to kind and state.
    #[inline]
    pub fn kind_mut(&mut self, row: usize) -> &mut PetitionKind {
        &mut self.rows[row].kind
    }

    /// Hours of work, as estimated when it was raised.
    #[inline]
    pub fn estimate(&self, row: usize) -> f64 {
        self.rows[row].estimate
    }

    /// Hours of work left.
    #[inline]
    pub fn hours_left_mut(&mut self, row: usize) -> &mut f64 {
        &mut self.rows[row].hours_left
    }

    /// When it was raised or reopened.
    #[inline]
    pub fn raised(&self, row: usize) -> Raised {
        self.rows[row].raised
    }

    /// Working days allowed.
    #[inline]
    pub fn deadline(&self, row: usize) -> u32 {
        self.rows[row].deadline
    }

    /// Sets the number of working days allowed.
    pub fn set_deadline(&mut self, row: usize, workdays: u32) {
        self.rows[row].deadline = workdays;
    }

    /// Age in working days; `workdays` is the number of working days before today.
    #[inline]
    pub fn age(&self, row: usize, workdays: u32) -> u32 {
        self.rows[row].age(workdays)
    }
}

/// Merges the open ones of the old rows with the new rows, whose order by need is given.
fn merge(to: &mut Vec<Petition>, old: &[Petition], new: &[Petition], order: &[u32]) {
    to.clear();
    to.reserve(old.len() + new.len() + 1);
    let mut rest = old.iter().peekable();
    for place in order {
        let next = &new[*place as usize];
        while let Some(row) = rest.next_if(|row| row.need <= next.need) {
            keep_if_open(to, row);
        }
        to.push(*next);
    }
    rest.for_each(|row| keep_if_open(to, row));
}

/// Branchless, because which rows are open is unpredictable.
#[inline]
fn keep_if_open(to: &mut Vec<Petition>, row: &Petition) {
    to.push(*row);
    to.truncate(to.len() - usize::from(row.kind.work.is_done()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::city::WorkState;
    use gongzhi_catalogue::enums::{Category, Channel, Level};

    fn push(table: &mut Petitions, household: usize) {
        let kind = PetitionKind {
            category: Category::Property,
            severity: 1,
            level: Level::Grid,
            channel: Channel::Voiced,
            supervised: false,
            attempt: 0,
            moved_up: 0,
            work: WorkState::Waiting,
        };
        let raised = Raised {
            day: Day::default(),
            workdays: 0,
        };
        table.push(NeedId::new(household, 0, 0), kind, household as f64, raised);
    }

    #[test]
    fn settling_orders_rows_by_need_and_drops_what_is_done() {
        let mut table = Petitions::default();
        [5, 1, 9].into_iter().for_each(|h| push(&mut table, h));
        table.settle();
        table.kind_mut(1).work = WorkState::Unresolved;
        table.count_done(1);
        assert_eq!(table.len(), 2);
        [7, 0].into_iter().for_each(|h| push(&mut table, h));
        table.settle();
        let households: Vec<usize> = table.rows().map(|r| table.need(r).household()).collect();
        assert_eq!(households, [0, 1, 7, 9]);
        assert_eq!(table.estimate(2), 7.0);
        assert_eq!(
            (table.len(), table.until(1, 7), table.until(2, 10)),
            (4, 2, 4)
        );
    }
}
