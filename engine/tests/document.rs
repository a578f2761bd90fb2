//! The model document tells the catalogue's parameters as they are.

use gongzhi_engine::catalogue::tables::with_tables;
use gongzhi_engine::text::Lang;

#[test]
fn the_tables_of_the_model_document_are_those_of_the_catalogue() {
    let english = include_str!("../../docs/MODEL.md");
    let chinese = include_str!("../../docs/模型.md");
    for (name, document, lang) in [
        ("MODEL.md", english, Lang::En),
        ("模型.md", chinese, Lang::Zh),
    ] {
        let code = if lang == Lang::En { "en" } else { "zh" };
        assert!(
            with_tables(document, lang).as_deref() == Some(document),
            "run: cargo gongzhi parameters --lang {code} --out docs/{name}"
        );
    }
}
