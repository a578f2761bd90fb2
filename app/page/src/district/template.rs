//! A table to fill in, for a spreadsheet.

use gongzhi_engine::scenario::TableKind;
use gongzhi_engine::text::Lang;

use super::sheet::quoted;
use crate::language::pick;

/// The name of the file of a template.
pub fn file_name(kind: TableKind, lang: Lang) -> String {
    let name = match kind {
        TableKind::Communities => pick(lang, "社区表", "communities"),
        TableKind::Units => pick(lang, "共建单位表", "partner-units"),
    };
    format!("{name}.csv")
}

/// All headings in a language, with two rows of examples. It begins with a mark by which spreadsheets know UTF-8.
pub fn text(kind: TableKind, lang: Lang) -> String {
    let headings = kind
        .columns()
        .iter()
        .map(|column| quoted(column.label.get(lang)));
    let heading = headings.collect::<Vec<_>>().join(",");
    let rows = match (kind, lang) {
        (TableKind::Communities, Lang::Zh) => {
            "示例街道,示例一社区,老旧小区,1800,4200,8,35%,15%,60%,0.4,0.25,2017\n示例街道,示例二社区,商品房,2600,,,,,,,,\n"
        }
        (TableKind::Communities, Lang::En) => {
            "Example Street,First Community,Old estate,1800,4200,8,35%,15%,60%,0.4,0.25,2017\nExample Street,Second Community,Commodity housing,2600,,,,,,,,\n"
        }
        (TableKind::Units, Lang::Zh) => {
            "示例街道,示例一社区,示例小学,事业单位,阵地、党员,60,,,,,,\n示例街道,示例二社区,示例公司,非公企业,,,,,20,,40,\n"
        }
        (TableKind::Units, Lang::En) => {
            "Example Street,First Community,Example School,Public institution,\"Venues, Party members\",60,,,,,,\nExample Street,Second Community,Example Ltd,Private firm,,,,,20,,40,\n"
        }
    };
    format!("\u{feff}{heading}\n{rows}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::district::import::Import;
    use gongzhi_engine::scenario::fixture::extending;
    use gongzhi_engine::scenario::{TableBasis, read_communities, read_units};

    #[test]
    fn every_template_is_taken_as_it_is() {
        let s = extending("");
        let basis = TableBasis::of(&s.place, s.time.start);
        for lang in [Lang::Zh, Lang::En] {
            let sheet = |kind| {
                let import = Import::of_text(kind, "", &text(kind, lang)).unwrap();
                assert!(import.is_clear() && import.kind == kind, "{import:?}");
                let (sheet, notes) = import.taken();
                assert!(notes.is_empty());
                sheet.text()
            };
            let communities = read_communities(&sheet(TableKind::Communities), &basis);
            assert_eq!(communities.problems, []);
            let units = read_units(&sheet(TableKind::Units), &communities.rows, &basis);
            assert_eq!((units.problems, units.rows.len()), (Vec::new(), 2));
            assert_ne!(
                file_name(TableKind::Units, lang),
                file_name(TableKind::Communities, lang)
            );
        }
    }
}
