//! One Wasm file for page and worker: renders the page where there is a window, else serves the worker.

use yew::prelude::*;

#[component]
fn Page() -> Html {
    html! { <main><h1>{ "共治沙盘" }</h1><p>{ "Gongzhi Sandbox" }</p></main> }
}

fn main() {
    console_error_panic_hook::set_once();
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(root) = document.get_element_by_id("app") {
        yew::Renderer::<Page>::with_root(root).render();
    }
}
