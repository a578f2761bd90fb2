//! The two languages: their tags, and a choice between two texts.

use gongzhi_engine::text::Lang;

/// The language's tag for `lang` attributes.
pub const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// One of two texts made at run time.
pub fn pick(lang: Lang, zh: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Zh => zh.into(),
        Lang::En => en.into(),
    }
}
