//! Chart view models: from the engine's bands and summaries to chart options and tables.
//!
//! Why: a chart and its table must say the same. Never: computes a statistic, or knows a component.

pub mod bars;
pub mod lines;
mod lines_option;
pub mod palette;

use gongzhi_engine::text::Text;

/// The same numbers as rows for readers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows of formatted cells; the first is the row's name.
    pub rows: Vec<Vec<String>>,
}

/// A chart and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Name of its picture file.
    pub id: String,
    /// Title.
    pub title: String,
    /// What stands beside the title.
    pub sub: String,
    /// What stands below it: how to read it.
    pub legend: Vec<Key>,
    /// The option for ECharts, as JSON.
    pub option: String,
    /// The numbers.
    pub table: Table,
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// How it looks: a class of the style sheet.
    pub look: &'static str,
    /// What it is.
    pub text: String,
}

/// A dated mark on a chart: an assessment, a shock.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// First day, as days since the start.
    pub from: i64,
    /// Days; 0 for a single date.
    pub days: i64,
    /// What it is.
    pub label: Text,
}
