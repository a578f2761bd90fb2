//! The report on a sweep as text.

use std::fmt::Write as _;

use gongzhi_engine::experiment::sweep::{
    LevelResponse, OutcomeReport, Settled, SweepReport, SweepStudy,
};
use gongzhi_engine::results::sensitivity::RunAdvice;
use gongzhi_engine::text::{Lang, Text};

use crate::labels::{factor_name, interval, metric_name, rounded};

/// The whole report.
pub fn text(study: &SweepStudy, report: &SweepReport, lang: Lang) -> String {
    let e = &study.base().experiment;
    let mut out = String::new();
    for words in [&e.question, &e.look_at] {
        if !words.get(lang).is_empty() {
            let _ = writeln!(out, "{}", words.get(lang));
        }
    }
    let (points, runs, planned) = (report.points, report.runs, study.runs());
    let head = Text::new(
        format!("{points} 个点，{planned} 次运行中已有 {runs} 次"),
        format!("{points} points, {runs} of {planned} runs"),
    );
    let _ = writeln!(out, "{}", head.get(lang));
    for outcome in &report.outcomes {
        outcome_text(&mut out, study, outcome, lang);
    }
    let front = front(report);
    let _ = writeln!(out, "\n{}", front.get(lang));
    out
}

fn front(report: &SweepReport) -> Text {
    let points = report.front.iter().map(usize::to_string);
    let points = points.take(30).collect::<Vec<_>>().join(" ");
    let n = report.front.len();
    Text::new(
        format!("帕累托前沿上有 {n} 个点：{points}"),
        format!("{n} points on the Pareto front: {points}"),
    )
}

fn outcome_text(out: &mut String, study: &SweepStudy, outcome: &OutcomeReport, lang: Lang) {
    let name = metric_name(study, &outcome.metric, lang);
    let _ = writeln!(out, "\n## {name} ({})", outcome.metric);
    if outcome.undefined > 0 {
        let n = outcome.undefined;
        let at: Vec<String> = outcome
            .undefined_at
            .iter()
            .map(|u| u.point.to_string())
            .collect();
        let at = at.join(" ");
        let words = Text::new(
            format!("{n} 次运行中没有意义，不计入；在点 {at}"),
            format!("undefined in {n} runs, which are left out; at points {at}"),
        );
        let _ = writeln!(out, "{}", words.get(lang));
    }
    let _ = writeln!(out, "{}", enough(outcome.enough).get(lang));
    for effect in &outcome.tornado {
        let name = factor_name(study, &effect.factor, lang);
        let (low, high) = (rounded(effect.lowest), rounded(effect.highest));
        let (at_low, at_high) = (&effect.lowest_at, &effect.highest_at);
        let words = Text::new(
            format!("{name}：{low}（{at_low}）至 {high}（{at_high}）"),
            format!("{name}: {low} ({at_low}) to {high} ({at_high})"),
        );
        let _ = writeln!(out, "- {}", words.get(lang));
        let response = outcome.responses.iter().find(|r| r.factor == effect.factor);
        for (place, level) in response.iter().flat_map(|r| &r.levels).enumerate() {
            let _ = writeln!(out, "  - {}", level_text(level, place == 0).get(lang));
        }
    }
    shares(out, study, outcome, lang);
}

/// An outcome at one level, and how it differs from the first.
fn level_text(level: &LevelResponse, is_first: bool) -> Text {
    let (name, value) = (&level.level, interval(level.value));
    if is_first {
        let plain = format!("{name}: {value}");
        return Text::new(format!("{name}：{value}"), plain);
    }
    let (difference, advice) = (interval(level.difference), advice(level.advice));
    Text::new(
        format!(
            "{name}：{value}；与第一个水平之差 {difference}；{}",
            advice.zh
        ),
        format!(
            "{name}: {value}; from the first level {difference}; {}",
            advice.en
        ),
    )
}

/// Main effects, elementary effects and indices, whichever the design gives.
fn shares(out: &mut String, study: &SweepStudy, outcome: &OutcomeReport, lang: Lang) {
    let name = |place: usize| factor_name(study, study.factors()[place].id(), lang);
    if let Some(factorial) = &outcome.factorial {
        let head = Text::new(
            "方差分解（点之间）：",
            "Shares of the variance between points:",
        );
        let _ = writeln!(out, "{}", head.get(lang));
        for (place, share) in factorial.main.iter().enumerate() {
            let _ = writeln!(out, "- {}: {}", name(place), percent(*share));
        }
        for pair in &factorial.interactions {
            let (a, b) = (name(pair.first), name(pair.second));
            let _ = writeln!(out, "- {a} × {b}: {}", percent(pair.share));
        }
    }
    for (place, effects) in outcome.morris.iter().flatten().enumerate() {
        if let Some(e) = effects {
            let half = e
                .mu_star_half
                .map_or(String::new(), |h| format!(" ± {}", rounded(h)));
            let sigma = e.sigma.map_or("—".to_owned(), rounded);
            let _ = writeln!(
                out,
                "- {}: μ* {}{half}, μ {}, σ {sigma}",
                name(place),
                rounded(e.mu_star),
                rounded(e.mu)
            );
        }
    }
    for (place, i) in outcome.sobol.iter().flatten().enumerate() {
        let half = |h: Option<f64>| h.map_or(String::new(), |h| format!(" ± {h:.3}"));
        let few = match i.too_few {
            true => Text::new(
                "（不可能的值：样本太少）",
                " (an impossible value: too few samples)",
            ),
            false => Text::default(),
        };
        let _ = writeln!(
            out,
            "- {}: S1 {:.3}{}, ST {:.3}{}{}",
            name(place),
            i.first,
            half(i.first_half),
            i.total,
            half(i.total_half),
            few.get(lang)
        );
    }
    if outcome.sobol_left_out > 0 {
        let n = outcome.sobol_left_out;
        let words = Text::new(
            format!("{n} 组样本含没有意义的值，未计入指数"),
            format!("{n} base samples hold undefined values and are left out of the indices"),
        );
        let _ = writeln!(out, "{}", words.get(lang));
    }
}

fn enough(settled: Settled) -> Text {
    match settled {
        Settled::With(n) => Text::new(
            format!("每点 {n} 次运行即可使区间半宽不超过各点差异的十分之一"),
            format!(
                "{n} replications of each point make intervals narrow beside the spread between points"
            ),
        ),
        Settled::TooMany => Text::new(
            "各点差异太小：再多运行也难以分辨",
            "the points differ too little to be told apart by more replications",
        ),
        Settled::Unknown => Text::new(
            "各点没有差异，或运行太少，无从判断需要多少次",
            "the points do not differ, or have too few runs to say how many are enough",
        ),
    }
}

fn advice(advice: RunAdvice) -> Text {
    match advice {
        RunAdvice::Settled => Text::new("已可分辨", "told from zero"),
        RunAdvice::Equal => Text::new("没有差异", "no difference"),
        RunAdvice::More(n) => Text::new(
            format!("再运行 {n} 次可见分晓"),
            match n {
                1 => "1 more replication would settle it".to_owned(),
                n => format!("{n} more replications would settle it"),
            },
        ),
        RunAdvice::TooMany => Text::new("差异太小，难以分辨", "too small to be told from chance"),
        RunAdvice::Unknown => Text::new("运行太少，无从判断", "too few runs to say"),
    }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}
