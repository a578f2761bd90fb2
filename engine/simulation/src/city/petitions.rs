//! The table of open petitions: one column per property, rows ordered by need.
//!
//! This is also the order of households, grids, communities and streets. A queue is therefore a range of rows
//! filtered by level and needs no storage of its own. New rows stay at the end and closed rows in place until the
//! table is settled, once per working day.

use std::ops::Range;

use super::{NeedId, PetitionKind, Raised};

/// A column with a second buffer, so that rows can be rearranged without allocation.
#[derive(Clone, Debug)]
struct SortableColumn<T> {
    rows: Vec<T>,
    buffer: Vec<T>,
}

impl<T: Copy> SortableColumn<T> {
    fn new() -> Self {
        Self {
            rows: Vec::new(),
            buffer: Vec::new(),
        }
    }

    /// Row `i` takes the value of row `from[i]`.
    fn rearrange(&mut self, from: &[u32]) {
        self.buffer.clear();
        self.buffer
            .extend(from.iter().map(|i| self.rows[*i as usize]));
        std::mem::swap(&mut self.rows, &mut self.buffer);
    }
}

/// Open petitions.
#[derive(Clone, Debug)]
pub struct Petitions {
    need: SortableColumn<NeedId>,
    kind: SortableColumn<PetitionKind>,
    estimate: SortableColumn<f64>,
    hours_left: SortableColumn<f64>,
    raised: SortableColumn<Raised>,
    deadline: SortableColumn<u32>,
    /// Today's priorities of settled rows.
    pub priority: Vec<f64>,
    settled: usize,
    done: usize,
    new: Vec<u32>,
    order: Vec<u32>,
}

impl Default for Petitions {
    fn default() -> Self {
        Self {
            need: SortableColumn::new(),
            kind: SortableColumn::new(),
            estimate: SortableColumn::new(),
            hours_left: SortableColumn::new(),
            raised: SortableColumn::new(),
            deadline: SortableColumn::new(),
            priority: Vec::new(),
            settled: 0,
            done: 0,
            new: Vec::new(),
            order: Vec::new(),
        }
    }
}

impl Petitions {
    /// Appends a petition with `estimate` hours of work and a deadline of one working day.
    pub fn push(&mut self, need: NeedId, kind: PetitionKind, estimate: f64, raised: Raised) {
        self.need.rows.push(need);
        self.kind.rows.push(kind);
        self.estimate.rows.push(estimate);
        self.hours_left.rows.push(estimate);
        self.raised.rows.push(raised);
        self.deadline.rows.push(1);
    }

    /// Sorts all rows by need and drops closed ones.
    pub fn settle(&mut self) {
        let need = &self.need.rows;
        self.new.clear();
        self.new.extend(self.settled as u32..need.len() as u32);
        self.new
            .sort_unstable_by_key(|row| (need[*row as usize], *row));
        merge(
            &mut self.order,
            need,
            &self.kind.rows[..self.settled],
            &self.new,
        );
        let order = &self.order;
        self.need.rearrange(order);
        self.kind.rearrange(order);
        self.estimate.rearrange(order);
        self.hours_left.rearrange(order);
        self.raised.rearrange(order);
        self.deadline.rearrange(order);
        self.settled = order.len();
        self.done = 0;
    }

    /// Records that `rows` rows were closed.
    pub fn count_done(&mut self, rows: usize) {
        self.done += rows;
    }

    /// All rows, including those closed since the table was last settled.
    pub fn rows(&self) -> Range<usize> {
        0..self.need.rows.len()
    }

    /// The first settled row at or after `from` whose household is `household` or higher.
    #[inline]
    pub fn until(&self, from: usize, household: usize) -> usize {
        let rest = &self.need.rows[from..self.settled];
        from + rest
            .iter()
            .position(|need| need.household() >= household)
            .unwrap_or(rest.len())
    }

    /// Number of open petitions.
    pub fn len(&self) -> usize {
        self.need.rows.len() - self.done
    }

    /// Whether no petition is open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The need behind the petition.
    #[inline]
    pub fn need(&self, row: usize) -> NeedId {
        self.need.rows[row]
    }

    /// Kind and state.
    #[inline]
    pub fn kind(&self, row: usize) -> PetitionKind {
        self.kind.rows[row]
    }

    /// Mutable access to kind and state.
    #[inline]
    pub fn kind_mut(&mut self, row: usize) -> &mut PetitionKind {
        &mut self.kind.rows[row]
    }

    /// Hours of work, as estimated when it was raised.
    #[inline]
    pub fn estimate(&self, row: usize) -> f64 {
        self.estimate.rows[row]
    }

    /// Hours of work left.
    #[inline]
    pub fn hours_left_mut(&mut self, row: usize) -> &mut f64 {
        &mut self.hours_left.rows[row]
    }

    /// When it was raised or reopened.
    #[inline]
    pub fn raised(&self, row: usize) -> Raised {
        self.raised.rows[row]
    }

    /// Working days allowed.
    #[inline]
    pub fn deadline(&self, row: usize) -> u32 {
        self.deadline.rows[row]
    }

    /// Sets the number of working days allowed.
    pub fn set_deadline(&mut self, row: usize, workdays: u32) {
        self.deadline.rows[row] = workdays;
    }

    /// Age in working days; `workdays` is the number of working days before today.
    #[inline]
    pub fn age(&self, row: usize, workdays: u32) -> u32 {
        workdays - self.raised.rows[row].workdays
    }
}

/// Merges the open rows of the old part with the new rows, ordered by need.
fn merge(order: &mut Vec<u32>, need: &[NeedId], old: &[PetitionKind], new: &[u32]) {
    order.clear();
    order.resize(need.len(), 0);
    let (mut row, mut len) = (0, 0);
    // Branchless, because which rows are open is unpredictable.
    let keep = |order: &mut [u32], row: usize, len: &mut usize| {
        order[*len] = row as u32;
        *len += usize::from(!old[row].work.is_done());
    };
    for next in new {
        while row < old.len() && need[row] <= need[*next as usize] {
            keep(order, row, &mut len);
            row += 1;
        }
        order[len] = *next;
        len += 1;
    }
    while row < old.len() {
        keep(order, row, &mut len);
        row += 1;
    }
    order.truncate(len);
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
