//! Words about a place that a scenario describes by tables.

crate::i18n::words::words! {
    COUNTED "街道、社区、户数和住房类型按方案文件中的表统计。" "Streets, communities, households and housing types are counted from the scenario's table.";
    HOUSEHOLDS "户数" "Households";
}
