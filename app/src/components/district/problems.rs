//! What is wrong in a table, by row and column, with what to do; a click leads to the cell.

use gongzhi_engine::diagnostic::Severity;
use gongzhi_page::district::view::Problem;
use gongzhi_page::i18n::words;
use gongzhi_page::sentences::phrases;
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub problems: Vec<Problem>,
    /// Called with the cell that a problem is about: row and column.
    pub go: Callback<(usize, usize)>,
}

#[component]
pub fn TableProblems(props: &Props) -> Html {
    let ui = use_ui();
    html! {
        <ul class="problems" data-problems={props.problems.len().to_string()}>
            { for props.problems.iter().map(|p| item(&ui, p, &props.go)) }
        </ul>
    }
}

fn item(ui: &Ui, problem: &Problem, go: &Callback<(usize, usize)>) -> Html {
    let error = problem.severity == Severity::Error;
    let severity = ui.t(if error { words::ERROR } else { words::WARNING });
    let place = ui.text(&problem.place).to_owned();
    let place = match problem.first {
        Some(cell) => {
            let click = go.reform(move |_: MouseEvent| cell);
            html! { <button type="button" class="link" onclick={click}>{ place }</button> }
        }
        None => html! { { place } },
    };
    html! {
        <li class={if error { "error" } else { "warning" }}>
            <p><strong>{ severity }</strong>{ " " }{ place }</p>
            <p>{ ui.text(&problem.message).replace('`', "") }</p>
            <p class="remedy"><strong>{ ui.t(words::HINT) }{ phrases::colon(ui.lang) }</strong>{ ui.text(&problem.hint).replace('`', "") }</p>
        </li>
    }
}
