//! The root of the page: state, controller, and the two columns.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::language::tag;
use gongzhi_page::runs::progress::{Course, Progress};
use gongzhi_page::state::ThemeChoice;
use gongzhi_page::state::page::Page;
use gongzhi_page::style::Theme;
use yew::prelude::*;

use crate::browser::bridge;
use crate::browser::storage::restore;
use crate::components::common::drafts::Drafts;
use crate::controller::hook::use_controller;
use crate::layout::Layout;
use crate::reducer::Reduced;
use crate::ui::Ui;

#[component]
pub fn App() -> Html {
    let page = use_reducer(|| Reduced(Page::of(restore())));
    let controller = use_controller(&page);
    // Progress changes several times a second, so a context passes it only to the few parts that show it.
    let (state, progress, course) = (page.state.clone(), page.progress.clone(), page.course());
    let system_theme = use_system_theme();
    let theme = match state.prefs.theme {
        ThemeChoice::Auto => *system_theme,
        ThemeChoice::Light => Theme::Light,
        ThemeChoice::Dark => Theme::Dark,
    };
    let dispatcher = page.dispatcher();
    let act = use_callback((), move |action, ()| dispatcher.dispatch(action));
    let ui = Ui {
        lang: state.prefs.lang,
        theme,
        research: state.prefs.research,
        leading: state.leading.clone(),
        act,
    };
    use_effect_with((state.prefs.lang, theme), |(lang, theme)| {
        bridge::root_attribute("lang", Some(tag(*lang)));
        bridge::root_attribute("data-theme", Some(theme.id()));
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

/// The theme that the system prefers, updated when it changes.
#[hook]
fn use_system_theme() -> UseStateHandle<Theme> {
    let theme = use_state(bridge::system_theme);
    let setter = theme.setter();
    use_effect_with((), move |()| {
        let query = web_sys::window()
            .and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten());
        let listener = query.map(|query| {
            gloo_events::EventListener::new(&query, "change", move |_| {
                setter.set(bridge::system_theme())
            })
        });
        move || drop(listener)
    });
    theme
}
