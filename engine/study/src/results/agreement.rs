//! What the accepted parameter sets say together about a difference, graded by how many agree.
//!
//! Page, command and document state the same rule. Each set counts by the sign of the mean over its paired runs. If
//! at least nine tenths of the sets lie on one side, they agree 一致; if at least three quarters do, most agree 多数;
//! otherwise the model cannot tell 不能判断. The runs of a set vary by chance and by their synthetic city. A direction is
//! reported only if the mean over all sets lies outside the 95% interval that this variation leaves to it. More runs per
//! set would help in two cases: the mean lies inside that interval, or no side has three quarters of the sets and at
//! least half of the variance of the sets' means comes from their runs.

use serde::{Deserialize, Serialize};

use super::Verdict;
use super::spread::Spread;
use gongzhi_base::text::Label;

/// The joint verdict of the sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// 一致: higher under at least nine tenths of the sets.
    ConsistentlyHigher,
    /// 一致: lower under at least nine tenths of the sets.
    ConsistentlyLower,
    /// 多数: higher under at least three quarters of the sets.
    MostlyHigher,
    /// 多数: lower under at least three quarters of the sets.
    MostlyLower,
    /// Equal on both sides under every set.
    Same,
    /// Chance and cities could account for the difference, or for the disagreement.
    NoiseDominates,
    /// 不能判断: the sets disagree about the sign by more than chance and cities.
    CannotTell,
}

/// Runs dominate from this share of the variance of the sets' means.
const NOISE: f64 = 0.5;

impl Agreement {
    /// The verdict from the sets' means; `spread` is `None` if sets have one run only.
    pub(super) fn of(means: &[f64], spread: Option<&Spread>) -> Self {
        let n = means.len();
        let up = means.iter().filter(|x| **x > 0.0).count();
        let down = means.iter().filter(|x| **x < 0.0).count();
        if up + down == 0 {
            return Self::Same;
        }
        let higher = up >= down;
        let most = up.max(down);
        if 4 * most < 3 * n {
            return match spread {
                Some(s) if s.noise >= NOISE => Self::NoiseDominates,
                _ => Self::CannotTell,
            };
        }
        let mean = means.iter().sum::<f64>() / n as f64;
        match (10 * most >= 9 * n, higher) {
            _ if spread.is_some_and(|s| mean.abs() < s.margin) => Self::NoiseDominates,
            (true, true) => Self::ConsistentlyHigher,
            (true, false) => Self::ConsistentlyLower,
            (false, true) => Self::MostlyHigher,
            (false, false) => Self::MostlyLower,
        }
    }

    /// Whether the sets support the direction that paired runs show. They do not if they say otherwise or cannot
    /// tell.
    pub fn bears(self, verdict: Verdict) -> bool {
        match self {
            Self::NoiseDominates => true,
            Self::ConsistentlyHigher | Self::MostlyHigher => verdict != Verdict::Lower,
            Self::ConsistentlyLower | Self::MostlyLower => verdict != Verdict::Higher,
            Self::Same | Self::CannotTell => {
                matches!(verdict, Verdict::NoClearDifference | Verdict::TooFewRuns)
            }
        }
    }

    /// The verdict in a few words, such as "一致上升".
    pub const fn label(self) -> Label {
        match self {
            Self::ConsistentlyHigher => Label::new("一致上升", "consistently higher"),
            Self::ConsistentlyLower => Label::new("一致下降", "consistently lower"),
            Self::MostlyHigher => Label::new("多数上升", "higher in most"),
            Self::MostlyLower => Label::new("多数下降", "lower in most"),
            Self::Same => Label::new("都不变", "the same in all"),
            Self::NoiseDominates => Label::new(
                "运行波动为主，每组再多运行几次才能判断",
                "run-to-run noise dominates: more runs a set would tell",
            ),
            Self::CannotTell => Label::new("不能判断", "cannot tell"),
        }
    }

    /// The rule, as shown to readers.
    pub const RULE: Label = Label::new(
        "每组按其配对运行的均值计一票：九成以上同向为「一致」，七成半以上为「多数」，不足七成半为「不能判断」。同一组的各次运行因随机波动和所在的合成城市而不同；若单凭这些就足以造成这样的均值（95%），或在不足七成半时各组均值之差（方差）一半以上来自这些，则为「运行波动为主」，每组再多运行几次才能判断。",
        "Each set counts by the mean of its paired runs: from 90% on one side the sets are consistent, from 75% it is most of them, below 75% the model cannot tell. The runs of a set differ by chance and by their synthetic city. Where these alone could give such a mean (95%), or where below 75% half or more of the variance between the sets' means comes from them, run-to-run noise dominates and more runs a set would tell.",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(up: usize, down: usize) -> Vec<f64> {
        let ups = std::iter::repeat_n(2.0, up);
        ups.chain(std::iter::repeat_n(-1.0, down)).collect()
    }

    fn quiet() -> Spread {
        Spread {
            between: 1.0,
            within: 0.1,
            noise: 0.01,
            margin: 0.01,
        }
    }

    fn said(up: usize, down: usize) -> Agreement {
        Agreement::of(&means(up, down), Some(&quiet()))
    }

    #[test]
    fn shares_are_told_in_words_of_strength() {
        assert_eq!(said(32, 0), Agreement::ConsistentlyHigher);
        assert_eq!(said(29, 3), Agreement::ConsistentlyHigher);
        assert_eq!(said(28, 4), Agreement::MostlyHigher);
        assert_eq!(said(24, 8), Agreement::MostlyHigher);
        assert_eq!(said(23, 9), Agreement::CannotTell);
        assert_eq!(said(9, 1), Agreement::ConsistentlyHigher);
        assert_eq!(said(3, 1), Agreement::MostlyHigher);
        assert_eq!(said(0, 10), Agreement::ConsistentlyLower);
        assert_eq!(said(2, 8), Agreement::MostlyLower);
        assert_eq!(Agreement::of(&[0.0; 4], None), Agreement::Same);
        assert_eq!(Agreement::of(&[1.0, 0.0], None), Agreement::CannotTell);
    }

    #[test]
    fn noise_is_told_apart_from_disagreement() {
        let noisy = Spread {
            noise: 0.5,
            ..quiet()
        };
        assert_eq!(
            Agreement::of(&means(16, 16), Some(&noisy)),
            Agreement::NoiseDominates
        );
        assert_eq!(
            Agreement::of(&means(16, 16), Some(&quiet())),
            Agreement::CannotTell
        );
        // All four sets up, but by less than their runs vary.
        let wide = Spread {
            margin: 2.1,
            ..quiet()
        };
        assert_eq!(
            Agreement::of(&means(4, 0), Some(&wide)),
            Agreement::NoiseDominates
        );
        assert_eq!(
            Agreement::of(&means(4, 0), None),
            Agreement::ConsistentlyHigher
        );
    }

    #[test]
    fn a_direction_is_borne_only_where_the_sets_share_it() {
        assert!(Agreement::MostlyHigher.bears(Verdict::Higher));
        assert!(!Agreement::MostlyLower.bears(Verdict::Higher));
        assert!(!Agreement::CannotTell.bears(Verdict::Lower));
        assert!(Agreement::NoiseDominates.bears(Verdict::Lower));
        assert!(Agreement::CannotTell.bears(Verdict::NoClearDifference));
    }
}
