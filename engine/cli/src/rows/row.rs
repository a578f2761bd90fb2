//! One row as a line of CSV: point, replication, fingerprint, headlines, checksum.
//!
//! Numbers are written with the fewest digits that give back the same bits; an undefined number is an empty cell.

use gongzhi_engine::experiment::sweep::{SweepRow, SweepTask};
use sha2::{Digest, Sha256};

/// Hexadecimal digits of a row's checksum.
const DIGITS: usize = 8;

/// The line of a row, with its end.
pub fn line_of(task: SweepTask, row: &SweepRow) -> String {
    let mut line = format!("{},{},{}", task.point, task.replication, row.fingerprint);
    for value in &row.values {
        line.push(',');
        line.push_str(&text_of(*value));
    }
    let check = checksum(&line);
    line.push(',');
    line.push_str(&check);
    line.push('\n');
    line
}

/// A number as text; nothing for an undefined one.
pub fn text_of(value: f64) -> String {
    match value.is_nan() {
        true => String::new(),
        false => value.to_string(),
    }
}

/// The run of a line, and its row; `None` if the line is not whole.
pub fn cells_of(line: &str, metrics: usize) -> Option<(SweepTask, SweepRow)> {
    let (told, check) = line.rsplit_once(',')?;
    if checksum(told) != check {
        return None;
    }
    let mut cells = told.split(',');
    let point = cells.next()?.parse().ok()?;
    let replication = cells.next()?.parse().ok()?;
    let fingerprint = cells.next()?.to_owned();
    let number = |cell: &str| match cell {
        "" => Some(f64::NAN),
        cell => cell.parse().ok(),
    };
    let values: Option<Vec<f64>> = cells.map(number).collect();
    let values = values.filter(|values| values.len() == metrics)?;
    let task = SweepTask { replication, point };
    let row = SweepRow {
        values,
        fingerprint,
    };
    Some((task, row))
}

fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let digits: String = digest
        .iter()
        .take(DIGITS / 2)
        .map(|b| format!("{b:02x}"))
        .collect();
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_bit_for_bit_and_a_changed_one_does_not() {
        let task = SweepTask {
            replication: 3,
            point: 12,
        };
        let row = SweepRow {
            values: vec![0.1 + 0.2, f64::NAN, -0.0, 1e-300, 12_345_678.9],
            fingerprint: "0123456789abcdef".to_owned(),
        };
        let line = line_of(task, &row);
        let whole = line.strip_suffix('\n').unwrap();
        let (again, read) = cells_of(whole, 5).unwrap();
        assert_eq!(again, task);
        let bits = |row: &SweepRow| row.values.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&read), bits(&row));
        assert_eq!(cells_of(whole, 4), None);
        for cut in 1..whole.len() {
            assert_eq!(cells_of(&whole[..cut], 5), None, "{cut}");
        }
        assert_eq!(cells_of(&whole.replace("0.30", "0.31"), 5), None);
    }
}
