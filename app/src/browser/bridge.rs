//! The bridge to JavaScript: `window.gongzhi`, downloads, files, the clock.
//!
//! Only the page uses it; workers do not.

use gongzhi_page::style::Theme;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, HtmlAnchorElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Url,
};

#[wasm_bindgen]
extern "C" {
    /// A chart; see app/js/charts/index.js.
    #[derive(Clone)]
    pub type Chart;
    #[wasm_bindgen(method)]
    pub fn set(this: &Chart, option: &str);
    #[wasm_bindgen(method)]
    pub fn over(this: &Chart, option: &str);
    #[wasm_bindgen(method)]
    fn png(this: &Chart, ratio: f64, caption: &str) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn svg(this: &Chart, caption: &str) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    pub fn zoom(this: &Chart, on: bool);
    #[wasm_bindgen(method)]
    pub fn destroy(this: &Chart);

    /// An editor; see app/js/editor/index.js.
    pub type Editor;
    #[wasm_bindgen(method, js_name = setDoc)]
    pub fn set_doc(this: &Editor, text: &str);
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    pub fn set_diagnostics(this: &Editor, list: &JsValue);
    #[wasm_bindgen(method)]
    pub fn insert(this: &Editor, template: &str);
    #[wasm_bindgen(method, js_name = compareWith)]
    pub fn compare_with(this: &Editor, original: Option<&str>);
    #[wasm_bindgen(method, js_name = setValues)]
    pub fn set_values(this: &Editor, list: &JsValue);
    #[wasm_bindgen(method, js_name = setDark)]
    pub fn set_dark(this: &Editor, dark: bool);
    #[wasm_bindgen(method)]
    pub fn reveal(this: &Editor, line: u32, column: u32);
    #[wasm_bindgen(method, js_name = destroy)]
    pub fn destroy_editor(this: &Editor);

    #[wasm_bindgen(catch, js_namespace = ["window", "gongzhi"], js_name = createChart)]
    fn create_chart(
        host: &Element,
        option: &str,
        settings: &JsValue,
    ) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["window", "gongzhi"], js_name = preload)]
    fn preload_charts() -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["window", "gongzhi"], js_name = outdated)]
    fn ask_outdated() -> Result<js_sys::Promise, JsValue>;
    /// Calls a function later, in its own task. It replaces waiting work with the same key. See app/js/scheduler.js.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"])]
    pub fn defer(key: &JsValue, work: &JsValue);
    /// Drops waiting work with this key.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"])]
    pub fn cancel(key: &JsValue);
    /// Calls a function once no other work waits.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"], js_name = whenIdle)]
    pub fn when_idle(work: &JsValue);
    /// Calls a function once no one else holds the lock; see public/program/boot.js.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"])]
    pub fn watch(lock: &str, ended: &JsValue);
    /// Stores the part of the open work that can be saved if the program crashes; see public/program/guard.js.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"])]
    pub fn hold(name: &str, text: &str);
    /// Stores the changes to it, which are saved below it.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"], js_name = holdChanges)]
    pub fn hold_changes(text: &str);
    /// Keeps a copy of the page for use without a network, and calls a function when a newer version is ready; see
    /// public/program/offline.js.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"], js_name = keepOffline)]
    pub fn keep_offline(told: &JsValue);
    /// Starts the newer version.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"], js_name = takeUpdate)]
    pub fn take_update();
    /// Reports that the program has crashed.
    #[wasm_bindgen(js_namespace = ["window", "gongzhi"])]
    pub fn died(why: &str);
    #[wasm_bindgen(catch, js_namespace = ["window", "gongzhi"], js_name = createEditor)]
    fn create_editor(host: &Element, settings: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// Address of the program's files, with a trailing slash; set by public/program/boot.js.
pub fn program() -> String {
    let of = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
    let gongzhi = of(&js_sys::global(), "gongzhi");
    let program = gongzhi.and_then(|gongzhi| of(&gongzhi, "program")?.as_string());
    program.unwrap_or_default()
}

/// Converts JSON to a JavaScript object.
pub fn object(json: &serde_json::Value) -> JsValue {
    js_sys::JSON::parse(&json.to_string()).unwrap_or(JsValue::NULL)
}

/// Creates a chart that fills `host`. The first call loads the code.
///
/// # Errors
/// If the code does not load or the options are invalid.
pub async fn chart(host: &Element, option: &str, settings: &JsValue) -> Result<Chart, JsValue> {
    let made = JsFuture::from(create_chart(host, option, settings)?).await?;
    Ok(made.unchecked_into())
}

/// Loads the charts' code and warms it up before there is anything to draw.
///
/// # Errors
/// If the code does not load.
pub async fn preload() -> Result<(), JsValue> {
    JsFuture::from(preload_charts()?).await.map(|_| ())
}

/// Whether the site now names another version of the program than this one; see public/program/boot.js.
pub async fn outdated() -> bool {
    let Ok(asked) = ask_outdated() else {
        return false;
    };
    JsFuture::from(asked)
        .await
        .is_ok_and(|found| found.is_truthy())
}

/// Creates an editor inside `host`. The first call loads the code.
///
/// # Errors
/// If the code does not load.
pub async fn editor(host: &Element, settings: &JsValue) -> Result<Editor, JsValue> {
    let made = JsFuture::from(create_editor(host, settings)?).await?;
    Ok(made.unchecked_into())
}

/// The page's clock, in milliseconds.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|w| w.performance())
        .map_or(0.0, |p| p.now())
}

/// The theme that the system prefers.
pub fn system_theme() -> Theme {
    let query = web_sys::window()
        .and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten());
    match query.is_some_and(|q| q.matches()) {
        true => Theme::Dark,
        false => Theme::Light,
    }
}

/// Saves a chart as a PNG image at twice the screen's resolution.
///
/// # Errors
/// If the browser cannot draw or encode it.
pub async fn save_png(chart: &Chart, caption: &str, name: &str) -> Result<(), JsValue> {
    let blob = JsFuture::from(chart.png(2.0, caption)).await?;
    keep(name, &blob.dyn_into()?);
    Ok(())
}

/// Saves a chart as SVG.
///
/// # Errors
/// If the browser cannot draw it.
pub async fn save_svg(chart: &Chart, caption: &str, name: &str) -> Result<(), JsValue> {
    let markup = JsFuture::from(chart.svg(caption)).await?;
    download(
        name,
        "image/svg+xml",
        &markup.as_string().unwrap_or_default(),
    );
    Ok(())
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Copies text to the clipboard. Returns whether the browser allowed it; pages that are not secure have no clipboard.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    let copied = navigator.clipboard().write_text(text);
    JsFuture::from(copied).await.is_ok()
}

/// Saves text as a file; `kind` is its media type.
pub fn download(name: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        keep(name, &blob);
    }
}

fn keep(name: &str, blob: &Blob) {
    if let Ok(address) = Url::create_object_url_with_blob(blob) {
        save(&address, name);
        // The browser reads the URL after this task; it can be revoked a minute later.
        gloo_timers::callback::Timeout::new(60_000, move || {
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
    }
}

/// Saves the content of a URL as a file.
fn save(address: &str, name: &str) {
    let document = web_sys::window().and_then(|w| w.document());
    let link = document.and_then(|d| d.create_element("a").ok());
    if let Some(link) = link.and_then(|l| l.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(address);
        link.set_download(name);
        link.click();
    }
}

/// Sets an attribute of the root element, or removes it for `None`.
pub fn root_attribute(name: &str, value: Option<&str>) {
    let root = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element());
    if let Some(root) = root {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Scrolls as little as needed to show an element.
pub fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls as little as needed to show the element with this id.
pub fn show_id(id: &str) {
    if let Some(element) = element(id) {
        show(&element);
    }
}

/// Opens an address of the site in a tab of its own.
pub fn open_page(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.open_with_url_and_target(address, "_blank");
    }
}

/// Clicks the element with this id, for a button that stands elsewhere.
pub fn click(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// What takes a value, and what else takes the focus where nothing does.
const CONTROLS: [&str; 2] = [
    "input:not([disabled]), select, textarea, [contenteditable=true]",
    "button:not([disabled])",
];

/// Shows the first element that matches a selector, opens the folds around it, and moves the focus into it.
pub fn go_to(selector: &str) {
    let document = web_sys::window().and_then(|w| w.document());
    let Some(place) = document.and_then(|d| d.query_selector(selector).ok().flatten()) else {
        return;
    };
    let mut around = place.parent_element();
    while let Some(element) = around {
        if element.tag_name() == "DETAILS" {
            let _ = element.set_attribute("open", "");
        }
        around = element.parent_element();
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    place.scroll_into_view_with_scroll_into_view_options(&options);
    let mut controls = CONTROLS.iter();
    let control = controls.find_map(|kind| place.query_selector(kind).ok().flatten());
    let takes = control.unwrap_or(place).dyn_into::<web_sys::HtmlElement>();
    if let Ok(takes) = takes {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = takes.focus_with_options(&options);
    }
}

fn element(id: &str) -> Option<web_sys::HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}
