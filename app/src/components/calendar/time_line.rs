//! The time line: assessments and shocks by their days, moved, lengthened and drawn by pointer or keyboard.

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::Shock;
use gongzhi_page::calendar::presets::Preset;
use gongzhi_page::calendar::timeline::{Grip, Track, step};
use gongzhi_page::calendar::view::CalendarView;
use gongzhi_page::i18n::calendar as told;
use gongzhi_page::policy::changed_settings::shock_words;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::action::{Action, CalendarEdit};
use time::{Date, Duration};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub view: CalendarView,
    /// What is drawn on an empty place.
    pub preset: Preset,
}

/// A drag under way.
#[derive(Clone, Debug, PartialEq)]
struct Drag {
    grip: Grip,
    /// The shock that is dragged, or a new one.
    shock: Shock,
    from: Date,
    to: Date,
}

impl Drag {
    /// The shock as it would be dropped.
    fn dropped(&self, track: &Track) -> Shock {
        let before = (self.shock.date, self.shock.days);
        let (date, days) = track.dragged(self.grip, before, self.from, self.to);
        Shock {
            date,
            days,
            ..self.shock.clone()
        }
    }
}

#[component]
pub fn TimeLine(props: &Props) -> Html {
    let ui = use_ui();
    let view = &props.view;
    let track = view.track();
    let node = use_node_ref();
    let drag = use_state_eq(|| None::<Drag>);
    let down = {
        let (node, drag, view, preset) = (node.clone(), drag.setter(), view.clone(), props.preset);
        Callback::from(move |event: PointerEvent| {
            let Some(day) = day_under(&node, &event, &track).filter(|_| event.button() == 0) else {
                return;
            };
            if let Some((grip, shock)) = taken(&event, &view, preset, day) {
                if let Some(line) = node.cast::<Element>() {
                    let _ = line.set_pointer_capture(event.pointer_id());
                }
                drag.set(Some(Drag {
                    grip,
                    shock,
                    from: day,
                    to: day,
                }));
            }
        })
    };
    let moved = {
        let (node, drag) = (node.clone(), drag.clone());
        Callback::from(move |event: PointerEvent| {
            let under = day_under(&node, &event, &track);
            if let (Some(now), Some(to)) = ((*drag).clone(), under) {
                drag.set(Some(Drag { to, ..now }));
            }
        })
    };
    let up = {
        let (ui, drag) = (ui.clone(), drag.clone());
        Callback::from(move |_: PointerEvent| {
            let Some(done) = (*drag).clone() else { return };
            drag.set(None);
            // A click draws nothing.
            if done.from == done.to {
                return;
            }
            let shock = Box::new(done.dropped(&track));
            let edit = match done.grip {
                Grip::New => CalendarEdit::AddShock(shock),
                Grip::Whole | Grip::End => CalendarEdit::Shock(shock),
            };
            ui.act.emit(Action::Calendar(edit));
            ui.act.emit(Action::Settled);
        })
    };
    let given_up = {
        let drag = drag.setter();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    let mut shocks = view.shocks.clone();
    if let Some(drag) = &*drag {
        let dropped = drag.dropped(&track);
        shocks.retain(|shock| shock.id != dropped.id);
        shocks.push(dropped);
    }
    // What lies outside the period is told in the list below, and drawn nowhere.
    shocks.retain(|shock| track.width(shock.date, shock.days) > 0.0);
    let held = |(_, day): &(usize, &Date)| (0..track.days).contains(&track.number(**day));
    let assessments = view.assessments.iter().enumerate().filter(held);
    shocks.sort_by_key(|shock| (shock.date, shock.id.clone()));
    let lines = lanes(&shocks, &track);
    let rows = lines.iter().max().map_or(1, |most| most + 1);
    let year = |day: Date| {
        let style = format!("left:{:.3}%", 100.0 * track.share(day));
        html! { <i class="year" key={day.year()} {style}>{ day.year() }</i> }
    };
    html! {
        <div class="time-line" role="group" aria-label={ui.t(told::TIME_LINE)}>
            <div ref={node} class="track" style={format!("--rows:{rows}")} onpointerdown={down} onpointermove={moved} onpointerup={up} onpointercancel={given_up}>
                { for track.years().into_iter().map(year) }
                { for assessments.map(|(at, day)| assessment(&ui, &track, at, *day)) }
                { for shocks.iter().zip(lines).map(|(shock, line)| bar(&ui, &track, shock, line)) }
            </div>
        </div>
    }
}

/// The day under the pointer.
fn day_under(node: &NodeRef, event: &PointerEvent, track: &Track) -> Option<Date> {
    let place = node.cast::<Element>()?.get_bounding_client_rect();
    let share = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
    Some(track.day_at(share))
}

/// What a pointer takes hold of: a shock, its end, or a new one.
fn taken(
    event: &PointerEvent,
    view: &CalendarView,
    preset: Preset,
    day: Date,
) -> Option<(Grip, Shock)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let on = |selector: &str| target.closest(selector).ok().flatten();
    if on("[data-assessment]").is_some() {
        return None;
    }
    let Some(bar) = on("[data-bar]") else {
        return Some((Grip::New, preset.shock(day, 1, &view.shocks)));
    };
    let id = bar.get_attribute("data-bar")?;
    let shock = view.shocks.iter().find(|shock| shock.id == id)?;
    let grip = match on("[data-end]") {
        Some(_) => Grip::End,
        None => Grip::Whole,
    };
    Some((grip, shock.clone()))
}

/// The line of each bar, so that none covers another: the first line whose last bar has ended, by what is drawn.
fn lanes(shocks: &[Shock], track: &Track) -> Vec<usize> {
    // A bar is drawn at least as wide as a finger needs.
    const LEAST: f64 = 0.12;
    let mut ends: Vec<f64> = Vec::new();
    let lane = |shock: &Shock| {
        let from = track.share(shock.date);
        let to = from + track.width(shock.date, shock.days).max(LEAST);
        match ends.iter().position(|end| *end <= from) {
            Some(line) => {
                ends[line] = to;
                line
            }
            None => {
                ends.push(to);
                ends.len() - 1
            }
        }
    };
    shocks.iter().map(lane).collect()
}

/// A key that moves something, or removes it; the edit joins one undo step until the key is released.
fn keys(
    ui: &Ui,
    by: impl Fn(i64) -> CalendarEdit + 'static,
    remove: Option<CalendarEdit>,
) -> Callback<KeyboardEvent> {
    let act = ui.act.clone();
    Callback::from(move |event: KeyboardEvent| {
        let edit = match (step(&event.key()), event.key().as_str(), &remove) {
            (Some(days), ..) => by(days),
            (None, "Delete" | "Backspace", Some(remove)) => remove.clone(),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        act.emit(Action::Calendar(edit));
    })
}

fn moved(day: Date, days: i64) -> Date {
    day.saturating_add(Duration::days(days))
}

fn assessment(ui: &Ui, track: &Track, at: usize, day: Date) -> Html {
    let style = format!("left:{:.3}%", 100.0 * track.share(day));
    let by = move |days| CalendarEdit::Assessment(at, moved(day, days));
    let remove = Some(CalendarEdit::RemoveAssessment(at));
    html! {
        <span key={format!("assessment-{at}")} class="mark-day" data-assessment={at.to_string()} tabindex="0" role="slider" {style}
            aria-label={ui.t(told::ASSESSMENT)} aria-valuemin="0" aria-valuemax={(track.days - 1).to_string()}
            aria-valuenow={track.number(day).to_string()} aria-valuetext={phrases::day(day, ui.lang)} title={phrases::day(day, ui.lang)}
            onkeydown={keys(ui, by, remove)} onkeyup={ui.on(Action::Settled)} onblur={ui.on(Action::Settled)}>{ "◆" }</span>
    }
}

fn bar(ui: &Ui, track: &Track, shock: &Shock, line: usize) -> Html {
    let name = ui.text(&shock.label).to_owned();
    let left = 100.0 * track.share(shock.date);
    let width = 100.0 * track.width(shock.date, shock.days);
    let style = format!("left:{left:.3}%;width:{width:.3}%;--line:{line}");
    let edit = |shock: Shock| CalendarEdit::Shock(Box::new(shock));
    let by = {
        let shock = shock.clone();
        move |days| {
            let date = moved(shock.date, days);
            edit(Shock {
                date,
                ..shock.clone()
            })
        }
    };
    let longer = {
        let shock = shock.clone();
        move |days: i64| {
            let days = (shock.days + days).max(1);
            edit(Shock {
                days,
                ..shock.clone()
            })
        }
    };
    let remove = Some(CalendarEdit::RemoveShock(shock.id.clone()));
    let words = shock_words(shock, ui.lang);
    let most = (track.days - 1).to_string();
    html! {
        <span key={shock.id.clone()} class="bar" data-bar={shock.id.clone()} {style} title={told::about(&name, &words, ui.lang)}>
            <span class="bar-body" tabindex="0" role="slider" aria-label={name.clone()} aria-valuemin="0" aria-valuemax={most}
                aria-valuenow={track.number(shock.date).to_string()} aria-valuetext={words}
                onkeydown={keys(ui, by, remove)} onkeyup={ui.on(Action::Settled)} onblur={ui.on(Action::Settled)}>{ &name }</span>
            <span class="bar-end" data-end="true" tabindex="0" role="slider" aria-label={told::about(&name, ui.t(told::SHOCK_END), ui.lang)}
                aria-valuemin="1" aria-valuemax={track.days.max(shock.days).to_string()} aria-valuenow={shock.days.to_string()}
                aria-valuetext={format!("{} {}", shock.days, ui.t(Unit::Days.label()))}
                onkeydown={keys(ui, longer, None)} onkeyup={ui.on(Action::Settled)} onblur={ui.on(Action::Settled)}></span>
        </span>
    }
}
