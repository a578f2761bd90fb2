//! Snippets for common policies, offered in the editor of the rules that they suit.
//!
//! A template is in the editor's form: `${…}` is a place to fill in, with what stands there at first.

use gongzhi_engine::catalogue::rules::Rule;
use gongzhi_engine::text::Label;

/// A snippet.
#[derive(Debug, PartialEq)]
pub struct Snippet {
    /// The word that completes to it.
    pub id: &'static str,
    /// What it does.
    pub label: Label,
    /// The rules that it suits: each may end with it.
    pub rules: &'static [Rule],
    /// Its text.
    pub template: &'static str,
}

/// All snippets.
pub const SNIPPETS: [Snippet; 10] = [
    Snippet {
        id: "cap_by_kind",
        label: Label::new("按单位类型封顶", "cap by kind of unit"),
        rules: &[Rule::ContractObligation],
        template: "let most = switch commitment.kind {\n    \"state_firm\" => ${20.0},\n    \"social_org\" => ${10.0},\n    _ => ${15.0},\n};\nmin(commitment.offered_hours, most)",
    },
    Snippet {
        id: "cap",
        label: Label::new("一律封顶", "cap for all"),
        rules: &[Rule::ContractObligation],
        template: "min(commitment.offered_hours, ${10.0})",
    },
    Snippet {
        id: "quota",
        label: Label::new(
            "名额：单位已多的契约不再承诺",
            "quota: nothing more once a contract has many parties",
        ),
        rules: &[Rule::ContractObligation],
        template: "if commitment.parties > ${5} { 0.0 } else { commitment.offered_hours }",
    },
    Snippet {
        id: "elderly_first",
        label: Label::new("老人优先", "priority for the elderly"),
        rules: &[Rule::PetitionPriority],
        template: "let first = if petition.elderly { ${10.0} } else { 0.0 };\nfirst + params.priority_severity * petition.severity + params.priority_age * petition.age_days / petition.deadline_days",
    },
    Snippet {
        id: "by_category",
        label: Label::new("按类别加权", "weight by category"),
        rules: &[Rule::PetitionPriority],
        template: "let weight = switch petition.category {\n    \"safety\" => ${3.0},\n    \"welfare\" => ${2.0},\n    _ => ${1.0},\n};\nweight * petition.severity",
    },
    Snippet {
        id: "piecewise",
        label: Label::new("分段：越低给得越多", "piecewise: the lower, the more"),
        rules: &[Rule::FundingWeight, Rule::HemeiScore],
        template: "if community.satisfaction < ${0.6} {\n    ${2.0}\n} else if community.satisfaction < ${0.8} {\n    ${1.5}\n} else {\n    ${1.0}\n}",
    },
    Snippet {
        id: "weighted_sum",
        label: Label::new("加权求和", "weighted sum"),
        rules: &[Rule::AppraisalScore],
        template: "${0.4} * grid.satisfaction\n    + ${0.3} * grid.awareness\n    + ${0.3} * grid.on_time_share",
    },
    Snippet {
        id: "shorter_deadline",
        label: Label::new("急事缩短时限", "shorter deadlines for urgent matters"),
        rules: &[Rule::PetitionDeadline],
        template: "let days = params.deadlines[petition.severity - 1];\nif petition.category == \"safety\" { ${0.5} * days } else { days }",
    },
    Snippet {
        id: "warn_early",
        label: Label::new("临近时限即督办", "supervise before the deadline"),
        rules: &[Rule::PetitionSupervised],
        template: "petition.severity >= ${3} || petition.age_days >= petition.deadline_days - ${2}",
    },
    Snippet {
        id: "files_first",
        label: Label::new(
            "先走访未建档和有老人的户",
            "visit those without a file and the elderly first",
        ),
        rules: &[Rule::VisitPriority],
        template: "let days = household.days_since_visit;\nif !household.filed { days += ${180}; }\nif household.elderly { days += ${90}; }\ndays",
    },
];

/// The snippets that suit a rule.
pub fn of_rule(rule: Rule) -> impl Iterator<Item = &'static Snippet> {
    SNIPPETS.iter().filter(move |s| s.rules.contains(&rule))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::protocol::Origin;
    use gongzhi_engine::scenario::{Changes, Library};

    /// A template as it stands before anything is filled in.
    fn plain(template: &str) -> String {
        let mut parts = template.split("${");
        let mut text = parts.next().unwrap().to_owned();
        for part in parts {
            let (value, rest) = part.split_once('}').unwrap();
            text.push_str(value);
            text.push_str(rest);
        }
        text
    }

    #[test]
    fn every_snippet_is_a_rule_without_findings_wherever_it_is_offered() {
        let origin = Origin::Shipped(library::FIRST.to_owned());
        let base = library::load(&origin, &Library::shipped())
            .scenario
            .unwrap();
        for snippet in &SNIPPETS {
            assert!(!snippet.rules.is_empty());
            for rule in snippet.rules {
                let spec = rule.spec();
                let arguments: Vec<&str> = spec.arguments.iter().map(|a| a.name()).collect();
                let body = plain(snippet.template);
                let text = format!("fn {}({}) {{\n{body}\n}}", spec.name, arguments.join(", "));
                let mut changes = Changes::default();
                changes.rules.insert(spec.name.to_owned(), text);
                let (_, found) = library::checked(&base, &changes).unwrap();
                assert_eq!(found, [], "{} in {}", snippet.id, spec.name);
            }
        }
    }
}
