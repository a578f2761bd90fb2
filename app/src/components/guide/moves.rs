//! The moves made so far, by name; a click goes back to before one, or forth to one that was undone.

use std::rc::Rc;

use gongzhi_page::guide::moves::{Move, moves};
use gongzhi_page::i18n::differences as told;
use gongzhi_page::policy::history::Direction;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

/// The moves, newest first.
#[component]
pub fn MoveList(props: &Props) -> Html {
    let ui = use_ui();
    let of = |direction| {
        let state = &props.state;
        moves(&state.plan, direction, &state.library, ui.lang)
    };
    let (back, mut forth) = (of(Direction::Back), of(Direction::Forth));
    forth.reverse();
    html! {
        <section class="group moves" aria-label={ui.t(told::MOVES)}>
            <h2>{ ui.t(told::MOVES) }</h2>
            if !forth.is_empty() {
                <p class="quiet">{ ui.t(told::UNDONE) }</p>
                <ol class="entries undone">{ for forth.iter().map(|m| item(&ui, m)) }</ol>
            }
            <p class="quiet">{ ui.t(if back.is_empty() { told::MOVES_NONE } else { told::MOVES_HINT }) }</p>
            <ol class="entries">{ for back.iter().map(|m| item(&ui, m)) }</ol>
        </section>
    }
}

fn item(ui: &Ui, step: &Move) -> Html {
    let (icon, name) = match step.direction {
        Direction::Back => (icons::undo(), "back"),
        Direction::Forth => (icons::redo(), "forth"),
    };
    let go = ui.on(Action::Travel(step.direction, step.steps));
    html! {
        <li key={format!("{name}-{}", step.steps)}>
            <button type="button" class="link move" data-move={name} onclick={go}>{ icon }<span>{ &step.name }</span></button>
        </li>
    }
}
