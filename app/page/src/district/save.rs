//! The file of a work whose only change is its place: the tables stand in it as CSV, and everything else stays as it was written.

use gongzhi_engine::scenario::with_place;

use crate::policy::plan::Plan;
use crate::policy::rescue;
use crate::protocol::Origin;

/// Suffix of the id of a shipped scenario in another place.
const PLACED: &str = "-district";

/// The file's name and text; `None` if the policy is changed too, or the file has no room for the tables.
pub fn file(plan: &Plan) -> Option<(String, String)> {
    let changes = &plan.changes;
    if !changes.has_only_shared() || !changes.calendar.is_empty() {
        return None;
    }
    let (name, text) = match &plan.origin {
        Origin::File { .. } => rescue::file(&plan.origin),
        Origin::Shipped(id) => {
            let title = &plan.scenario.as_ref()?.title;
            let [zh, en] = [&title.zh, &title.en].map(serde_json::to_string);
            let title = format!("{{ zh = {}, en = {} }}", zh.ok()?, en.ok()?);
            let id_here = format!("{id}{PLACED}");
            let text = format!(
                "format = 1\nextends = \"{id}\"\n[meta]\nid = \"{id_here}\"\ntitle = {title}\n"
            );
            (format!("{id_here}.toml"), text)
        }
    };
    Some((name, with_place(&text, &changes.place)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::state::State;
    use crate::state::action::{Action, ImportEdit};
    use crate::state::reduce::samples::{Reducible, opened};
    use gongzhi_engine::catalogue::params::Value;
    use gongzhi_engine::scenario::{Library, TableKind};
    use std::rc::Rc;

    const TABLE: &str = "街道,社区,户数,专职人员\n甲,东,800,4\n甲,西,900,3\n";

    fn placed(state: State) -> State {
        let import = crate::district::import::Import::of_text(TableKind::Communities, "", TABLE);
        state.reduced(Action::Import(ImportEdit::Given(import.unwrap())))
    }

    /// The saved file opens to the scenario that the page ran.
    fn opens_again(state: &State) -> String {
        let (name, text) = file(&state.plan).unwrap();
        let loaded = library::load(
            &Origin::File {
                name,
                text: text.clone(),
            },
            &Library::shipped(),
        );
        let scenario = loaded
            .scenario
            .unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        assert_eq!(scenario.hash, state.plan.scenario.as_ref().unwrap().hash);
        text
    }

    #[test]
    fn a_shipped_scenario_in_a_place_of_ones_own_opens_again() {
        let text = opens_again(&placed(opened()));
        assert!(text.contains("communities = '''\nstreet,name"), "{text}");
    }

    #[test]
    fn a_file_keeps_its_comments() {
        let text = "format = 1\nextends = \"yuecheng-2018\" # why\nmeta = { id = \"x\", title = \"x\" }\n# the table\n[data]\ncommunities = \"name,households\\n北,1\"\n";
        let origin = Origin::File {
            name: "x.toml".into(),
            text: text.into(),
        };
        let scenario = library::load(&origin, &Library::shipped())
            .scenario
            .unwrap();
        let state = opened()
            .reduced(Action::Open(
                origin.clone(),
                Default::default(),
                Default::default(),
            ))
            .reduced(Action::Opened {
                origin,
                scenario: Rc::new(scenario),
                baseline: None,
            });
        let text = opens_again(&placed(state));
        assert!(
            text.contains("# why") && text.contains("# the table"),
            "{text}"
        );
    }

    #[test]
    fn a_changed_policy_is_saved_as_a_whole() {
        assert_eq!(file(&opened().plan), None);
        let state = placed(opened());
        let state = state.reduced(Action::EnterParam("grid_households".into(), Value::Int(60)));
        assert_eq!(file(&state.plan), None);
    }
}
