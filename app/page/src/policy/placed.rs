//! Puts the open scenario and its baseline into a district and on a calendar of the visitor's own, and takes them out of it.
//!
//! Everything on the page shows the scenario as placed, so that figures, sliders and runs are of the same place and period. What was read
//! is kept beside it, because the place may change again or be given up.

use std::rc::Rc;

use gongzhi_engine::scenario::{Changes, Scenario, reform};

use super::plan::{Placed, Plan};

/// Brings a plan's scenario and baseline into the place and period that its changes ask for. A place with problems leaves them where they
/// are.
pub fn follow(plan: &mut Plan) {
    let (place, calendar) = (&plan.changes.place, plan.changes.calendar.shared());
    // Tables may be long: they are compared and not copied.
    let is_there = match &plan.placed {
        Some(Placed { shared, .. }) => shared.place == *place && shared.calendar == calendar,
        None => place.is_empty() && calendar.is_empty() || plan.scenario.is_none(),
    };
    if is_there {
        return;
    }
    let wanted = plan.changes.shared();
    let as_read = plan.as_read();
    if wanted.is_empty() {
        plan.scenario = as_read.scenario;
        plan.baseline = as_read.baseline;
        plan.placed = None;
        return;
    }
    if let Some(scenario) = as_read.scenario.as_ref().and_then(|s| placed(s, &wanted)) {
        plan.scenario = Some(scenario);
        let baseline = as_read.baseline.as_ref();
        plan.baseline =
            baseline.and_then(|(origin, s)| Some((origin.clone(), placed(s, &wanted)?)));
    }
    plan.placed = Some(Placed {
        as_read,
        shared: wanted,
    });
}

/// A scenario in a place; its own baseline stays the one that it names.
fn placed(scenario: &Rc<Scenario>, changes: &Changes) -> Option<Rc<Scenario>> {
    let mut made = reform(scenario, changes).ok()?;
    made.baseline.clone_from(&scenario.baseline);
    Some(Rc::new(made))
}
