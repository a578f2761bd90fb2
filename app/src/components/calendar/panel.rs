//! The calendar as a form: period, assessments, meetings, shocks and their time line.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::{ParamSpec, Value};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::scenario::Shock;
use gongzhi_page::calendar::presets::Preset;
use gongzhi_page::calendar::view::CalendarView;
use gongzhi_page::i18n::{calendar as told, words};
use gongzhi_page::numbers::format::decimal;
use gongzhi_page::policy::changes::value_after;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::State;
use gongzhi_page::state::action::{Action, CalendarEdit};
use time::Date;
use yew::prelude::*;

use super::date_box::DateBox;
use super::shock::ShockFields;
use super::time_line::TimeLine;
use crate::components::common::choice::{Choice, option};
use crate::components::common::icons;
use crate::components::common::problems::ProblemList;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

/// The calendar.
#[component]
pub fn CalendarPanel(props: &Props) -> Html {
    let ui = use_ui();
    let preset = use_state_eq(|| Preset::Typhoon);
    let plan = &props.state.plan;
    let read = plan.unplaced().map(|s| s.hash.clone());
    let held = props.state.clone();
    let of = (read, plan.opened, plan.changes.calendar.clone());
    let view = use_memo(of, move |_| CalendarView::of(&held.plan));
    let Some(view) = (*view).clone() else {
        return html! {};
    };
    html! {
        <>
            <section class="group calendar" data-spot="calendar" tabindex="-1">
                <h2>{ ui.t(told::MY_CALENDAR) }</h2>
                <p class="quiet">{ ui.t(told::MY_CALENDAR_HINT) }</p>
                { period(&ui, &view) }
                <p class="place-actions">
                    if !view.own.is_empty() {
                        <button type="button" class="link" data-action="restore-calendar" onclick={ui.on(Action::Calendar(CalendarEdit::Restore))}>{ icons::reset() }{ ui.t(told::RESTORE) }</button>
                    }
                </p>
                if view.is_own("assessments") || view.is_own("shocks") {
                    <label class="alone"><input type="checkbox" checked={view.alone} onchange={ui.on(Action::Calendar(CalendarEdit::Alone(!view.alone)))} /><span>{ ui.t(told::ALONE) }</span></label>
                }
            </section>
            { assessments(&ui, &view) }
            { meetings(&ui, &props.state) }
            { shocks(&ui, &props.state, &view, &preset) }
        </>
    }
}

fn problems(view: &CalendarView, part: &str) -> Vec<Diagnostic> {
    view.problems_of(part).into_iter().cloned().collect()
}

fn listed(problems: Vec<Diagnostic>) -> Html {
    html! { if !problems.is_empty() { <ProblemList {problems} /> } }
}

fn period(ui: &Ui, view: &CalendarView) -> Html {
    let give =
        |edit: fn(Date) -> CalendarEdit| ui.act.reform(move |day| Action::Calendar(edit(day)));
    let found = problems(view, "period");
    let wrong = !found.is_empty();
    let field = |label, id: &str, day, edit: fn(Date) -> CalendarEdit| {
        html! {
            <label><span>{ ui.t(label) }</span><DateBox label={ui.t(label).to_owned()} id={id.to_owned()} {day} {wrong} given={give(edit)} /></label>
        }
    };
    let days = i64::from(view.end.to_julian_day() - view.start.to_julian_day()) + 1;
    html! {
        <>
            <div class="period">
                { field(told::START, "calendar-start", view.start, CalendarEdit::Start) }
                { field(told::END, "calendar-end", view.end, CalendarEdit::End) }
                if !wrong { <span class="quiet">{ decimal(days as f64, 0) }{ " " }{ ui.t(Unit::Days.label()) }</span> }
            </div>
            { listed(found) }
            if let Some(last) = view.holidays_end { <p class="quiet">{ told::holidays_end(&phrases::day(last, ui.lang), ui.lang) }</p> }
        </>
    }
}

fn assessments(ui: &Ui, view: &CalendarView) -> Html {
    let found = problems(view, "assessments");
    let item = |(at, day): (usize, &Date)| {
        let name = format!("{} {}", ui.t(told::ASSESSMENT), at + 1);
        let given = ui
            .act
            .reform(move |day| Action::Calendar(CalendarEdit::Assessment(at, day)));
        let remove = ui.on(Action::Calendar(CalendarEdit::RemoveAssessment(at)));
        let about = told::about(ui.t(told::REMOVE), &name, ui.lang);
        let without = view.outside.assessments.contains(day);
        html! {
            <li key={at}>
                <DateBox label={name} id={format!("assessment-{at}")} day={*day} {given} />
                <button type="button" class="tool" aria-label={about.clone()} title={about} data-action="remove-assessment" onclick={remove}>{ icons::close() }</button>
                if without { <span class="quiet" data-outside="told">{ phrases::brackets(ui.t(words::OUTSIDE_PERIOD), ui.lang) }</span> }
            </li>
        }
    };
    let middle = view.track().day(view.track().days / 2);
    let next = free_day(&view.assessments, middle);
    html! {
        <section class="group calendar" data-spot="assessments" tabindex="-1">
            <h2>{ ui.t(words::ASSESSMENTS) }</h2>
            if view.assessments.is_empty() { <p class="quiet">{ ui.t(words::NONE) }</p> }
            <ul class="days">{ for view.assessments.iter().enumerate().map(item) }</ul>
            { listed(found) }
            <button type="button" class="link" data-action="add-assessment" onclick={ui.on(Action::Calendar(CalendarEdit::AddAssessment(next)))}>{ ui.t(told::ADD_ASSESSMENT) }</button>
        </section>
    }
}

/// The first day from this one on without an assessment.
fn free_day(taken: &[Date], from: Date) -> Date {
    let mut day = from;
    while taken.contains(&day) {
        let Some(next) = day.next_day() else { break };
        day = next;
    }
    day
}

/// The three layers of meetings, which are parameters.
fn meetings(ui: &Ui, state: &State) -> Html {
    let Some(scenario) = &state.plan.scenario else {
        return html! {};
    };
    let item = |id: &str| {
        let spec = ParamSpec::find(id)?;
        let Some(Value::Bool(on)) = value_after(scenario, &state.plan.changes, id) else {
            return None;
        };
        let turn = ui.on(Action::EnterParam(id.to_owned(), Value::Bool(!on)));
        Some(html! {
            <li key={spec.id}><label class="alone"><input type="checkbox" checked={on} data-meeting={spec.id} onchange={turn} /><span>{ ui.t(spec.label) }</span></label></li>
        })
    };
    let layers = ["meeting_weekly", "meeting_monthly", "meeting_quarterly"];
    html! {
        <section class="group calendar">
            <h2>{ ui.t(told::MEETINGS) }</h2>
            <ul class="days">{ for layers.into_iter().filter_map(item) }</ul>
        </section>
    }
}

fn shocks(ui: &Ui, state: &State, view: &CalendarView, preset: &UseStateHandle<Preset>) -> Html {
    let off = state.plan.scenario.as_ref().is_some_and(|s| {
        let changed = state.plan.changes.mechanisms.get("shocks").copied();
        !changed.unwrap_or(s.mechanisms.shocks)
    });
    let item = |shock: &Shock| {
        let outside = view.outside.shocks.contains(&shock.id);
        let without_effect = match (off, outside) {
            (true, _) => Some(words::SHOCKS_OFF),
            (false, true) => Some(words::OUTSIDE_PERIOD),
            (false, false) => None,
        };
        let problems = problems(view, &format!("shocks.{}", shock.id));
        html! { <ShockFields key={shock.id.clone()} shock={shock.clone()} {problems} {without_effect} /> }
    };
    let choose = {
        let set = preset.setter();
        Callback::from(move |id: String| {
            if let Some(found) = Preset::ALL.into_iter().find(|p| p.id() == id) {
                set.set(found);
            }
        })
    };
    let middle = view.track().day(view.track().days / 2);
    let new = preset.shock(middle, preset.days(), &view.shocks);
    let add = ui.on(Action::Calendar(CalendarEdit::AddShock(Box::new(new))));
    html! {
        <section class="group calendar" data-spot="shocks" tabindex="-1">
            <h2>{ ui.t(words::SHOCKS) }</h2>
            <p class="quiet">{ ui.t(told::TIME_LINE_HINT) }</p>
            <p class="place-actions">
                <Choice class="small-pick" label={ui.t(told::DRAW)} value={preset.id().to_owned()} {choose}>
                    { for Preset::ALL.into_iter().map(|p| option(p.id(), ui.t(p.label()))) }
                </Choice>
                <button type="button" class="link" data-action="add-shock" onclick={add}>{ ui.t(told::ADD_SHOCK) }{ " " }{ ui.t(preset.label()) }</button>
                <span class="quiet">{ ui.t(told::PRESET_HINT) }</span>
            </p>
            <TimeLine view={view.clone()} preset={**preset} />
            if view.shocks.is_empty() { <p class="quiet">{ ui.t(words::NONE) }</p> }
            <ul class="shocks">{ for view.shocks.iter().map(item) }</ul>
        </section>
    }
}
