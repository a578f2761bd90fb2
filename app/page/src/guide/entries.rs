//! Everything in which the open policy differs from its baseline, by group, and what both sides share.

use gongzhi_engine::scenario::{Changes, Scenario, definitions};
use gongzhi_engine::text::{Label, Lang};

use super::spot::Spot;
use crate::i18n::{differences as told, tables, words};
use crate::policy::changes::{ChangedItem, Differing, defined, definitions_after, items};
use crate::policy::plan::Plan;
use crate::sentences::phrases;

/// A heading of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryGroup {
    /// Parameters.
    Parameters,
    /// Rules.
    Rules,
    /// Submodels.
    Submodels,
    /// The place.
    Place,
    /// Period, workdays and assessments.
    Calendar,
    /// Shocks.
    Shocks,
    /// What the baseline shares.
    Shared,
}

impl EntryGroup {
    /// All headings, in order.
    pub const ALL: [Self; 7] = [
        Self::Parameters,
        Self::Rules,
        Self::Submodels,
        Self::Place,
        Self::Calendar,
        Self::Shocks,
        Self::Shared,
    ];

    /// Its words.
    pub const fn label(self) -> Label {
        match self {
            Self::Parameters => words::PARAMETERS,
            Self::Rules => words::RULES,
            Self::Submodels => words::MECHANISMS,
            Self::Place => words::PLACE,
            Self::Calendar => told::CALENDAR_PARTS,
            Self::Shocks => words::SHOCKS,
            Self::Shared => told::SHARED,
        }
    }
}

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryOf {
    /// A difference from the baseline.
    Differing(Differing),
    /// A district of the visitor's own, which the baseline shares.
    District,
    /// A period of the visitor's own, which the baseline shares.
    OwnPeriod,
    /// Assessments of the visitor's own, which the baseline shares.
    OwnAssessments,
    /// Shocks of the visitor's own, which the baseline shares.
    OwnShocks,
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is about.
    pub of: EntryOf,
    /// Its heading.
    pub group: EntryGroup,
    /// Its name.
    pub label: String,
    /// What is before and after, in words.
    pub change: String,
    /// Where it is decided.
    pub spot: Spot,
    /// The texts before and after, of a rule; an empty text is none.
    pub texts: Option<(String, String)>,
}

/// All entries, by heading; empty until the scenario is read.
pub fn entries(plan: &Plan, lang: Lang) -> Vec<Entry> {
    let (Some(scenario), Some(reference)) = (&plan.scenario, plan.reference()) else {
        return Vec::new();
    };
    let differing = items(reference, scenario, &plan.changes, lang);
    let mut found: Vec<Entry> = differing
        .into_iter()
        .map(|item| entry(reference, scenario, &plan.changes, item, lang))
        .collect();
    found.extend(shared(plan, scenario, lang));
    found.sort_by_key(|entry| entry.group);
    found
}

fn entry(
    reference: &Scenario,
    scenario: &Scenario,
    changes: &Changes,
    item: ChangedItem,
    lang: Lang,
) -> Entry {
    let group = match &item.what {
        Differing::Param(_) => EntryGroup::Parameters,
        Differing::Rule(_) => EntryGroup::Rules,
        Differing::Mechanism(_) => EntryGroup::Submodels,
        Differing::Place => EntryGroup::Place,
        Differing::Period | Differing::Assessments => EntryGroup::Calendar,
        Differing::Shock(_) | Differing::ShockOrder => EntryGroup::Shocks,
    };
    let texts = match &item.what {
        Differing::Rule(name) => {
            let before = definitions(&reference.rules);
            let after = definitions_after(scenario, changes);
            Some((defined(&before, name), defined(&after, name)))
        }
        _ => None,
    };
    Entry {
        group,
        change: item.change(lang).unwrap_or_default(),
        spot: Spot::of(&item.what),
        of: EntryOf::Differing(item.what),
        label: item.label,
        texts,
    }
}

/// The visitor's own place and calendar, as far as they change the baseline too.
fn shared(plan: &Plan, scenario: &Scenario, lang: Lang) -> Vec<Entry> {
    let as_read = plan.as_read();
    let reference = as_read.baseline.as_ref().map(|(_, s)| s);
    let Some(reference) = reference.or(as_read.scenario.as_ref()) else {
        return Vec::new();
    };
    let own = &plan.changes;
    let entry = |of: EntryOf, label: Label, change: String, spot: Spot| Entry {
        of,
        group: EntryGroup::Shared,
        label: label.get(lang).to_owned(),
        change,
        spot,
        texts: None,
    };
    let mut found = Vec::new();
    if !own.place.is_empty() {
        let place = &scenario.place;
        let count = format!(
            "{} {}",
            words::COMMUNITIES_COUNT.get(lang),
            place.communities
        );
        let change = [place.name.get(lang).to_owned(), count].join(phrases::comma(lang));
        found.push(entry(
            EntryOf::District,
            tables::MY_DISTRICT,
            change,
            Spot::Place,
        ));
    }
    let calendar = own.calendar.shared();
    let days = |s: &Scenario| format!("{} – {}", s.time.start, s.time.end);
    let period = calendar
        .start
        .is_some_and(|day| day != reference.time.start)
        || calendar.end.is_some_and(|day| day != reference.time.end);
    if period {
        let change = format!("{} → {}", days(reference), days(scenario));
        found.push(entry(
            EntryOf::OwnPeriod,
            told::PERIOD,
            change,
            Spot::Calendar,
        ));
    }
    if calendar
        .assessments
        .as_ref()
        .is_some_and(|days| *days != reference.assessments)
    {
        let change = arrow(reference.assessments.len(), scenario.assessments.len());
        let spot = Spot::Assessments;
        found.push(entry(
            EntryOf::OwnAssessments,
            words::ASSESSMENTS,
            change,
            spot,
        ));
    }
    if calendar
        .shocks
        .as_ref()
        .is_some_and(|shocks| *shocks != reference.shocks)
    {
        let change = arrow(reference.shocks.len(), scenario.shocks.len());
        found.push(entry(
            EntryOf::OwnShocks,
            words::SHOCKS,
            change,
            Spot::Shocks,
        ));
    }
    found
}

fn arrow(before: usize, after: usize) -> String {
    format!("{before} → {after}")
}
