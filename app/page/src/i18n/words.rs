//! The page's words, one per line: name, 简体中文, English.

macro_rules! words {
    ($($name:ident $zh:literal $en:literal;)+) => {
        $(#[doc = $en] pub const $name: gongzhi_engine::text::Label = gongzhi_engine::text::Label::new($zh, $en);)+
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, gongzhi_engine::text::Label)] = &[$((stringify!($name), $name),)+];
    };
}
pub(crate) use words;

words! {
    PRODUCT "共治沙盘" "Gongzhi Sandbox";
    SCENARIO "方案" "Scenario";
    BASELINE "基线" "Baseline";
    REFORM "调整后" "Reform";
    VERSUS "对比" "against";
    RUN "运行" "Run";
    STOP "停止" "Stop";
    UNDO "撤销" "Undo";
    REDO "重做" "Redo";
    EXPORT "导出" "Export";
    EXPORT_SCENARIO "方案文件（.toml）" "Scenario file (.toml)";
    EXPORT_WHOLE "自成一体的方案文件（写明全部取值）" "Self-contained scenario file (every value stated)";
    SHARE "链接与二维码…" "Link and QR code…";
    BRIEF "一页简报（打印）…" "One-page brief (print)…";
    EXPORT_SUMMARY "结果汇总（summary.json）" "Summary (summary.json)";
    EXPORT_SERIES "每周序列（series.csv）" "Weekly series (series.csv)";
    EXPORT_COMMUNITIES "社区明细（communities.csv）" "Communities (communities.csv)";
    OPEN_HINT "打开方案文件，也可以把文件拖进本页" "Open a scenario file, or drop one on the page";
    DROP_HERE "松开鼠标，打开这个方案文件" "Drop the file to open this scenario";
    LANGUAGE "English" "中文";
    LANGUAGE_SHORT "EN" "中";
    THEME "外观" "Theme";
    THEME_AUTO "跟随系统" "Match the system";
    THEME_LIGHT "浅色" "Light";
    THEME_DARK "深色" "Dark";
    RESEARCH "研究视图" "Research view";
    GROUP_OPENED "打开的文件" "Opened file";
    BASELINE_ITSELF "本方案（未调整）" "Unchanged";
    PARAMETERS "参数" "Parameters";
    RULES "规则" "Rules";
    DATA "数据" "Data";
    CASES "案例" "Cases";
    POLICY "政策" "Policy";
    RESULTS "结果" "Results";
    POLICY_PANEL "政策调整" "Policy";
    BEHAVIOUR "行为假设" "Assumptions";
    BEHAVIOUR_HINT "描述人们如何反应，不是政策选择" "how people respond, not a policy choice";
    DECLARED "本方案的参数" "This scenario's own parameters";
    CHANGED "已调整" "changed";
    RESET "恢复基线值" "Reset to the baseline value";
    RESET_ALL "全部恢复" "Reset all";
    SEARCH_PARAMETERS "查找参数" "Find a parameter";
    NO_PARAMETER "没有符合的参数" "No parameter matches";
    YES "是" "yes";
    NO "否" "no";
    ON "启用" "on";
    OFF "停用" "off";
    RULE_POLICY "政策" "policy";
    RULE_BEHAVIOUR "假设" "assumption";
    BACKEND_KERNEL "内核" "kernel";
    BACKENDS "标有“内核”的规则编译后成列计算，标有“解释器”的逐行计算：结果相同，只差快慢。" "Rules marked “kernel” are compiled and computed column by column; those marked “interpreter” run row by row. The results are the same; only the speed differs.";
    BACKEND_KERNEL_HELP "编译成内核，成列计算" "Compiled to a kernel that computes whole columns";
    BACKEND_INTERPRETER "解释器" "interpreter";
    BACKEND_INTERPRETER_HELP "由解释器逐行计算：结果相同，速度较慢" "Run row by row by the interpreter: same results, but slower";
    BACKEND_INTERPRETER_WHY "由解释器运行（结果相同，速度较慢）" "Run by the interpreter (same results, but slower)";
    MINIMAL_CHANGE "找最小改动" "Find the smallest change";
    MINIMAL_CHANGE_NONE "在取值范围内，没有哪一项政策参数的单独改动能得到这颗星。" "No single policy parameter, changed within its range, gains this star.";
    SHARE_OF_RANGE "占取值范围" "Share of range";
    RUNS_GAINED "得星" "Star held";
    APPLY "采用" "Apply";
    RULE_LIST "全部规则" "All rules";
    RULE_DEFAULT "恢复原规则" "Restore the original";
    RULE_WHEN "何时计算" "Evaluated";
    RULE_RETURNS "返回" "Returns";
    RULE_FIELDS "可用字段" "Fields";
    RULE_PICK "选一条规则来查看和修改" "Choose a rule to read or change";
    RULE_CHECKING "正在检查…" "Checking…";
    RULE_OK "没有问题，已用于运行" "No problems; in use";
    ERROR "错误" "Error";
    WARNING "警告" "Warning";
    HINT "建议" "What to do";
    LOADING "正在准备方案…" "Preparing the scenario…";
    FIRST_RUN "正在运行第一次模拟…" "Running the first simulation…";
    RUN_THEM "现在运行" "Run them now";
    UPDATING "正在更新" "updating";
    STOPPED "已停止" "Stopped";
    STOPPED_HINT "显示的是停止前算出的结果。点「运行」继续。" "These are the results from before the stop. Press Run to continue.";
    STOPPED_EMPTY "运行已停止，还没有结果。点「运行」重新开始。" "The run was stopped before it had any results. Press Run to start again.";
    FAILED "无法运行" "Cannot run";
    FAILED_RULE_HINT "你写的内容都保留着。改好后会自动重新运行。" "Nothing you wrote is lost. It runs again as soon as this is fixed.";
    FAILED_SCENARIO "这个方案文件有误，没有打开" "The scenario file was not opened because of these errors";
    FAILED_BESIDE "这一项无法运行，已经停下，其余照常" "This could not run and was stopped; everything else continues";
    FILE_WARNINGS "文件已打开，有几处要留意" "File opened with warnings";
    FAILED_STALE "下面仍是上一次成功运行的结果。" "The results below are from the last successful run.";
    CLOSE "关闭" "Close";
    WORKER_LOST "后台计算程序没有启动" "The background program did not start";
    WORKER_LOST_HINT "请重新载入本页；若仍不行，请换用较新的浏览器。" "Reload the page; if that does not help, use a more recent browser.";
    STARTERS "从一个问题开始" "Start with a question";
    STARTERS_HIDE "不再显示" "Hide";
    CHART_TABLE "表格" "Table";
    CHART_PICTURE "图形" "Chart";
    CHART_PNG "存为图片（PNG）" "Save as image (PNG)";
    CHART_SVG "存为矢量图（SVG）" "Save as vector image (SVG)";
    DASHED "虚线" "dashed";
    SOLID "实线" "solid";
    CHART_LARGER "放大，并可选时段" "Enlarge and choose a period";
    CHART_SMALLER "缩小" "Smaller";
    CHOOSE_METRIC "选择指标" "Choose a metric";
    VIEWS "结果视图" "Views of the results";
    VIEW_OVERVIEW "概览" "Overview";
    VIEW_CHARTS "图表" "Charts";
    VIEW_COMPARE "多方案比较" "Compare";
    VIEW_PLACES "社区" "Communities";
    VIEW_WHY "为什么" "Why";
    DIFFERENCE_SHORT "差别" "Difference";
    SIDE "看哪一边" "Which side";
    PLAY "播放" "Play";
    PAUSE "暂停" "Pause";
    DATE "日期" "Date";
    MAP_COMING "正在重算这一次运行的逐周地图…" "Running again to map every week…";
    COMMUNITIES_SUB_RUN "一次运行（第1次，第1座城市），逐周" "one run (the first, in the first city), week by week";
    CHOOSE_COMMUNITY "点地图上的一格，或表中的一个社区，看它为什么得星、为什么失星。" "Choose a tile on the map or a community in the table to see why it gains or loses stars.";
    REPORT_COMING "正在重算这个社区的经过…" "Running again to follow this community…";
    REPORT_EVENTS "事件" "Events";
    EVENTS_NOTABLE "要事" "Key events";
    EVENTS_ALL "全部" "All";
    REPORT_CONTRACTS "契约" "Contracts";
    REPORT_DECISIONS "规则的判断过程" "How the rules decide";
    OPEN_RULE "打开这条规则" "Open this rule";
    REPORT_GRIDS "网格" "Grids";
    REPORT_PROJECTS "进行中的项目（完成日期）" "Projects under way (completion date)";
    INDICATOR "20有20无" "Indicator";
    VALUE "数值" "Value";
    THRESHOLD "要求" "Required";
    STANDING "状况" "Standing";
    DRIVER "由什么决定" "Driven by";
    MET "达到" "met";
    NOT_MET "未达到" "not met";
    NEAR_MISS "差一点" "near miss";
    NEAR_BREACH "接近底线" "close to the limit";
    READY "今日可得" "would be gained today";
    NOT_READY "今日不合格" "would fail today";
    STAGE_1 "谈约" "Negotiated";
    STAGE_2 "签约" "Signed";
    STAGE_3 "亮约" "Published";
    STAGE_4 "履约" "Fulfilled";
    STAGE_5 "评约" "Evaluated";
    PURPOSE "目的" "Purpose";
    GRID "网格" "Grid";
    GRID_STAFF "人员" "Staff";
    VISITS "走访户次（开始以来）" "Visits since the start";
    VISITED "近一年走访到" "Visited in the last year";
    GRID_TILES "每格一个网格，数字为未办结诉求，颜色越深工时利用率越高。" "One tile per grid with its open petitions; the darker, the busier.";
    LOAD "工时利用率（近28天）" "Utilisation (last 28 days)";
    WHY_EMPTY "还没有可比的方案。请先做一项调整。" "Nothing to compare yet. Change something first.";
    ATTRIBUTION "哪项调整起了作用" "Which change did what";
    ATTRIBUTION_SUB "各项调整逐一并入基线，用同样的随机数再运行" "changes added to the baseline one by one, with the same draws";
    ATTRIBUTION_RUN "逐项计算" "Run the changes one by one";
    ATTRIBUTION_COMING "正在逐项运行…" "Running the changes one by one…";
    CHANGE "调整" "Change";
    ALONE "单独作用（95%区间）" "On its own (95% CI)";
    SHARED "分摊到的差别（95%区间）" "Its share of the difference (95% CI)";
    EFFECT_ANY "是否影响结果" "Any effect";
    CHANGED_NOTHING "没有改变任何结果" "changed no result";
    CHANGED_SOMETHING "是" "yes";
    RANDOM_ONLY "，区间仅含随机波动与合成城市之间的差别" "; intervals cover chance and differences between synthetic cities only";
    NOT_WHOLE "两方案还有别的不同（地点、日期或外部冲击），未计入。" "The scenarios differ in other ways too (place, dates or shocks), which are not counted here.";
    GAINS "谁得益，谁受损" "Who gains and who loses";
    GAINS_SUB "最后一天各组的状态与基线之差；均值与95%区间，仅含随机波动与合成城市之间的差别" "each group on the last day against the baseline; mean and 95% interval, chance and differences between synthetic cities only";
    GROUP "组别" "Group";
    MEAN "均值" "mean";
    METRIC "指标" "Metric";
    PIN "把当前方案留作一列" "Keep this policy as a column";
    PINNED "当前方案已留作一列" "This policy is kept as a column";
    CURRENT_POLICY "当前方案" "current policy";
    UNPIN "移除这一列" "Remove this column";
    ADD_SCENARIO "加入一个方案…" "Add a scenario…";
    COMPARE_SUB "各方案与同一基线、用同样的随机数在同样的合成城市配对运行；区间仅含随机波动与合成城市之间的差别" "each against the same baseline in the same synthetic cities with the same draws; intervals cover chance and differences between synthetic cities only";
    COMPARE_EMPTY "还没有可比的方案。请做一项调整，或在上面加入一个方案。" "Nothing to compare yet. Change something, or add a scenario above.";
    DIFFERENCE "与基线之差" "difference from the baseline";
    INTERVAL95 "95%置信区间" "95% confidence interval";
    WINS "更好的次数" "better in";
    DIFFERENCES_TITLE "各方案与基线之差" "Differences from the baseline";
    DIFFERENCES_SUB "均值与95%置信区间，仅含随机波动与合成城市之间的差别" "mean and 95% confidence interval, chance and differences between synthetic cities only";
    NO_DIFFERENCE "无差别" "no difference";
    ACTUAL "实际分布" "actual";
    EVEN "完全均等" "perfectly even";
    FUNNEL_TITLE "诉求办理漏斗" "Petitions, from raised to satisfied";
    FUNNEL_SUB "全期合计，均值" "whole period, mean over runs";
    CATEGORIES_TITLE "各类诉求" "Petitions by category";
    CATEGORIES_SUB "调整后，均值" "reform, mean over runs";
    STAR_PROGRESS "五颗星的进展" "The five stars over time";
    STAR_PROGRESS_SUB "持有该星的社区占比，中位数" "share of communities that hold it, median";
    STAGES_TITLE "契约的五个环节" "Contracts by the five stages";
    STAGES_SUB "有效契约中已完成该环节的份数，中位数；每年续约后，履约从头计" "contracts in force whose stage is done, median; fulfilment starts from zero after each yearly renewal";
    FAIR_SCORES "五星总分是否均衡" "How evenly star scores are spread";
    FAIR_SATISFACTION "满意度是否均衡" "How evenly satisfaction is spread";
    FAIR_FUND "户均资金是否均衡" "How evenly funds per household are spread";
    FAIR_SUB "由低到高累计的社区占比与所占份额，第1次运行（第1座城市）期末" "share held by the lowest share of communities, end of the first run, in the first city";
    FAIR_WORST "最低的社区" "Lowest share of communities";
    MEDIAN "中位数" "median";
    UNDER_WAY "正在模拟（第1次）" "under way (run 1)";
    BAND90 "90%区间" "90% band";
    BAND50 "50%区间" "50% band";
    WEEK_ENDING "周末日期" "Week ending";
    STEPS_NOTE "只在验收时增加，季末可能失去" "gained only at assessments, may be lost at quarter ends";
    STARS_TITLE "五颗星" "The five stars";
    STARS_SUB "期末持有该星的社区占比" "share of communities that hold it at the end";
    OWN_METRICS "自定指标" "Own metrics";
    OWN_METRICS_ABOUT "由本方案定义" "Defined by this scenario";
    OWN_METRIC "本方案的自定指标" "this scenario's own metric";
    COMMUNITIES "社区" "Communities";
    COMMUNITIES_SUB "一次运行（第1次，第1座城市）最后一天的状态" "one run (the first, in the first city), on its last day";
    COMMUNITY "社区" "Community";
    STREET "街道" "Street";
    ALL_STREETS "全部街道" "All streets";
    HOUSEHOLDS "户数" "Households";
    STARS_HELD "达标星数" "Stars held";
    TOTAL_SCORE "五星总分" "Total score";
    RAISED "受理诉求（全期）" "Petitions raised (whole period)";
    OPEN_PETITIONS "未办结诉求（期末）" "Open petitions (end)";
    ON_TIME "按期办结率（近52周）" "On-time closure (last 52 weeks)";
    SATISFACTION "平均满意度" "Mean satisfaction";
    FILED "建档率" "Household files";
    AWARENESS "知晓率" "Awareness rate";
    PARTICIPATION "参与率" "Participation";
    DELIVERED "履约率" "Fulfilment rate";
    COMMUNITY_WANTS "社区需求清单，前三项：" "What the community wants help with most: ";
    PARTNER_UNIT "共建单位" "Partner unit";
    UNITS_ASK "单位需求清单" "What it asks in return";
    WANTS_MET "满足程度" "How far met";
    FUND "资金（元/年）" "Fund (yuan/year)";
    HEMEI "和美家园" "Harmonious Home";
    SYNTHETIC "合成数据" "Synthetic data";
    SYNTHETIC_HINT "社区由配方生成，名称和差异不是真实的；每次运行另生成一座城市" "communities are generated from a recipe; their names and differences are not real, and each run generates another city";
    MAP "社区地图" "Community map";
    MAP_SUB "每格一个社区，数字为达标星数" "one tile per community; the number is the stars it holds";
    MAP_SUB_OPEN "每格一个社区，数字为未办结诉求" "one tile per community; the number is its open petitions";
    MAP_LEGEND "达标星数" "stars held";
    SCORE "得分" "Score";
    HELD "已达标" "held";
    NOT_HELD "未达标" "not held";
    NO_ASSESSMENT "期内没有验收" "no assessment in the period";
    PLACE "地点" "Place";
    STREETS "街道数" "Streets";
    COMMUNITIES_COUNT "社区数" "Communities";
    RESIDENTS "居民" "Residents";
    HOUSEHOLD_SIZE "户均人口" "Residents per household";
    ELDERLY_SHARE "有老人的户" "Households with elderly members";
    PARTY_SHARE "有党员的户" "Households with a Party member";
    UNITS "每社区共建单位" "Partner units per community";
    HOUSING_MIX "社区类型构成" "Housing types";
    CALENDAR "起止日期" "Period";
    DAYS "天数" "Days";
    SHOCKS "外部冲击" "Shocks";
    OUTSIDE_PERIOD "不在起止日期内，不会发生" "outside the period: does not take place";
    SHOCKS_OFF "外部冲击已停用，不会发生" "shocks are switched off: does not take place";
    ASSESSMENTS "验收日期" "Assessments";
    MECHANISMS "参与模拟的机制" "Active mechanisms";
    SOURCES "说明与来源" "Notes and sources";
    NONE "无" "none";
    SEED "随机种子" "Seed";
    ENGINE "引擎" "Engine";
    RESULTS_VERSION "结果版本" "Results version";
    COMMIT "代码提交" "Commit";
    SCENARIO_HASH "方案哈希" "Scenario hash";
    FINGERPRINT "结果指纹" "Fingerprint";
    REPLICATIONS "运行次数" "Replications";
    TAG_SOURCED "有出处" "sourced";
    TAG_DERIVED "由出处推算" "derived";
    TAG_ASSUMPTION "假设" "assumption";
    TAG_CALIBRATED "校准" "calibrated";
    CURRENT "当前" "current";
    NOT_APPLICABLE "不适用" "not applicable";
    NOT_APPLICABLE_SHORT "不适用" "n/a";
    LEAD "放到上面的结论里" "Make it the headline";
    HARDLY "几乎不变" "hardly changed";
    TOO_FEW "运行次数尚少" "too few runs yet";
    TYPE_INT "整数" "whole number";
    TYPE_NUMBER "数值" "number";
    TYPE_BOOL "是或否" "true or false";
    AT_LEAST "不小于" "at least";
    SKIP "跳到结果" "Skip to the results";
    DISCLAIMER "沙盘在所列假设下比较政策，不作预测。" "The sandbox compares policies under stated assumptions; it does not forecast.";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
    }

    /// Every word of the page.
    fn all() -> impl Iterator<Item = &'static (&'static str, gongzhi_engine::text::Label)> {
        use crate::i18n::{
            analyses, calendar, contracts, differences, finder, looks, one_short, rule_look,
            rule_tests, tables, weeks,
        };
        use crate::sentences::{briefs, figures, kept, links, typing};
        let lists = [
            ALL,
            analyses::ALL,
            briefs::ALL,
            calendar::ALL,
            contracts::ALL,
            differences::ALL,
            finder::ALL,
            figures::ALL,
            kept::ALL,
            links::ALL,
            looks::ALL,
            one_short::ALL,
            tables::ALL,
            rule_look::ALL,
            rule_tests::ALL,
            typing::ALL,
            weeks::ALL,
        ];
        lists.into_iter().flatten()
    }

    #[test]
    fn every_word_is_there_in_both_languages() {
        for (name, label) in all() {
            assert!(
                !label.zh.trim().is_empty() && !label.en.trim().is_empty(),
                "{name}"
            );
            if name.starts_with("LANGUAGE") {
                continue;
            }
            assert!(is_chinese(label.zh), "{name} is not Chinese: {}", label.zh);
            assert!(!is_chinese(label.en), "{name} is not English: {}", label.en);
        }
    }

    #[test]
    fn chinese_uses_full_width_punctuation_between_its_words() {
        for (name, label) in all() {
            let bad = label
                .zh
                .chars()
                .zip(label.zh.chars().skip(1))
                .any(|(a, b)| is_chinese(&a.to_string()) && ",;:!?".contains(b));
            assert!(!bad, "{name}: {}", label.zh);
        }
    }
}
