//! The page as a whole: state, controller, and the two columns.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::language::tag;
use gongzhi_page::runs::progress::{Course, Progress};
use gongzhi_page::state::Theme;
use gongzhi_page::state::page::Page;
use yew::prelude::*;

use crate::browser::bridge;
use crate::browser::storage::restore;
use crate::components::common::drafts::Drafts;
use crate::controller::hook::use_controller;
use crate::layout::Layout;
use crate::reducer::Reduced;
use crate::ui::Ui;

/// The page.
#[component]
pub fn App() -> Html {
    let page = use_reducer(|| Reduced(Page::of(restore())));
    let controller = use_controller(&page);
    // How far the runs are changes several times a second: it reaches the few parts that show it past all others.
    let (state, progress, course) = (page.state.clone(), page.progress.clone(), page.course());
    let system_dark = use_system_dark();
    let dark = match state.prefs.theme {
        Theme::Auto => *system_dark,
        Theme::Light => false,
        Theme::Dark => true,
    };
    let dispatcher = page.dispatcher();
    let act = use_callback((), move |action, ()| dispatcher.dispatch(action));
    let ui = Ui {
        lang: state.prefs.lang,
        dark,
        research: state.prefs.research,
        leading: state.leading.clone(),
        act,
    };
    use_effect_with((state.prefs.lang, dark), |(lang, dark)| {
        bridge::root_attribute("lang", Some(tag(*lang)));
        bridge::root_attribute("data-theme", Some(if *dark { "dark" } else { "light" }));
        if let Some(document) = web_sys::window().and_then(|w| w.document()) {
            document.set_title(words::PRODUCT.get(*lang));
        }
    });
    let drafts = use_memo((), |()| Drafts::default());
    html! {
        <ContextProvider<Ui> context={ui}>
            <ContextProvider<Drafts> context={(*drafts).clone()}>
                <ContextProvider<Rc<Progress>> context={progress}>
                    <ContextProvider<Course> context={course}>
                        <Layout {state} {controller} />
                    </ContextProvider<Course>>
                </ContextProvider<Rc<Progress>>>
            </ContextProvider<Drafts>>
        </ContextProvider<Ui>>
    }
}

/// Whether the system wants it dark, now and whenever it changes its mind.
#[hook]
fn use_system_dark() -> UseStateHandle<bool> {
    let dark = use_state(bridge::system_is_dark);
    let setter = dark.setter();
    use_effect_with((), move |()| {
        let query = web_sys::window()
            .and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten());
        let listener = query.map(|query| {
            gloo_events::EventListener::new(&query, "change", move |_| {
                setter.set(bridge::system_is_dark())
            })
        });
        move || drop(listener)
    });
    dark
}
