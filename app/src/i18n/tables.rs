//! What the page says of a place that a scenario gives as tables.

use gongzhi_engine::text::Label;

/// Where the counts come from.
pub const COUNTED: Label = Label::new(
    "街道、社区、户数和住房类型按场景文件中的表统计。",
    "Streets, communities, households and housing types are counted from the scenario's table.",
);
/// Households of a table.
pub const HOUSEHOLDS: Label = Label::new("户数", "Households");
