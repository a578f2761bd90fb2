//! The code editor: CodeMirror in a host element.
//!
//! While the user types, the editor owns the text; the page does not write into it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Fix, Severity, Span};
use gongzhi_engine::rules::{BranchCoverage, RuleBackend};
use gongzhi_engine::text::Lang;
use gongzhi_page::i18n::analyses;
use gongzhi_page::sentences::rule_values::LineValue;
use gongzhi_page::state::Reveal;
use gongzhi_page::style::Style;
use serde_json::{Value, json};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::help::Assistance;
use crate::browser::bridge::{self, Editor};
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Accessible name.
    pub label: AttrValue,
    /// The text to show.
    pub text: String,
    /// Called with the text when the user edits it.
    pub typed: Callback<String>,
    /// Diagnostics of the text.
    pub problems: Rc<Vec<Diagnostic>>,
    /// The backend of the rule; the line that prevents a kernel is underlined.
    pub aside: Option<RuleBackend>,
    /// Branches that no row reached; those in this text are underlined.
    pub inert: Rc<Vec<BranchCoverage>>,
    /// Name of the block of rules shown.
    pub block: AttrValue,
    /// Completions and hover texts.
    pub help: Rc<Assistance>,
    /// What stands beside the lines.
    pub values: Rc<Vec<LineValue>>,
    /// The text whose differences are marked, if any.
    pub against: Option<String>,
    /// A snippet to insert, and the number of requests so far.
    pub insert: Option<(&'static str, u32)>,
    /// A place to show: line, column, and number of requests.
    pub reveal: Option<Reveal>,
}

/// An editor and its callback, dropped together.
struct Made {
    editor: Editor,
    _typed: Closure<dyn FnMut(String)>,
}

type Held = Rc<RefCell<Option<Made>>>;

#[component]
pub fn CodeEditor(props: &Props) -> Html {
    let ui = use_ui();
    let host = use_node_ref();
    let held: Held = use_mut_ref(|| None);
    let own = use_mut_ref(|| props.text.clone());
    let ready = use_editor(&host, &held, &own, props);
    {
        let held = held.clone();
        use_effect_with((ready, props.text.clone()), move |(_, text)| {
            if *own.borrow() != *text {
                *own.borrow_mut() = text.clone();
                with(&held, |editor| editor.set_doc(text));
            }
        });
    }
    {
        let held = held.clone();
        let here = |c: &&BranchCoverage| props.block == c.block.as_str();
        let inert: Vec<BranchCoverage> = props.inert.iter().filter(here).cloned().collect();
        use_effect_with(
            (
                ready,
                props.problems.clone(),
                props.aside.clone(),
                inert,
                ui.lang,
            ),
            move |(_, problems, aside, inert, lang)| {
                let mut list = marks(problems, aside.as_ref(), *lang);
                list.extend(inert_marks(inert, *lang));
                let list = Value::from(list);
                with(&held, |editor| {
                    editor.set_diagnostics(&bridge::object(&list))
                });
            },
        );
    }
    {
        let held = held.clone();
        use_effect_with((ready, ui.theme), move |(_, theme)| {
            with(&held, |editor| editor.set_dark(theme.is_dark()))
        });
    }
    {
        let held = held.clone();
        use_effect_with((ready, props.values.clone()), move |(_, values)| {
            let value = |v: &LineValue| json!({ "line": v.line, "text": v.text, "holds": v.holds });
            let list: Vec<Value> = values.iter().map(value).collect();
            with(&held, |editor| {
                editor.set_values(&bridge::object(&Value::from(list)))
            });
        });
    }
    {
        let held = held.clone();
        use_effect_with((ready, props.against.clone()), move |(_, against)| {
            with(&held, |editor| editor.compare_with(against.as_deref()));
        });
    }
    {
        let held = held.clone();
        use_effect_with((ready, props.insert), move |(_, insert)| {
            if let Some((template, _)) = insert {
                with(&held, |editor| editor.insert(template));
            }
        });
    }
    use_effect_with((ready, props.reveal), move |(_, reveal)| {
        if let Some(Reveal { line, column, .. }) = reveal {
            with(&held, |editor| editor.reveal(*line, *column));
        }
    });
    html! {
        <div class="code">
            <div class="code-host" ref={host} lang="en"></div>
            if !ready { <pre class="code-wait" lang="en">{ &props.text }</pre> }
        </div>
    }
}

fn with(held: &Held, act: impl FnOnce(&Editor)) {
    if let Some(Made { editor, .. }) = held.borrow().as_ref() {
        act(editor);
    }
}

/// Creates the editor when its host appears and destroys it when the host disappears. Returns whether the editor exists.
#[hook]
fn use_editor(host: &NodeRef, held: &Held, own: &Rc<RefCell<String>>, props: &Props) -> bool {
    let ui = use_ui();
    let ready = use_state(|| false);
    let typed = use_mut_ref(|| props.typed.clone());
    *typed.borrow_mut() = props.typed.clone();
    let (host, held, own, setter) = (host.clone(), held.clone(), own.clone(), ready.setter());
    let (help, label, text) = (props.help.clone(), props.label.clone(), props.text.clone());
    use_effect_with((), move |()| {
        let alive = Rc::new(Cell::new(true));
        let (living, making) = (alive.clone(), held.clone());
        let heard = Closure::<dyn FnMut(String)>::new(move |text: String| {
            *own.borrow_mut() = text.clone();
            typed.borrow().emit(text);
        });
        let settings = settings(&text, &label, ui.style(), &help, &heard);
        if let Some(host) = host.cast::<Element>() {
            spawn_local(async move {
                match bridge::editor(&host, &settings).await {
                    Ok(editor) if living.get() => {
                        *making.borrow_mut() = Some(Made {
                            editor,
                            _typed: heard,
                        });
                        setter.set(true);
                    }
                    Ok(editor) => editor.destroy_editor(),
                    Err(why) => web_sys::console::error_1(&why),
                }
            });
        }
        move || {
            alive.set(false);
            if let Some(made) = held.borrow_mut().take() {
                made.editor.destroy_editor();
            }
        }
    });
    *ready
}

fn settings(
    text: &str,
    label: &str,
    style: Style,
    help: &Assistance,
    heard: &Closure<dyn FnMut(String)>,
) -> JsValue {
    let lang = if style.lang == Lang::En { "en" } else { "zh" };
    let settings = bridge::object(&json!({
        "doc": text, "label": label, "lang": lang, "dark": style.theme.is_dark(),
        "completions": help.completions, "hovers": help.hovers,
    }));
    let _ = js_sys::Reflect::set(&settings, &"onChange".into(), heard.as_ref());
    settings
}

fn marks(problems: &[Diagnostic], aside: Option<&RuleBackend>, lang: Lang) -> Vec<Value> {
    let mark = |d: &Diagnostic, span: Span| {
        let hint = d
            .hint
            .as_ref()
            .map_or(String::new(), |h| format!("\n{}", h.get(lang)));
        json!({
            "line": span.line, "column": span.column, "endLine": span.end_line, "endColumn": span.end_column,
            "severity": if d.severity == Severity::Error { "error" } else { "warning" },
            "message": format!("{}{hint}", d.message.get(lang)),
            "fix": d.fix.as_ref().map(|fix| mending(fix, lang)),
        })
    };
    // Underline every place that the fix changes, not only the first.
    let marks = |d: &Diagnostic| -> Vec<Value> {
        let more = d.fix.iter().flat_map(|fix| fix.edits.iter().skip(1));
        let places = d.span.into_iter().chain(more.map(|edit| edit.span));
        places.map(|span| mark(d, span)).collect()
    };
    let here = aside.filter(|b| b.block.as_ref() == Some(&b.rule));
    let aside = here.and_then(|b| {
        Some(json!({
            "line": b.line?, "column": b.column?, "severity": "info", "message": b.reason.get(lang),
        }))
    });
    problems.iter().flat_map(marks).chain(aside).collect()
}

fn mending(fix: &Fix, lang: Lang) -> Value {
    let edits = fix.edits.iter().map(|edit| {
        let span = edit.span;
        json!({
            "line": span.line, "column": span.column, "endLine": span.end_line, "endColumn": span.end_column,
            "insert": edit.replacement,
        })
    });
    json!({ "label": fix.label.get(lang), "edits": edits.collect::<Vec<_>>() })
}

fn inert_marks(inert: &[BranchCoverage], lang: Lang) -> impl Iterator<Item = Value> {
    let mark = move |c: &BranchCoverage| {
        json!({
            "line": c.line, "column": c.column, "severity": "info", "message": analyses::INERT_BRANCH.get(lang),
        })
    };
    inert.iter().map(mark)
}
