//! Two events never share a draw: each is keyed by what it is.

use gongzhi_engine::random::Stream;
use gongzhi_engine::random::recorded::drawn_twice;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::fixture::read;

/// Everything is voiced, half of what is closed is not resolved and nothing is reopened by itself: needs come back as often as they can.
const TOWN: &str = r#"
format = 1
extends = "yuecheng-2018"
meta = { id = "town", title = "town" }
time = { start = "2018-01-01", end = "2020-01-31" }
place = { streets = 2, communities = 8, residents = 16000 }
assessments = { dates = ["2018-08-31", "2019-03-31", "2019-11-30"] }
params = { voice_base = 3, false_base = 0.5, reopen_share = 0.3, latent_escalation = 0.01, incubation_share = 0.5 }
"#;

#[test]
fn no_event_draws_the_key_of_another() {
    let model = Model::new(read(TOWN), 7).unwrap();
    let twice = drawn_twice(|| {
        model.replicate(0, &mut |_| ()).unwrap();
    });
    // Traits, not events: looked at again and again, and the same each time.
    let traits = [Stream::Severity, Stream::Patience];
    let events: Vec<Stream> = twice.into_iter().filter(|s| !traits.contains(s)).collect();
    assert!(
        events.is_empty(),
        "{} keys, first {:?}",
        events.len(),
        events.first()
    );
}

#[test]
fn a_need_that_was_closed_without_being_resolved_can_be_resolved_later() {
    let text = TOWN.replace("reopen_share = 0.3", "reopen_share = 0.0");
    let model = Model::new(read(&text), 7).unwrap();
    let (run, _) = model.replicate(0, &mut |_| ()).unwrap();
    let first = run.headline("petitions_first_closed");
    let needs = run.headline("needs_arisen");
    assert!(
        first <= needs,
        "a first closure is the first of its need: {first} of {needs}"
    );
}
