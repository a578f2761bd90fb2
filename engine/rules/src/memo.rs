//! Memoisation of rules by the fields that they read.
//!
//! A rule is a pure function of those fields, so rows with equal bits have equal results and memoisation cannot change any.
//! The table is a direct-mapped cache of fixed size: a new entry replaces the one in its slot.

const SLOTS: usize = 4096;
/// After so many lookups the hit rate is examined; if it is too low, the table is dropped for good.
const TRIAL: u32 = 4096;

/// The results of one rule, by the bits of the fields read.
#[derive(Default)]
pub(crate) struct Memo {
    words: usize,
    keys: Vec<u64>,
    values: Vec<Option<f64>>,
    looked_up: u32,
    found: u32,
    off: bool,
}

impl Memo {
    /// Whether the table is still in use.
    pub fn is_on(&self) -> bool {
        !self.off
    }

    /// The slot of a key, and its result if the slot holds it.
    pub fn get(&mut self, key: &[u64]) -> (usize, Option<f64>) {
        if self.values.is_empty() {
            self.words = key.len();
            self.keys = vec![0; SLOTS * key.len()];
            self.values = vec![None; SLOTS];
        }
        let slot = slot(key);
        let same = self.keys[slot * self.words..(slot + 1) * self.words] == *key;
        let value = if same { self.values[slot] } else { None };
        self.looked_up += 1;
        self.found += u32::from(value.is_some());
        if self.looked_up == TRIAL {
            self.judge();
        }
        (slot, value)
    }

    /// Stores a result in the slot that [`Self::get`] returned for the same key.
    pub fn put(&mut self, slot: usize, key: &[u64], value: f64) {
        if self.off {
            return;
        }
        self.keys[slot * self.words..(slot + 1) * self.words].copy_from_slice(key);
        self.values[slot] = Some(value);
    }

    /// Drops the table if fewer than 30% of the lookups were hits.
    fn judge(&mut self) {
        if self.found * 10 < self.looked_up * 3 {
            self.off = true;
            self.keys = Vec::new();
            self.values = Vec::new();
        }
        self.looked_up = 0;
        self.found = 0;
    }
}

fn slot(key: &[u64]) -> usize {
    let hash = key.iter().fold(0x9e37_79b9_7f4a_7c15u64, |h, word| {
        (h.rotate_left(5) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd)
    });
    ((hash ^ (hash >> 29)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 52) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_back_what_was_put_and_nothing_else() {
        let mut memo = Memo::default();
        let (slot, none) = memo.get(&[1, 2]);
        assert_eq!(none, None);
        memo.put(slot, &[1, 2], 0.5);
        assert_eq!(memo.get(&[1, 2]), (slot, Some(0.5)));
        assert_eq!(memo.get(&[2, 1]).1, None);
    }

    #[test]
    fn it_switches_itself_off_when_it_does_not_help() {
        let mut memo = Memo::default();
        for i in 0..TRIAL {
            let key = [u64::from(i)];
            let (slot, _) = memo.get(&key);
            memo.put(slot, &key, 0.0);
        }
        assert!(!memo.is_on());
    }
}
