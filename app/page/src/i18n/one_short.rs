//! Words of the list of communities that are one star short.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    ONE_SHORT "只差一颗星" "One star short";
    ONE_SHORT_HINT "最后一天有四颗星的社区，以及缺的那颗星卡在哪里。点社区名看它的来龙去脉。" "Communities with four stars on the last day, and what keeps each from the fifth. Choose one to see why.";
    NO_ONE "没有只差一颗星的社区。" "No community is one star short.";
    FIRST_RUN "合成城市每次运行都不同：下面列的是第一次运行的社区。" "Each run generates another city: the communities below are those of the first run.";
    COMMUNITY "社区" "Community";
    MISSING "缺的星" "Missing";
    BLOCKED_BY "卡在" "Blocked by";
    SHARE_OF_RUNS "占运行次数" "Share of runs";
    WAITS "已达标，等下一次验收" "passes already and waits for the next assessment";
    SCORE "总分未过线" "its score is below the pass line";
    MORE_ROWS "其余" "More";
}

/// "8次运行，平均每次12.4个".
pub fn mean(runs: usize, mean: &str, lang: Lang) -> String {
    let plural = if runs == 1 { "run" } else { "runs" };
    pick(
        lang,
        format!("{runs}次运行，平均每次{mean}个社区"),
        format!("{runs} {plural}, {mean} communities a run on average"),
    )
}
