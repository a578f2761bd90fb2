use super::*;

fn import(text: &str) -> Import {
    Import::of_text(TableKind::Communities, "x.csv", text).unwrap()
}

fn zh(notes: &[Text]) -> Vec<&str> {
    notes.iter().map(|note| note.zh.as_str()).collect()
}

#[test]
fn a_table_with_known_headings_is_taken_without_a_question() {
    let import = import(
        "\u{feff}街道\t社区\t类型\t户数\t有老人的户占比(%)\n甲\t东\t老旧小区\t1,904\t35\n甲\t西\t商品房\t９００\t35%\n",
    );
    assert!(import.is_clear());
    let (sheet, notes) = import.taken();
    assert_eq!(
        sheet.text(),
        "street,name,kind,households,elderly_share\n甲,东,老旧小区,\"1,904\",35%\n甲,西,商品房,９００,35%\n"
    );
    assert!(notes.is_empty());
}

#[test]
fn titles_numbers_remarks_and_totals_are_left_out_and_said() {
    let import = import(
        "越城区社区情况表,,,\n,,,\n序号,社区名称,总户数,备注\n1,东,800,\n2,西,900,新\n,,,\n合计,,1700,\n",
    );
    assert!(import.is_clear());
    let (sheet, notes) = import.taken();
    assert_eq!(sheet.text(), "name,households\n东,800\n西,900\n");
    assert_eq!(
        zh(&notes),
        [
            "表头以上有2行，没有使用。",
            "第7行是合计，没有使用。",
            "有1个空行，没有使用。",
            "没有使用的列：序号、备注。"
        ]
    );
    assert!(notes.iter().all(|note| !note.en.is_empty()));
}

#[test]
fn what_is_not_known_is_mapped_by_hand() {
    let mut import = import("名儿,多少家,别的\n东,800,x\n西,900,y\n");
    assert!(!import.is_clear() && import.has_heading());
    let columns = import.columns();
    assert_eq!(
        (columns[1].heading.as_str(), columns[1].open),
        ("多少家", true)
    );
    assert_eq!(columns[1].samples, ["800", "900"]);
    assert_eq!(import.lacking(), [1, 3]);
    import.map(0, Some(1));
    import.map(1, Some(3));
    assert!(!import.is_clear() && import.lacking().is_empty());
    import.map(2, None);
    assert!(import.is_clear());
    let (sheet, notes) = import.taken();
    assert_eq!(sheet.text(), "name,households\n东,800\n西,900\n");
    assert_eq!(zh(&notes), ["没有使用的列：别的。"]);
    // A target moves to the column that was mapped last.
    import.map(2, Some(1));
    assert_eq!(import.columns()[0].target, None);
    assert!(import.columns()[0].open);
}

#[test]
fn a_table_without_headings_is_mapped_by_position() {
    let mut import = import("东,800\n西,900\n");
    assert!(!import.has_heading() && !import.is_clear());
    import.map(0, Some(1));
    import.map(1, Some(3));
    assert_eq!(import.taken().0.rows.len(), 2);
    import.set_heading(true);
    assert_eq!(import.taken().0.rows.len(), 1);
}

#[test]
fn units_are_recognised_by_their_headings() {
    let import = import("社区,单位,单位类型\n东,第一小学,事业单位\n");
    assert_eq!(import.kind, TableKind::Units);
    assert!(import.is_clear());
}

#[test]
fn invisible_characters_are_taken_out_and_counted() {
    let (sheet, notes) = import("社区,户数\n东\u{200b}社\u{202e}区,800\n").taken();
    assert_eq!(sheet.rows[0][1], "东社区");
    assert_eq!(zh(&notes), ["去掉了2个看不见的字符。"]);
}

#[test]
fn nothing_is_no_table() {
    assert_eq!(Import::of_text(TableKind::Communities, "", " \n,,\n"), None);
    assert_eq!(Import::of_text(TableKind::Communities, "", "a,\"b\n"), None);
}
