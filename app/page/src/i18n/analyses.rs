//! Words and phrases for analyses run on demand: accepted sets, inert rules and parameters, the cost of each change.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    ACCEPTED_SETS "参数不确定性" "Parameter uncertainty";
    ACCEPTED_SETS_HOW "每组参数至少运行两次，每次在另一座合成城市，基线与调整后在同一座、用同样的随机数：同一组各次运行之差来自随机波动和城市，此外各组均值之差才是参数的不确定。" "At least two runs under each set, each in another synthetic city, baseline and reform in the same one with the same draws: runs of one set differ by chance and city; what the means of the sets differ beyond that is due to their parameters.";
    ACCEPTED_SETS_RULE "判断规则" "How the verdict is reached";
    ACCEPTED_SETS_SET "参数组" "Set";
    ACCEPTED_SETS_RUNS "运行范围" "Range of runs";
    ACCEPTED_SETS_STRIP "各组的差别，由小到大；点为该组均值，竖线为该组各次运行的范围" "Difference by set, from least to greatest; dots are means, lines the range of each set's runs";
    ACCEPTED_SETS_TABLE "各组数值" "Figures by set";
    WITHIN_CITY "区间来自城市之间，还是同一城市内？" "Does the interval come from between cities or within a city?";
    WITHIN_CITY_HOW "每座合成城市以另外的随机数再运行一次，基线与调整后都如此；已有的结果不变。" "Runs every synthetic city once more with other draws, for baseline and reform; the results so far stay as they are.";
    GO_ON "继续" "Continue";
    INERT "哪些规则和参数没有起作用" "Inert rules and parameters";
    INERT_RUN "检查" "Check";
    INERT_HOW "再运行一次当前方案，记下每个分支是否用到；并在小范围里把每个参数移到取值范围的两端，看结果是否改变。" "Runs the policy once more and records which branches are used; then moves every parameter to the ends of its range in a small part of the place to see whether any result changes.";
    INERT_RULES_COMING "正在记录规则的分支…" "Recording which branches are used…";
    INERT_PARAMS_COMING "正在逐个移动参数…" "Moving the parameters one by one…";
    INERT_BRANCHES "从未用到的分支" "Branches that were never used";
    INERT_PARAMS "没有改变任何结果的参数" "Parameters that changed no result";
    INERT_SEE "哪些规则和参数没有起作用？" "Which rules and parameters are inert?";
    INERT_BRANCH "这个分支在运行中从未用到" "This branch was never used in the run";
    NO_DIRECT_COST "本模型中没有直接成本" "no direct cost in this model";
    ALONE "单独" "alone";
    UNCHANGED "不变" "unchanged";
    COST_EACH "逐项计算成本和人员" "Work out the cost and staff of each";
    COST_EACH_HOW "各项单独并入基线、用同样的随机数运行；只列总成本与专职人员。" "Each change on its own on top of the baseline, with the same draws; total cost and paid staff only.";
}

/// The number of branches that no row reached, and the number of their rules.
pub fn inert_branches(branches: usize, rules: usize, unmeasured: usize, lang: Lang) -> String {
    let head = match branches {
        0 => pick(lang, "所有分支都用到了", "Every branch was used"),
        _ => pick(
            lang,
            format!("{rules}条规则中有{branches}个分支从未用到"),
            format!("{branches} branches in {rules} rules were never used"),
        ),
    };
    let rest = match unmeasured {
        0 => String::new(),
        n => pick(
            lang,
            format!("；{n}条规则由解释器运行，没有测量"),
            format!("; {n} rules run by the interpreter were not measured"),
        ),
    };
    pick(lang, format!("{head}{rest}。"), format!("{head}{rest}."))
}

/// "2个分支未用到", beside a rule.
pub fn inert_branches_here(n: usize, lang: Lang) -> String {
    let plural = if n == 1 { "branch" } else { "branches" };
    pick(
        lang,
        format!("{n}个分支未用到"),
        format!("{n} unused {plural}"),
    )
}

/// What the check of parameters tried, and where.
pub fn inert_params(
    inert: usize,
    tried: u32,
    (communities, residents): (u32, &str),
    lang: Lang,
) -> String {
    pick(
        lang,
        format!(
            "在其中{communities}个社区、{residents}名居民的小范围里，同一时期，逐一移动{tried}个参数：{inert}个没有改变任何结果。范围更大、时间更长或与别的改动一起时，它们仍可能起作用。"
        ),
        format!(
            "In a small part of {communities} communities and {residents} residents over the same period, {tried} parameters were moved one by one: {inert} changed no result. In a larger place, over a longer time or together with other changes they may still have an effect."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_is_said() {
        let zh = inert_branches(3, 2, 1, Lang::Zh);
        assert!(zh.contains("3个分支") && zh.contains("没有测量"), "{zh}");
        assert_eq!(inert_branches(0, 0, 0, Lang::En), "Every branch was used.");
    }
}
