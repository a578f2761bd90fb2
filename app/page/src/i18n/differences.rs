//! Words about what differs from the baseline.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    CHANGES "改动" "Changes";
    WHERE_AM_I "与基线的不同" "What differs from the baseline";
    WHERE_HINT "这里列出与基线不同的每一处。每一处都可以单独退回，退回后也能撤销。" "Everything that differs from the baseline. Each entry can be put back by itself, and undone again.";
    NOTHING "与基线没有不同。改动参数、规则、日历或子模型后，会列在这里。" "Nothing differs from the baseline. What you change – parameters, rules, calendar, submodels – is listed here.";
    SHARED "基线也采用的" "Shared with the baseline";
    SHARED_HINT "地方和日历的改动两边都用，比较才有意义。" "Changes of place and calendar hold for both sides, so that they stay comparable.";
    BACK "退回" "Put back";
    GO_THERE "去那里" "Go there";
    SHOW_TEXT "看前后文本" "Show both texts";
    BEFORE "之前" "Before";
    AFTER "之后" "After";
    ABSENT "（没有）" "(none)";
    MOVES "最近的操作" "Recent moves";
    MOVES_HINT "点一步，就回到那一步之前。" "Choose a move to go back to before it.";
    MOVES_NONE "还没有操作。" "No moves yet.";
    UNDONE "已撤销，点一步就重做到它" "Undone; choose a move to redo up to it";
    MOVE_BASELINE "换基线" "Another baseline";
    MOVE_RESET "全部恢复" "Everything reset";
    MOVE_EDIT "改动" "A change";
    CALENDAR_PARTS "日历" "Calendar";
    PERIOD "起止日期" "First and last day";
    NAME "名称" "name";
    SPREAD "社区规模的差异" "spread of community sizes";
    ONLINE "在群里的户占比" "share in the chat groups";
    UNIT_MIX "共建单位的构成和工时" "kinds and hours of partner units";
    NEEDS "各类住房的需求" "needs by housing type";
    TABLES "社区和单位的表" "tables of communities and units";
    JOINT "联合契约" "joint contracts";
    EVERY_DAY_WORKS "每天都是工作日" "every day is a workday";
    HOLIDAYS "节假日" "public holidays";
    SHOCK_ORDER "次序不同" "in another order";
    STRENGTH "名称或强度不同" "another name or strength";
}

/// "冲击：台风".
pub fn shock(name: &str, lang: Lang) -> String {
    pick(lang, format!("冲击：{name}"), format!("Shock: {name}"))
}

/// "打开“越城区 2018 年做法”".
pub fn move_opening(title: &str, lang: Lang) -> String {
    pick(lang, format!("打开“{title}”"), format!("Open “{title}”"))
}

/// "另有2处".
pub fn and_more(more: usize, lang: Lang) -> String {
    pick(lang, format!("，另有{more}处"), format!(" and {more} more"))
}
