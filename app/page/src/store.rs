//! A key-value storage such as the browser's, which may be forbidden, missing or full.
//!
//! Nothing here panics, whatever the storage returns, and nothing frees space by dropping other kept values.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why the storage did not keep a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not allow this page to use storage.
    Forbidden,
    /// It is full.
    Full,
}

/// A storage of texts by key.
pub trait Store {
    /// The text kept under a key.
    fn get(&self, key: &str) -> Option<String>;

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// If the storage refuses it; the previous text stays.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key.
    fn remove(&self, key: &str);

    /// All keys, in any order.
    fn keys(&self) -> Vec<String>;
}

/// The value kept under a key, or `None` if it is missing or cannot be read.
pub fn read<T: DeserializeOwned>(store: &impl Store, key: &str) -> Option<T> {
    serde_json::from_str(&store.get(key)?).ok()
}

/// Keeps a value.
///
/// # Errors
/// If the storage refuses it; the previous value stays.
pub fn write(store: &impl Store, key: &str, value: &impl Serialize) -> Result<(), StoreError> {
    let text = serde_json::to_string(value).map_err(|_| StoreError::Full)?;
    store.set(key, &text)
}

/// The two storages of a tab.
pub struct Stores<S> {
    /// Shared by all tabs, and kept between visits.
    pub shared: S,
    /// This tab's own, until it is closed.
    pub tab: S,
}

/// Checks that the storage keeps values.
///
/// # Errors
/// If it does not.
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

    /// A storage with a limited number of characters in total.
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
