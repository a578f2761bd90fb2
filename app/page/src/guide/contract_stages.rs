//! The five stages of a contract 五约 in order: what decides each, and the metrics that tell how it goes.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::rules::Rule;
use gongzhi_engine::text::{Label, Lang};

use crate::i18n::contracts as told;
use crate::numbers::format;
use crate::outcome::Outcome;
use crate::sentences::figures;

/// A stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Its id on the page.
    pub id: &'static str,
    /// Its name.
    pub label: Label,
    /// What happens in it.
    pub about: Label,
    /// Ids of the parameters that decide it.
    pub params: &'static [&'static str],
    /// The rules that decide it.
    pub rules: &'static [Rule],
    /// The metrics that tell how it goes.
    pub metrics: &'static [Metric],
}

/// The stages, in order.
pub const STAGES: [Stage; 5] = [
    Stage {
        id: "negotiate",
        label: told::NEGOTIATE,
        about: told::NEGOTIATE_ABOUT,
        params: &[
            "party_leadership",
            "contract_hours",
            "two_way_menu",
            "menu_share",
        ],
        rules: &[Rule::ContractOffer],
        metrics: &[
            Metric::ContractsNegotiated,
            Metric::UnitsPartnered,
            Metric::UnitsLeftShare,
        ],
    },
    Stage {
        id: "sign",
        label: told::SIGN,
        about: told::SIGN_ABOUT,
        params: &["contract_parties", "contract_resources"],
        rules: &[Rule::ContractObligation],
        metrics: &[Metric::ContractsSigned, Metric::ContractsActive],
    },
    Stage {
        id: "publish",
        label: told::PUBLISH,
        about: told::PUBLISH_ABOUT,
        params: &["contract_published"],
        rules: &[Rule::ContractPublished],
        metrics: &[Metric::ContractsPublished],
    },
    Stage {
        id: "fulfil",
        label: told::FULFIL,
        about: told::FULFIL_ABOUT,
        params: &["purchase_share", "incubation_share"],
        rules: &[Rule::Compliance],
        metrics: &[
            Metric::ContractsFulfilled,
            Metric::ContractDeliveredShare,
            Metric::UnitHours,
            Metric::HoursGivenBack,
        ],
    },
    Stage {
        id: "evaluate",
        label: told::EVALUATE,
        about: told::EVALUATE_ABOUT,
        params: &[
            "contract_evaluated",
            "evaluation_weight",
            "renewal_line",
            "sanction_line",
        ],
        rules: &[
            Rule::ContractScore,
            Rule::ContractRenewed,
            Rule::ContractSanction,
        ],
        metrics: &[Metric::ContractsEvaluated, Metric::ContractRenewedShare],
    },
];

/// A figure of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageFigure {
    /// Id of its metric.
    pub metric: &'static str,
    /// Its name.
    pub name: String,
    /// Its value in the reform, in words.
    pub value: String,
    /// Its value in the baseline, if there is a comparison.
    pub before: Option<String>,
}

/// The present figures of a stage: headline numbers over all runs. Metrics that the scenario does not tell are left out.
pub fn figures_of(stage: &Stage, outcome: &Outcome, lang: Lang) -> Vec<StageFigure> {
    let figure = |metric: &Metric| {
        let spec = metric.spec();
        let words = |x: f64| format::level(spec.unit, x, lang);
        let before = outcome.baseline.as_ref();
        let time = outcome.reform.scenario.time;
        Some(StageFigure {
            metric: spec.id,
            name: figures::name(*metric, time, lang),
            value: words(outcome.reform.level(*metric)?),
            before: before.and_then(|side| side.level(*metric)).map(words),
        })
    };
    stage.metrics.iter().filter_map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::params::{Group, PARAMS, ParamSpec, Role};
    use gongzhi_engine::catalogue::rules::RULES;

    #[test]
    fn every_policy_parameter_and_rule_of_contracts_stands_in_one_stage() {
        let listed: Vec<&str> = STAGES.iter().flat_map(|s| s.params).copied().collect();
        for id in &listed {
            assert_eq!(
                listed.iter().filter(|other| *other == id).count(),
                1,
                "{id}"
            );
            assert!(ParamSpec::find(id).is_some(), "{id}");
        }
        let policy = PARAMS
            .iter()
            .filter(|p| p.group == Group::Contracts && p.role == Role::Policy);
        for spec in policy {
            assert!(listed.contains(&spec.id), "{}", spec.id);
        }
        let rules: Vec<Rule> = STAGES.iter().flat_map(|s| s.rules).copied().collect();
        for spec in RULES.iter().filter(|r| r.group == Group::Contracts) {
            assert!(rules.contains(&spec.rule), "{}", spec.name);
        }
    }
}
