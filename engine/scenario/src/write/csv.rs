//! Tables of communities and units as CSV. Columns in which nothing is stated are left out.

use crate::table::TableKind;
use crate::{CommunityRow, UnitRow};

/// A table of communities.
pub fn communities_csv(rows: &[CommunityRow]) -> String {
    csv(TableKind::Communities, rows, |row| {
        vec![
            quoted(&row.street),
            quoted(&row.name),
            row.kind
                .map_or_else(String::new, |kind| kind.id().to_owned()),
            row.households.to_string(),
            stated(row.residents),
            stated(row.staff),
            stated(row.elderly_share),
            stated(row.party_share),
            stated(row.online_share),
            stated(row.quality),
            stated(row.facilities),
            stated(row.five_star),
        ]
    })
}

/// A table of partner units.
pub fn units_csv(rows: &[UnitRow]) -> String {
    csv(TableKind::Units, rows, |row| {
        let kind = row
            .kind
            .map_or_else(String::new, |kind| kind.id().to_owned());
        let texts = [&row.street, &row.community, &row.name];
        let mut cells: Vec<String> = texts.map(|text| quoted(text)).into();
        // Resources and hours in all are contained in the hours of each resource.
        cells.extend([kind, String::new(), String::new()]);
        cells.extend(row.hours.iter().map(|hours| stated(*hours)));
        cells
    })
}

fn csv<T>(kind: TableKind, rows: &[T], cells: impl Fn(&T) -> Vec<String>) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let columns = kind.columns();
    let kept: Vec<usize> = (0..columns.len())
        .filter(|column| {
            columns[*column].required || rows.iter().any(|row| !row[*column].is_empty())
        })
        .collect();
    let heading = kept
        .iter()
        .map(|column| columns[*column].key)
        .collect::<Vec<_>>();
    let mut text = heading.join(",") + "\n";
    for row in &rows {
        let cells: Vec<&str> = kept.iter().map(|column| row[*column].as_str()).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

fn stated(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A text in quotes; nothing for an empty one.
fn quoted(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("\"{}\"", text.replace('"', "\"\""))
}
