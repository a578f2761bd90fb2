//! Addresses of the model document, which the site holds as pages of their own.

use gongzhi_engine::text::Lang;

use crate::style::Theme;

/// The model document in a language, in the theme in force, at a parameter's row if one is named.
pub fn model(lang: Lang, theme: Theme, param: Option<&str>) -> String {
    let page = match lang {
        Lang::Zh => "model.zh.html",
        Lang::En => "model.en.html",
    };
    let row = param.map_or_else(String::new, |id| format!("#param-{id}"));
    format!("{page}?theme={}{row}", theme.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_language_theme_and_row() {
        let row = model(Lang::Zh, Theme::Dark, Some("visit_share"));
        assert_eq!(row, "model.zh.html?theme=dark#param-visit_share");
        assert_eq!(
            model(Lang::En, Theme::Light, None),
            "model.en.html?theme=light"
        );
    }
}
