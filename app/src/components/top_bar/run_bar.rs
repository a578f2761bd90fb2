//! Run and stop buttons, with progress.

use std::rc::Rc;

use gongzhi_page::i18n::{looks, words};
use gongzhi_page::runs::progress::Progress;
use gongzhi_page::runs::{Phase, Runs};
use gongzhi_page::sentences::phrases::{self, RunCount, RunKind};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::components::common::choice::{Choice, option};
use crate::components::common::icons;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

/// Run and stop buttons, with progress.
#[component]
pub fn RunBar(props: &Props) -> Html {
    let ui = use_ui();
    let progress = use_context::<Rc<Progress>>().unwrap_or_default();
    let runs = &props.state.runs;
    let running = runs.phase == Phase::Running;
    // The results for which "nothing to run" was shown; the message disappears when they change.
    let said_of = use_state(|| None);
    let now = (runs.version(), runs.phase.clone());
    let click = {
        let (controller, said_of) = (props.controller.clone(), said_of.setter());
        let now = now.clone();
        Callback::from(move |_: MouseEvent| {
            if running {
                controller.stop();
            } else if !controller.run() {
                said_of.set(Some(now.clone()));
            }
        })
    };
    let nothing = (*said_of == Some(now))
        .then(|| nothing(&ui, runs))
        .flatten();
    let (icon, label) = if running {
        (icons::stop(), words::STOP)
    } else {
        (icons::play(), words::RUN)
    };
    let share = if running {
        progress.share()
    } else {
        f64::from(u8::from(runs.phase == Phase::Done))
    };
    let percent = (share * 100.0).round();
    let text = text(&ui, runs, &progress);
    html! {
        <div class="run-bar">
            <div class="progress">
                <span class="progress-text" aria-live="off">{ text.clone() }</span>
                <div class="meter" role="progressbar" aria-label={text} aria-valuemin="0" aria-valuemax="100" aria-valuenow={percent.to_string()}>
                    <i style={format!("transform:scaleX({share:.3})")}></i>
                </div>
            </div>
            <span class="run-said" role="status" data-run="said">{ nothing.unwrap_or_default() }</span>
            if ui.research { { replications(&ui, &props.state) } }
            <button type="button" class={classes!("run", (!running).then_some("main"))} data-action="run" onclick={click}
                disabled={props.state.plan.scenario.is_none() || props.state.workers_failure.is_some()}>
                { icon }{ ui.t(label) }
            </button>
        </div>
    }
}

/// The message that everything wanted was run.
fn nothing(ui: &Ui, runs: &Runs) -> Option<String> {
    let target = runs.target.as_ref()?;
    let done = phrases::runs_done(
        runs.pairs(target),
        RunKind::against(target.baseline.as_ref()),
        ui.lang,
    );
    Some(looks::nothing_to_run(&done, ui.lang))
}

/// A box for the number of replications.
fn replications(ui: &Ui, state: &State) -> Html {
    let own = state
        .plan
        .scenario
        .as_ref()
        .map_or(32, |s| s.experiment.replications as u32);
    let shown = state.runs.target.as_ref().map(|t| t.wanted);
    let now = shown.or(state.replications).unwrap_or(own);
    let mut options = vec![1, 8, 16, 32, 64, 128];
    if !options.contains(&now) {
        options.push(now);
        options.sort_unstable();
    }
    let act = ui.act.clone();
    let choose = Callback::from(move |wanted: String| {
        if let Ok(wanted) = wanted.parse() {
            act.emit(Action::Replications(wanted));
        }
    });
    html! {
        <label class="pick replications">
            <span>{ ui.t(words::REPLICATIONS) }</span>
            <Choice value={now.to_string()} {choose}>
                { for options.into_iter().map(|n: u32| option(&n.to_string(), &n.to_string())) }
            </Choice>
        </label>
    }
}

fn text(ui: &Ui, runs: &Runs, progress: &Progress) -> String {
    let Some(target) = &runs.target else {
        return ui.t(words::LOADING).to_owned();
    };
    let kind = RunKind::against(target.baseline.as_ref());
    let done = runs.pairs(target);
    match runs.phase {
        Phase::Running if done == target.wanted => {
            let (done, wanted) = runs.beside(target);
            phrases::beside(RunCount { done, wanted }, progress.seconds_left(), ui.lang)
        }
        Phase::Running => phrases::progress(
            kind,
            RunCount {
                done,
                wanted: target.wanted,
            },
            progress.seconds_left(),
            ui.lang,
        ),
        Phase::Stopped => ui.t(words::STOPPED).to_owned(),
        Phase::Failed => ui.t(words::FAILED).to_owned(),
        Phase::Idle | Phase::Done => phrases::runs_done(done, kind, ui.lang),
    }
}
