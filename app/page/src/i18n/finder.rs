//! Words of the search over everything that has a name.

crate::i18n::words::words! {
    SEARCH "查找" "Search";
    SEARCH_KEYS "查找（Ctrl+K）" "Search (Ctrl+K)";
    SEARCH_ALL "查找参数、规则、指标、术语、方案……" "Find a parameter, rule, metric, term, scenario …";
    SEARCH_HINT "用中文或英文输入名称的一部分；↑ ↓ 选择，回车前往。" "Type part of a name in Chinese or English; choose with ↑ ↓, go there with Enter.";
    NOTHING_FOUND "没有找到。换一个说法试试。" "Nothing found. Try another word.";
    FOUND "找到的" "Results";
    SETTINGS "设置" "Settings";
    INDICATORS "星级指标" "Indicators of the stars";
    METRICS "结果指标" "Metrics of the outcome";
    TERMS "术语" "Terms";
    SEARCH_SCENARIOS "查找方案" "Find a scenario";
    NO_SCENARIO "没有符合的方案。" "No scenario matches.";
}
