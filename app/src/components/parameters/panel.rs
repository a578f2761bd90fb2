//! All parameters by group: policies expanded, assumptions collapsed.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::params::{Group, PARAMS, ParamSpec, Role, Value};
use gongzhi_engine::catalogue::rules::RULES;
use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::Label;
use gongzhi_page::i18n::words;
use gongzhi_page::policy::changes::{items, rule_after, value, value_after};
use gongzhi_page::policy::search::{Search, without_parameters};
use gongzhi_page::sentences::{self, phrases};
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::meta::{Meta, ReadingRule};
use super::row::ParamRow;
use crate::components::common::deferred::Deferred;
use crate::components::common::fold::Fold;
use crate::components::common::icons;
use crate::components::common::search_box::SearchBox;
use crate::ui::{Ui, use_ui};

/// Rows of a group rendered per scheduler turn.
const ROWS_A_TURN: usize = 8;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The scenario before changes.
    pub scenario: Rc<Scenario>,
    /// The scenario that values are compared with.
    pub reference: Rc<Scenario>,
    pub changes: Rc<Changes>,
    /// The parameter to show whatever the search leaves out, by id.
    #[prop_or_default]
    pub sought: Option<String>,
}

/// All parameters.
#[component]
pub fn ParamPanel(props: &Props) -> Html {
    let ui = use_ui();
    let search = use_state_eq(Search::default);
    let readers = {
        let (scenario, changes) = (props.scenario.clone(), props.changes.clone());
        let texts = (scenario.hash.clone(), changes.rules.clone());
        use_memo(texts, move |_| readers(&scenario, &changes))
    };
    let looked_for = {
        let search = search.setter();
        use_callback((), move |text: String, ()| search.set(Search::new(&text)))
    };
    let all = All {
        props,
        search: &search,
        readers: &readers,
    };
    let changed = items(&props.reference, &props.scenario, &props.changes, ui.lang).len();
    let groups: Vec<Html> = Group::ALL
        .iter()
        .filter_map(|group| {
            let section = all.section(&ui, *group)?;
            Some(html! { <Deferred key={group.label().en}>{ section }</Deferred> })
        })
        .collect();
    let declared = all.declared(&ui);
    let none = groups.is_empty() && declared.is_none();
    // Lists of varying length get their own parent; otherwise Yew would mismatch their siblings and recreate them.
    html! {
        <>
            <div class="panel-head">
                <SearchBox label={ui.t(words::SEARCH_PARAMETERS)} {looked_for} />
                if changed > 0 {
                    <span class="count">{ sentences::adjustments(changed, ui.lang) }</span>
                    <button type="button" class="link" onclick={ui.on(Action::ResetAll)} disabled={props.changes.is_empty() || props.changes.has_only_shared()}>
                        { icons::reset() }{ ui.t(words::RESET_ALL) }
                    </button>
                }
            </div>
            <>{ declared.unwrap_or_default() }</>
            <>{ for groups }</>
            if none { { nothing_found(&ui, &search) } }
        </>
    }
}

/// No parameter matches. If the search names an indicator that no parameter decides, say so.
fn nothing_found(ui: &Ui, search: &Search) -> Html {
    let told = without_parameters(search);
    let one = |(name, driver): &(Label, Label)| {
        let (name, driver) = (ui.t(*name), ui.t(*driver));
        html! { <p class="quiet" key={name}>{ name }{ phrases::colon(ui.lang) }{ driver }</p> }
    };
    html! {
        <>
            <p class="quiet">{ ui.t(words::NO_PARAMETER) }</p>
            <>{ for told.iter().map(one) }</>
        </>
    }
}

/// The rules that read each parameter, found by name in the rules' texts, including the scenario's own blocks.
fn readers(scenario: &Scenario, changes: &Changes) -> BTreeMap<String, Vec<ReadingRule>> {
    let rules = RULES.iter().map(|rule| {
        let label = Some(rule.label);
        let text = rule_after(scenario, changes, rule.name);
        (rule.name.to_owned(), label, text)
    });
    let own = scenario.rules.iter().chain(&changes.rules);
    let own = own.filter(|(name, _)| RULES.iter().all(|rule| rule.name != name.as_str()));
    let own = own.map(|(name, text)| (name.clone(), None, text.clone()));
    let mut readers: BTreeMap<String, Vec<ReadingRule>> = BTreeMap::new();
    for (name, label, text) in rules.chain(own) {
        for id in text.split("params.").skip(1) {
            let end = id.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let id = &id[..end.unwrap_or(id.len())];
            let named = readers.entry(id.to_owned()).or_default();
            if named.iter().all(|reader| reader.name != name) {
                let name = name.clone();
                named.push(ReadingRule { name, label });
            }
        }
    }
    readers
}

/// Data shared by all rows.
struct All<'a> {
    props: &'a Props,
    search: &'a Search,
    readers: &'a BTreeMap<String, Vec<ReadingRule>>,
}

impl All<'_> {
    fn section(&self, ui: &Ui, group: Group) -> Option<Html> {
        let is_sought = |id: &str| self.props.sought.as_deref() == Some(id);
        let rows = |role: Role| -> Vec<Html> {
            let of_group = PARAMS.iter().filter(|p| p.group == group && p.role == role);
            let found = of_group.filter(|p| self.search.finds_param(p) || is_sought(p.id));
            found
                .map(|spec| self.row(Meta::shipped(spec, ui.lang)))
                .collect()
        };
        let (policy, behaviour) = (rows(Role::Policy), rows(Role::Behaviour));
        if policy.is_empty() && behaviour.is_empty() {
            return None;
        }
        let sought = self.props.sought.as_deref().and_then(ParamSpec::find);
        let holds_it = sought.is_some_and(|p| p.group == group && p.role == Role::Behaviour);
        let open = !self.search.is_empty() || holds_it;
        let (first, rest) = policy.split_at(policy.len().min(ROWS_A_TURN));
        let rest = rest.chunks(ROWS_A_TURN).enumerate();
        Some(html! {
            <section class="group">
                <h2>{ ui.t(group.label()) }</h2>
                <>{ for first.iter().cloned() }</>
                <>{ for rest.map(|(i, lot)| html! { <Deferred key={i}><>{ for lot.iter().cloned() }</></Deferred> }) }</>
                if !behaviour.is_empty() {
                    <Fold class={classes!("assumptions")} {open} title={ui.t(words::BEHAVIOUR_HINT)}
                        summary={html! { <>{ ui.t(words::BEHAVIOUR) }<span class="n">{ behaviour.len() }</span></> }}>
                        <>{ for behaviour }</>
                    </Fold>
                }
            </section>
        })
    }

    /// The scenario's own parameters that match the search.
    fn declared(&self, ui: &Ui) -> Option<Html> {
        let declared = self.props.scenario.declared.iter();
        let found = declared.filter(|d| self.search.finds_declared(d));
        let rows: Vec<Html> = found
            .map(|d| self.row(Meta::declared(d, ui.lang)))
            .collect();
        (!rows.is_empty()).then(|| {
            html! {
                <section class="group">
                    <h2>{ ui.t(words::DECLARED) }</h2>
                    <>{ for rows }</>
                </section>
            }
        })
    }

    fn row(&self, mut meta: Meta) -> Html {
        let props = self.props;
        let Some(now) = value_after(&props.scenario, &props.changes, &meta.id) else {
            return html! {};
        };
        let before = value(&props.reference, &meta.id).or_else(|| value(&props.scenario, &meta.id));
        let before = before.unwrap_or_else(|| now.clone());
        meta.read_by = self.readers.get(&meta.id).cloned().unwrap_or_default();
        if matches!(now, Value::Vector(_) | Value::Matrix(_)) {
            meta.search = self.search.clone();
        }
        let key = meta.id.clone();
        html! { <ParamRow {key} {meta} {now} {before} /> }
    }
}
