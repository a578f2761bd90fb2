//! Words about the days that a figure covers.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    ONE_RUN "单次运行" "Single run";
    WEEK_MEAN "末周均值" "last week's mean";
    WEEK_MEAN_HOW "存量随星期几起伏，因此取最后一个整周（周一至周日）每日的均值；期末不是周日时，不取最后一天。" "A stock varies with the day of the week, so this is its mean over the last full week, Monday to Sunday, and not its value on the last day.";
}

/// The last day of a partial week, with its number of days.
pub fn part_week(date: &str, days: u8, lang: Lang) -> String {
    let plural = if days == 1 { "day" } else { "days" };
    pick(
        lang,
        format!("{date}（不足一周，{days}天）"),
        format!("{date} (part week, {days} {plural})"),
    )
}
