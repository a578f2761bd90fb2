//! Reads the page's address, and clears the link in it.

use gongzhi_page::storage::start::Address;
use web_sys::UrlSearchParams;

/// The requests in the page's address.
pub fn address() -> Address {
    let location = web_sys::window().map(|w| w.location());
    let search = location
        .as_ref()
        .and_then(|l| l.search().ok())
        .unwrap_or_default();
    let query = UrlSearchParams::new_with_str(&search).ok();
    let get = |name: &str| query.as_ref().and_then(|q| q.get(name));
    Address {
        lang: get("lang"),
        theme: get("theme"),
        research: query.as_ref().is_some_and(|q| q.has("research")),
        scenario: get("scenario"),
        hash: hash(),
        is_followed: is_followed(),
    }
}

/// The hash of the address, with its mark; empty if there is none.
pub fn hash() -> String {
    let location = web_sys::window().map(|w| w.location());
    location.and_then(|l| l.hash().ok()).unwrap_or_default()
}

/// Removes the hash from the address, without a step of the browser's history.
pub fn clear_hash() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let location = window.location();
    if let (Ok(history), Ok(path), Ok(query)) =
        (window.history(), location.pathname(), location.search())
    {
        let address = format!("{path}{query}");
        let none = wasm_bindgen::JsValue::NULL;
        let _ = history.replace_state_with_url(&none, "", Some(&address));
    }
}

/// The page's address without query and hash.
pub fn page() -> String {
    let location = web_sys::window().map(|w| w.location());
    let parts = location.and_then(|l| Some((l.origin().ok()?, l.pathname().ok()?)));
    parts.map_or_else(String::new, |(origin, path)| format!("{origin}{path}"))
}

/// Whether the visitor navigated to this address, rather than reloading it or going back or forward.
fn is_followed() -> bool {
    let performance = web_sys::window().and_then(|w| w.performance());
    let entries = performance.map(|p| p.get_entries_by_type("navigation"));
    let entry = entries
        .map(|list| list.get(0))
        .filter(|entry| entry.is_object());
    let kind = entry.and_then(|entry| js_sys::Reflect::get(&entry, &"type".into()).ok());
    kind.is_some_and(|kind| kind == "navigate")
}
