//! The search for parameters.
//!
//! It matches names in both languages, ids, groups, and names of the numbers in vectors and tables; it ignores spaces, width and case. A
//! user who searches for 志愿队伍 or "20有" knows the indicator, not the table that contains it. Misspelt words are not matched.

use gongzhi_engine::catalogue::indicators::{BREACHES, HAVES};
use gongzhi_engine::catalogue::params::{ParamKind, ParamSpec};
use gongzhi_engine::scenario::Declared;
use gongzhi_engine::text::{Label, Lang};

use crate::numbers::numeral::narrow;

/// A search text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// The whole text without spaces.
    whole: String,
    /// Its words.
    words: Vec<String>,
}

impl Search {
    /// A search for a typed text.
    pub fn new(text: &str) -> Self {
        let text = narrow(text);
        Self {
            words: text.split_whitespace().map(str::to_owned).collect(),
            whole: joined(&text),
        }
    }

    /// Whether the search is empty.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// Whether one name contains the whole text, or the names together contain all its words.
    fn finds(&self, names: &[String]) -> bool {
        self.is_empty()
            || names.iter().any(|n| n.contains(&self.whole))
            || self
                .words
                .iter()
                .all(|w| names.iter().any(|n| n.contains(w)))
    }

    /// How well names match: 0 if one of the first two, the name in both languages, begins with the text, 1 if one contains it, 2 if all words are somewhere among them; `None` if they do
    /// not match.
    pub fn rank(&self, names: &[String]) -> Option<u8> {
        let names: Vec<String> = names.iter().map(|name| joined(&narrow(name))).collect();
        if names
            .iter()
            .take(2)
            .any(|name| name.starts_with(&self.whole))
        {
            return Some(0);
        }
        if names.iter().any(|name| name.contains(&self.whole)) {
            return Some(1);
        }
        self.finds(&names).then_some(2)
    }

    /// Whether it matches a parameter of the catalogue.
    pub fn finds_param(&self, spec: &ParamSpec) -> bool {
        if self.is_empty() {
            return true;
        }
        let mut names = vec![spec.id.replace('_', ""), spec.id.to_owned()];
        let mut add = |label: Label| names.extend(both(label));
        add(spec.label);
        add(spec.group.label());
        numbers(spec).for_each(|(row, name)| {
            row.into_iter().for_each(&mut add);
            add(name);
        });
        indicators_of(spec.id).for_each(&mut add);
        self.finds(&names)
    }

    /// Whether it matches a parameter that the scenario declares.
    pub fn finds_declared(&self, declared: &Declared) -> bool {
        let names = [Lang::Zh, Lang::En].map(|lang| joined(&narrow(declared.label.get(lang))));
        let mut names = names.to_vec();
        names.extend([declared.id.to_lowercase(), declared.id.replace('_', "")]);
        self.finds(&names)
    }

    /// Whether it matches this name.
    pub fn is_for(&self, name: Label) -> bool {
        !self.is_empty() && both(name).iter().any(|n| n.contains(&self.whole))
    }
}

/// The text without spaces.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

fn both(label: Label) -> [String; 2] {
    [label.zh, label.en].map(|text| joined(&narrow(text)))
}

/// The numbers of a vector or table by name, each with its row.
fn numbers(spec: &ParamSpec) -> impl Iterator<Item = (Option<Label>, Label)> + '_ {
    let (rows, columns) = match spec.kind {
        ParamKind::Vector(names) => (names.len(), 1),
        ParamKind::Matrix(rows, columns) => (rows.len(), columns.len()),
        _ => (0, 0),
    };
    let cells = (0..rows).flat_map(move |i| (0..columns).map(move |j| (i, j)));
    cells.filter_map(|(i, j)| spec.part(i, j))
}

/// The indicators related to a parameter.
fn indicators_of(id: &str) -> impl Iterator<Item = Label> + '_ {
    let haves = HAVES.iter().flatten();
    let haves = haves.filter(move |h| h.have.parameters().contains(&id));
    let breaches = BREACHES.iter().flatten();
    let breaches = breaches.filter(move |b| b.breach.parameters().contains(&id));
    haves.map(|h| h.label).chain(breaches.map(|b| b.label))
}

/// Matching 无 indicators that no parameter decides: their names and what drives them.
pub fn without_parameters(search: &Search) -> Vec<(Label, Label)> {
    let all = BREACHES.iter().flatten();
    let none = all.filter(|b| b.breach.parameters().is_empty() && search.is_for(b.label));
    none.map(|b| (b.label, b.breach.driver())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::params::PARAMS;

    fn found(text: &str) -> Vec<&'static str> {
        let search = Search::new(text);
        let found = PARAMS.iter().filter(|p| search.finds_param(p));
        found.map(|p| p.id).collect()
    }

    #[test]
    fn names_are_found_whatever_their_spaces_width_and_case() {
        for text in [
            "20有",
            "20 有",
            "２０有",
            " 20　有 ",
            "must-haves",
            "Must-Haves",
        ] {
            let found = found(text);
            assert!(found.contains(&"star_weights"), "{text}: {found:?}");
            assert!(found.contains(&"star_thresholds"), "{text}: {found:?}");
        }
        assert_eq!(found("grid_households"), ["grid_households"]);
        assert_eq!(found("grid size"), found("GRIDSIZE"));
        assert!(found("规模 网格").contains(&"grid_households"));
        assert!(found("no such thing").is_empty());
        assert_eq!(found("").len(), PARAMS.len());
    }

    #[test]
    fn every_indicator_is_found_by_its_name_in_both_languages() {
        for have in HAVES.iter().flatten() {
            for name in [have.label.zh, have.label.en] {
                let found = found(name);
                for id in ["star_weights", "star_thresholds"] {
                    assert!(found.contains(&id), "{name}: {found:?}");
                }
            }
        }
        for breach in BREACHES.iter().flatten() {
            for name in [breach.label.zh, breach.label.en] {
                let told = without_parameters(&Search::new(name));
                assert!(!found(name).is_empty() || !told.is_empty(), "{name}");
            }
        }
    }
}
