//! Short phrases with numbers or dates: progress, counts, days.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::text::{Lang, Text};
use time::Date;

use crate::language::pick;
use crate::numbers::format::ShownDifference;

/// How runs are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// Runs of a single scenario.
    Single,
    /// Pairs of baseline and reform.
    Paired,
}

impl RunKind {
    /// Counts pairs if there is a baseline, else single runs.
    pub fn against<T>(baseline: Option<&T>) -> Self {
        match baseline {
            Some(_) => Self::Paired,
            None => Self::Single,
        }
    }
}

/// Number of finished and wanted runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunCount {
    /// Finished runs.
    pub done: u32,
    /// Wanted runs, including finished ones.
    pub wanted: u32,
}

/// "配对运行 5 / 32 · 约余4秒".
pub fn progress(kind: RunKind, count: RunCount, seconds: Option<f64>, lang: Lang) -> String {
    let head = match (kind, lang) {
        (RunKind::Paired, Lang::Zh) => "配对运行",
        (RunKind::Paired, Lang::En) => "Paired runs",
        (RunKind::Single, Lang::Zh) => "运行",
        (RunKind::Single, Lang::En) => "Runs",
    };
    let RunCount { done, wanted } = count;
    with_left(format!("{head} {done} / {wanted}"), seconds, lang)
}

fn with_left(text: String, seconds: Option<f64>, lang: Lang) -> String {
    match seconds {
        Some(seconds) => format!("{text} · {}", left(seconds, lang)),
        None => text,
    }
}

/// The time left, rounded to its precision; `seconds` is an estimate.
pub fn left(seconds: f64, lang: Lang) -> String {
    match seconds.ceil().max(1.0) as u64 {
        s @ 0..=9 => pick(lang, format!("约余{s}秒"), format!("about {s} s left")),
        s @ 10..=99 => {
            let s = s.next_multiple_of(5);
            pick(lang, format!("约余{s}秒"), format!("about {s} s left"))
        }
        s => pick(
            lang,
            format!("约余{}分钟", s.div_ceil(60)),
            format!("about {} min left", s.div_ceil(60)),
        ),
    }
}

/// The number of runs of a finished comparison.
pub fn runs_done(n: u32, kind: RunKind, lang: Lang) -> String {
    let plural = if n == 1 { "run" } else { "runs" };
    match kind {
        RunKind::Paired => pick(
            lang,
            format!("{n}次配对运行"),
            format!("{n} paired {plural}"),
        ),
        RunKind::Single => pick(lang, format!("{n}次运行"), format!("{n} {plural}")),
    }
}

/// An interval with its name: "95%区间 +5.0至+9.0".
pub fn interval(unit: Unit, bounds: [f64; 2], lang: Lang) -> String {
    let ends = ends(unit, bounds, lang);
    pick(lang, format!("95%区间 {ends}"), format!("95% CI {ends}"))
}

/// The bare bounds of an interval, under a heading that names it.
pub fn range(low: &str, high: &str, lang: Lang) -> String {
    pick(lang, format!("{low}至{high}"), format!("{low} to {high}"))
}

/// The bounds of an interval of differences. Money has its unit, such as 万, after the upper bound. One figure if both bounds read the same.
pub fn ends(unit: Unit, [low, high]: [f64; 2], lang: Lang) -> String {
    let [low, high] = [low, high].map(|end| ShownDifference::of(unit, end, lang));
    let last = match unit {
        Unit::Yuan | Unit::YuanPerYear => high.to_string(),
        _ => high.number.clone(),
    };
    if low.number == high.number {
        last
    } else {
        range(&low.number, &last, lang)
    }
}

/// In how many runs a reform is better: "28/32次更好".
pub fn wins(won: usize, of: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("{won}/{of}次更好"),
        format!("better in {won} of {of}"),
    )
}

/// The number of scenarios being run.
pub fn waiting(n: usize, lang: Lang) -> String {
    pick(lang, format!("{n}个方案正在运行"), format!("{n} running"))
}

/// The number of rows of a table.
pub fn rows(all: usize, lang: Lang) -> String {
    pick(lang, format!("共{all}个"), format!("{all} in all"))
}

/// The progress of a search.
pub fn tried(done: usize, wanted: usize, lang: Lang) -> String {
    let left = match wanted {
        0 => String::new(),
        n => pick(lang, format!("，还有{n}次"), format!(", {n} to go")),
    };
    pick(
        lang,
        format!("已试运行{done}次{left}"),
        format!("{done} trial runs done{left}"),
    )
}

/// How the smallest changes are found.
pub fn minimal_change_how(runs: u32, lang: Lang) -> String {
    pick(
        lang,
        format!(
            "每次只改一项政策参数，先在第1次运行中逐步找，再把改动最小的几项在同一座城市运行{runs}次。"
        ),
        format!(
            "One policy parameter at a time, searched in the first run; the smallest changes are then run {runs} times in the same city."
        ),
    )
}

/// In how many runs a star is held: "7/8次".
pub fn gained(won: u32, of: u32, lang: Lang) -> String {
    pick(lang, format!("{won}/{of}次"), format!("{won} of {of} runs"))
}

/// A line of a text; `line` is counted from 1.
pub fn line(line: u32, lang: Lang) -> String {
    pick(lang, format!("第{line}行"), format!("line {line}"))
}

/// A date as each language writes it.
pub fn day(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    pick(
        lang,
        format!("{year}年{month}月{day}日"),
        format!("{day} {} {year}", date.month()),
    )
}

/// A figure with its name, and its range if any: "总成本+3.2万元（+1.0万至+5.0万）".
pub fn named(name: &str, value: &str, range: Option<&str>, lang: Lang) -> String {
    let range = range.map(|r| pick(lang, format!("（{r}）"), format!(" ({r})")));
    let range = range.unwrap_or_default();
    pick(
        lang,
        format!("{name}{value}{range}"),
        format!("{name} {value}{range}"),
    )
}

/// The number of runs behind a column while more are still to come.
pub fn runs_of(done: usize, wanted: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("暂定，{done}/{wanted}次运行"),
        format!("so far, {done} of {wanted} runs"),
    )
}

/// The progress of runs beside the comparison, once the comparison is done.
pub fn beside(count: RunCount, seconds: Option<f64>, lang: Lang) -> String {
    let head = pick(lang, "其余运行", "Other runs");
    let RunCount { done, wanted } = count;
    with_left(format!("{head} {done} / {wanted}"), seconds, lang)
}

/// A note on contracts that were just renewed, with the share delivered in the round before.
pub fn renewed(delivered: Option<String>, lang: Lang) -> String {
    let zh = delivered
        .as_ref()
        .map_or_else(String::new, |x| format!("，那一轮履约率{x}"));
    let en = delivered.map_or_else(String::new, |x| format!(", in which {x} was delivered"));
    pick(
        lang,
        format!("刚续约的契约，履约从头计；评约指上一轮{zh}。"),
        format!(
            "After a renewal, fulfilment starts from zero; the evaluation is that of the previous round{en}."
        ),
    )
}

/// Separator between the items of a list.
pub const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}

/// Separator between a name and its text.
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    }
}

/// A text in brackets: "（23）".
pub fn brackets(aside: impl std::fmt::Display, lang: Lang) -> String {
    pick(lang, format!("（{aside}）"), format!(" ({aside})"))
}

/// Sentences in sequence, each with its full stop.
pub fn sentences(all: &[String], lang: Lang) -> String {
    let stop = pick(lang, "。", ". ");
    let text: String = all.iter().map(|s| format!("{s}{stop}")).collect();
    text.trim_end().to_owned()
}

/// The title of a scenario that was changed and saved.
pub fn adjusted(title: &Text) -> Text {
    Text::new(
        format!("{}（调整后）", title.zh),
        format!("{} (adjusted)", title.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_of_money_has_its_unit_and_one_without_width_is_one_figure() {
        let money = |bounds| ends(Unit::Yuan, bounds, Lang::Zh);
        assert_eq!(money([-5000.0, 300.0]), "−5,000至+300元");
        assert_eq!(money([-5000.0, -5000.0]), "−5,000元");
        assert_eq!(money([9_000.0, 52_000.0]), "+9,000至+5.20万元");
        let english = ends(Unit::Yuan, [-5000.0, 300.0], Lang::En);
        assert_eq!(english, "−5,000 to +300 yuan");
        let share = interval(Unit::Share, [0.05, 0.09], Lang::Zh);
        assert_eq!(share, "95%区间 +5.0至+9.0");
    }
}
