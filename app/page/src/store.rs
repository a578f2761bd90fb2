//! A key-value storage such as the browser's, which may be forbidden, missing or full.
//!
//! Nothing here panics, whatever the storage answers, or makes room by dropping what was kept elsewhere.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why the storage did not keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser allows this page no storage.
    Forbidden,
    /// It is full.
    Full,
}

/// Keeps texts by key.
pub trait Store {
    /// What is kept under a key.
    fn get(&self, key: &str) -> Option<String>;

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// When it is not kept; what was kept before stays.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes what is kept under a key.
    fn remove(&self, key: &str);

    /// All keys, in no order.
    fn keys(&self) -> Vec<String>;
}

/// A kept value; none if nothing is kept or it cannot be read.
pub fn read<T: DeserializeOwned>(store: &impl Store, key: &str) -> Option<T> {
    serde_json::from_str(&store.get(key)?).ok()
}

/// Keeps a value.
///
/// # Errors
/// When it is not kept; what was kept before stays.
pub fn write(store: &impl Store, key: &str, value: &impl Serialize) -> Result<(), StoreError> {
    let text = serde_json::to_string(value).map_err(|_| StoreError::Full)?;
    store.set(key, &text)
}

/// The two places where things are kept.
pub struct Stores<S> {
    /// What all tabs share, from visit to visit.
    pub shared: S,
    /// What belongs to this tab, as long as it is open.
    pub tab: S,
}

/// Checks that values can be kept.
///
/// # Errors
/// When they cannot.
pub fn works(store: &impl Store) -> Result<(), StoreError> {
    const PROBE: &str = "gongzhi.probe";
    store.set(PROBE, "1")?;
    store.remove(PROBE);
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    /// A storage that takes so many characters in all.
    pub struct Memory {
        texts: RefCell<BTreeMap<String, String>>,
        pub room: Cell<usize>,
    }

    impl Memory {
        pub fn new(room: usize) -> Self {
            let texts = RefCell::default();
            let room = Cell::new(room);
            Self { texts, room }
        }
    }

    impl Store for Memory {
        fn get(&self, key: &str) -> Option<String> {
            self.texts.borrow().get(key).cloned()
        }

        fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
            let mut texts = self.texts.borrow_mut();
            let others = texts.iter().filter(|(k, _)| *k != key);
            let used: usize = others.map(|(k, v)| k.len() + v.len()).sum();
            if used + key.len() + text.len() > self.room.get() {
                return Err(StoreError::Full);
            }
            texts.insert(key.to_owned(), text.to_owned());
            Ok(())
        }

        fn remove(&self, key: &str) {
            self.texts.borrow_mut().remove(key);
        }

        fn keys(&self) -> Vec<String> {
            self.texts.borrow().keys().cloned().collect()
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_there() {
        let store = Memory::new(100);
        store.set("a", "not json").unwrap();
        assert_eq!(read::<u32>(&store, "a"), None);
        write(&store, "a", &7_u32).unwrap();
        assert_eq!(read::<u32>(&store, "a"), Some(7));
        assert_eq!(works(&store), Ok(()));
        assert_eq!(works(&Memory::new(3)), Err(StoreError::Full));
    }
}
