//! Icons as inline SVG, hidden from screen readers. Each accompanies text or an accessible name.

use yew::prelude::*;

fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={path} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}

/// Enlarge.
pub fn larger() -> Html {
    icon("M12 3.5h4.5V8M8 16.5H3.5V12M16 4l-5 5M4 16l5-5")
}

/// Shrink back.
pub fn smaller() -> Html {
    icon("M16.5 8.5H11.5V3.5M3.5 11.5h5v5M12 8l5-5M8 12l-5 5")
}

/// Pin.
pub fn pin() -> Html {
    icon("M7 3.5h6M8 3.5v5l-2.5 3h9L12 8.5v-5M10 11.5V17")
}

/// Vector graphic.
pub fn vector() -> Html {
    icon("M3.5 15.5c3-11 10-11 13 0M2.5 4.5h15M10 4.5v2.7M2 14h3v3H2zM15 14h3v3h-3z")
}

/// Filled star.
pub fn star() -> Html {
    html! {
        <svg class="icon star" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d="M10 1.8l2.5 5.3 5.8.8-4.2 4 1 5.7L10 14.9l-5.1 2.7 1-5.7-4.2-4 5.8-.8z" fill="currentColor" />
        </svg>
    }
}

/// Search.
pub fn search() -> Html {
    icon("M8.5 3a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM12.6 12.6L17 17")
}

/// Undo.
pub fn undo() -> Html {
    icon("M7.5 4L3.5 8l4 4M4 8h7.5a4.5 4.5 0 010 9H8")
}

/// Redo.
pub fn redo() -> Html {
    icon("M12.5 4l4 4-4 4M16 8H8.5a4.5 4.5 0 000 9H12")
}

/// Reset to an earlier value.
pub fn reset() -> Html {
    icon("M4.2 7.5A6.3 6.3 0 1110 16.3a6.3 6.3 0 01-5.6-3.4M4 3.5v4.2h4.2")
}

/// Export.
pub fn export() -> Html {
    icon(
        "M10 12.5V3M6.5 6.3L10 2.8l3.5 3.5M3.5 11.5v4a1.5 1.5 0 001.5 1.5h10a1.5 1.5 0 001.5-1.5v-4",
    )
}

/// Open a file.
pub fn open() -> Html {
    icon("M2.5 15.5v-11A1 1 0 013.5 3.5h4l2 2.5h7a1 1 0 011 1v8.5a1 1 0 01-1 1h-13a1 1 0 01-1-1z")
}

/// Switch the theme.
pub fn theme() -> Html {
    icon("M10 2.8a7.2 7.2 0 100 14.4 7.2 7.2 0 000-14.4zM10 3v14M13 4v12M16 6.5v7")
}

/// Research view.
pub fn research() -> Html {
    icon("M8 2.8h4M8.7 3v5.2l-5 7.6a1 1 0 00.9 1.5h10.8a1 1 0 00.9-1.5l-5-7.6V3M6 12.5h8")
}

/// Run.
pub fn play() -> Html {
    icon("M6 3.8v12.4l10-6.2z")
}

/// Stop.
pub fn stop() -> Html {
    icon("M5 5h10v10H5z")
}

/// Show as a table.
pub fn table() -> Html {
    icon("M3 4h14v12H3zM3 8h14M3 12h14M8 4v12")
}

/// Show as a chart.
pub fn chart() -> Html {
    icon("M3 3v14h14M6 13l3.5-4 3 2.5L17 6")
}

/// Save as a picture.
pub fn picture() -> Html {
    icon("M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M13 7.5h.01")
}

/// Close.
pub fn close() -> Html {
    icon("M5 5l10 10M15 5L5 15")
}

/// Rename.
pub fn pencil() -> Html {
    icon("M4 16l1-4 8.5-8.5 3 3L8 15l-4 1zM12 5l3 3")
}
