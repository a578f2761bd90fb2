//! A table that is being taken over: what its columns are.

use std::rc::Rc;

use gongzhi_engine::scenario::{TableColumn, TableKind};
use gongzhi_engine::text::Label;
use gongzhi_page::district::import::{Import, SourceColumn, named};
use gongzhi_page::i18n::tables;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::action::{Action, ImportEdit};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::common::choice::{Choice, option};
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub import: Rc<Import>,
}

/// The choice that leaves a column out.
const LEAVE_OUT: &str = "-";

/// What stands between the items of a list.
const COMMA: Label = Label::new("、", ", ");

#[component]
pub fn ImportForm(props: &Props) -> Html {
    let ui = use_ui();
    let import = &props.import;
    let columns = import.columns();
    let step = |step: ImportEdit| ui.on::<MouseEvent>(Action::Import(step));
    let lacking: Vec<&str> = import
        .lacking()
        .iter()
        .map(|c| ui.t(import.kind.columns()[*c].label))
        .collect();
    html! {
        <section class="import" aria-label={ui.t(tables::MAP_TITLE)} data-import={import.kind.id()}>
            <h3>{ ui.t(tables::MAP_TITLE) }</h3>
            <p class="quiet">{ ui.t(tables::MAP_HINT) }</p>
            <div class="import-row">
                { kinds(&ui, import) }
                { heading(&ui, import) }
            </div>
            <ul class="import-columns">{ for columns.iter().enumerate().map(|(c, column)| column_of(&ui, import, c, column)) }</ul>
            if !lacking.is_empty() {
                <p class="bad" role="status">{ ui.t(tables::MAP_LACKS) }{ phrases::colon(ui.lang) }{ lacking.join(ui.t(COMMA)) }</p>
            }
            <p class="place-actions">
                <button type="button" class="run" data-action="take" disabled={!lacking.is_empty()} onclick={step(ImportEdit::Take)}>{ ui.t(tables::MAP_TAKE) }</button>
                <button type="button" class="link" onclick={step(ImportEdit::Cancel)}>{ ui.t(tables::MAP_CANCEL) }</button>
            </p>
        </section>
    }
}

fn kinds(ui: &Ui, import: &Import) -> Html {
    let act = ui.act.clone();
    let choose = Callback::from(move |chosen: String| {
        let kind = TableKind::ALL.into_iter().find(|k| k.id() == chosen);
        if let Some(kind) = kind {
            act.emit(Action::Import(ImportEdit::Kind(kind)));
        }
    });
    html! {
        <Choice label={ui.t(tables::MAP_TO)} value={import.kind.id()} {choose}>
            { option(TableKind::Communities.id(), ui.t(tables::COMMUNITIES_TABLE)) }
            { option(TableKind::Units.id(), ui.t(tables::UNITS_TABLE)) }
        </Choice>
    }
}

fn heading(ui: &Ui, import: &Import) -> Html {
    let act = ui.act.clone();
    let change = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            act.emit(Action::Import(ImportEdit::Heading(input.checked())));
        }
    });
    html! {
        <label class="check"><input type="checkbox" checked={import.has_heading()} onchange={change} />{ ui.t(tables::MAP_HEADING) }</label>
    }
}

fn column_of(ui: &Ui, import: &Import, c: usize, column: &SourceColumn) -> Html {
    if column.samples.is_empty() && column.target.is_none() {
        return html! {};
    }
    let act = ui.act.clone();
    let choose = Callback::from(move |chosen: String| {
        act.emit(Action::Import(ImportEdit::Map(c, chosen.parse().ok())));
    });
    let name = named(&column.heading, c, ui.lang);
    let id = format!("map-{c}");
    let value = match column.target {
        Some(target) => target.to_string(),
        None if column.open => String::new(),
        None => LEAVE_OUT.to_owned(),
    };
    let target =
        |(place, spec): (usize, &TableColumn)| option(&place.to_string(), ui.t(spec.label));
    html! {
        <li class={classes!(column.open.then_some("open"))}>
            <label for={id.clone()}><strong>{ name }</strong>
                if !column.samples.is_empty() {
                    <span class="quiet">{ phrases::brackets(format!("{} {}", ui.t(tables::MAP_EXAMPLES), column.samples.join(ui.t(COMMA))), ui.lang) }</span>
                }
            </label>
            <Choice {id} {value} {choose}>
                if column.open { { option("", ui.t(tables::MAP_CHOOSE)) } }
                { option(LEAVE_OUT, ui.t(tables::MAP_LEAVE_OUT)) }
                { for import.kind.columns().iter().enumerate().map(target) }
            </Choice>
        </li>
    }
}
