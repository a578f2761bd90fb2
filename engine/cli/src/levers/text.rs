//! The document of the levers: one bilingual Markdown table, one row for each value of each lever.

use std::fmt::Write;

use gongzhi_engine::catalogue::headlines::headlines;
use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::panels::Panel;
use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::experiment::{Design, Lever, LeverArms, LeverEffect};
use gongzhi_engine::results::{RESULTS_VERSION, Verdict};

/// How many other metrics a row names.
const MOST_OTHERS: usize = 3;

/// The whole document.
pub fn document(arms: &LeverArms, design: Design, effects: &[LeverEffect]) -> String {
    let mut text = heading(arms, design);
    text.push_str(&legend());
    text.push_str(&table(arms.levers(), effects));
    text.push_str(&still(arms.levers(), effects));
    text
}

fn heading(arms: &LeverArms, design: Design) -> String {
    let baseline = arms.baseline();
    let Design { seed, replications } = design;
    let (id, communities) = (&baseline.id, baseline.place.communities);
    let (start, end) = (baseline.time.start, baseline.time.end);
    format!(
        "# 杠杆与主要指标 Levers and headline metrics\n\n\
         <!-- written by `gongzhi levers {id} --out`, not by hand -->\n\n\
         页面上的每个杠杆（政策参数和机制开关）单独调整，与基线配对比较：`{id}` 中 {communities} 个社区，{start} 至 {end}，种子 {seed}，{replications} 对运行，结果第 {RESULTS_VERSION} 版。\
         数值减半和加倍（不出范围；为零时取范围的中点），数组只动第一个数，表只动每行第一个数，开关拨到另一边。\
         ↑ 上升，↓ 下降：配对差的 95% 区间不含 0；· 区间含 0；— 不适用。全无作用的杠杆，二十次里约有一次会碰巧显出箭头，所以单个箭头只是线索。⊘ 没有改变任何指标。\n\n\
         Each lever of the page (policy parameters and switches) is moved alone and compared with the baseline in pairs: {communities} communities of `{id}`, {start} to {end}, seed {seed}, \
         {replications} pairs, results version {RESULTS_VERSION}. Numbers are halved and doubled (within their range; from zero to its middle), of a list the first number moves, of a table the first of \
         each row, and switches go to their other side. ↑ rises, ↓ falls: the 95% interval of the paired difference excludes 0; · it does not; — not applicable. One arrow in twenty \
         comes by chance where nothing acts, so a single arrow is a hint. ⊘ moves no metric at all.\n\n"
    )
}

/// A column's short name: the initial of its panel and its place there.
fn codes() -> Vec<(String, Metric)> {
    let of_panel = |panel: Panel| {
        let initial = panel.label().en.chars().next().unwrap_or('?');
        let places = panel.headlines().iter().enumerate();
        places.map(move |(place, metric)| (format!("{initial}{}", place + 1), *metric))
    };
    Panel::ALL.into_iter().flat_map(of_panel).collect()
}

fn legend() -> String {
    let mut text = "| | 指标 metric | 名称 | name |\n| --- | --- | --- | --- |\n".to_owned();
    for (code, metric) in codes() {
        let spec = metric.spec();
        let panel = spec.panel.label();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {code} | `{}` | {}：{} | {}: {} |",
            spec.id, panel.zh, spec.label.zh, panel.en, spec.label.en
        );
    }
    text.push('\n');
    text
}

fn table(levers: &[Lever], effects: &[LeverEffect]) -> String {
    let codes: Vec<String> = codes().into_iter().map(|(code, _)| code).collect();
    let mut text = format!(
        "| 杠杆 lever | 名称 name | 从 from | 到 to | {} | 其他 others |\n",
        codes.join(" | ")
    );
    let marks = "| :---: ".repeat(codes.len());
    let _ = writeln!(text, "| --- | --- | ---: | ---: {marks}| --- |");
    for effect in effects {
        let lever = &levers[effect.lever];
        let cells: Vec<&str> = headlines().map(|m| mark(effect.on(m))).collect();
        let _ = writeln!(
            text,
            "| `{}` | {} {} | {} | {} | {} | {} |",
            lever.id,
            lever.label.zh,
            lever.label.en,
            shown(&lever.from),
            shown(&effect.to),
            cells.join(" | "),
            others(effect),
        );
    }
    text
}

fn mark(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        None => "—",
        Some(Verdict::Higher) => "↑",
        Some(Verdict::Lower) => "↓",
        Some(Verdict::NoClearDifference | Verdict::TooFewRuns) => "·",
    }
}

/// Metrics besides the headlines that move, or the mark of a value that moves none.
fn others(effect: &LeverEffect) -> String {
    let moved: Vec<Metric> = effect.moves().collect();
    if moved.is_empty() {
        return "⊘".to_owned();
    }
    let others: Vec<Metric> = moved
        .into_iter()
        .filter(|m| headlines().all(|headline| headline != *m))
        .collect();
    let named = others.iter().take(MOST_OTHERS);
    let mut words: Vec<String> = named
        .map(|m| format!("`{}` {}", m.spec().id, mark(effect.on(*m))))
        .collect();
    if others.len() > MOST_OTHERS {
        words.push(format!("+{}", others.len() - MOST_OTHERS));
    }
    words.join(", ")
}

/// The levers of which no value moves any metric.
fn still(levers: &[Lever], effects: &[LeverEffect]) -> String {
    let moves = |lever: usize| {
        let own = effects.iter().filter(|e| e.lever == lever);
        own.flat_map(LeverEffect::moves).next().is_some()
    };
    let still = (0..levers.len()).filter(|lever| !moves(*lever));
    let ids: Vec<String> = still.map(|i| format!("`{}`", levers[i].id)).collect();
    match ids.len() {
        0 => "\n每个杠杆都至少改变一个指标。Every lever moves at least one metric.\n".to_owned(),
        n => format!(
            "\n没有改变任何指标的杠杆（{n} 个）levers that move no metric ({n}): {}\n",
            ids.join(", ")
        ),
    }
}

/// A value, briefly; of a list or table its first number.
fn shown(value: &Value) -> String {
    match value {
        Value::Bool(true) => "开 on".to_owned(),
        Value::Bool(false) => "关 off".to_owned(),
        Value::Int(x) => x.to_string(),
        Value::Float(x) => x.to_string(),
        Value::Choice(word) => word.clone(),
        Value::Vector(_) | Value::Matrix(_) => {
            let first = value.numbers().first().copied();
            first.map_or_else(String::new, |x| format!("{x} …"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::experiment::levers;
    use gongzhi_engine::scenario::fixture::extending;

    fn effect(lever: usize, to: Value, moved: &[(Metric, Verdict)]) -> LeverEffect {
        let verdict = |m: &Metric| {
            let found = moved.iter().find(|(metric, _)| metric == m);
            Some(found.map_or(Verdict::NoClearDifference, |(_, verdict)| *verdict))
        };
        LeverEffect {
            lever,
            to,
            verdicts: Metric::ALL.iter().map(verdict).collect(),
        }
    }

    #[test]
    fn a_lever_that_moves_nothing_is_marked_and_named() {
        let levers = levers(&extending(""));
        let moved = [
            (Metric::CostTotal, Verdict::Higher),
            (Metric::SocialCost, Verdict::Higher),
        ];
        let effects = [
            effect(0, Value::Int(80), &moved),
            effect(1, Value::Float(0.15), &[]),
        ];
        let text = table(&levers, &effects);
        let rows: Vec<&str> = text.lines().skip(2).collect();
        assert!(rows[0].starts_with("| `grid_households` | 网格规模 Grid size | 150 | 80 |"));
        assert!(rows[0].ends_with("· | ↑ | `social_cost` ↑ |"));
        assert!(rows[1].ends_with("| ⊘ |"));
        let columns = |row: &str| row.matches(" | ").count();
        assert!(
            text.lines()
                .skip(2)
                .all(|row| columns(row) == columns(rows[0]))
        );
        let named = still(&levers[..2], &effects);
        assert!(named.contains("`pooling`") && !named.contains("`grid_households`"));
    }
}
