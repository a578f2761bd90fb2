//! Whether a kernel or the interpreter runs each rule, and why.
//!
//! Interpreted rules are slower, and this shows their author which line is the cause. The engine chooses the backend; results do not depend
//! on it.

use std::rc::Rc;

use gongzhi_engine::rules::RuleBackend;
use gongzhi_page::i18n::words;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::{RulePlace, State};
use yew::prelude::*;

use crate::ui::Ui;

/// The backend of each rule, as a worker last compiled the policy; empty until its first replication is done.
pub fn backends(state: &State) -> Rc<Vec<RuleBackend>> {
    let target = state.runs.target.as_ref();
    let checked = target.filter(|t| t.reform.origin == state.plan.origin);
    let compiled = checked.and_then(|t| state.runs.ensemble(&t.reform.key));
    compiled.map_or_else(Rc::default, |e| e.backends.clone())
}

/// The backend of a rule, or `None` while its text is unchecked or does not compile.
pub fn backend_of<'a>(
    state: &State,
    backends: &'a [RuleBackend],
    rule: &str,
) -> Option<&'a RuleBackend> {
    let target = state.runs.target.as_ref()?;
    let checked = target.reform.changes.rules.get(rule) == state.plan.changes.rules.get(rule);
    let found = backends.iter().find(|b| b.rule == rule);
    found.filter(|_| checked)
}

/// "Kernel" or "interpreter", beside a rule's name.
pub fn badge(ui: &Ui, backend: Option<&RuleBackend>) -> Html {
    let Some(backend) = backend else {
        return html! {};
    };
    let (id, label, help) = if backend.kernel {
        ("kernel", words::BACKEND_KERNEL, words::BACKEND_KERNEL_HELP)
    } else {
        (
            "interpreter",
            words::BACKEND_INTERPRETER,
            words::BACKEND_INTERPRETER_HELP,
        )
    };
    html! { <span class={classes!("tag", id)} data-backend={id} title={ui.t(help)}>{ ui.t(label) }</span> }
}

/// Why the interpreter runs a rule, and the line that is the cause; a click shows the line if it is in this rule.
pub fn reason(ui: &Ui, backend: Option<&RuleBackend>, jump: &Callback<RulePlace>) -> Html {
    let Some(backend) = backend.filter(|b| !b.kernel) else {
        return html! {};
    };
    html! {
        <p class="backend-reason quiet">
            { ui.t(words::BACKEND_INTERPRETER_WHY) }{ phrases::colon(ui.lang) }{ backend.reason.get(ui.lang) }
            { place(ui, backend, jump) }
        </p>
    }
}

fn place(ui: &Ui, backend: &RuleBackend, jump: &Callback<RulePlace>) -> Html {
    let (Some(line), Some(column)) = (backend.line, backend.column) else {
        return html! {};
    };
    let text = phrases::line(line, ui.lang);
    match &backend.block {
        Some(block) if *block != backend.rule => {
            html! { <>{ " " }<code lang="en">{ block }</code>{ " " }{ text }</> }
        }
        _ => {
            let at = RulePlace {
                rule: backend.rule.clone(),
                line,
                column,
            };
            let go = jump.reform(move |_: MouseEvent| at.clone());
            html! { <>{ " " }<button type="button" class="link" onclick={go}>{ text }</button></> }
        }
    }
}
