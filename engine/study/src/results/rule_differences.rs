//! How the results of one text of a rule differ from those of another, over the same rows.

use serde::{Deserialize, Serialize};

use gongzhi_catalogue::rules::Returns;

/// Most rows that are named.
const MOST_NAMED: usize = 5;

/// The differences between two texts of a rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RuleDifferences {
    /// Rows compared.
    pub rows: usize,
    /// Rows whose result differs.
    pub differ: usize,
    /// Mean change over all rows; of booleans, the change of the share that is true. `None` for a list of options and without rows.
    pub mean: Option<f64>,
    /// The rows that differ most, greatest first, and among equals in the order of rows.
    pub most: Vec<RowDifference>,
}

/// One row's results.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowDifference {
    /// The row.
    pub row: usize,
    /// Its result by the text compared with.
    pub before: f64,
    /// Its result now.
    pub after: f64,
}

/// Compares results by row; where one list is longer, its further rows are left out.
pub fn rule_differences(returns: Returns, before: &[f64], after: &[f64]) -> RuleDifferences {
    let pairs = before.iter().zip(after).enumerate();
    let all: Vec<RowDifference> = pairs
        .map(|(row, (before, after))| RowDifference {
            row,
            before: *before,
            after: *after,
        })
        .collect();
    let change = |d: &RowDifference| d.after - d.before;
    let size = |d: &RowDifference| match returns {
        Returns::Enum(_) => 1.0,
        _ => change(d).abs(),
    };
    let sum: f64 = all.iter().map(change).sum();
    let measured = !matches!(returns, Returns::Enum(_)) && !all.is_empty();
    let mut most: Vec<RowDifference> = all.iter().copied().filter(differs).collect();
    let differ = most.len();
    most.sort_by(|a, b| size(b).total_cmp(&size(a)));
    most.truncate(MOST_NAMED);
    RuleDifferences {
        rows: all.len(),
        differ,
        mean: measured.then(|| sum / all.len() as f64),
        most,
    }
}

fn differs(d: &RowDifference) -> bool {
    d.before.to_bits() != d.after.to_bits() && d.before != d.after
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_catalogue::enums::Level;

    #[test]
    fn the_greatest_change_comes_first_and_the_mean_counts_all_rows() {
        let before = [1.0, 1.0, 1.0, 1.0];
        let found = rule_differences(Returns::Int(0), &before, &[1.0, 2.0, 4.0, -1.0]);
        assert_eq!((found.rows, found.differ), (4, 3));
        assert_eq!(found.mean, Some(0.5));
        let rows: Vec<usize> = found.most.iter().map(|d| d.row).collect();
        assert_eq!(rows, [2, 3, 1]);
    }

    #[test]
    fn options_have_no_mean_and_minus_nought_is_nought() {
        let levels = rule_differences(Returns::Enum(Level::SPEC), &[0.0, 3.0], &[1.0, 0.0]);
        assert_eq!((levels.differ, levels.mean), (2, None));
        assert_eq!(levels.most[0].row, 0, "equals stay in order");
        let same = rule_differences(Returns::Float(0.0, 1.0), &[0.0], &[-0.0]);
        assert_eq!((same.differ, same.mean), (0, Some(-0.0)));
        assert_eq!(rule_differences(Returns::Bool, &[], &[]).mean, None);
    }
}
