//! What to ask the worker that looks into the rule in the editor.

use crate::protocol::{LookRequest, LookedSide};
use crate::runs::Arm;
use crate::state::{State, Tab};

/// Days of the period of the shown run.
pub fn days(state: &State) -> Option<u32> {
    let shown = state.runs.shown.as_ref()?;
    let time = &shown.reform.scenario.time;
    Some((time.end - time.start).whole_days().max(0) as u32 + 1)
}

/// What to ask about the rule in the editor, if the user looks and there is a run of the open work.
pub fn request(state: &State) -> Option<LookRequest> {
    let look = state.look.as_ref();
    let rule = state.rule.as_ref().filter(|_| look.open)?;
    let shown = state.runs.shown.as_ref()?;
    if state.tab != Tab::Rules || shown.reform.origin != state.plan.origin {
        return None;
    }
    let all = days(state)?;
    let side = |arm: &Arm| LookedSide {
        origin: arm.origin.clone(),
        changes: (*arm.changes).clone(),
    };
    Some(LookRequest {
        rule: rule.clone(),
        reform: side(&shown.reform),
        baseline: shown.baseline.as_ref().map(side),
        seed: shown.reform.key.seed,
        until: look.until.unwrap_or(all).min(all),
        row: look.row(rule),
        changes: (*state.plan.changes).clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    use crate::analyses::rule_look::LookStep;
    use crate::state::action::Action;
    use crate::state::reduce::samples::{after, arm, arrived, opened, start, target};
    use gongzhi_engine::diagnostic::{Diagnostic, Source};
    use gongzhi_engine::text::Text;

    fn looking() -> State {
        let origin = opened().plan.origin;
        let [mut base, mut reform] = ["base", "reform"].map(arm);
        base.origin = origin.clone();
        reform.origin = origin;
        let state = after(opened(), [start(target(Some(base), reform))]);
        let state = arrived(arrived(state, "reform", 0), "base", 0);
        let rule = Action::Rule(Some("voice".into()));
        after(state, [Action::Tab(Tab::Rules), rule])
    }

    #[test]
    fn nothing_is_asked_until_the_user_looks_at_a_rule_of_the_work_that_ran() {
        let state = looking();
        assert_eq!(request(&state), None);
        let open = after(state, [Action::Look(LookStep::Open(true))]);
        let asked = request(&open).unwrap();
        assert_eq!((asked.rule.as_str(), asked.row), ("voice", None));
        assert_eq!(Some(asked.until), days(&open));
        assert!(asked.baseline.is_some() && open.look.waits(&asked));
        let list = after(open, [Action::Rule(None)]);
        assert_eq!(request(&list), None);
    }

    #[test]
    fn the_row_of_another_rule_is_not_chosen() {
        let row = Action::Look(LookStep::Row("voice".into(), Some(7)));
        let open = after(looking(), [Action::Look(LookStep::Open(true)), row]);
        assert_eq!(request(&open).unwrap().row, Some(7));
        let other = after(open, [Action::Rule(Some("satisfied".into()))]);
        assert_eq!(request(&other).unwrap().row, None);
    }

    #[test]
    fn the_last_good_answer_stays_while_the_text_is_broken() {
        let open = after(looking(), [Action::Look(LookStep::Open(true))]);
        let asked = Rc::new(request(&open).unwrap());
        let told = |of: &Rc<LookRequest>, looked| {
            Action::Look(LookStep::Told(of.clone(), Box::new(looked)))
        };
        let good = after(open, [told(&asked, Ok(None))]);
        assert!(!good.look.waits(&asked));
        let broken = after(good, [Action::RuleText("voice".into(), "fn".into())]);
        let next = Rc::new(request(&broken).unwrap());
        assert!(broken.look.waits(&next));
        let message = Text::new("错", "wrong");
        let why = vec![Diagnostic::error(
            "x",
            Source::Rule("voice".into()),
            message,
        )];
        let failed = after(broken, [told(&next, Err(why))]);
        assert!(failed.look.failure(&next).is_some() && !failed.look.waits(&next));
        assert_eq!(failed.look.answer("voice").unwrap().request, asked);
        assert_eq!(failed.look.answer("satisfied"), None);
    }
}
