//! Sentences of the one-page brief.

use gongzhi_engine::text::Lang;
use time::Date;

use crate::language::pick;

crate::i18n::words::words! {
    BRIEF "一页简报" "One-page brief";
    PRINT "打印或存为PDF" "Print or save as PDF";
    AGAINST "对比" "compared with";
    QUESTION "问题" "Question";
    CHANGES "改动与成本" "Changes and their cost";
    FINDING "结论" "Finding";
    SETS "参数不确定性" "Parameter uncertainty";
    GAINS "谁受益，谁受损" "Who gains and who loses";
    ASSUMPTIONS "起作用的假设" "Assumptions that matter";
    NEVER "不可用于" "Not to be used for";
    NEVER_RANK "给真实的社区、单位或个人排名、考核或问责；" "ranking, appraising or blaming real communities, units or people;";
    NEVER_FORECAST "预测某年某地的数字：它只比较不同做法，区间仅含随机波动与合成城市之间的差别；" "forecasting figures of a place and year: it only compares policies, and its intervals hold chance and differences between synthetic cities alone;";
    NEVER_ALONE "代替试点、调查和群众意见而作为决策的唯一依据。" "deciding by itself in place of pilots, surveys and what residents say.";
    FALSE_CLOSURE "办结但未真正解决的诉求、居民反映问题的意愿、干部的努力程度，都是假设，不是测量。" "Petitions closed without being resolved, residents' readiness to speak up and leaders' effort are assumed, not measured.";
    CHECK_YOURSELF "扫码打开这个方案：页面会重新运行，并核对是否得到同一结果。" "Scan to open this policy: the page runs it again and says whether it gives the same result.";
    NO_QR "内容太多，放不进二维码；请向提供者索取方案文件。" "The policy is too much for a QR code: ask for the scenario file.";
}

/// Says that the accepted sets were not asked, or that there are none.
pub fn not_checked(sets: usize, lang: Lang) -> String {
    match sets {
        0 => pick(
            lang,
            "没有在其他参数组下检验：这个方案没有通过校准的参数组。",
            "It was not checked under other parameter sets: this scenario has no accepted ones.",
        )
        .to_owned(),
        sets => pick(
            lang,
            format!("没有在{sets}组通过校准的参数下检验；换一组参数，结论可能不同。"),
            format!(
                "It was not checked under the {sets} accepted parameter sets; under others the finding may differ."
            ),
        ),
    }
}

/// Where and when the model runs.
pub fn place(name: &str, communities: usize, start: Date, end: Date, lang: Lang) -> String {
    let places = if communities == 1 {
        "community"
    } else {
        "communities"
    };
    pick(
        lang,
        format!("{name}，{communities}个社区，{start}至{end}。"),
        format!("{name}, {communities} {places}, {start} to {end}. "),
    )
}

/// The parameters that nobody has measured.
pub fn assumed(labels: &str, sets: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("没有测量、靠校准推定的参数（{sets}组通过）：{labels}。"),
        format!("Not measured but calibrated ({sets} accepted sets): {labels}."),
    )
}

/// Version of results and fingerprint.
pub fn stamp(version: u32, fingerprint: &str, lang: Lang) -> String {
    let short = fingerprint.get(..16).unwrap_or(fingerprint);
    pick(
        lang,
        format!("结果版本{version} · 指纹 {short}"),
        format!("Results version {version} · fingerprint {short}"),
    )
}
