//! Figures that the 无 indicators hold against a limit.

use serde::{Deserialize, Serialize};

use super::City;
use gongzhi_base::math;
use gongzhi_catalogue::indicators::Breach;
use gongzhi_catalogue::params::Params;

/// The side on which a limit bounds a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// The figure must not fall below the limit.
    AtLeast,
    /// The figure must not rise above the limit.
    AtMost,
}

/// A figure and its limit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LimitCheck {
    /// The figure.
    pub value: f64,
    /// The limit.
    pub limit: f64,
    /// Which side of the limit is allowed.
    pub bound: Bound,
}

impl LimitCheck {
    /// Whether the figure breaches the limit.
    pub fn passed(&self) -> bool {
        match self.bound {
            Bound::AtLeast => self.value < self.limit,
            Bound::AtMost => self.value > self.limit,
        }
    }

    /// Whether the figure keeps the limit by at most a tenth of it.
    pub fn near(&self) -> bool {
        !self.passed() && (self.value - self.limit).abs() <= 0.1 * self.limit.abs()
    }
}

/// Days over which escalations decay.
const ESCALATION_DAYS: f64 = 90.0;

/// Share of the decayed count of escalations that remains after one day.
pub fn escalations_left() -> f64 {
    math::exp(-1.0 / ESCALATION_DAYS)
}

impl City {
    /// The figure and limit of a 无; `None` for hazards, and where nothing has been measured yet.
    pub fn limit_check(
        &self,
        p: &Params,
        c: usize,
        households: usize,
        breach: Breach,
    ) -> Option<LimitCheck> {
        let community = &self.communities[c];
        let households = households as f64;
        let (value, limit, bound) = match breach {
            Breach::Undelivered => (
                self.contract_summary(c).delivered?,
                p.delivered_limit,
                Bound::AtLeast,
            ),
            Breach::NoReply => {
                let closed = community.closed_lately();
                let late = closed.first - closed.on_time + community.overdue;
                let due = (closed.first + community.overdue).max(1);
                (
                    f64::from(late) / f64::from(due),
                    p.no_reply_limit,
                    Bound::AtMost,
                )
            }
            Breach::Escalations => (
                community.escalations * 1000.0 / households,
                p.escalation_limit,
                Bound::AtMost,
            ),
            Breach::LongOpen | Breach::Hazard | Breach::Misconduct => return None,
        };
        Some(LimitCheck {
            value,
            limit,
            bound,
        })
    }
}
