//! Goals as margins: how far a figure is on the right side of its bound.

use gongzhi_scenario::{Goal, GoalBound, GoalSide};

/// How far a value meets a goal, in the metric's unit: at least 0 if it is met. `today` is the metric's value in the scenario as it is.
/// Undefined (NaN) if either is.
pub fn margin(goal: &Goal, value: f64, today: f64) -> f64 {
    let bound = match goal.bound {
        GoalBound::Number(x) => x,
        GoalBound::OfToday(share) => share * today,
    };
    match goal.side {
        GoalSide::AtLeast => value - bound,
        GoalSide::AtMost => bound - value,
    }
}

/// Goals of the gaming test: closure looks no worse than today while a smaller share of needs is truly resolved. A policy that meets them
/// improves the figure and not what it stands for.
pub fn gaming_goals() -> Vec<Goal> {
    vec![
        Goal {
            metric: "on_time_share".to_owned(),
            side: GoalSide::AtLeast,
            bound: GoalBound::OfToday(1.0),
        },
        Goal {
            metric: "truly_resolved_share".to_owned(),
            side: GoalSide::AtMost,
            bound: GoalBound::OfToday(0.98),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_is_positive_on_the_right_side_of_the_bound() {
        let goal = |side, bound| Goal {
            metric: "m".to_owned(),
            side,
            bound,
        };
        let least = goal(GoalSide::AtLeast, GoalBound::Number(0.75));
        assert_eq!(margin(&least, 1.0, 0.0), 0.25);
        let most = goal(GoalSide::AtMost, GoalBound::OfToday(0.5));
        assert_eq!(margin(&most, 3.0, 10.0), 2.0);
        assert!(margin(&most, f64::NAN, 10.0).is_nan());
    }
}
