//! How actions edit the calendar: its period, assessments and shocks.

use gongzhi_engine::scenario::OwnCalendar;

use super::editing::change;
use crate::policy::plan::{OpenEdit, Plan};
use crate::state::action::CalendarEdit;

/// Applies an edit of the calendar. A part that is like the scenario's again is no longer the visitor's own. Edits of the same item join one
/// undo step until they have settled.
pub fn edit(plan: &mut Plan, edit: CalendarEdit) {
    let Some(own) = plan.unplaced() else { return };
    let mut next = (*plan.changes).clone();
    let to = &mut next.calendar;
    let mut days = to.assessments.take();
    let mut shocks = to.shocks.take();
    let mut joins = None;
    match edit {
        CalendarEdit::Start(day) => to.start = Some(day),
        CalendarEdit::End(day) => to.end = Some(day),
        CalendarEdit::Alone(on) => to.alone = on,
        CalendarEdit::Restore => {
            *to = OwnCalendar::default();
            (days, shocks) = (None, None);
        }
        CalendarEdit::AddAssessment(day) => {
            days.get_or_insert_with(|| own.assessments.clone())
                .push(day);
        }
        CalendarEdit::Assessment(at, day) => {
            joins = Some(format!("assessment {at}"));
            let days = days.get_or_insert_with(|| own.assessments.clone());
            days.iter_mut().skip(at).take(1).for_each(|d| *d = day);
        }
        CalendarEdit::RemoveAssessment(at) => {
            let days = days.get_or_insert_with(|| own.assessments.clone());
            if at < days.len() {
                days.remove(at);
            }
        }
        CalendarEdit::AddShock(shock) => {
            shocks
                .get_or_insert_with(|| own.shocks.clone())
                .push(*shock);
        }
        CalendarEdit::Shock(shock) => {
            joins = Some(format!("shock {}", shock.id));
            let shocks = shocks.get_or_insert_with(|| own.shocks.clone());
            let found = shocks.iter_mut().find(|known| known.id == shock.id);
            found
                .into_iter()
                .for_each(|known| *known = (*shock).clone());
        }
        CalendarEdit::RemoveShock(id) => {
            let shocks = shocks.get_or_insert_with(|| own.shocks.clone());
            shocks.retain(|shock| shock.id != id);
        }
    }
    to.start = to.start.filter(|day| *day != own.time.start);
    to.end = to.end.filter(|day| *day != own.time.end);
    to.assessments = days.filter(|days| *days != own.assessments);
    to.shocks = shocks.filter(|shocks| *shocks != own.shocks);
    if to.is_empty() {
        *to = OwnCalendar::default();
    }
    change(plan, next, joins.map(OpenEdit::Calendar));
}

#[cfg(test)]
mod tests;
