//! Words of the visitor's own calendar.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    MY_CALENDAR "我的日历" "My calendar";
    MY_CALENDAR_HINT "改成自己的起止日期、验收日期和外部冲击；基线也用这份日历，才能比较。" "Your own period, assessments and shocks. The baseline uses this calendar too, so that both stay comparable.";
    START "第一天" "First day";
    END "最后一天" "Last day";
    ALONE "验收和冲击只用于我的方案，基线保持原样" "Assessments and shocks are my plan's alone; the baseline keeps its own";
    RESTORE "恢复方案的日历" "Back to the scenario's calendar";
    NO_DATE "请写成 2019-08-10 这样的日期。运行仍用原来的日期。" "Write a date such as 2019-08-10. Runs still use the old one.";
    ADD_ASSESSMENT "添加一次验收" "Add an assessment";
    ASSESSMENT "验收" "Assessment";
    REMOVE "删去" "Remove";
    NAME "名称" "Name";
    DAYS_LONG "持续天数" "How many days";
    STRENGTH "有多强" "How strong";
    NEEDS_FACTOR "各类诉求的倍数" "Factor on needs by category";
    ADMIN_ADDED "行政事务工时占比增加" "Added to the share of hours on administrative tasks";
    VISITS_FACTOR "走访的倍数" "Factor on home visits";
    VOLUNTEERS_FACTOR "志愿工时的倍数" "Factor on volunteer hours";
    TIME_LINE "时间线" "Time line";
    TIME_LINE_HINT "在空白处按住拖动，画出一次所选的冲击；拖动条块改日期，拖右端改长短。键盘：Tab 选中，← → 移一天，PageUp PageDown 移三十天，Delete 删去。" "Drag over an empty place to draw the chosen shock; drag a bar to move it, its right end to change its length. Keys: Tab to select, ← → by a day, PageUp and PageDown by thirty, Delete to remove.";
    DRAW "画什么" "Draw";
    ADD_SHOCK "添加" "Add";
    PRESET_HINT "强度是假设，可以在下面改。" "Strengths are assumptions; change them below.";
    SHOCK_END "结束" "end";
    MEETINGS "民情分析会" "Public-concerns meetings";
}

/// "节假日只排到2026年10月7日，之后只按周末算。"
pub fn holidays_end(day: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("节假日只排到{day}，之后只按周末算。"),
        format!("Public holidays are known up to {day}; after that only weekends are free."),
    )
}

/// The accessible name of a control of one item: "删去：台风".
pub fn about(what: &str, item: &str, lang: Lang) -> String {
    pick(lang, format!("{what}：{item}"), format!("{what}: {item}"))
}
