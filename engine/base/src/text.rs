//! Text in both languages of the product, Chinese and English.
//!
//! Every label, definition and message holds both, so that nothing can be shown untranslated. The caller chooses which one
//! to show; the engine has no current language.

use serde::{Deserialize, Serialize};

/// A language of the product. Chinese is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lang {
    /// 简体中文.
    #[default]
    Zh,
    /// English.
    En,
}

/// A fixed text of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// 简体中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Label {
    /// A text in both languages.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The text in one language.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

impl From<Label> for Text {
    fn from(label: Label) -> Self {
        Text::new(label.zh, label.en)
    }
}

/// A text made at run time or written by a scenario's author.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// 简体中文.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// A name chosen by a user, the same in both languages.
    pub fn given(name: &str) -> Self {
        Self::new(name, name)
    }

    /// A text that is built in the same way for each language.
    pub fn each(make: impl Fn(Lang) -> String) -> Self {
        Self::new(make(Lang::Zh), make(Lang::En))
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A numbered thing, such as 街道 3 and Street 3.
pub fn numbered(what: Label, number: impl std::fmt::Display) -> Text {
    Text::each(|lang| format!("{} {number}", what.get(lang)))
}

/// A part of a whole, such as 街道 3 · 社区 7.
pub fn within(whole: &Text, part: impl Into<Text>) -> Text {
    let part = part.into();
    Text::each(|lang| format!("{} · {}", whole.get(lang), part.get(lang)))
}
