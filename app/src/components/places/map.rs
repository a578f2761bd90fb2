//! A map of tiles, one per community, by street, coloured by any figure in any week of one run.
//!
//! Each tile shows its number, so colour is never the only sign. The table below is usable by keyboard.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use gongzhi_engine::catalogue::records::FieldSpec;
use gongzhi_engine::catalogue::records::of_community_field;
use gongzhi_engine::record::{CommunitySeries, CommunityState};
use gongzhi_engine::results::date_of;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Text;
use gongzhi_page::by_ptr::ByPtr;
use gongzhi_page::i18n::words;
use gongzhi_page::places::map::{Layer, MapSide, Tile, layers};
use gongzhi_page::places::name;
use gongzhi_page::sentences::{phrases, upper_first};
use time::Date;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::common::choice::{Choice, option};
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

/// Milliseconds per week when the map plays.
const WEEK_MS: u32 = 160;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The communities at the end of the run, ordered by street.
    pub communities: ByPtr<Vec<CommunityState>>,
    /// The reform's weekly series, or `None` until the re-run is done.
    pub series: Option<ByPtr<CommunitySeries>>,
    /// The baseline's series.
    pub before: Option<ByPtr<CommunitySeries>>,
    /// The reform's scenario: its calendar, and which figures apply.
    pub scenario: Rc<Scenario>,
    /// Index of the chosen community.
    pub chosen: Option<usize>,
    /// Called with the index of a clicked tile.
    pub choose: Callback<usize>,
}

#[component]
pub fn Map(props: &Props) -> Html {
    let ui = use_ui();
    let asked = use_state(|| None::<usize>);
    let side = use_state(|| MapSide::Reform);
    let weeks = props.series.as_ref().map_or(0, |s| s.days.len());
    let (week, playing) = use_player(weeks);
    let side_now = if props.before.is_some() {
        *side
    } else {
        MapSide::Reform
    };
    let shown = props.series.as_ref();
    // By default, show the first figure that applies to the scenario.
    let first = shown.and_then(|s| layers(s).find(|(place, _)| told(&props.scenario, s, *place)));
    let field = asked.unwrap_or(first.map_or(0, |(place, _)| place));
    let applies = shown.is_none_or(|s| told(&props.scenario, s, field));
    let layer = use_memo(
        (
            props.series.clone(),
            props.before.clone(),
            (field, applies),
            side_now,
            ui.lang,
        ),
        |(series, before, (field, applies), side, lang)| {
            if !applies {
                return None;
            }
            Layer::new(series.as_deref()?, before.as_deref(), *field, *side, *lang)
        },
    );
    html! {
        <article class="card map-card" data-map="places">
            <header>
                <h3>{ ui.t(words::MAP) }</h3>
                <span class="sub">{ ui.t(words::COMMUNITIES_SUB_RUN) }</span>
                if let Some(series) = &props.series {
                    <span class="actions">
                        { figure_picker(&ui, props, series, field, asked.setter()) }
                        if props.before.is_some() { { side_picker(&ui, *side, side.setter()) } }
                    </span>
                }
            </header>
            if let Some(series) = &props.series { { time_bar(&ui, props.scenario.time.start, series, &week, &playing) } }
            else { <p class="mark" role="status">{ ui.t(words::MAP_COMING) }</p> }
            if let Some(layer) = &*layer { { legend(layer) } }
            if !applies { <p class="notice">{ ui.t(words::NOT_APPLICABLE) }</p> }
            { streets(&ui, props, layer.as_ref().as_ref(), *week) }
        </article>
    }
}

/// The week shown, and whether the map plays; playback stops at the last week.
#[hook]
fn use_player(weeks: usize) -> (UseStateHandle<usize>, UseStateHandle<bool>) {
    let week = use_state_eq(|| usize::MAX);
    let playing = use_state_eq(|| false);
    let last = weeks.saturating_sub(1);
    let now = (*week).min(last);
    {
        let (week, playing_now) = (week.clone(), playing.clone());
        use_effect_with((*playing, now, last), move |(on, now, last)| {
            let (now, last) = (*now, *last);
            let timer = on.then(|| {
                Interval::new(WEEK_MS, move || {
                    if now < last {
                        week.set(now + 1);
                    } else {
                        playing_now.set(false);
                    }
                })
            });
            move || drop(timer)
        });
    }
    (week, playing)
}

/// Whether a figure of the map applies to the reform's scenario.
fn told(scenario: &Scenario, series: &CommunitySeries, place: usize) -> bool {
    let field = series.fields.get(place).copied().map(usize::from);
    field.is_none_or(|f| scenario.has_all(of_community_field(f)))
}

fn figure_picker(
    ui: &Ui,
    props: &Props,
    series: &CommunitySeries,
    chosen: usize,
    set: UseStateSetter<Option<usize>>,
) -> Html {
    let choose = Callback::from(move |wanted: String| {
        if let Ok(place) = wanted.parse() {
            set.set(Some(place));
        }
    });
    let layer = |(place, spec): (usize, &'static FieldSpec)| {
        let name = upper_first(ui.t(spec.label));
        let nothing = phrases::brackets(ui.t(words::NOT_APPLICABLE), ui.lang);
        let text = match told(&props.scenario, series, place) {
            true => name,
            false => format!("{name}{nothing}"),
        };
        option(&place.to_string(), &text)
    };
    html! {
        <Choice class="small-pick" action="map-figure" label={ui.t(words::CHOOSE_METRIC)} value={chosen.to_string()} {choose}>
            { for layers(series).map(layer) }
        </Choice>
    }
}

fn side_picker(ui: &Ui, chosen: MapSide, set: UseStateSetter<MapSide>) -> Html {
    let button = |(side, label)| {
        let set = set.clone();
        let on = side == chosen;
        html! {
            <button type="button" class={classes!(on.then_some("on"))} aria-pressed={on.to_string()} onclick={Callback::from(move |_: MouseEvent| set.set(side))}>
                { ui.t(label) }
            </button>
        }
    };
    let sides = [
        (MapSide::Reform, words::REFORM),
        (MapSide::Baseline, words::BASELINE),
        (MapSide::Difference, words::DIFFERENCE_SHORT),
    ];
    html! { <span class="switch" role="group" aria-label={ui.t(words::SIDE)}>{ for sides.into_iter().map(button) }</span> }
}

fn time_bar(
    ui: &Ui,
    start: Date,
    series: &CommunitySeries,
    week: &UseStateHandle<usize>,
    playing: &UseStateHandle<bool>,
) -> Html {
    let last = series.days.len().saturating_sub(1);
    let now = (**week).min(last);
    let date = series
        .days
        .get(now)
        .map_or(String::new(), |day| date_of(start, *day));
    let slide = {
        let (week, playing) = (week.clone(), playing.clone());
        Callback::from(move |event: InputEvent| {
            let input = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            if let Some(Ok(to)) = input.map(|i| i.value().parse()) {
                playing.set(false);
                week.set(to);
            }
        })
    };
    let play = {
        let (week, playing) = (week.clone(), playing.clone());
        Callback::from(move |_: MouseEvent| {
            if !*playing && now >= last {
                week.set(0);
            }
            playing.set(!*playing);
        })
    };
    let (icon, label) = if **playing {
        (icons::stop(), words::PAUSE)
    } else {
        (icons::play(), words::PLAY)
    };
    html! {
        <div class="time-bar">
            <button type="button" class="small" data-action="play" title={ui.t(label)} aria-label={ui.t(label)} onclick={play}>{ icon }</button>
            <input type="range" min="0" max={last.to_string()} value={now.to_string()} aria-label={ui.t(words::DATE)} aria-valuetext={date.clone()} oninput={slide} />
            <output data-date={date.clone()}>{ date.clone() }</output>
        </div>
    }
}

fn legend(layer: &Layer) -> Html {
    html! {
        <div class="map-legend" aria-hidden="true">
            { for layer.legend().into_iter().map(|(class, text)| html! { <><i class={classes!("tile", class)}></i><span>{ text }</span></> }) }
        </div>
    }
}

fn streets(ui: &Ui, props: &Props, layer: Option<&Layer>, week: usize) -> Html {
    let mut streets: Vec<(&Text, Vec<usize>)> = Vec::new();
    for (i, c) in props.communities.iter().enumerate() {
        match streets
            .last_mut()
            .filter(|(street, _)| **street == c.street)
        {
            Some((_, places)) => places.push(i),
            None => streets.push((&c.street, vec![i])),
        }
    }
    let block = |(street, places): &(&Text, Vec<usize>)| {
        html! {
            <section key={street.zh.clone()}>
                <h4>{ ui.text(street) }</h4>
                <div class="tiles">{ for places.iter().map(|p| tile(ui, props, layer, week, *p)) }</div>
            </section>
        }
    };
    html! { <div class="streets">{ for streets.iter().map(block) }</div> }
}

fn tile(ui: &Ui, props: &Props, layer: Option<&Layer>, week: usize, place: usize) -> Html {
    let c = &props.communities[place];
    let choose = props.choose.clone();
    let click = Callback::from(move |_: MouseEvent| choose.emit(place));
    let on = props.chosen == Some(place);
    let tile = layer.map(|layer| layer.tile(week, place));
    let tile = tile.unwrap_or_else(Tile::empty);
    let label = format!("{} {}", name(c, ui.lang), tile.text);
    html! {
        <button type="button" key={place} class={classes!("tile", tile.class, on.then_some("on"))} tabindex="-1" data-place={place.to_string()}
            title={label.clone()} aria-label={label} onclick={click}>{ tile.short }</button>
    }
}
