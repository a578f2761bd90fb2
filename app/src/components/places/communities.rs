//! The table of communities at the end of one run. Only rows near the visible part are rendered.

use std::rc::Rc;

use gongzhi_engine::record::CommunityState;
use gongzhi_engine::scenario::{Calendar, Scenario};
use gongzhi_engine::text::Text;
use gongzhi_page::by_ptr::ByPtr;
use gongzhi_page::i18n::{tables, words};
use gongzhi_page::numbers::format;
use gongzhi_page::places::{self, CommunityFigure, FIGURES, stars};
use gongzhi_page::sentences::phrases;
use web_sys::Element;
use yew::prelude::*;

use crate::components::common::choice::{Choice, option};
use crate::components::common::window::use_window;
use crate::ui::{Ui, use_ui};

/// Approximate row height in pixels.
const ROW: usize = 38;

#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// The baseline's communities, if there is a comparison.
    pub baseline: Option<ByPtr<Vec<CommunityState>>>,
    /// The reform's communities.
    pub reform: ByPtr<Vec<CommunityState>>,
    /// The reform's scenario; it determines which figures apply.
    pub scenario: Rc<Scenario>,
    /// Index of the chosen community.
    pub chosen: Option<usize>,
    /// Called with the index of a clicked community.
    pub choose: Callback<usize>,
}

/// The sorted column, and the sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sort {
    /// Index of the column in [`FIGURES`].
    column: usize,
    order: Order,
}

/// Sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Ascending,
    Descending,
}

impl Sort {
    /// The sort after a click on a column: descending first, ascending on the second click.
    fn by(self, column: usize) -> Self {
        let order = match self.order {
            Order::Descending if self.column == column => Order::Ascending,
            _ => Order::Descending,
        };
        Self { column, order }
    }
}

/// All communities, sortable by any column.
#[component]
pub fn CommunityTable(props: &TableProps) -> Html {
    let ui = use_ui();
    let sort = use_state(|| Sort {
        column: places::STARS,
        order: Order::Descending,
    });
    let street = use_state(String::new);
    let rows = order(&props.reform, &street, *sort);
    let window = use_window(rows.len(), ROW);
    let list = use_node_ref();
    {
        let (list, chosen) = (list.clone(), props.chosen);
        let place = rows.iter().position(|r| Some(*r) == chosen);
        use_effect_with(chosen, move |_| {
            if let Some((list, place)) = list.cast::<Element>().zip(place) {
                show_row(&list, (place * ROW) as i32);
            }
        });
    }
    let pick_street = {
        let street = street.clone();
        Callback::from(move |wanted: String| street.set(wanted))
    };
    html! {
        <article class="card table-card">
            <header>
                <h3>{ ui.t(words::COMMUNITIES) }</h3>
                <span class="sub">{ phrases::rows(rows.len(), ui.lang) }{ " · " }{ ui.t(words::COMMUNITIES_SUB) }</span>
                { origin_tag(&ui, props.scenario.place.table.is_empty()) }
                <span class="actions">{ streets(&ui, &props.reform, &street, pick_street) }</span>
            </header>
            <div class="scroll long" ref={list} tabindex="0" role="region" aria-label={ui.t(words::COMMUNITIES)} onscroll={window.onscroll.clone()}>
                <table class="numbers" aria-rowcount={(rows.len() + 1).to_string()}>
                    <thead><tr>{ head(&ui, props.scenario.time, &sort) }</tr></thead>
                    <tbody>
                        { window.above() }
                        <>{ for rows[window.rows.clone()].iter().map(|i| row(&ui, props, *i)) }</>
                        { window.below() }
                    </tbody>
                </table>
            </div>
        </article>
    }
}

/// Scrolls the list so that the row at height `top` is visible, unless it already is.
fn show_row(list: &Element, top: i32) {
    let (from, height) = (list.scroll_top(), list.client_height());
    let row = ROW as i32;
    // The sticky header, about one row high, covers the first row.
    if top < from || top + 2 * row > from + height {
        list.set_scroll_top(top - height / 2);
    }
}

fn order(all: &[CommunityState], street: &str, sort: Sort) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..all.len())
        .filter(|i| street.is_empty() || all[*i].street.zh == street)
        .collect();
    let Some(figure) = FIGURES.get(sort.column) else {
        return rows;
    };
    rows.sort_by(|a, b| {
        let value = |i: &usize| (figure.value)(&all[*i]).unwrap_or(f64::NEG_INFINITY);
        let order = value(a).total_cmp(&value(b));
        match sort.order {
            Order::Ascending => order,
            Order::Descending => order.reverse(),
        }
    });
    rows
}

fn head(ui: &Ui, time: Calendar, sort: &UseStateHandle<Sort>) -> Html {
    let heading = |(i, figure): (usize, &CommunityFigure)| {
        let now = **sort;
        let state = match now.order {
            _ if now.column != i => "none",
            Order::Ascending => "ascending",
            Order::Descending => "descending",
        };
        let click = {
            let sort = sort.clone();
            Callback::from(move |_: MouseEvent| sort.set(now.by(i)))
        };
        html! {
            <th scope="col" aria-sort={state}><button type="button" class="sort" onclick={click}>{ ui.t(figure.label_over(time)) }<i aria-hidden="true"></i></button></th>
        }
    };
    html! {
        <>
            <th scope="col">{ ui.t(words::COMMUNITY) }</th>
            { for FIGURES.iter().enumerate().map(heading) }
        </>
    }
}

fn row(ui: &Ui, props: &TableProps, place: usize) -> Html {
    let c = &props.reform[place];
    let before = props
        .baseline
        .as_ref()
        .and_then(|b| b.get(place))
        .map(stars);
    let click = {
        let choose = props.choose.clone();
        Callback::from(move |_: MouseEvent| choose.emit(place))
    };
    let on = props.chosen == Some(place);
    let cell = |(i, figure): (usize, &CommunityFigure)| {
        let text = figure.text(&props.scenario, c, ui.lang);
        let moved = before
            .filter(|b| i == places::STARS && *b != stars(c))
            .map(|b| format::signed(stars(c) as f64 - b as f64, 0));
        html! { <td>{ text }if let Some(moved) = moved { <small class="moved">{ moved }</small> }</td> }
    };
    html! {
        <tr key={place} class={classes!(on.then_some("on"))}>
            <th scope="row"><button type="button" class="link" onclick={click}>{ places::name(c, ui.lang) }</button></th>
            { for FIGURES.iter().enumerate().map(cell) }
        </tr>
    }
}

fn streets(ui: &Ui, all: &[CommunityState], chosen: &str, choose: Callback<String>) -> Html {
    let mut names: Vec<&Text> = Vec::new();
    for c in all {
        if !names.contains(&&c.street) {
            names.push(&c.street);
        }
    }
    if names.len() < 2 {
        return html! {};
    }
    html! {
        <Choice label={ui.t(words::STREET)} value={chosen.to_owned()} {choose}>
            { option("", ui.t(words::ALL_STREETS)) }
            { for names.iter().map(|n| option(&n.zh, ui.text(n))) }
        </Choice>
    }
}

/// Whether the communities are generated or the visitor's own.
fn origin_tag(ui: &Ui, synthetic: bool) -> Html {
    let (tag, hint) = match synthetic {
        true => (words::SYNTHETIC, words::SYNTHETIC_HINT),
        false => (tables::USER_DATA, tables::USER_DATA_HINT),
    };
    html! { <span class="tag" title={ui.t(hint)}>{ ui.t(tag) }</span> }
}
