//! Restores the scroll position of each tab, view and pane.
//!
//! On a phone the whole page scrolls, for all panes; side by side, the tabs of a column share one scroller. A scroller moves only when
//! another pane, tab or view is chosen.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use gongzhi_page::state::{Pane, State};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::bridge;

/// An element that scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Scroller {
    /// The whole page.
    Page,
    /// The policy column.
    Policy,
    /// The outcome column.
    Outcome,
}

const SCROLLERS: [Scroller; 3] = [Scroller::Page, Scroller::Policy, Scroller::Outcome];

impl Scroller {
    fn element(self) -> Option<web_sys::Element> {
        let id = match self {
            Self::Page => return None,
            Self::Policy => "policy",
            Self::Outcome => "outcome",
        };
        web_sys::window()?.document()?.get_element_by_id(id)
    }

    fn of(target: &web_sys::EventTarget) -> Option<Self> {
        match target.dyn_ref::<web_sys::Element>() {
            None => Some(Self::Page),
            Some(element) if element.id() == "policy" => Some(Self::Policy),
            Some(element) if element.id() == "outcome" => Some(Self::Outcome),
            Some(_) => None,
        }
    }

    fn top(self) -> f64 {
        match self {
            Self::Page => web_sys::window()
                .and_then(|w| w.scroll_y().ok())
                .unwrap_or_default(),
            _ => self
                .element()
                .map_or(0.0, |element| f64::from(element.scroll_top())),
        }
    }

    fn move_to(self, top: f64) {
        match self {
            Self::Page => {
                if let Some(window) = web_sys::window() {
                    window.scroll_to_with_x_and_y(0.0, top);
                }
            }
            _ => {
                if let Some(element) = self.element() {
                    element.set_scroll_top(top as i32);
                }
            }
        }
    }

    /// Key of the content it shows.
    fn shows(self, state: &State) -> String {
        let policy = || format!("{:?}", state.tab);
        let outcome = || format!("{:?}", state.view);
        match (self, state.pane) {
            (Self::Policy, _) | (Self::Page, Pane::Policy) => policy(),
            (Self::Outcome, _) | (Self::Page, Pane::Outcome) => outcome(),
        }
    }
}

/// Saved positions, and the content that each scroller now shows.
#[derive(Default)]
struct Places {
    tops: BTreeMap<(Scroller, String), f64>,
    shown: BTreeMap<Scroller, String>,
    /// Scrollers being moved; their positions are not saved meanwhile.
    moving: Vec<Scroller>,
}

impl Places {
    fn note(&mut self, scroller: Scroller) {
        let shown = self.shown.get(&scroller).cloned();
        if let Some(shown) = shown.filter(|_| !self.moving.contains(&scroller)) {
            self.tops.insert((scroller, shown), scroller.top());
        }
    }

    /// Sets the content of a scroller and returns its saved position, or `None` if the content is unchanged.
    fn turn(&mut self, scroller: Scroller, shows: String) -> Option<f64> {
        let before = self.shown.insert(scroller, shows.clone());
        let turned = before.is_some_and(|before| before != shows);
        turned.then(|| self.tops.get(&(scroller, shows)).copied().unwrap_or(0.0))
    }
}

/// Saves and restores the positions of all scrollers.
#[hook]
pub fn use_places(state: &State) {
    let places = use_mut_ref(Places::default);
    let noted = places.clone();
    use_effect_with((), move |()| {
        let window = web_sys::window().and_then(|w| w.document());
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            passive: true,
        };
        let listener = window.map(|document| {
            EventListener::new_with_options(&document, "scroll", options, move |event| {
                if let Some(scroller) = event.target().and_then(|t| Scroller::of(&t)) {
                    noted.borrow_mut().note(scroller);
                }
            })
        });
        move || drop(listener)
    });
    let shows = SCROLLERS.map(|scroller| scroller.shows(state));
    use_effect_with(shows, move |shows| {
        for (scroller, shows) in SCROLLERS.into_iter().zip(shows) {
            let top = places.borrow_mut().turn(scroller, shows.clone());
            if let Some(top) = top {
                go_to(&places, scroller, top);
            }
        }
    });
}

/// Moves a scroller now and again once its content is complete, because it may be too short before that.
fn go_to(places: &Rc<RefCell<Places>>, scroller: Scroller, top: f64) {
    scroller.move_to(top);
    if top <= 0.0 {
        return;
    }
    places.borrow_mut().moving.push(scroller);
    let places = places.clone();
    bridge::when_idle(&Closure::once_into_js(move || {
        if scroller.top() + 1.0 < top {
            scroller.move_to(top);
        }
        places
            .borrow_mut()
            .moving
            .retain(|moving| *moving != scroller);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_again_is_where_it_was_and_what_is_new_is_at_its_top() {
        let mut places = Places::default();
        assert_eq!(places.turn(Scroller::Page, "cases".to_owned()), None);
        places
            .tops
            .insert((Scroller::Page, "cases".to_owned()), 400.0);
        assert_eq!(places.turn(Scroller::Page, "cases".to_owned()), None);
        assert_eq!(
            places.turn(Scroller::Page, "overview".to_owned()),
            Some(0.0)
        );
        assert_eq!(places.turn(Scroller::Page, "cases".to_owned()), Some(400.0));
    }
}
