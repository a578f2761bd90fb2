//! View models of charts: from the engine's bands and summaries to ECharts options and tables.
//!
//! Both come from the same data, so a chart and its table agree.

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

/// The side to which a line, band or bar belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartSide {
    /// The baseline.
    Baseline,
    /// The reform, or a scenario alone.
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
    /// Column headings.
    pub columns: Vec<String>,
    /// Rows of formatted cells; the first cell is the row's name.
    pub rows: Vec<Vec<String>>,
}

/// A chart and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Base name of its image file, without extension.
    pub id: String,
    /// Title.
    pub title: String,
    /// The subtitle.
    pub sub: String,
    /// The legend below the chart.
    pub legend: Vec<LegendEntry>,
    /// Text description of the chart for screen readers.
    pub description: String,
    /// ECharts options, as JSON.
    pub option: String,
    /// Names of the series in the legend of an exported image.
    pub series: Vec<String>,
    /// Whether the horizontal axis is time, which the user can narrow.
    pub over_time: bool,
    /// The chart's figures as a table.
    pub table: FigureTable,
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// CSS class of its key.
    pub look: &'static str,
    /// Its text.
    pub text: String,
    /// A colour that overrides the class's.
    pub colour: Option<&'static str>,
}

impl LegendEntry {
    /// An entry with the colour of its class.
    pub fn new(look: &'static str, text: impl Into<String>) -> Self {
        Self {
            look,
            text: text.into(),
            colour: None,
        }
    }
}
