//! Marks beside a rule's name.

use gongzhi_engine::catalogue::params::Role;
use gongzhi_engine::catalogue::rules::RuleSpec;
use gongzhi_engine::diagnostic::Source;
use gongzhi_page::i18n::words;
use yew::prelude::*;

use crate::ui::Ui;

/// Marks a rule as a policy or an assumption.
pub fn role_mark(ui: &Ui, spec: &RuleSpec) -> Html {
    match spec.role {
        Role::Policy => html! { <span class="tag policy-tag">{ ui.t(words::RULE_POLICY) }</span> },
        Role::Behaviour => html! { <span class="tag">{ ui.t(words::RULE_BEHAVIOUR) }</span> },
    }
}

/// Whether a diagnostic is about a rule.
pub fn is_about(source: &Source, rule: &str) -> bool {
    matches!(source, Source::Rule(name) if name == rule)
}
