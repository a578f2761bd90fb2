//! The browser's storage, clock and random numbers, used for what is kept between visits.

use gongzhi_page::state::State;
use gongzhi_page::storage::start;
use gongzhi_page::store::{Store, StoreError, Stores};

use super::address::address;

/// One of the browser's two storages, or `None` if it is forbidden.
pub struct Browser(Option<web_sys::Storage>);

/// The browser's two storages: shared by all tabs, and this tab's own.
pub fn stores() -> Stores<Browser> {
    let window = || web_sys::window();
    Stores {
        shared: Browser(window().and_then(|w| w.local_storage().ok().flatten())),
        tab: Browser(window().and_then(|w| w.session_storage().ok().flatten())),
    }
}

/// The initial state, from storage and the address.
pub fn restore() -> State {
    start::restore(&stores(), &address(), now())
}

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// A random id for this page.
pub fn owner() -> String {
    format!("{:x}", (js_sys::Math::random() * 9e15) as u64)
}

impl Store for Browser {
    fn get(&self, key: &str) -> Option<String> {
        self.0.as_ref()?.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let storage = self.0.as_ref().ok_or(StoreError::Forbidden)?;
        storage.set_item(key, text).map_err(|_| StoreError::Full)
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = &self.0 {
            let _ = storage.remove_item(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        let Some(storage) = &self.0 else {
            return Vec::new();
        };
        let count = storage.length().unwrap_or(0);
        let key = |at| storage.key(at).ok().flatten();
        (0..count).filter_map(key).collect()
    }
}
