//! Where something stands in a rule's text.

use gongzhi_base::diagnostic::Span;
use rhai::Position;

/// A span of `len` characters at a position of Rhai.
pub(crate) fn span(position: Position, len: usize) -> Option<Span> {
    let (line, column) = (position.line()?, position.position().unwrap_or(1));
    let mut span = Span::at(line as u32, column as u32);
    span.end_column = (column + len.max(1)) as u32;
    Some(span)
}
