//! The table of open petitions: a column for each of their properties, rows in the order of their needs.
//!
//! That is the order of households, and so of grids, communities and streets: a queue is a range of rows, filtered by
//! level, and nothing needs to be kept for it. New rows stand at the end and closed ones in their place until the table
//! is settled, once a workday.

use std::ops::Range;

use super::{NeedId, PetitionKind, Raised};

/// A column with a second buffer, so that its rows can be rearranged without allocating.
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

    /// Row `i` becomes what row `from[i]` was.
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
    /// Priority of today, of settled rows.
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
    /// Adds one at the end, with `estimate` hours and a deadline of one workday.
    pub fn push(&mut self, need: NeedId, kind: PetitionKind, estimate: f64, raised: Raised) {
        self.need.rows.push(need);
        self.kind.rows.push(kind);
        self.estimate.rows.push(estimate);
        self.hours_left.rows.push(estimate);
        self.raised.rows.push(raised);
        self.deadline.rows.push(1);
    }

    /// Puts all rows in the order of their needs and drops those that are done.
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

    /// All rows, those included that were closed since the table was settled.
    pub fn rows(&self) -> Range<usize> {
        0..self.need.rows.len()
    }

    /// The first settled row, from `from` on, whose household is not below `household`.
    #[inline]
    pub fn until(&self, from: usize, household: usize) -> usize {
        let rest = &self.need.rows[from..self.settled];
        from + rest
            .iter()
            .position(|need| need.household() >= household)
            .unwrap_or(rest.len())
    }

    /// How many are open.
    pub fn len(&self) -> usize {
        self.need.rows.len() - self.done
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The need that it is about.
    #[inline]
    pub fn need(&self, row: usize) -> NeedId {
        self.need.rows[row]
    }

    /// What kind it is.
    #[inline]
    pub fn kind(&self, row: usize) -> PetitionKind {
        self.kind.rows[row]
    }

    /// Mutable access to the kind of a row.
    #[inline]
    pub fn kind_mut(&mut self, row: usize) -> &mut PetitionKind {
        &mut self.kind.rows[row]
    }

    /// Hours as estimated on raising.
    #[inline]
    pub fn estimate(&self, row: usize) -> f64 {
        self.estimate.rows[row]
    }

    /// Hours still to do.
    #[inline]
    pub fn hours_left_mut(&mut self, row: usize) -> &mut f64 {
        &mut self.hours_left.rows[row]
    }

    /// When it was raised or reopened.
    #[inline]
    pub fn raised(&self, row: usize) -> Raised {
        self.raised.rows[row]
    }

    /// Workdays allowed.
    #[inline]
    pub fn deadline(&self, row: usize) -> u32 {
        self.deadline.rows[row]
    }

    /// Sets the workdays allowed.
    pub fn set_deadline(&mut self, row: usize, workdays: u32) {
        self.deadline.rows[row] = workdays;
    }

    /// Age in workdays, where `workdays` is the number of workdays before today.
    #[inline]
    pub fn age(&self, row: usize, workdays: u32) -> u32 {
        workdays - self.raised.rows[row].workdays
    }
}

/// The open ones of the old rows and the new ones, in the order of their needs.
fn merge(order: &mut Vec<u32>, need: &[NeedId], old: &[PetitionKind], new: &[u32]) {
    order.clear();
    order.resize(need.len(), 0);
    let (mut row, mut len) = (0, 0);
    // Branchless: which rows are open is unpredictable.
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
            reopened: 0,
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
