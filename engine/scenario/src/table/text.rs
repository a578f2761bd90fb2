//! Splits delimited text into records whose cells know their places.
//!
//! Cells are separated by commas, semicolons or tabs, depending on the heading. Quoted cells may contain separators,
//! quotes and line breaks. No library is used, because every cell must be located in the scenario's text, and
//! unclosed quotes must be reported.

use std::ops::Range;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text, without surrounding quotes and spaces.
    pub text: String,
    /// Its bytes in the table.
    pub at: Range<usize>,
}

/// A row of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CsvRecord {
    /// Its number as in a spreadsheet, from 1.
    pub row: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl CsvRecord {
    /// Its bytes in the table.
    pub fn at(&self) -> Range<usize> {
        let start = self.cells.first().map_or(0, |c| c.at.start);
        start..self.cells.last().map_or(start, |c| c.at.end)
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|c| c.text.is_empty())
    }
}

/// A quote that is not closed, by the byte where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OpenQuote(pub usize);

/// The rows of a table, without empty ones.
pub(super) fn records(text: &str) -> Result<Vec<CsvRecord>, OpenQuote> {
    let mut records = all_records(text)?;
    records.retain(|record| !record.is_empty());
    Ok(records)
}

/// The rows of a table with the empty ones.
pub(super) fn all_records(text: &str) -> Result<Vec<CsvRecord>, OpenQuote> {
    let begin = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader = Reader {
        text,
        separators: separators(text),
        at: begin,
        row: 0,
    };
    let mut records = Vec::new();
    while reader.at < text.len() {
        records.push(reader.record()?);
    }
    Ok(records)
}

/// The separators: tabs if the heading contains any; otherwise commas or semicolons, whichever are more frequent,
/// full-width or not.
fn separators(text: &str) -> &'static [char] {
    const ALL: [&[char]; 3] = [&['\t'], &[',', '，'], &[';', '；']];
    let heading = text.lines().find(|l| !l.trim().is_empty());
    let heading = heading.unwrap_or_default();
    let count = |of: &[char]| heading.matches(of).count();
    let [tabs, commas, semicolons] = ALL.map(count);
    if tabs > 0 {
        ALL[0]
    } else if semicolons > commas {
        ALL[2]
    } else {
        ALL[1]
    }
}

struct Reader<'t> {
    text: &'t str,
    separators: &'static [char],
    at: usize,
    row: usize,
}

/// What ended a cell.
enum End {
    Separator,
    Record,
}

impl Reader<'_> {
    fn record(&mut self) -> Result<CsvRecord, OpenQuote> {
        self.row += 1;
        let (row, mut cells) = (self.row, Vec::new());
        loop {
            let (cell, end) = self.cell()?;
            cells.push(cell);
            if let End::Record = end {
                return Ok(CsvRecord { row, cells });
            }
        }
    }

    fn cell(&mut self) -> Result<(Cell, End), OpenQuote> {
        let start = self.at;
        let mut text = String::new();
        while let Some(c) = self.next() {
            match c {
                '"' if text.trim().is_empty() => {
                    text.clear();
                    self.quoted(&mut text)?;
                }
                '\n' => return Ok((cell(&text, start..self.at - 1), End::Record)),
                c if self.separators.contains(&c) => {
                    let at = start..self.at - c.len_utf8();
                    return Ok((cell(&text, at), End::Separator));
                }
                c => text.push(c),
            }
        }
        Ok((cell(&text, start..self.at), End::Record))
    }

    /// The text of a quoted cell, after the opening quote.
    fn quoted(&mut self, text: &mut String) -> Result<(), OpenQuote> {
        let open = self.at - 1;
        while let Some(c) = self.next() {
            match c {
                '"' if self.text[self.at..].starts_with('"') => {
                    text.push('"');
                    self.at += 1;
                }
                '"' => return Ok(()),
                c => text.push(c),
            }
        }
        Err(OpenQuote(open))
    }

    fn next(&mut self) -> Option<char> {
        let c = self.text.get(self.at..)?.chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }
}

fn cell(text: &str, at: Range<usize>) -> Cell {
    Cell {
        text: text.trim().to_owned(),
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let records = records(text).unwrap();
        let texts = |r: CsvRecord| r.cells.into_iter().map(|c| c.text).collect();
        records.into_iter().map(texts).collect()
    }

    #[test]
    fn quotes_hold_separators_quotes_and_line_breaks() {
        assert_eq!(cells("a, \"b,\"\"c\" ,d\r\n"), [["a", "b,\"c", "d"]]);
        assert_eq!(cells("x,y\n\"甲\n乙\",1"), [["x", "y"], ["甲\n乙", "1"]]);
        assert_eq!(records("x,y\n\"a,b\n"), Err(OpenQuote(4)));
        // A quote inside a word is an ordinary character.
        assert_eq!(cells("5\" pipe,b"), [["5\" pipe", "b"]]);
    }

    #[test]
    fn the_heading_tells_what_separates() {
        for text in ["a\tb\n1,5\t2", "\u{feff}a;b\n1,5;2", "a；b\n1,5；2"] {
            assert_eq!(cells(text), [["a", "b"], ["1,5", "2"]], "{text}");
        }
        assert_eq!(cells("a，b\n1,2"), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn empty_rows_are_skipped_and_rows_are_counted_with_them() {
        let found = records("a,b\n\n,,\n1,2\n").unwrap();
        let rows: Vec<usize> = found.iter().map(|r| r.row).collect();
        assert_eq!(rows, [1, 4]);
        assert_eq!(found[1].cells[1].at, 10..11);
    }
}
