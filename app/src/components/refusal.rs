//! Why a file was not opened, or an analysis could not run: a notice over the page.
//!
//! Files are chosen in the top bar or dropped anywhere, on a phone in either column, and the open work stays as it is. So the notice covers
//! the page instead of moving its content, until it is dismissed.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::{About, FileReport};
use yew::prelude::*;

use super::common::icons;
use super::common::problems::ProblemList;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report to show, if any.
    pub news: Option<Rc<FileReport>>,
}

#[component]
pub fn Refusal(props: &Props) -> Html {
    let ui = use_ui();
    let Some(news) = props.news.as_ref().filter(|news| news.refused()) else {
        return html! {};
    };
    let title = match news.about {
        About::Opening => words::FAILED_SCENARIO,
        About::Running => words::FAILED_BESIDE,
    };
    let act = ui.act.clone();
    let escape = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            act.emit(Action::DismissNotice);
        }
    });
    html! {
        <div class="notice bad refusal" role="alert" data-file="bad" onkeydown={escape}>
            <button type="button" class="small close" title={ui.t(words::CLOSE)} aria-label={ui.t(words::CLOSE)} onclick={ui.on(Action::DismissNotice)}>{ icons::close() }</button>
            <h2>{ ui.t(title) }{ phrases::colon(ui.lang) }<code>{ &news.name }</code></h2>
            <ProblemList problems={news.found.clone()} />
        </div>
    }
}
