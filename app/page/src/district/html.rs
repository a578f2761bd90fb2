//! Tables in HTML, as spreadsheets put them into the clipboard: merged cells, and styles that are not wanted.

/// A cell of a table in HTML, which may span several rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpannedCell {
    /// Its text.
    pub text: String,
    /// Rows that it spans, at least 1.
    pub rows: usize,
    /// Columns that it spans, at least 1.
    pub columns: usize,
}

/// Most columns of a table in HTML. Merged cells may claim more than anyone wrote.
const MOST_COLUMNS: usize = 200;

/// The cells of a table in HTML. A merged cell fills all its places.
pub fn spread(rows: &[Vec<SpannedCell>]) -> Vec<Vec<String>> {
    let mut grid: Vec<Vec<Option<String>>> = vec![Vec::new(); rows.len()];
    for (r, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while grid[r].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            let end = column.saturating_add(cell.columns.max(1)).min(MOST_COLUMNS);
            if column >= end {
                break;
            }
            for line in grid.iter_mut().skip(r).take(cell.rows.max(1)) {
                if line.len() < end {
                    line.resize(end, None);
                }
                for place in &mut line[column..end] {
                    *place = Some(cell.text.clone());
                }
            }
            column = end;
        }
    }
    let text = |row: Vec<Option<String>>| row.into_iter().map(Option::unwrap_or_default).collect();
    grid.into_iter().map(text).collect()
}

/// The text without its `<style>` elements. The page's security policy forbids them, and a browser that parses one reports that.
pub fn without_styles(html: &str) -> String {
    // Lower case in ASCII keeps the places of all bytes.
    let low = html.to_ascii_lowercase();
    let (mut kept, mut at) = (String::new(), 0);
    while let Some(start) = low[at..].find("<style").map(|n| at + n) {
        kept.push_str(&html[at..start]);
        let Some(end) = low[start..].find("</style>").map(|n| start + n) else {
            return kept;
        };
        at = end + "</style>".len();
    }
    kept.push_str(&html[at..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_fill_their_places() {
        let cell = |text: &str, rows, columns| SpannedCell {
            text: text.to_owned(),
            rows,
            columns,
        };
        let rows = [
            vec![cell("甲", 2, 1), cell("东", 1, 1), cell("x", 1, 2)],
            vec![cell("西", 1, 1), cell("8", 1, 1), cell("9", 99, 1)],
        ];
        assert_eq!(
            spread(&rows),
            [["甲", "东", "x", "x"], ["甲", "西", "8", "9"]]
        );
        assert_eq!(spread(&[]), Vec::<Vec<String>>::new());
        let endless = vec![vec![cell("x", usize::MAX, usize::MAX); 9]; 300];
        assert!(spread(&endless).iter().all(|row| row.len() == MOST_COLUMNS));
    }

    #[test]
    fn styles_are_left_out_and_nothing_else() {
        let html = "<html><STYLE type=x>\n<!-- td{} -->\n</Style><td>社区</td><style>a</style><td>户数</td>";
        assert_eq!(without_styles(html), "<html><td>社区</td><td>户数</td>");
        assert_eq!(without_styles("<td>style</td>"), "<td>style</td>");
        assert_eq!(without_styles("<td>x</td><style>open"), "<td>x</td>");
    }
}
