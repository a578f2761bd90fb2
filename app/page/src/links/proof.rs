//! Whether a second run gave the result that a link vouches for.

use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{RESULTS_VERSION, fingerprint};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Lang, Text};

use super::code::Proof;
use crate::outcome::Outcome;

/// A result to be had again, and the version of results with which it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// The result.
    pub proof: Proof,
    /// The version of results.
    pub results_version: u32,
}

/// What comparing two results said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The runs are not all done: how many are.
    Under(u32),
    /// Bit for bit the same.
    Same,
    /// The engine gives other results than the one with which the link was made.
    Engine,
    /// The policy is another one, because its baseline has moved on or it was changed since.
    Policy,
    /// The same policy and version, and yet other bits.
    Differs,
}

impl Proof {
    /// What the shown outcome vouches for.
    pub fn of(outcome: &Outcome) -> Option<Self> {
        Some(Self {
            policy: first(&outcome.reform.scenario.hash)?,
            fingerprint: first(&outcome.fingerprint())?,
            runs: u32::try_from(outcome.runs).ok()?,
        })
    }
}

impl Vouched {
    /// Compares the runs of a policy with what was vouched for.
    pub fn verdict(&self, policy: &Scenario, runs: &[Replication]) -> Verdict {
        let Proof {
            policy: hash,
            fingerprint: wanted,
            runs: of,
        } = self.proof;
        if first(&policy.hash) != Some(hash) {
            return Verdict::Policy;
        }
        let some: Vec<Replication> = runs
            .iter()
            .filter(|run| run.replication < of)
            .cloned()
            .collect();
        if (some.len() as u32) < of {
            return Verdict::Under(some.len() as u32);
        }
        match first(&fingerprint(&some)) == Some(wanted) {
            true => Verdict::Same,
            false if self.results_version != RESULTS_VERSION => Verdict::Engine,
            false => Verdict::Differs,
        }
    }

    /// The verdict in words.
    pub fn told(&self, verdict: Verdict, lang: Lang) -> String {
        let (now, then, runs) = (RESULTS_VERSION, self.results_version, self.proof.runs);
        let text = match verdict {
            Verdict::Under(done) => Text::new(
                format!("正在重新运行，核对链接所载的结果：{done} / {runs}"),
                format!(
                    "Running again to check the result that the link vouches for: {done} / {runs}"
                ),
            ),
            Verdict::Same => Text::new(
                format!("同一结果 ✓ 重新运行{runs}次，指纹与链接所载的逐位相同。"),
                format!(
                    "Same result ✓ {runs} runs made again give the fingerprint in the link, bit for bit."
                ),
            ),
            Verdict::Engine => Text::new(
                format!(
                    "结果不同：链接用结果版本{then}生成，本页是版本{now}，模型在其间改过。方案本身相同。"
                ),
                format!(
                    "Another result: the link was made with results version {then}, this page gives version {now}; the model has changed in between. The policy is the same."
                ),
            ),
            Verdict::Policy => Text::new(
                "方案不同：它的上级方案已经改过，或打开后又有调整，所以不能核对链接所载的结果。",
                "Another policy: its parent has changed, or it was changed after it was opened, so the result in the link cannot be checked.",
            ),
            Verdict::Differs => Text::new(
                "结果不同：方案与版本都相同，指纹却不同。链接里的指纹可能被改过，或这台设备算得不一样；请把链接发给我们。",
                "Another result: policy and version are the same, but the fingerprint is not. The one in the link may have been altered, or this device computes differently; please report the link.",
            ),
        };
        text.get(lang).to_owned()
    }
}

/// The first bytes of a hash in hexadecimal.
fn first(hash: &str) -> Option<[u8; 8]> {
    let mut bytes = [0; 8];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hash.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::reduce::samples::{nothing_of, scenario};

    fn runs(of: u32, value: f64) -> Vec<Replication> {
        let run = |at| Replication {
            metrics: vec!["on_time_share".to_owned()],
            values: vec![vec![value, f64::from(at)]],
            ..nothing_of(at)
        };
        (0..of).map(run).collect()
    }

    #[test]
    fn the_same_runs_are_the_same_result_and_others_say_why_not() {
        let policy = scenario();
        let vouched = |results_version| Vouched {
            proof: Proof {
                policy: first(&policy.hash).unwrap(),
                fingerprint: first(&fingerprint(&runs(3, 0.5))).unwrap(),
                runs: 3,
            },
            results_version,
        };
        let now = vouched(RESULTS_VERSION);
        assert_eq!(now.verdict(&policy, &runs(2, 0.5)), Verdict::Under(2));
        assert_eq!(now.verdict(&policy, &runs(3, 0.5)), Verdict::Same);
        // More runs than were vouched for are left out.
        assert_eq!(now.verdict(&policy, &runs(4, 0.5)), Verdict::Same);
        assert_eq!(now.verdict(&policy, &runs(3, 0.4)), Verdict::Differs);
        let old = vouched(RESULTS_VERSION - 1);
        assert_eq!(old.verdict(&policy, &runs(3, 0.4)), Verdict::Engine);
        assert_eq!(old.verdict(&policy, &runs(3, 0.5)), Verdict::Same);
        let mut other = (*policy).clone();
        other.hash = "0".repeat(32);
        assert_eq!(now.verdict(&other, &runs(3, 0.5)), Verdict::Policy);
    }
}
