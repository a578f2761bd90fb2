//! View models of charts: from the engine's bands and summaries to ECharts options and tables.
//!
//! Why: a chart and its table must say the same.

mod axes;
pub mod bars;
pub mod courses;
pub mod description;
pub mod fairness;
pub mod intervals;
pub mod kinds;
pub mod lines;
mod lines_option;
pub mod marks;
pub mod metric;
pub mod multi;
pub mod over_time;
pub mod palette;
pub mod strip;
pub mod under_way;

use gongzhi_engine::text::Label;

use crate::i18n::words;

/// Whose line, band or bar it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartSide {
    /// The baseline's.
    Baseline,
    /// The reform's, or that of a scenario alone.
    Reform,
}

impl ChartSide {
    /// The id of its series in a chart.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Baseline => "base",
            Self::Reform => "reform",
        }
    }

    /// Its name.
    pub const fn label(self) -> Label {
        match self {
            Self::Baseline => words::BASELINE,
            Self::Reform => words::REFORM,
        }
    }
}

/// The figures of a chart as a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureTable {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows of formatted cells; the first is the row's name.
    pub rows: Vec<Vec<String>>,
}

/// A chart and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Name of its image file, without ending.
    pub id: String,
    /// Title.
    pub title: String,
    /// The subtitle.
    pub sub: String,
    /// The legend below the chart.
    pub legend: Vec<LegendEntry>,
    /// The chart in words, for screen readers.
    pub description: String,
    /// The option for ECharts, as JSON.
    pub option: String,
    /// Names of the series in the legend of an exported image.
    pub series: Vec<String>,
    /// Whether the horizontal axis is time, which can be narrowed.
    pub over_time: bool,
    /// The same numbers as a table.
    pub table: FigureTable,
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// Its class in the style sheet.
    pub look: &'static str,
    /// What it is.
    pub text: String,
    /// A colour of its own.
    pub colour: Option<&'static str>,
}

impl LegendEntry {
    /// An entry that looks as the style sheet says.
    pub fn new(look: &'static str, text: impl Into<String>) -> Self {
        Self {
            look,
            text: text.into(),
            colour: None,
        }
    }
}
