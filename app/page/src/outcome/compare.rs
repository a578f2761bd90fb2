//! Scenarios side by side: each against the same baseline, over the replications that both have.

use std::collections::BTreeMap;

use gongzhi_engine::results::{self, Difference};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Lang;

use super::{SideResults, paired};
use crate::metric::Spec;
use crate::policy::changes::items;
use crate::runs::{Arm, Key, Runs};
use crate::sentences::{self, phrases};

/// One scenario of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonColumn {
    /// Its runs, paired with the baseline's.
    pub side: SideResults,
    /// The baseline's runs of the same replications.
    pub before: SideResults,
    /// The key of its runs.
    pub key: Key,
    /// Paired differences from the baseline, by metric id.
    pub differences: BTreeMap<String, Difference>,
    /// Whether the user pinned it.
    pub pinned: bool,
    /// Whether it is the current policy.
    pub current: bool,
}

/// The baseline and the scenarios compared with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The baseline.
    pub baseline: SideResults,
    /// The scenarios with a finished pair: the current policy first, then pinned ones; each policy once.
    pub columns: Vec<ComparisonColumn>,
    /// Number of pinned scenarios without a finished pair.
    pub waiting: usize,
    /// Number of runs wanted of each.
    pub wanted: u32,
}

/// The comparison of the shown runs with pinned scenarios of these hashes, or `None` before the first run.
pub fn comparison(runs: &Runs, added: &[String]) -> Option<Comparison> {
    let target = runs.shown.as_ref()?;
    let wanted = target.wanted;
    let base = target.baseline.as_ref().unwrap_or(&target.reform);
    let shown = &target.reform.scenario;
    let (baseline, _) = paired(runs, base, base, wanted)?;
    let baseline = baseline.with_metrics_of(shown);
    let column = |arm: &Arm| {
        let (before, side) = paired(runs, base, arm, wanted)?;
        let (before, side) = (before.with_metrics_of(shown), side.with_metrics_of(shown));
        let found = results::compare(&before.runs, &side.runs);
        Some(ComparisonColumn {
            key: arm.key.clone(),
            differences: found.into_iter().map(|d| (d.metric.clone(), d)).collect(),
            side,
            before,
            pinned: added.contains(&arm.key.hash),
            current: arm.key == target.reform.key,
        })
    };
    let own = target.baseline.as_ref().map(|_| &target.reform);
    let mut columns: Vec<ComparisonColumn> = own.and_then(column).into_iter().collect();
    let is_another = |arm: &&Arm| own.is_none_or(|own| own.key != arm.key);
    let others: Vec<&Arm> = target.others.iter().filter(is_another).collect();
    let beside: Vec<ComparisonColumn> = others.iter().filter_map(|arm| column(arm)).collect();
    let waiting = others.len() - beside.len();
    columns.extend(beside);
    Some(Comparison {
        baseline,
        columns,
        waiting,
        wanted,
    })
}

impl ComparisonColumn {
    /// The paired difference of a metric, or `None` if it does not apply to one side.
    pub fn difference(&self, spec: Spec<'_>) -> Option<&Difference> {
        let told = self.before.level(spec).is_some() && self.side.level(spec).is_some();
        self.differences.get(spec.id).filter(|_| told)
    }
}

/// Greatest number of changes named in a heading.
const FEW: usize = 2;

/// A scenario's name, and its main differences from the baseline in a few words.
pub fn heading(baseline: &Scenario, scenario: &Scenario, lang: Lang) -> (String, String) {
    let changed = items(baseline, scenario, &Default::default(), lang);
    let same = scenario.title == baseline.title && !changed.is_empty();
    let title = if same {
        phrases::adjusted(&scenario.title)
    } else {
        scenario.title.clone()
    };
    let title = title.get(lang).to_owned();
    let detail = match changed.len() {
        0 => String::new(),
        n if n <= FEW => changed
            .iter()
            .map(|i| i.text(lang))
            .collect::<Vec<_>>()
            .join(" · "),
        n => sentences::adjustments(n, lang),
    };
    (title, detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runs::RunTarget;
    use crate::state::reduce::samples::{after, arm, arrived, opened, start, target};

    #[test]
    fn a_policy_that_is_kept_and_current_has_one_column() {
        let columns = |others: &[&str]| {
            let start = start(RunTarget {
                others: others.iter().map(|hash| arm(hash)).collect(),
                ..target(Some(arm("base")), arm("reform"))
            });
            let done = ["reform", "base"]
                .into_iter()
                .fold(after(opened(), [start]), |state, hash| {
                    arrived(state, hash, 0)
                });
            let added: Vec<String> = others.iter().map(|hash| (*hash).to_owned()).collect();
            let found = comparison(&done.runs, &added).unwrap();
            let told = |c: &ComparisonColumn| (c.key.hash.clone(), c.pinned, c.current);
            (
                found.columns.iter().map(told).collect::<Vec<_>>(),
                found.waiting,
            )
        };
        let own = |pinned| ("reform".to_owned(), pinned, true);
        assert_eq!(columns(&[]), (vec![own(false)], 0));
        assert_eq!(columns(&["reform"]), (vec![own(true)], 0));
        assert_eq!(columns(&["reform", "other"]), (vec![own(true)], 1));
    }
}
