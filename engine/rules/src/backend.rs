//! The interface that interpreter and kernels share: evaluating a rule over a block of rows.

use std::ops::Range;

use super::Rows;
use super::record::RowBlock;
use gongzhi_base::diagnostic::Span;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::Returns;

/// Rows per block. Results do not depend on it.
const BLOCK: usize = 4096;

/// The signature of a rule: what it takes, which fields it reads and what it returns.
#[derive(Clone, Debug)]
pub(crate) struct RuleSignature {
    /// The name of its function.
    pub name: String,
    /// The block of rules that contains it.
    pub block: String,
    /// Where its name is in that block.
    pub head: Option<Span>,
    /// The records that it takes.
    pub arguments: Vec<RecordKind>,
    /// What it must return.
    pub returns: Returns,
    /// The fields that it may read, by argument.
    pub reads: Vec<Vec<usize>>,
}

impl RuleSignature {
    /// Whether it reads any field.
    pub fn reads_any(&self) -> bool {
        self.reads.iter().any(|fields| !fields.is_empty())
    }

    /// The columns that the rule reads, for a range of rows.
    pub fn columns(&self, rows: &dyn Rows, range: Range<usize>) -> RowBlock {
        let mut block = RowBlock::new(&self.arguments, 0);
        self.refill(&mut block, rows, range);
        block
    }

    /// Fills the columns of a block again for another range of rows.
    pub fn refill(&self, block: &mut RowBlock, rows: &dyn Rows, range: Range<usize>) {
        block.len = range.len();
        for (argument, fields) in self.reads.iter().enumerate() {
            for field in fields {
                let column = block.columns[argument][*field].get_or_insert_default();
                rows.fill(argument, *field, range.clone(), column);
            }
        }
    }
}

impl RowBlock {
    /// A block of `len` rows whose columns are all missing.
    pub fn new(arguments: &[RecordKind], len: usize) -> Self {
        let width = |kind: &RecordKind| kind.fields().len().max(1);
        Self {
            columns: arguments.iter().map(|k| vec![None; width(k)]).collect(),
            len,
        }
    }
}

/// Why a rule has no result.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Rhai reported an error.
    #[error("{0}")]
    Script(Box<rhai::EvalAltResult>),
    /// The result has the wrong type.
    #[error("a value of type {0}")]
    WrongType(String),
    /// The result is NaN or infinite.
    #[error("{0} is not finite")]
    NotFinite(f64),
    /// The result is outside the range of the rule.
    #[error("{0} is out of range")]
    OutOfRange(f64),
    /// The result is not an option of the rule's list.
    #[error("{0} is not in the list")]
    NotInList(String),
}

/// A failure and its row.
#[derive(Debug)]
pub(crate) struct RowFailure {
    /// The row, counted from the first of the range.
    pub row: usize,
    /// Why it failed.
    pub failure: Failure,
}

/// A way to evaluate rules.
pub(crate) trait Backend {
    /// Appends the results of a rule, given by its index among all signatures, for a range of rows.
    ///
    /// # Errors
    ///
    /// The failure of the first row that fails.
    fn fill(
        &self,
        index: usize,
        signature: &RuleSignature,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> Result<(), RowFailure>;
}

/// Evaluates a rule for all rows, block by block. A rule that reads no fields is evaluated once.
///
/// # Errors
///
/// The failure of the first row that fails.
pub(crate) fn run(
    backend: &dyn Backend,
    index: usize,
    signature: &RuleSignature,
    rows: &dyn Rows,
    out: &mut Vec<f64>,
) -> Result<(), RowFailure> {
    out.clear();
    let len = rows.len();
    if !signature.reads_any() && len > 0 {
        backend.fill(index, signature, rows, 0..1, out)?;
        let value = out[0];
        out.resize(len, value);
        return Ok(());
    }
    out.reserve(len);
    for start in (0..len).step_by(BLOCK) {
        let range = start..(start + BLOCK).min(len);
        let filled = backend.fill(index, signature, rows, range, out);
        filled.map_err(|fault| RowFailure {
            row: start + fault.row,
            ..fault
        })?;
    }
    Ok(())
}
