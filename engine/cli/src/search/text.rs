//! What a search found, as text.

use std::fmt::Write as _;

use gongzhi_engine::experiment::search::{Candidate, Search, SearchPlan, SearchReport};
use gongzhi_engine::results::sensitivity::FailureBox;
use gongzhi_engine::scenario::{Goal, GoalBound, GoalSide};
use gongzhi_engine::text::{Lang, Text};

use crate::labels::{factor_name, interval, metric_name, rounded};

/// The whole text.
pub fn text(
    plan: &SearchPlan,
    search: &Search<'_>,
    report: &SearchReport,
    gaming: bool,
    lang: Lang,
) -> String {
    let mut out = String::new();
    let mut say = |text: Text| {
        let _ = writeln!(out, "{}", text.get(lang));
    };
    if gaming {
        say(Text::new(
            "钻空子检验：下面的方案让指标好看，真正解决的却更少。",
            "Gaming test: the policies below make the figure look good while less is truly resolved.",
        ));
    }
    for goal in plan.goals() {
        let name = metric_name(plan.study(), &goal.metric, lang);
        say(goal_text(&name, goal));
    }
    let (n, feasible) = (report.screened, report.feasible);
    say(Text::new(
        format!("初筛 {n} 个方案（城市的一部分），{feasible} 个达到全部目标"),
        format!("{n} policies screened in a part of the city; {feasible} met all goals there"),
    ));
    for (place, candidate) in report.candidates.iter().enumerate() {
        let front = report.front.contains(&place);
        say(candidate_text(plan, candidate, front, lang));
    }
    for (goal, failing) in plan.goals().iter().zip(&report.failures) {
        if let Some(failing) = failing {
            let name = metric_name(plan.study(), &goal.metric, lang);
            say(failure_text(plan, &name, failing, lang));
        }
    }
    let sets = plan.sets();
    say(Text::new(
        format!(
            "以上只是在试过的 {} 个方案、{sets} 组通过校准的参数之内的发现：不是预测，也不能证明没有更好的方案。",
            search.screened()
        ),
        format!(
            "This holds among the {} policies that were tried, under {sets} accepted parameter sets: it is no forecast, and no proof that there is no better policy.",
            search.screened()
        ),
    ));
    out
}

fn goal_text(name: &str, goal: &Goal) -> Text {
    let (zh, en) = match goal.side {
        GoalSide::AtLeast => ("不低于", "at least"),
        GoalSide::AtMost => ("不高于", "at most"),
    };
    match goal.bound {
        GoalBound::Number(x) => Text::new(
            format!("目标：{name}{zh} {x}"),
            format!("goal: {name} {en} {x}"),
        ),
        GoalBound::OfToday(x) => Text::new(
            format!("目标：{name}{zh}现状的 {x} 倍"),
            format!("goal: {name} {en} {x} times today's"),
        ),
    }
}

fn candidate_text(plan: &SearchPlan, candidate: &Candidate, front: bool, lang: Lang) -> Text {
    let settings = plan.study().factors().iter().zip(&candidate.settings);
    let settings: Vec<String> = settings
        .map(|(factor, cell)| {
            let name = factor_name(plan.study(), factor.id(), lang);
            let number: Option<f64> = cell.parse().ok();
            format!("{name} = {}", number.map_or_else(|| cell.clone(), rounded))
        })
        .collect();
    let goals: Vec<String> = candidate
        .goals
        .iter()
        .map(|goal| {
            let name = metric_name(plan.study(), &goal.metric, lang);
            format!("{name} {}", interval(goal.value))
        })
        .collect();
    let (n, holds, sets) = (candidate.policy, candidate.holds, candidate.sets);
    let cost = interval(candidate.cost);
    let (meets_zh, meets_en) = match candidate.meets {
        true => ("达标", "meets the goals"),
        false => ("未达标", "does not meet the goals"),
    };
    let (front_zh, front_en) = match front {
        true => (
            "，在成本与目标的前沿上",
            ", on the front of cost against goals",
        ),
        false => ("", ""),
    };
    Text::new(
        format!(
            "\n方案 {n}：{meets_zh}{front_zh}\n  {}\n  {}\n  成本之差 {cost}\n  {sets} 组参数中有 {holds} 组仍达标",
            settings.join("，"),
            goals.join("；")
        ),
        format!(
            "\nPolicy {n}: {meets_en}{front_en}\n  {}\n  {}\n  cost less today's {cost}\n  holds under {holds} of {sets} parameter sets",
            settings.join(", "),
            goals.join("; ")
        ),
    )
}

fn failure_text(plan: &SearchPlan, metric: &str, failing: &FailureBox, lang: Lang) -> Text {
    let bounds = failing.restrictions.iter().map(|r| {
        let name = factor_name(plan.study(), plan.study().factors()[r.factor].id(), lang);
        match (r.low, r.high) {
            (Some(low), Some(high)) => format!("{} ≤ {name} ≤ {}", rounded(low), rounded(high)),
            (Some(low), None) => format!("{name} ≥ {}", rounded(low)),
            (None, Some(high)) => format!("{name} ≤ {}", rounded(high)),
            (None, None) => name,
        }
    });
    let bounds: Vec<String> = bounds.collect();
    let (density, coverage) = (100.0 * failing.density, 100.0 * failing.coverage);
    Text::new(
        format!(
            "\n{metric}在以下范围内不达标：{}（其中 {density:.0}% 的方案不达标，占全部不达标的 {coverage:.0}%）",
            bounds.join("，且 ")
        ),
        format!(
            "\n{metric} fails where {} ({density:.0}% of the policies there fail; {coverage:.0}% of all failures)",
            bounds.join(" and ")
        ),
    )
}
