//! A box for one number. It accepts any text while it has the focus, and checks it on Enter or when it loses the focus.
//!
//! Text for an allowed number becomes exactly that value. Other text stays as typed, with a note that says what is allowed and which value
//! the runs still use. Correcting every keystroke would make typing impossible and would run unintended policies. The page does not write
//! into the box while the user types or an input method composes.

use std::cell::Cell;
use std::rc::Rc;

use gongzhi_page::numbers::numeral::{Allowed, NumberRefusal, read, written};
use gongzhi_page::numbers::scale::round;
use gongzhi_page::sentences::{phrases, typing};
use gongzhi_page::state::action::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::drafts::{Draft, use_drafts};
use crate::ui::{Ui, use_ui};

/// A new value from a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GivenNumber {
    /// Typed: its own undo step.
    Typed(f64),
    /// Stepped by an arrow key, which may repeat: one undo step until the key is released.
    Stepped(f64),
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Accessible name.
    pub label: String,
    /// Unique id of the box.
    pub id: String,
    /// The current value.
    pub value: f64,
    /// The accepted range and notation.
    pub allowed: Allowed,
    /// Step of the arrow keys, in units of the value.
    pub step: f64,
    /// Whether to show the unit behind the box.
    #[prop_or_default]
    pub with_unit: bool,
    /// Whether to mark the value as different from the baseline.
    #[prop_or_default]
    pub changed: bool,
    /// Called with each new value.
    pub given: Callback<GivenNumber>,
}

/// State that the event handlers share.
struct BoxHandle {
    node: NodeRef,
    label: String,
    shown: String,
    value: f64,
    allowed: Allowed,
    step: f64,
    given: Callback<GivenNumber>,
    refused: UseStateHandle<Option<NumberRefusal>>,
    draft: Draft,
    /// The value sent last, until the page is rendered with it: keys may repeat faster than that.
    ahead: Rc<Cell<Option<f64>>>,
    turn: UseForceUpdateHandle,
}

#[component]
pub fn NumberBox(props: &Props) -> Html {
    let ui = use_ui();
    let node = use_node_ref();
    let draft = use_drafts().of(&props.id, props.value);
    let refused = {
        let (kept, allowed) = (draft.text(), props.allowed.clone());
        use_state_eq(move || kept.and_then(|text| read(&text, &allowed).err()))
    };
    let shown = written(props.value, props.allowed.notation);
    let ahead = use_memo((), |()| Cell::new(None));
    {
        let (node, refused, draft) = (node.clone(), refused.clone(), draft.clone());
        let (ahead, value) = (ahead.clone(), props.value);
        // The box follows the value, except while the user types; a recreated box restores its draft.
        // This runs on every render, because a value that is set and undone between two renders changes no dependency.
        let shown = shown.clone();
        use_effect(move || {
            let Some(input) = node.cast::<HtmlInputElement>() else {
                return;
            };
            if is_focused(&input) {
                draft.carry();
            }
            if !is_focused(&input) || ahead.get() == Some(value) {
                ahead.set(None);
            }
            if ahead.get().is_some() {
                return;
            }
            let kept = draft.text();
            if kept.is_none() {
                refused.set(None);
            }
            let text = kept.as_deref().unwrap_or(&shown);
            if input.value() != text {
                input.set_value(text);
            }
        });
    }
    let hand = Rc::new(BoxHandle {
        node: node.clone(),
        label: props.label.clone(),
        shown,
        value: props.value,
        allowed: props.allowed.clone(),
        step: props.step,
        given: props.given.clone(),
        refused: refused.clone(),
        draft,
        ahead,
        turn: use_force_update(),
    });
    let words = format!("{}-words", props.id);
    html! {
        <>
            <span class={classes!("number", props.changed.then_some("changed"))}>
                { input(&ui, props, &hand, &words) }
                if props.with_unit && !props.allowed.unit.is_empty() { <span class="unit">{ &props.allowed.unit }</span> }
            </span>
            if let Some(why) = *refused { { refusal(&ui, &hand, why, words) } }
        </>
    }
}

fn input(ui: &Ui, props: &Props, hand: &Rc<BoxHandle>, words: &str) -> Html {
    let wrong = hand.refused.is_some();
    let left = {
        let (hand, act) = (hand.clone(), ui.act.clone());
        Callback::from(move |_: FocusEvent| {
            hand.judge();
            act.emit(Action::Settled);
        })
    };
    let typed = {
        let hand = hand.clone();
        Callback::from(move |_: InputEvent| hand.note())
    };
    let pressed = {
        let hand = hand.clone();
        Callback::from(move |event: KeyboardEvent| hand.key(&event))
    };
    let let_go = {
        let act = ui.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if steps(&event.key()).is_some() {
                act.emit(Action::Settled);
            }
        })
    };
    let (low, high) = props.allowed.range;
    let scaled = |x: f64| written(x, props.allowed.notation);
    let spoken = format!("{} {}", scaled(props.value), props.allowed.unit);
    let spoken = spoken.trim_end().to_owned();
    html! {
        <input ref={hand.node.clone()} type="text" inputmode="decimal" autocomplete="off" enterkeyhint="done" role="spinbutton" data-number={props.id.clone()}
            aria-label={props.label.clone()} aria-valuenow={scaled(props.value)} aria-valuemin={scaled(low)} aria-valuemax={scaled(high)}
            aria-valuetext={spoken} aria-invalid={wrong.to_string()}
            aria-describedby={wrong.then(|| words.to_owned())} oninput={typed} onblur={left} onkeydown={pressed} onkeyup={let_go} />
    }
}

/// Why the text is refused, what is allowed, and a button that restores the current value.
fn refusal(ui: &Ui, hand: &Rc<BoxHandle>, why: NumberRefusal, id: String) -> Html {
    let back = {
        let hand = hand.clone();
        Callback::from(move |_: MouseEvent| hand.restore())
    };
    let still = hand.shown.clone() + hand.allowed.notation.sign();
    html! {
        <p class="refused" {id} role="alert">
            // The note may take the place of the visible name, so it starts with the name.
            <b>{ &hand.label }{ phrases::colon(ui.lang) }</b>
            { typing::refused(why, &hand.allowed, &still, ui.lang) }{ " " }
            <button type="button" class="link" onclick={back}>{ typing::restore(&still, ui.lang) }</button>
        </p>
    }
}

impl BoxHandle {
    fn input(&self) -> Option<HtmlInputElement> {
        self.node.cast()
    }

    fn write(&self, text: &str) {
        if let Some(input) = self.input()
            && input.value() != text
        {
            input.set_value(text);
        }
    }

    /// Stores the typed text; it is checked later.
    fn note(&self) {
        let Some(text) = self.input().map(|i| i.value()) else {
            return;
        };
        self.draft.keep((text != self.shown).then_some(text));
    }

    /// Accepts the text in the box, or shows why it is refused.
    fn judge(&self) {
        let Some(text) = self.draft.text() else {
            self.refused.set(None);
            return;
        };
        match read(&text, &self.allowed) {
            Ok(value) => {
                self.draft.keep(None);
                self.refused.set(None);
                self.write(&written(value, self.allowed.notation));
                if value != self.latest() {
                    self.give(GivenNumber::Typed(value), value);
                }
            }
            Err(why) => self.refused.set(Some(why)),
        }
    }

    /// Puts the current value back into the box.
    fn restore(&self) {
        self.draft.keep(None);
        self.refused.set(None);
        self.write(&self.shown);
        if let Some(input) = self.input() {
            let _ = input.focus();
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        // While an input method composes, these keys choose its candidates.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "Enter" => self.judge(),
            "Escape" if self.draft.text().is_some() => {
                event.stop_propagation();
                self.restore();
            }
            key => {
                if let Some(steps) = steps(key) {
                    event.prevent_default();
                    self.step(steps);
                } else if event.ctrl_key() || event.meta_key() {
                    // A shortcut such as Ctrl+Z may undo the value sent last.
                    self.ahead.set(None);
                }
            }
        }
    }

    /// Moves by `steps` from the number in the box, or from the value if the box holds no number.
    fn step(&self, steps: f64) {
        let typed = self.draft.text();
        let from = typed.and_then(|text| read(&text, &self.allowed).ok());
        let (low, high) = self.allowed.range;
        let next = round(from.unwrap_or(self.latest()) + steps * self.step).clamp(low, high);
        self.draft.keep(None);
        self.refused.set(None);
        self.write(&written(next, self.allowed.notation));
        if next != self.latest() {
            self.give(GivenNumber::Stepped(next), next);
        }
    }

    /// The value sent last, or else the current one.
    fn latest(&self) -> f64 {
        self.ahead.get().unwrap_or(self.value)
    }

    fn give(&self, given: GivenNumber, value: f64) {
        self.ahead.set(Some(value));
        self.given.emit(given);
        self.turn.force_update();
    }
}

fn is_focused(input: &HtmlInputElement) -> bool {
    let document = web_sys::window().and_then(|w| w.document());
    let active = document.and_then(|d| d.active_element());
    active.is_some_and(|a| a.is_same_node(Some(input)))
}

/// Number of steps for a key, signed.
fn steps(key: &str) -> Option<f64> {
    match key {
        "ArrowUp" => Some(1.0),
        "ArrowDown" => Some(-1.0),
        "PageUp" => Some(10.0),
        "PageDown" => Some(-10.0),
        _ => None,
    }
}
