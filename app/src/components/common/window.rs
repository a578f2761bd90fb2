//! Virtual scrolling: renders only the rows of a long table near the visible part.
//!
//! Three years have 157 weeks, a city may have 563 communities, and a page may hold many tables.

use std::ops::Range;

use gloo_events::EventListener;
use web_sys::Element;
use yew::prelude::*;

/// Number of rows rendered at a time, including those just out of sight.
const MOST: usize = 60;

/// The rendered rows, and the space that the others take.
pub struct Window {
    /// Indices of the rendered rows.
    pub rows: Range<usize>,
    /// Scroll handler for the table's container.
    pub onscroll: Callback<Event>,
    all: usize,
    height: usize,
}

/// The window over `all` rows, each about `height` pixels high. Scrolling measures the real height.
#[hook]
pub fn use_window(all: usize, height: usize) -> Window {
    let at = use_state_eq(|| (0usize, height));
    let (first, height) = *at;
    let onscroll = {
        let at = at.setter();
        Callback::from(move |event: Event| {
            if let Some(place) = event.target_dyn_into::<Element>() {
                let height = row_height(&place).unwrap_or(height).max(1);
                let first = place.scroll_top().max(0) as usize / height;
                at.set((first / 10 * 10, height));
            }
        })
    };
    let printing = use_printing();
    Window {
        rows: if printing { 0..all } else { made(first, all) },
        onscroll,
        all,
        height,
    }
}

/// Whether the page is being printed; then all rows are rendered.
#[hook]
fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    let set = printing.setter();
    use_effect_with((), move |()| {
        let listen = |name: &'static str, on: bool| {
            let set = set.clone();
            web_sys::window().map(|w| EventListener::new(&w, name, move |_| set.set(on)))
        };
        let listeners = [listen("beforeprint", true), listen("afterprint", false)];
        move || drop(listeners)
    });
    *printing
}

fn row_height(place: &Element) -> Option<usize> {
    let row = place
        .query_selector("tbody tr:not([aria-hidden])")
        .ok()
        .flatten()?;
    Some(row.get_bounding_client_rect().height().round() as usize)
}

/// The rows to render when row `first` is the first visible one.
fn made(first: usize, all: usize) -> Range<usize> {
    let from = first.saturating_sub(MOST / 4) / 10 * 10;
    let from = from.min(all.saturating_sub(MOST));
    from..(from + MOST).min(all)
}

impl Window {
    /// A spacer for the rows above.
    pub fn above(&self) -> Html {
        self.space("above", self.rows.start)
    }

    /// A spacer for the rows below.
    pub fn below(&self) -> Html {
        self.space("below", self.all - self.rows.end)
    }

    fn space(&self, key: &'static str, rows: usize) -> Html {
        let style = format!("height:{}px", rows * self.height);
        html! { if rows > 0 { <tr {key} aria-hidden="true" {style}></tr> } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_made_when_it_is_in_sight() {
        for all in [0, 5, 59, 60, 61, 157, 563] {
            for first in 0..all {
                let made = made(first, all);
                let in_sight = first..(first + 30).min(all);
                assert!(made.start <= in_sight.start && in_sight.end <= made.end.max(1));
                assert!(made.len() <= MOST && made.end <= all);
            }
        }
    }
}
