//! Reads and checks untrusted files and typed rules in a worker.
//!
//! A file can be made to take long, or to crash the program that reads it, so the page does not read it itself. The last scenario is kept,
//! because the next check usually changes the same one.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::scenario::{Library, Scenario};

use crate::library;
use crate::protocol::{Answer, Origin, ReadRequest};

/// The scenario read last.
pub type LastRead = Option<(Origin, Rc<Scenario>)>;

/// Reads a scenario, and checks the changes to it if requested.
pub fn answer(reading: &ReadRequest, last: &mut LastRead) -> Answer {
    let (scenario, diagnostics) = match read(reading, last) {
        Ok((scenario, found)) => (serde_json::to_string(&*scenario).ok(), found),
        Err(found) => (None, found),
    };
    Answer::Read {
        id: reading.id,
        scenario,
        diagnostics,
    }
}

type Checked = (Rc<Scenario>, Vec<Diagnostic>);

fn read(reading: &ReadRequest, last: &mut LastRead) -> Result<Checked, Vec<Diagnostic>> {
    let known = last
        .as_ref()
        .filter(|(origin, _)| *origin == reading.origin);
    let (base, found) = match known {
        Some((_, scenario)) if reading.changes.is_some() => (scenario.clone(), Vec::new()),
        _ => {
            let loaded = library::load(&reading.origin, &Library::shipped());
            let Some(scenario) = loaded.scenario.map(Rc::new) else {
                return Err(loaded.diagnostics);
            };
            *last = Some((reading.origin.clone(), scenario.clone()));
            (scenario, loaded.diagnostics)
        }
    };
    match &reading.changes {
        None => Ok((base, found)),
        Some(changes) => {
            let (reform, warnings) = library::checked(&base, changes)?;
            Ok((Rc::new(reform), warnings))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::scenario::Changes;

    const TEXT: &str =
        "format = 1\nextends = \"yuecheng-2018\"\nmeta = { id = \"x\", title = \"x\" }\n";

    fn asked(
        text: &str,
        changes: Option<Changes>,
        last: &mut LastRead,
    ) -> (Option<Scenario>, Vec<Diagnostic>) {
        let origin = Origin::File {
            name: "x.toml".to_owned(),
            text: text.to_owned(),
        };
        let reading = ReadRequest {
            id: 1,
            origin,
            changes,
        };
        let Answer::Read {
            scenario,
            diagnostics,
            ..
        } = answer(&reading, last)
        else {
            panic!("another answer");
        };
        let scenario = scenario.map(|text| serde_json::from_str(&text).unwrap());
        (scenario, diagnostics)
    }

    #[test]
    fn what_arrives_is_what_the_page_would_have_read() {
        let mut last = None;
        let (scenario, found) = asked(TEXT, None, &mut last);
        let own = gongzhi_engine::scenario::load(TEXT, &Library::shipped());
        assert_eq!((scenario, found), (own.scenario, own.diagnostics));
        let (scenario, found) = asked("format = 1\nnosuch = 2\n", None, &mut last);
        assert!(scenario.is_none() && !found.is_empty());
    }

    #[test]
    fn changes_are_checked_on_what_was_read_before() {
        let mut last = None;
        let mut changes = Changes::default();
        changes
            .rules
            .insert("voice".into(), "fn voice(h) { 0.25 }".into());
        let (scenario, _) = asked(TEXT, Some(changes.clone()), &mut last);
        assert!(scenario.unwrap().rules["voice"].contains("0.25"));
        let known = last.clone().unwrap().1;
        changes
            .rules
            .insert("voice".into(), "fn voice(h) { h.nosuch }".into());
        let (scenario, found) = asked(TEXT, Some(changes), &mut last);
        assert!(scenario.is_none() && !found.is_empty());
        assert!(Rc::ptr_eq(&known, &last.unwrap().1));
    }
}
