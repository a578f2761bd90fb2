//! What a rule may read, for the reader and for the editor's completion: fields of its arguments, and parameters.

use gongzhi_engine::catalogue::params::PARAMS;
use gongzhi_engine::catalogue::records::{FieldSpec, FieldType, RecordKind};
use gongzhi_engine::catalogue::rules::{Rule, RuleSpec};
use gongzhi_engine::rules::LIBRARY;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Lang;
use gongzhi_page::i18n::words;
use gongzhi_page::policy::snippets;
use serde_json::{Map, Value, json};
use yew::prelude::*;

use crate::ui::use_ui;

/// Completions and hover texts for the editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Assistance {
    /// `[{label, type, detail, info}]`.
    pub completions: Value,
    /// `{word: text}`.
    pub hovers: Value,
}

/// The completions and hover texts for a rule.
pub fn assistance(scenario: &Scenario, spec: &RuleSpec, lang: Lang) -> Assistance {
    let mut completions = Vec::new();
    let mut hovers = Map::new();
    let mut add = |label: String, kind: &str, detail: String| {
        completions.push(json!({ "label": label, "type": kind, "detail": detail }));
        hovers.insert(label, json!(detail));
    };
    for argument in spec.arguments {
        add(argument.name().to_owned(), "variable", String::new());
        for field in argument.fields() {
            add(
                format!("{}.{}", argument.name(), field.name),
                "property",
                described(field, lang),
            );
        }
    }
    for param in PARAMS.iter() {
        let unit = param.unit.label().get(lang);
        let detail = format!("{} {unit}", param.label.get(lang));
        add(
            format!("params.{}", param.id),
            "property",
            detail.trim().to_owned(),
        );
    }
    for declared in &scenario.declared {
        add(
            format!("params.{}", declared.id),
            "property",
            declared.label.get(lang).to_owned(),
        );
    }
    for function in LIBRARY {
        let detail = format!("({}) {}", function.arguments, function.label.get(lang));
        add(function.name.to_owned(), "function", detail);
    }
    for snippet in snippets::of_rule(spec.rule) {
        completions.push(json!({
            "label": snippet.id, "type": "text", "detail": snippet.label.get(lang), "snippet": snippet.template,
        }));
    }
    for keyword in [
        "if", "else", "let", "return", "true", "false", "for", "in", "switch",
    ] {
        completions.push(json!({ "label": keyword, "type": "keyword" }));
    }
    Assistance {
        completions: Value::Array(completions),
        hovers: Value::Object(hovers),
    }
}

/// A field's meaning, with its unit or its possible values.
fn described(field: &FieldSpec, lang: Lang) -> String {
    let label = field.label.get(lang);
    match field.ty {
        FieldType::Enum(list) => format!("{label}: {}", list.ids.join(" · ")),
        _ => format!("{label} {}", field.unit.label().get(lang))
            .trim()
            .to_owned(),
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub rule: Rule,
}

/// The fields of a rule's arguments.
#[component]
pub fn RuleHelp(props: &Props) -> Html {
    let ui = use_ui();
    let record = |kind: &RecordKind| {
        let rows = kind.fields().iter().map(|field| {
            html! { <tr key={field.name}><th scope="row"><code lang="en">{ format!("{}.{}", kind.name(), field.name) }</code></th><td>{ meaning(field, ui.lang) }</td></tr> }
        });
        html! { <table class="fields"><tbody>{ for rows }</tbody></table> }
    };
    html! {
        <details class="assumptions">
            <summary>{ ui.t(words::RULE_FIELDS) }</summary>
            { for props.rule.spec().arguments.iter().map(record) }
        </details>
    }
}

fn meaning(field: &FieldSpec, lang: Lang) -> Html {
    let label = field.label.get(lang);
    match field.ty {
        FieldType::Enum(list) => {
            let options = list.ids.iter().zip(list.labels).map(|(id, label)| {
                html! { <li key={*id}><code lang="en">{ format!("\"{id}\"") }</code>{ " " }{ label.get(lang) }</li> }
            });
            html! { <>{ label }<ul class="options">{ for options }</ul></> }
        }
        _ => html! { <>{ label }<span class="unit">{ field.unit.label().get(lang) }</span></> },
    }
}
