//! What runs a rule over a block of rows: the seam behind which interpreter and kernels are the same.

use std::ops::Range;

use super::Rows;
use super::record::RowBlock;
use gongzhi_base::diagnostic::Span;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::Returns;

/// Rows in one block; results do not depend on it.
const BLOCK: usize = 4096;

/// One rule, compiled: what it takes, reads and gives.
#[derive(Clone, Debug)]
pub(crate) struct RuleSignature {
    /// The function.
    pub name: String,
    /// The block that it stands in.
    pub block: String,
    /// Where its name stands in that block.
    pub head: Option<Span>,
    /// Its arguments.
    pub arguments: Vec<RecordKind>,
    /// What it must give.
    pub returns: Returns,
    /// The fields that it reads, by argument.
    pub reads: Vec<Vec<usize>>,
}

impl RuleSignature {
    /// Whether it reads any field.
    pub fn reads_any(&self) -> bool {
        self.reads.iter().any(|fields| !fields.is_empty())
    }

    /// The columns of a range of rows that it reads.
    pub fn columns(&self, rows: &dyn Rows, range: Range<usize>) -> RowBlock {
        let mut block = RowBlock::new(&self.arguments, 0);
        self.refill(&mut block, rows, range);
        block
    }

    /// The same in the columns of a block that held other rows.
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
    /// A block without columns.
    pub fn new(arguments: &[RecordKind], len: usize) -> Self {
        let width = |kind: &RecordKind| kind.fields().len().max(1);
        Self {
            columns: arguments.iter().map(|k| vec![None; width(k)]).collect(),
            len,
        }
    }
}

/// Why a rule gave nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Rhai stopped.
    #[error("{0}")]
    Script(Box<rhai::EvalAltResult>),
    /// A value of another type.
    #[error("a value of type {0}")]
    WrongType(String),
    /// NaN or infinite.
    #[error("{0} is not finite")]
    NotFinite(f64),
    /// Outside what the rule may give.
    #[error("{0} is out of range")]
    OutOfRange(f64),
    /// A string outside the rule's list.
    #[error("{0} is not in the list")]
    NotInList(String),
}

/// A failure, and the row of the block where it happened.
#[derive(Debug)]
pub(crate) struct RowFailure {
    /// The row.
    pub row: usize,
    /// What happened.
    pub failure: Failure,
}

/// Something that runs rules.
pub(crate) trait Backend {
    /// Appends the results of a rule (by its index among all signatures) for a range of rows. A failure is the first
    /// row's that fails, in row order, counted from the range's first.
    fn fill(
        &self,
        index: usize,
        signature: &RuleSignature,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> Result<(), RowFailure>;
}

/// Runs a rule for all rows, block by block. A rule that reads nothing runs once.
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
