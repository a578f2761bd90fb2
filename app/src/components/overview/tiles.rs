//! A map of tiles, one per community, by street. Colour shows the stars held, or the open petitions if no stars can be held.
//!
//! Each tile shows its number, so colour is never the only sign. The table below is usable by keyboard.

use gongzhi_engine::record::CommunityState;
use gongzhi_engine::text::Text;
use gongzhi_page::by_ptr::ByPtr;
use gongzhi_page::i18n::words;
use gongzhi_page::places::{name, stars};
use gongzhi_page::sentences::phrases;
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The communities, ordered by street.
    pub communities: ByPtr<Vec<CommunityState>>,
    /// Whether stars can be held.
    pub told: bool,
    /// Index of the chosen community.
    pub chosen: Option<usize>,
    /// Called with the index of a clicked tile.
    pub choose: Callback<usize>,
}

#[component]
pub fn Tiles(props: &Props) -> Html {
    let ui = use_ui();
    let all = &props.communities;
    let mut streets: Vec<(&Text, Vec<usize>)> = Vec::new();
    for (i, c) in all.iter().enumerate() {
        match streets.iter_mut().find(|(street, _)| **street == c.street) {
            Some((_, places)) => places.push(i),
            None => streets.push((&c.street, vec![i])),
        }
    }
    html! {
        <article class="card map-card">
            <header>
                <h3>{ ui.t(words::MAP) }</h3>
                <span class="sub">{ ui.t(if props.told { words::MAP_SUB } else { words::MAP_SUB_OPEN }) }{ " · " }{ ui.t(words::COMMUNITIES_SUB) }</span>
            </header>
            if props.told {
                <div class="map-legend" aria-hidden="true">
                    { for (0..=5).map(|n| html! { <i class={format!("tile s{n}")}>{ n }</i> }) }
                    <span>{ ui.t(words::MAP_LEGEND) }</span>
                </div>
            } else {
                <p class="sub">{ ui.t(words::STARS_HELD) }{ phrases::colon(ui.lang) }{ ui.t(words::NOT_APPLICABLE) }</p>
            }
            <div class="streets">{ for streets.iter().map(|(street, places)| block(&ui, props, street, places)) }</div>
        </article>
    }
}

fn block(ui: &Ui, props: &Props, street: &Text, places: &[usize]) -> Html {
    html! {
        <section key={street.zh.clone()}>
            <h4>{ ui.text(street) }</h4>
            <div class="tiles">{ for places.iter().map(|p| tile(ui, props, *p)) }</div>
        </section>
    }
}

/// Class and number of a tile.
struct Shown {
    class: String,
    number: u32,
}

/// A tile for the number of stars held.
fn by_stars(c: &CommunityState) -> Shown {
    Shown {
        class: format!("s{}", stars(c)),
        number: stars(c) as u32,
    }
}

/// A tile for open petitions, shaded relative to the largest number in any community.
fn by_open_petitions(c: &CommunityState, all: &[CommunityState]) -> Shown {
    let most = all.iter().map(|c| c.open).max().unwrap_or(0).max(1);
    Shown {
        class: format!("t{}", c.open * DARKEST / most),
        number: c.open,
    }
}

/// The darkest of the shades.
const DARKEST: u32 = 5;

fn tile(ui: &Ui, props: &Props, place: usize) -> Html {
    let c = &props.communities[place];
    let Shown { class, number } = match props.told {
        true => by_stars(c),
        false => by_open_petitions(c, &props.communities),
    };
    let class = classes!("tile", class);
    let choose = props.choose.clone();
    let click = Callback::from(move |_: MouseEvent| choose.emit(place));
    let on = props.chosen == Some(place);
    html! {
        <button type="button" key={place} class={classes!(class, on.then_some("on"))} tabindex="-1"
            title={name(c, ui.lang)} aria-label={format!("{} {number}", name(c, ui.lang))} onclick={click}>{ number }</button>
    }
}
