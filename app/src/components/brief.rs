//! The brief: one page of paper, shown as it will be printed.

use std::rc::Rc;

use gongzhi_page::brief::Brief;
use gongzhi_page::i18n::words;
use gongzhi_page::links::share::Share;
use gongzhi_page::outcome::Outcome;
use gongzhi_page::sentences::{TextPiece, briefs, links};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::browser::{address, bridge};
use crate::components::charts::figure_card::FigureCard;
use crate::components::headline::accepted_sets::check_of;
use crate::components::links::share::QrPicture;
use crate::components::why::gains::Gains;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// The shown outcome, or `None` before the first result.
    pub outcome: Option<Rc<Outcome>>,
}

const ID: &str = "brief";

#[component]
pub fn BriefSheet(props: &Props) -> Html {
    let ui = use_ui();
    let Props { state, outcome } = props;
    let is_open = state.brief;
    use_effect_with(is_open, |is_open| {
        if *is_open {
            bridge::focus(ID);
        }
    });
    let of = (is_open, outcome.clone(), state.plan.changes.clone());
    let (plan, runs) = (state.plan.clone(), state.runs.clone());
    let share = use_memo(of, move |(is_open, outcome, _)| {
        is_open.then(|| Share::of(&plan, &runs, outcome.as_deref(), &address::page()))
    });
    let shown = outcome.as_ref().zip(state.runs.shown.as_ref());
    let Some((outcome, target)) = shown.filter(|_| is_open) else {
        return html! {};
    };
    let check = check_of(state.accepted_sets.as_ref(), target);
    let leading = state.leading.as_ref();
    let Some(brief) = Brief::of(outcome, target, leading, check.as_deref(), ui.lang) else {
        return html! {};
    };
    let close = ui.on(Action::Brief(false));
    let act = ui.act.clone();
    let escape = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            act.emit(Action::Brief(false));
        }
    });
    let print = Callback::from(|_: MouseEvent| bridge::print());
    html! {
        <div id={ID} class="brief" role="dialog" aria-label={ui.t(briefs::BRIEF)} tabindex="-1" onkeydown={escape}>
            <p class="brief-bar">
                <button type="button" class="run" data-action="print-brief" onclick={print}>{ ui.t(briefs::PRINT) }</button>
                <button type="button" class="link" data-action="close-brief" onclick={close}>{ ui.t(words::CLOSE) }</button>
            </p>
            { sheet(&ui, &brief, outcome, (*share).as_ref()) }
        </div>
    }
}

fn sheet(ui: &Ui, brief: &Brief, outcome: &Rc<Outcome>, share: Option<&Share>) -> Html {
    let part = |label, content: Html| {
        html! { <section><h3>{ ui.t(label) }</h3>{ content }</section> }
    };
    let list = |items: &[String]| html! { <ul>{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ul> };
    let never = [
        briefs::NEVER_RANK,
        briefs::NEVER_FORECAST,
        briefs::NEVER_ALONE,
    ];
    let never = never.map(|label| ui.t(label).to_owned());
    let charts = brief.charts.iter().enumerate().map(|(at, kind)| {
        let id = ["brief-first", "brief-second"].get(at).copied();
        html! { <FigureCard key={at} outcome={outcome.clone()} kind={kind.clone()} {id} /> }
    });
    html! {
        <article class="brief-sheet">
            <header>
                <p class="sub">{ ui.t(words::PRODUCT) }{ " · " }{ ui.t(briefs::BRIEF) }</p>
                <h2>{ &brief.title }</h2>
                <p class="sub">{ ui.t(briefs::AGAINST) }{ " " }{ &brief.against }</p>
            </header>
            if !brief.question.is_empty() { { part(briefs::QUESTION, html! { <p>{ &brief.question }</p> }) } }
            { part(briefs::CHANGES, html! { <p>{ &brief.changes }{ " " }{ brief.price.clone() }</p> }) }
            { part(briefs::FINDING, html! { <p class="brief-answer">{ for brief.answer.iter().map(piece) }</p> }) }
            { part(briefs::SETS, html! { <p>{ &brief.sets }</p> }) }
            <div class="brief-charts">{ for charts }</div>
            <div class="brief-gains"><Gains outcome={outcome.clone()} /></div>
            { part(briefs::ASSUMPTIONS, list(&brief.assumptions)) }
            { part(briefs::NEVER, list(&never)) }
            <footer>
                { qr(ui, share) }
                <div>{ for brief.stamp.iter().map(|line| html! { <p>{ line }</p> }) }</div>
            </footer>
        </article>
    }
}

fn piece(piece: &TextPiece) -> Html {
    match piece.strong {
        true => html! { <em>{ &piece.text }</em> },
        false => html! { { &piece.text } },
    }
}

fn qr(ui: &Ui, share: Option<&Share>) -> Html {
    match share.and_then(|share| share.drawing.clone()) {
        Some(drawing) => html! {
            <>
                <QrPicture {drawing} label={ui.t(links::QR)} />
                <p>{ ui.t(briefs::CHECK_YOURSELF) }</p>
            </>
        },
        None => html! { <p>{ ui.t(briefs::NO_QR) }</p> },
    }
}
