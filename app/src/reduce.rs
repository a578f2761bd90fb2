//! How each action changes the state: a pure function, tested natively.
//!
//! Never: starts anything. Work that follows from a state is the controller's.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::scenario::{Changes, Scenario};

use crate::action::{Action, Arrival};
use crate::runs::{Ensemble, Phase, Progress, Runs, Target, Watched};
use crate::same::Same;
use crate::state::{BaselineChoice, Edit, Plan, State};
use crate::{asides, changes};

/// Steps that can be taken back.
const MOST_UNDO: usize = 200;

/// Watched re-runs that are kept: they need the most memory.
const MOST_SEEN: usize = 12;

/// Scenarios whose runs are kept.
const MOST_ENSEMBLES: usize = 12;

/// The state after an action.
pub fn reduce(mut state: State, action: Action) -> State {
    match action {
        Action::Lang(lang) => state.prefs.lang = lang,
        Action::Theme(theme) => state.prefs.theme = theme,
        Action::Research(on) => state.prefs.research = on,
        Action::HideStarters(hidden) => state.prefs.starters_hidden = hidden,
        Action::Tab(tab) => state.tab = tab,
        Action::Pane(pane) => state.pane = pane,
        Action::View(view) => state.view = view,
        Action::Rule(rule) => {
            state.rule = rule;
            state.reveal = None;
        }
        Action::ShowLine(rule, line, column) => {
            let times = state.reveal.map_or(0, |(.., times)| times);
            state.rule = Some(rule);
            state.reveal = Some((line, column, times + 1));
        }
        Action::Library(entries) => state.library = Rc::new(entries),
        Action::File(news) => state.file = Some(Rc::new(news)),
        Action::Understood => state.file = None,
        Action::Replications(wanted) => state.replications = Some(wanted),
        Action::Choose(place) => state.chosen = place,
        Action::Attribute(on) => state.attribute = on,
        Action::Seek(..)
        | Action::SeekNoMore
        | Action::Sought(..)
        | Action::CheckSets(_)
        | Action::SetArrived(..)
        | Action::Checkup(_) => asides::reduce(&mut state, action),
        Action::Pin(arm) => {
            if state.pinned.iter().all(|p| p.key != arm.key) {
                Rc::make_mut(&mut state.pinned).push(arm);
            }
        }
        Action::Unpin(key) => Rc::make_mut(&mut state.pinned).retain(|p| p.key != key),
        Action::Wrong(found) => wrong(&mut state, found),
        Action::Lost(why) => {
            state.lost = Some(why);
            state.runs.phase = Phase::Failed;
        }
        Action::Start { .. }
        | Action::Progress(..)
        | Action::Arrived(..)
        | Action::RunFailed(_)
        | Action::Seen(..)
        | Action::Stopped => running(&mut state, action),
        Action::Open(..) | Action::Opened { .. } | Action::Baseline(_) => {
            opening(&mut state, action)
        }
        action => editing(&mut state.plan, action),
    }
    state
}

fn wrong(state: &mut State, found: Vec<gongzhi_engine::diagnostic::Diagnostic>) {
    state.diagnostics = Rc::new(found);
    state.runs.phase = Phase::Failed;
    state.runs.progress = Progress::default();
    asides::end(state);
}

fn opening(state: &mut State, action: Action) {
    match action {
        Action::Open(origin, changes, choice) => {
            let same = origin == state.plan.origin;
            let opened = state.plan.opened + 1;
            let scenario = state.plan.scenario.take().filter(|_| same);
            state.plan = Plan {
                choice,
                changes: Rc::new(changes),
                scenario,
                opened,
                ..Plan::of(origin)
            };
            state.rule = None;
            state.chosen = None;
            state.attribute = false;
            state.diagnostics = Rc::default();
            state.file = None;
        }
        Action::Opened {
            origin,
            scenario,
            baseline,
        } if origin == state.plan.origin => {
            state.plan.scenario = Some(scenario);
            state.plan.baseline = baseline;
        }
        Action::Baseline(choice) => state.plan.choice = choice,
        _ => {}
    }
}

fn editing(plan: &mut Plan, action: Action) {
    match action {
        Action::Param(id, value) => {
            let next = with_param(plan, &id, value);
            change(plan, next, Some(Edit::Param(id)));
        }
        Action::RuleText(name, text) => {
            let next = with_rule(plan, &name, text);
            change(plan, next, Some(Edit::Rule(name)));
        }
        Action::ResetParam(id) => {
            let value = plan.reference().and_then(|s| changes::value(s, &id));
            if let Some(value) = value {
                let next = with_param(plan, &id, value);
                change(plan, next, None);
            }
        }
        Action::ResetRule(name) => {
            let mut next = (*plan.changes).clone();
            next.rules.remove(&name);
            change(plan, next, None);
        }
        Action::ResetAll => change(plan, Changes::default(), None),
        Action::Settled => plan.edit = None,
        Action::Undo => step(plan, true),
        Action::Redo => step(plan, false),
        _ => {}
    }
}

/// A value equal to the scenario's own is no change.
fn with_param(plan: &Plan, id: &str, value: Value) -> Changes {
    let mut next = (*plan.changes).clone();
    let own = |s: &Rc<Scenario>| changes::value(s, id);
    if plan.scenario.as_ref().and_then(own).as_ref() == Some(&value) {
        next.params.remove(id);
    } else {
        next.params.insert(id.to_owned(), value);
    }
    next
}

fn with_rule(plan: &Plan, name: &str, text: String) -> Changes {
    let mut next = (*plan.changes).clone();
    let own = plan.scenario.as_ref().map(|s| changes::rule_text(s, name));
    if own.as_deref() == Some(text.as_str()) {
        next.rules.remove(name);
    } else {
        next.rules.insert(name.to_owned(), text);
    }
    next
}

fn change(plan: &mut Plan, next: Changes, edit: Option<Edit>) {
    if next == *plan.changes {
        plan.edit = edit;
        return;
    }
    let joins = edit.is_some() && plan.edit == edit;
    if !joins {
        plan.undo.push(plan.changes.clone());
        if plan.undo.len() > MOST_UNDO {
            plan.undo.remove(0);
        }
    }
    plan.redo.clear();
    plan.changes = Rc::new(next);
    plan.edit = edit;
}

fn step(plan: &mut Plan, back: bool) {
    let (from, to) = if back {
        (&mut plan.undo, &mut plan.redo)
    } else {
        (&mut plan.redo, &mut plan.undo)
    };
    if let Some(changes) = from.pop() {
        to.push(std::mem::replace(&mut plan.changes, changes));
    }
    plan.edit = None;
}

fn running(state: &mut State, action: Action) {
    let runs = &mut state.runs;
    match action {
        Action::Start {
            target,
            warnings,
            now,
        } => {
            state.diagnostics = Rc::new(warnings);
            asides::keep_to(state, &target);
            start(&mut state.runs, target, now);
        }
        Action::Progress(shares, now) if runs.phase == Phase::Running => {
            runs.progress.under_way = shares;
            runs.progress.now = now;
        }
        Action::Arrived(arrivals, now) => {
            for arrival in arrivals {
                arrive(runs, arrival);
            }
            runs.progress.now = now;
            show(runs);
        }
        Action::Seen(key, seen) => {
            let Some(seen) = asides::seen(state, &key, seen).and_then(Watched::of) else {
                return;
            };
            let runs = &mut state.runs;
            runs.seen.push((key, seen));
            if runs.seen.len() > MOST_SEEN {
                runs.seen.remove(0);
            }
        }
        Action::RunFailed(found) => wrong(state, found),
        Action::Stopped => {
            runs.phase = Phase::Stopped;
            runs.progress = Progress::default();
            asides::end(state);
        }
        _ => {}
    }
}

fn start(runs: &mut Runs, target: Rc<Target>, now: f64) {
    runs.target = Some(target.clone());
    for arm in target.arms() {
        touch(runs, arm);
    }
    let todo = crate::plan::missing(runs, &target).len() as u32;
    runs.progress = Progress {
        todo,
        began: now,
        now,
        ..Progress::default()
    };
    runs.phase = Phase::Running;
    show(runs);
}

/// Moves an arm's runs to the end of the cache, and drops the oldest.
fn touch(runs: &mut Runs, arm: &crate::runs::Arm) {
    let found = runs.cache.iter().position(|e| e.key == arm.key);
    let ensemble = match found {
        Some(at) => runs.cache.remove(at),
        None => Ensemble {
            key: arm.key.clone(),
            runs: Same::default(),
            communities: Same::default(),
            backends: Rc::default(),
            ms: 0.0,
        },
    };
    runs.cache.push(ensemble);
    let targets = || runs.shown.iter().chain(&runs.target);
    let keep = |e: &Ensemble| targets().any(|t| t.uses(&e.key));
    while runs.cache.len() > MOST_ENSEMBLES {
        let Some(oldest) = runs.cache.iter().position(|e| !keep(e)) else {
            break;
        };
        runs.cache.remove(oldest);
    }
}

fn arrive(runs: &mut Runs, arrival: Arrival) {
    runs.progress
        .under_way
        .retain(|(job, _)| *job != arrival.job);
    let Some(ensemble) = runs.cache.iter_mut().find(|e| e.key == arrival.key) else {
        return;
    };
    let number = arrival.replication.replication;
    let at = ensemble.runs.partition_point(|r| r.replication < number);
    if ensemble
        .runs
        .get(at)
        .is_some_and(|r| r.replication == number)
    {
        return;
    }
    ensemble.runs.make_mut().insert(at, arrival.replication);
    if !arrival.communities.is_empty() {
        ensemble.communities = Same::new(arrival.communities);
    }
    if !arrival.backends.is_empty() {
        ensemble.backends = Rc::new(arrival.backends);
    }
    ensemble.ms += arrival.ms;
    runs.progress.done += 1;
}

/// Shows the target once it has a finished pair, and notes when all are done.
fn show(runs: &mut Runs) {
    let Some(target) = runs.target.clone() else {
        return;
    };
    let pairs = runs.pairs(&target);
    if pairs > 0 {
        runs.shown = Some(target.clone());
    }
    if runs.phase == Phase::Running && crate::plan::missing(runs, &target).is_empty() {
        runs.phase = Phase::Done;
    }
}

/// What a choice of baseline stands for.
pub fn baseline_id(scenario: &Scenario, choice: &BaselineChoice) -> Option<String> {
    match choice {
        BaselineChoice::Own => scenario.baseline.clone(),
        BaselineChoice::Itself => None,
        BaselineChoice::Shipped(id) => Some(id.clone()),
    }
}
