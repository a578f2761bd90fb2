//! Puts the open scenario and its baseline into a district of the visitor's own, and takes them out of it.
//!
//! Everything on the page shows the scenario as placed, so that figures, sliders and runs are of the same place. What was read is kept
//! beside it, because the place may change again or be given up.

use std::rc::Rc;

use gongzhi_engine::scenario::{Changes, Scenario, reform};

use super::plan::{Placed, Plan};

/// Brings a plan's scenario and baseline into the place that its changes ask for. A place with problems leaves them where they are.
pub fn follow(plan: &mut Plan) {
    let wanted = &plan.changes.place;
    let is_there = match &plan.placed {
        Some(placed) => placed.place == *wanted,
        None => wanted.is_empty() || plan.scenario.is_none(),
    };
    if is_there {
        return;
    }
    let as_read = plan.as_read();
    if wanted.is_empty() {
        plan.scenario = as_read.scenario;
        plan.baseline = as_read.baseline;
        plan.placed = None;
        return;
    }
    let changes = plan.changes.of_place();
    if let Some(scenario) = as_read.scenario.as_ref().and_then(|s| placed(s, &changes)) {
        plan.scenario = Some(scenario);
        let baseline = as_read.baseline.as_ref();
        plan.baseline =
            baseline.and_then(|(origin, s)| Some((origin.clone(), placed(s, &changes)?)));
    }
    plan.placed = Some(Placed {
        as_read,
        place: changes.place,
    });
}

/// A scenario in a place; its own baseline stays the one that it names.
fn placed(scenario: &Rc<Scenario>, changes: &Changes) -> Option<Rc<Scenario>> {
    let mut made = reform(scenario, changes).ok()?;
    made.baseline.clone_from(&scenario.baseline);
    Some(Rc::new(made))
}
