//! Words around the results: what the page is, the state of the run, errors, names of columns.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    ABOUT "在浏览器里推演社区治理政策，比较不同做法；结果不是预测。" "A sandbox that compares community governance policies in your browser; its results are not forecasts.";
    ABOUT_SYNTHETIC "社区为合成数据。" " The communities are synthetic data.";
    FAILED_SEE_RULE "无法运行：错误标在左侧的规则里。下面仍是上一次成功运行的结果。" "Cannot run: the error is marked in the rule on the left. The results below are from the last successful run.";
    FAILED_SEE_RULE_EMPTY "无法运行：错误标在左侧的规则里。" "Cannot run: the error is marked in the rule on the left.";
    FIRST_RUN_FIGURES "第一次运行的数字，其余运行还在继续" "Figures from the first run; the others are under way";
    NEW_VERSION "共治沙盘已有新版本" "A new version of Gongzhi Sandbox is available";
    NEW_VERSION_HINT "请重新载入本页；你的工作都保留着。" "Reload this page; your work is kept.";
    RENAME "给这一列改名" "Rename this column";
    COLUMN_NAME "这一列的名称" "Name of this column";
}

/// Says that there is nothing left to run: "32次配对运行都已完成，没有要运行的。"
pub fn nothing_to_run(runs: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("{runs}都已完成，没有要运行的。"),
        format!("All {runs} are done; there is nothing left to run."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_run_is_said_with_the_number() {
        assert_eq!(
            nothing_to_run("32次配对运行", Lang::Zh),
            "32次配对运行都已完成，没有要运行的。"
        );
        assert_eq!(
            nothing_to_run("32 paired runs", Lang::En),
            "All 32 paired runs are done; there is nothing left to run."
        );
    }
}
