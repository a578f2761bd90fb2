//! What every component needs: language, theme, and a callback for actions.
//!
//! It is derived from [`State`](gongzhi_page::state::State).

use gongzhi_engine::text::{Label, Lang, Text};
use gongzhi_page::metric::AnyMetric;
use gongzhi_page::state::action::Action;
use gongzhi_page::style::{Style, Theme};
use yew::prelude::*;

/// Context shared by all components.
#[derive(Clone, Debug, PartialEq)]
pub struct Ui {
    pub lang: Lang,
    /// Theme in force.
    pub theme: Theme,
    /// Whether seeds, hashes and ids are shown.
    pub research: bool,
    /// The metric chosen for the headline, if any.
    pub leading: Option<AnyMetric>,
    /// Dispatches an action.
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

    /// A label in the page's language.
    pub fn t(&self, label: Label) -> &'static str {
        label.get(self.lang)
    }

    /// A scenario's text in the page's language.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// A handler that dispatches this action at every event.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}

#[hook]
pub fn use_ui() -> Ui {
    use_context::<Ui>().unwrap_or_default()
}
