//! Moves the single work that early versions of the page kept to the list of recent works.

use gongzhi_engine::scenario::Changes;
use gongzhi_engine::text::Text;
use serde::Deserialize;

use super::works::{self, Keeping};
use crate::library::FIRST;
use crate::policy::plan::BaselineChoice;
use crate::policy::work::Work;
use crate::protocol::Origin;
use crate::store::{Store, read};

const ORIGIN: &str = "gongzhi.scenario";
const WORK: &str = "gongzhi.work";

/// The changes; another key names the scenario they apply to.
#[derive(Default, Deserialize)]
struct Changed {
    changes: Changes,
    choice: BaselineChoice,
}

/// Moves the work kept by an early version to the list. If that fails, the old entry stays.
pub fn adopt(store: &impl Store, now: f64) {
    let origin: Option<Origin> = read(store, ORIGIN);
    let changed: Option<Changed> = read(store, WORK);
    if origin.is_none() && changed.is_none() {
        return;
    }
    let Changed { changes, choice } = changed.unwrap_or_default();
    let work = Work {
        origin: origin.unwrap_or_else(|| Origin::Shipped(FIRST.to_owned())),
        changes,
        choice,
    };
    let keeping = Keeping {
        owner: "former",
        entry: None,
        turned: true,
        origin: &work.origin,
        work: &work.kept(),
        title: &Text::new(work.origin.key(), work.origin.key()),
        now,
    };
    if works::keep(store, &keeping).is_ok() {
        store.remove(ORIGIN);
        store.remove(WORK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::Memory;

    #[test]
    fn the_one_work_of_former_versions_is_on_the_list() {
        let store = Memory::new(10_000);
        let origin = r#"{"File":{"name":"a.toml","text":"format = 1"}}"#;
        store.set(ORIGIN, origin).unwrap();
        let changed =
            r#"{"of":"a.toml 00","changes":{"params":{},"rules":{"voice":"x"}},"choice":"Own"}"#;
        store.set(WORK, changed).unwrap();
        adopt(&store, 1.0);
        let recent = &works::list(&store)[0];
        assert_eq!(recent.work.file(), Some("a.toml"));
        assert_eq!(recent.work.changes.rules["voice"], "x");
        assert!(store.get(ORIGIN).is_none() && store.get(WORK).is_none());
        adopt(&store, 2.0);
        assert_eq!(works::list(&store).len(), 1);
    }
}
