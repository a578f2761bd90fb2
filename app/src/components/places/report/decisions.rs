//! How the rules decide about a community: every step, with the values that it read.

use gongzhi_engine::catalogue::rules::{RULES, RuleSpec};
use gongzhi_engine::record::{CommunityReport, Decision};
use gongzhi_engine::rules::Step;
use gongzhi_page::i18n::words;
use gongzhi_page::sentences::upper_first;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::{Pane, Tab};
use yew::prelude::*;

use crate::ui::Ui;

/// The decisions about a community, each collapsible.
pub fn decisions(ui: &Ui, report: &CommunityReport) -> Html {
    html! { <div class="decisions">{ for report.decisions.iter().map(|d| decision(ui, d)) }</div> }
}

fn decision(ui: &Ui, decision: &Decision) -> Html {
    let trace = &decision.trace;
    let spec: Option<&RuleSpec> = RULES.iter().find(|r| r.name == trace.rule);
    let name = spec.map_or_else(|| trace.rule.clone(), |s| upper_first(ui.t(s.label)));
    let star = decision.star.map(|s| format!(" · {}", ui.t(s.label())));
    let (Ok(result) | Err(result)) = &trace.result;
    html! {
        <details key={format!("{} {:?}", trace.rule, decision.star)} data-decision={trace.rule.clone()}>
            <summary><span>{ name }{ star.unwrap_or_default() }</span><code class={classes!(trace.result.is_err().then_some("bad"))} lang="en">{ result }</code></summary>
            <ol class="steps" lang="en">{ for trace.steps.iter().map(step) }</ol>
            { open_rule(ui, &trace.rule) }
        </details>
    }
}

fn step(step: &Step) -> Html {
    let style = format!("padding-left:{}px", 10 * u32::from(step.depth.min(6)));
    let reads: Vec<String> = step
        .reads
        .iter()
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    html! {
        <li {style}>
            <code>{ &step.text }</code>
            <b>{ "→ " }{ &step.value }</b>
            if !reads.is_empty() { <small>{ reads.join(" · ") }</small> }
        </li>
    }
}

/// A button that opens the rule in the editor.
fn open_rule(ui: &Ui, rule: &str) -> Html {
    let (act, rule) = (ui.act.clone(), rule.to_owned());
    let click = Callback::from(move |_: MouseEvent| {
        act.emit(Action::Tab(Tab::Rules));
        act.emit(Action::Rule(Some(rule.clone())));
        act.emit(Action::Pane(Pane::Policy));
    });
    html! { <button type="button" class="link" onclick={click}>{ ui.t(words::OPEN_RULE) }</button> }
}
