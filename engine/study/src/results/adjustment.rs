//! The changes made to a scenario before it was run. Results of an adjusted policy carry them as a mark.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use gongzhi_catalogue::params::Value;
use gongzhi_scenario::{Changes, Scenario};

/// A value before and after the change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// Value in the scenario's file.
    pub before: Value,
    /// Value in the policy that was run.
    pub after: Value,
}

/// Changes made to a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Id of the scenario that was changed.
    pub scenario: String,
    /// Its hash before the changes.
    pub scenario_hash: String,
    /// Changed parameters, by id.
    pub parameters: BTreeMap<String, Moved>,
    /// Parts of the model that were switched, by id.
    pub mechanisms: BTreeMap<String, Moved>,
    /// Names of rules that are overridden or left out.
    pub rules: Vec<String>,
    /// Parts of the place that are the visitor's own: `name`, `communities`, `units`; `recipe` if it is the baseline's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<String>,
    /// Parts of the calendar that are the visitor's own: `start`, `end`, `assessments`, `shocks` and so on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<String>,
}

impl Adjustment {
    /// The effect of some changes on a scenario; `None` if they change nothing.
    pub fn of(base: &Scenario, changes: &Changes) -> Option<Self> {
        let value = |id: &str| {
            let own = || base.declared.iter().find(|d| d.id == id);
            base.params.get(id).or_else(|| Some(own()?.value.clone()))
        };
        let moved =
            |before: Value, after: Value| (before != after).then_some(Moved { before, after });
        let parameters = changes.params.iter().filter_map(|(id, after)| {
            // A parameter declared only by the changed rules has no earlier value.
            let before = value(id).unwrap_or_else(|| declared(changes, id, after));
            Some((id.clone(), moved(before, after.clone())?))
        });
        let mechanisms = changes.mechanisms.iter().filter_map(|(id, on)| {
            let before = Value::Bool(base.mechanisms.get(id)?);
            Some((id.clone(), moved(before, Value::Bool(*on))?))
        });
        let rules: BTreeSet<&String> = changes.rules.keys().chain(&changes.without).collect();
        let recipe = changes.recipe.as_ref().map(|_| "recipe");
        let place = changes.place.parts().chain(recipe);
        let found = Self {
            scenario: base.id.clone(),
            scenario_hash: base.hash.clone(),
            parameters: parameters.collect(),
            mechanisms: mechanisms.collect(),
            rules: rules.into_iter().cloned().collect(),
            place: place.map(str::to_owned).collect(),
            calendar: changes.calendar.parts().map(str::to_owned).collect(),
        };
        let nothing = found.parameters.is_empty()
            && found.mechanisms.is_empty()
            && found.rules.is_empty()
            && found.place.is_empty()
            && found.calendar.is_empty();
        (!nothing).then_some(found)
    }
}

fn declared(changes: &Changes, id: &str, otherwise: &Value) -> Value {
    let found = changes.declared.iter().find(|d| d.id == id);
    found.map_or_else(|| otherwise.clone(), |d| d.default.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_scenario::{Library, load};

    #[test]
    fn what_differs_is_told_with_its_values_and_nothing_else() {
        let library = Library::shipped();
        let base = load(library.get("yuecheng-2018").unwrap(), &library);
        let base = base.scenario.unwrap();
        let mut changes = Changes::default();
        assert_eq!(Adjustment::of(&base, &changes), None);
        let same = base.params.get("visit_share").unwrap();
        changes.params.insert("visit_share".into(), same);
        assert_eq!(Adjustment::of(&base, &changes), None);
        changes
            .params
            .insert("grid_households".into(), Value::Int(60));
        changes.mechanisms.insert("stars".into(), false);
        changes
            .rules
            .insert("voice".into(), "fn voice(h) { 0.5 }".into());
        let found = Adjustment::of(&base, &changes).unwrap();
        assert_eq!(
            (&found.scenario, &found.scenario_hash),
            (&base.id, &base.hash)
        );
        assert_eq!(found.parameters.len(), 1);
        let moved = &found.parameters["grid_households"];
        assert_eq!(
            (&moved.before, &moved.after),
            (&Value::Int(150), &Value::Int(60))
        );
        assert_eq!(found.mechanisms["stars"].after, Value::Bool(false));
        assert_eq!(found.rules, ["voice"]);
        let mut place = Changes::default();
        place.place.communities = Some("name,households\n东,800\n".into());
        assert_eq!(
            Adjustment::of(&base, &place).unwrap().place,
            ["communities"]
        );
    }
}
