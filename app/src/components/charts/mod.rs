//! Charts, their cards and tables.

pub mod card;
pub mod chart;
pub mod figure_card;
pub mod table;
pub mod view;
