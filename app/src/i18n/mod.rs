//! What the page says, in both languages.
//!
//! What: single words in [`words`], [`checks`], [`looks`] and [`kept`], phrases in [`phrases`], what is counted from tables in [`tables`], names of figures in [`figures`], whole sentences in [`sentences`] and [`second`], numbers that are typed in [`typing`]. Why: every text has both languages by its type, so nothing
//! can be shown untranslated. Never: names anything of the model; those labels come from the engine's catalogue.

pub mod checks;
pub mod events;
pub mod figures;
pub mod kept;
pub mod looks;
pub mod phrases;
pub mod second;
pub mod sentences;
pub mod tables;
pub mod tried;
pub mod typing;
pub mod weeks;
pub mod words;

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
