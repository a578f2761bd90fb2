//! The search over everything that has a name: parameters, rules, submodels, settings, indicators, metrics, terms and scenarios.

use gongzhi_engine::catalogue::indicators::{BREACHES, HAVES};
use gongzhi_engine::catalogue::mechanisms::Mechanisms;
use gongzhi_engine::catalogue::params::PARAMS;
use gongzhi_engine::catalogue::rules::RULES;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Label, Lang};

use super::glossary::TERMS;
use super::spot::Spot;
use crate::i18n::{finder as told, tables, words};
use crate::library::ScenarioEntry;
use crate::outcome::panels;
use crate::policy::search::Search;

/// Most results of a kind.
const MOST: usize = 8;

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// A parameter.
    Param,
    /// A rule.
    Rule,
    /// A submodel.
    Submodel,
    /// Place, calendar, assessments, shocks.
    Setting,
    /// One of the 20 有 and 20 无.
    Indicator,
    /// A metric.
    Metric,
    /// A term.
    Term,
    /// A shipped scenario.
    Scenario,
}

impl FoundKind {
    /// All kinds, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Param,
        Self::Rule,
        Self::Submodel,
        Self::Setting,
        Self::Indicator,
        Self::Metric,
        Self::Term,
        Self::Scenario,
    ];

    /// Its words.
    pub const fn label(self) -> Label {
        match self {
            Self::Param => words::PARAMETERS,
            Self::Rule => words::RULES,
            Self::Submodel => words::MECHANISMS,
            Self::Setting => told::SETTINGS,
            Self::Indicator => told::INDICATORS,
            Self::Metric => told::METRICS,
            Self::Term => told::TERMS,
            Self::Scenario => words::SCENARIO,
        }
    }
}

/// Where a result leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// A place on the page.
    To(Spot),
    /// The model document.
    Model,
    /// Opening the shipped scenario with this id.
    Scenario(String),
}

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What kind of thing it is.
    pub kind: FoundKind,
    /// Its name.
    pub name: String,
    /// What tells it from others: its heading, meaning or question.
    pub detail: String,
    /// Where it leads.
    pub leads: Leads,
}

/// A candidate: what it is, and all names by which it is found.
struct Candidate {
    found: Found,
    names: Vec<String>,
}

/// What a text finds, best first within each kind; nothing for an empty text.
pub fn find(text: &str, scenario: &Scenario, library: &[ScenarioEntry], lang: Lang) -> Vec<Found> {
    let search = Search::new(text);
    if search.is_empty() {
        return Vec::new();
    }
    let all = candidates(scenario, library, lang);
    let mut ranked: Vec<(FoundKind, u8, usize, Found)> = all
        .into_iter()
        .enumerate()
        .filter_map(|(at, one)| {
            let rank = search.rank(&one.names)?;
            Some((one.found.kind, rank, at, one.found))
        })
        .collect();
    ranked.sort_by_key(|(kind, rank, at, _)| (*kind, *rank, *at));
    let of = |kind: FoundKind| {
        let of_kind = ranked.iter().filter(move |(k, ..)| *k == kind);
        of_kind.take(MOST).map(|(.., found)| found.clone())
    };
    FoundKind::ALL.into_iter().flat_map(of).collect()
}

fn candidates(scenario: &Scenario, library: &[ScenarioEntry], lang: Lang) -> Vec<Candidate> {
    let mut all = Vec::new();
    let mut add = |kind, name: Label, detail: String, leads: Leads, more: &[&str]| {
        let names = [name.zh, name.en].into_iter().chain(more.iter().copied());
        all.push(Candidate {
            names: names.map(str::to_owned).collect(),
            found: Found {
                kind,
                name: name.get(lang).to_owned(),
                detail,
                leads,
            },
        });
    };
    for spec in PARAMS.iter() {
        let group = spec.group.label();
        let leads = Leads::To(Spot::Param(spec.id.to_owned()));
        let detail = group.get(lang).to_owned();
        add(
            FoundKind::Param,
            spec.label,
            detail,
            leads,
            &[spec.id, group.zh, group.en],
        );
    }
    for spec in &RULES {
        let leads = Leads::To(Spot::Rule(spec.name.to_owned()));
        add(
            FoundKind::Rule,
            spec.label,
            format!("{}()", spec.name),
            leads,
            &[spec.name],
        );
    }
    for spec in Mechanisms::SPECS {
        let leads = Leads::To(Spot::Mechanism(spec.id.to_owned()));
        let detail = spec.does.get(lang).to_owned();
        add(FoundKind::Submodel, spec.label, detail, leads, &[spec.id]);
    }
    for (name, spot) in [
        (tables::MY_DISTRICT, Spot::Place),
        (words::PLACE, Spot::Place),
        (words::CALENDAR, Spot::Calendar),
        (words::ASSESSMENTS, Spot::Assessments),
        (words::SHOCKS, Spot::Shocks),
    ] {
        let detail = words::DATA.get(lang).to_owned();
        add(FoundKind::Setting, name, detail, Leads::To(spot), &[]);
    }
    for have in HAVES.iter().flatten() {
        let leads = decided_by(have.have.parameters());
        let detail = have.have.driver().get(lang).to_owned();
        add(
            FoundKind::Indicator,
            have.label,
            detail,
            leads,
            &["20有", "20 must-haves"],
        );
    }
    for breach in BREACHES.iter().flatten() {
        let leads = decided_by(breach.breach.parameters());
        let detail = breach.breach.driver().get(lang).to_owned();
        add(
            FoundKind::Indicator,
            breach.label,
            detail,
            leads,
            &["20无", "20 must-nots"],
        );
    }
    for term in TERMS {
        let detail = term.meaning.get(lang).to_owned();
        add(FoundKind::Term, term.name, detail, Leads::Model, &[]);
    }
    all.extend(declared(scenario, lang));
    all.extend(metrics(scenario, lang));
    all.extend(library.iter().map(|entry| of_scenario(entry, lang)));
    all
}

/// An indicator leads to the first parameter that decides it.
fn decided_by(parameters: &[&str]) -> Leads {
    let first = parameters.first();
    first.map_or(Leads::Model, |id| Leads::To(Spot::Param((*id).to_owned())))
}

fn declared(scenario: &Scenario, lang: Lang) -> impl Iterator<Item = Candidate> {
    scenario.declared.iter().map(move |own| Candidate {
        names: vec![own.label.zh.clone(), own.label.en.clone(), own.id.clone()],
        found: Found {
            kind: FoundKind::Param,
            name: own.label.get(lang).to_owned(),
            detail: words::DECLARED.get(lang).to_owned(),
            leads: Leads::To(Spot::Param(own.id.clone())),
        },
    })
}

fn metrics(scenario: &Scenario, lang: Lang) -> impl Iterator<Item = Candidate> {
    let all = panels::all(scenario).into_iter();
    let all = all.flat_map(|panel| panel.metrics.into_iter().map(move |m| (panel.label, m)));
    all.map(move |(panel, metric)| {
        let spec = metric.spec();
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| spec.label.get(lang).to_owned());
        Candidate {
            found: Found {
                kind: FoundKind::Metric,
                name: spec.label.get(lang).to_owned(),
                detail: panel.get(lang).to_owned(),
                leads: Leads::To(Spot::Metric(spec.id.to_owned())),
            },
            names: vec![zh, en, spec.id.to_owned()],
        }
    })
}

fn of_scenario(entry: &ScenarioEntry, lang: Lang) -> Candidate {
    let (title, question) = (&entry.title, &entry.question);
    let names = [&title.zh, &title.en, &entry.id, &question.zh, &question.en];
    Candidate {
        names: names.into_iter().cloned().collect(),
        found: Found {
            kind: FoundKind::Scenario,
            name: title.get(lang).to_owned(),
            detail: question.get(lang).to_owned(),
            leads: Leads::Scenario(entry.id.clone()),
        },
    }
}

/// The shipped scenarios that a text finds, in their order; all of them for an empty text.
pub fn scenarios<'a>(text: &str, library: &'a [ScenarioEntry]) -> Vec<&'a ScenarioEntry> {
    let search = Search::new(text);
    let finds = |entry: &&ScenarioEntry| {
        search.is_empty() || search.rank(&of_scenario(entry, Lang::Zh).names).is_some()
    };
    library.iter().filter(finds).collect()
}

#[cfg(test)]
mod tests;
