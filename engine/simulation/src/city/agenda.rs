//! Events scheduled for later days. Anything due after the last day of the run is dropped.

use super::{LatentDue, NeedId};
use crate::calendar::Day;

/// A petition that will be reopened.
#[derive(Clone, Copy, Debug)]
pub struct Reopening {
    /// Its need.
    pub need: NeedId,
    /// Its category.
    pub category: gongzhi_catalogue::enums::Category,
    /// Channel through which it was first raised.
    pub channel: gongzhi_catalogue::enums::Channel,
    /// Level that handled it.
    pub level: gongzhi_catalogue::enums::Level,
    /// Times that its need was closed without being resolved.
    pub attempt: u8,
}

/// Scheduled events, by day.
#[derive(Clone, Debug)]
pub struct Agenda {
    latent: ByDay<LatentDue>,
    reopenings: ByDay<Reopening>,
}

impl Agenda {
    /// An empty agenda for a run of `days` days.
    pub fn new(days: usize) -> Self {
        Self {
            latent: ByDay::new(days),
            reopenings: ByDay::new(days),
        }
    }

    /// Schedules the end of a latent need.
    #[inline]
    pub fn add_latent(&mut self, day: Day, due: LatentDue) {
        self.latent.add(day.index(), due);
    }

    /// Schedules the reopening of a petition.
    pub fn add_reopening(&mut self, day: Day, reopening: Reopening) {
        self.reopenings.add(day.index(), reopening);
    }

    /// Moves the latent needs that end today into `due`, in the order in which they became latent. Clears `due`
    /// first.
    pub fn take_latent(&mut self, day: Day, due: &mut Vec<LatentDue>) {
        self.latent.take(day.index(), due);
    }

    /// Moves the petitions that reopen today into `due`, ordered by need. Clears `due` first.
    pub fn take_reopenings(&mut self, day: Day, due: &mut Vec<Reopening>) {
        self.reopenings.take(day.index(), due);
        due.sort_unstable_by_key(|r| r.need);
    }
}

/// Entries per chunk.
const PIECE: usize = 8;
const NONE: u32 = u32::MAX;

/// One list per day, stored as chunks of a single table. Chunks of past days are reused, so the table grows only with
/// the number of events pending at the same time.
#[derive(Clone, Debug)]
struct ByDay<T> {
    entries: Vec<T>,
    /// For each chunk, the next one in its list or in the free list.
    after: Vec<u32>,
    free: u32,
    days: Vec<List>,
}

#[derive(Clone, Copy, Debug, Default)]
struct List {
    first: u32,
    last: u32,
    len: u32,
}

impl<T: Copy> ByDay<T> {
    fn new(days: usize) -> Self {
        Self {
            entries: Vec::new(),
            after: Vec::new(),
            free: NONE,
            days: vec![List::default(); days],
        }
    }

    #[inline]
    fn add(&mut self, day: usize, entry: T) {
        let Some(mut list) = self.days.get(day).copied() else {
            return;
        };
        let place = list.len as usize % PIECE;
        if place == 0 {
            let piece = self.piece(entry);
            if list.len == 0 {
                list.first = piece;
            } else {
                self.after[list.last as usize] = piece;
            }
            list.last = piece;
        }
        self.entries[list.last as usize * PIECE + place] = entry;
        list.len += 1;
        self.days[day] = list;
    }

    /// A free chunk, or a new one filled with `entry`.
    fn piece(&mut self, entry: T) -> u32 {
        if let Some(after) = self.after.get(self.free as usize) {
            return std::mem::replace(&mut self.free, *after);
        }
        let piece = self.after.len() as u32;
        self.after.push(NONE);
        self.entries.resize(self.entries.len() + PIECE, entry);
        piece
    }

    fn take(&mut self, day: usize, to: &mut Vec<T>) {
        to.clear();
        let Some(list) = self.days.get_mut(day) else {
            return;
        };
        let List { first, len, .. } = std::mem::take(list);
        let (mut piece, mut left) = (first, len as usize);
        while left > 0 {
            let start = piece as usize * PIECE;
            let here = left.min(PIECE);
            to.extend_from_slice(&self.entries[start..start + here]);
            left -= here;
            let after = std::mem::replace(&mut self.after[piece as usize], self.free);
            self.free = piece;
            piece = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ByDay;

    #[test]
    fn entries_come_back_by_day_in_order_and_their_room_is_used_again() {
        let mut list = ByDay::new(100);
        let mut due = Vec::new();
        let mut room = 0;
        for day in 0..100 {
            for i in 0..40 {
                list.add(day + 1 + i % 2, (day, i));
            }
            list.take(day, &mut due);
            assert!(due.is_sorted());
            assert_eq!(due.len(), [0, 20, 40][day.min(2)]);
            if day == 2 {
                room = list.entries.len();
            }
        }
        assert_eq!(list.entries.len(), room);
        list.take(100, &mut due);
        assert_eq!(due, []);
    }
}
