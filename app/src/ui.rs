//! What every component needs: the language, the look, and a way to act.
//!
//! It is a view of [`State`](gongzhi_page::state::State).

use gongzhi_engine::text::{Label, Lang, Text};
use gongzhi_page::metric::AnyMetric;
use gongzhi_page::state::action::Action;
use gongzhi_page::style::{Style, Theme};
use yew::prelude::*;

/// Shared by all components.
#[derive(Clone, Debug, PartialEq)]
pub struct Ui {
    /// Language.
    pub lang: Lang,
    /// Theme in force.
    pub theme: Theme,
    /// Seeds, hashes and ids are shown.
    pub research: bool,
    /// The metric that the headline is to be about, if one was asked for.
    pub leading: Option<AnyMetric>,
    /// Does something.
    pub act: Callback<Action>,
}

impl Default for Ui {
    fn default() -> Self {
        Self {
            lang: Lang::Zh,
            theme: Theme::Light,
            research: false,
            leading: None,
            act: Callback::noop(),
        }
    }
}

impl Ui {
    /// Language and theme, for charts.
    pub fn style(&self) -> Style {
        Style {
            lang: self.lang,
            theme: self.theme,
        }
    }

    /// A label in the language in force.
    pub fn t(&self, label: Label) -> &'static str {
        label.get(self.lang)
    }

    /// A scenario's text in the language in force.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// A handler that does the same at every event.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}

/// The shared view.
#[hook]
pub fn use_ui() -> Ui {
    use_context::<Ui>().unwrap_or_default()
}
