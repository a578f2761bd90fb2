use super::works::Keeping;
use super::*;
use crate::store::tests::Memory;

fn file() -> Work {
    Work::unchanged(Origin::File {
        name: "mine.toml".to_owned(),
        text: "format = 1".to_owned(),
    })
}

fn kept(store: &Memory, work: &Work) {
    let keeping = Keeping {
        owner: "a",
        entry: None,
        turned: true,
        origin: &work.origin,
        work: &work.kept(),
        title: &Text::new("我的", "Mine"),
        now: 1.0,
    };
    works::keep(store, &keeping).unwrap();
}

fn begun(stores: (&Memory, &Memory), link: Option<&str>, is_followed: bool) -> State {
    let mut state = State::default();
    begin(&mut state, stores, link.map(str::to_owned), is_followed);
    state
}

#[test]
fn a_new_tab_opens_a_copy_of_what_was_open_last() {
    let (shared, own) = (Memory::new(9_999), Memory::new(9_999));
    kept(&shared, &file());
    let state = begun((&shared, &own), None, true);
    assert_eq!(state.plan.origin, file().origin);
    // From now on this tab owns the work, whatever other tabs keep.
    assert_eq!(tab_session::tab(&own).unwrap().entry, None);
    let other = Memory::new(9_999);
    assert_eq!(
        begun((&other, &own), None, false).plan.origin,
        file().origin
    );
}

#[test]
fn a_followed_link_leaves_the_work_one_step_away_and_loaded_anew_it_goes_on() {
    let (shared, own) = (Memory::new(9_999), Memory::new(9_999));
    kept(&shared, &file());
    let state = begun((&shared, &own), Some("yuedu-2008"), true);
    assert_eq!(state.plan.origin.key(), "yuedu-2008");
    assert!(matches!(state.notes.list(), [Note::Followed(_)]));
    assert!(
        matches!(state.plan.undo.as_slice(), [HistoryStep::Opening(left)] if left.origin == file().origin)
    );
    let mut tab = tab_session::tab(&own).unwrap();
    tab.work.choice = crate::policy::plan::BaselineChoice::Itself;
    keep_tab(&own, &tab).unwrap();
    let again = begun((&shared, &own), Some("yuedu-2008"), false);
    assert_eq!(
        again.plan.choice,
        crate::policy::plan::BaselineChoice::Itself
    );
    assert!(again.notes.list().is_empty() && again.plan.undo.is_empty());
    let followed = begun((&shared, &own), Some("yuedu-2008"), true);
    assert_eq!(
        (followed.plan.choice, followed.plan.undo.len()),
        (Default::default(), 1)
    );
}

#[test]
fn what_broke_off_is_offered_and_the_next_start_is_a_plain_one() {
    let (shared, own) = (Memory::new(9_999), Memory::new(9_999));
    kept(&shared, &file());
    begun((&shared, &own), None, false);
    own.set("gongzhi.leave", "1").unwrap();
    let state = begun((&shared, &own), None, false);
    assert_eq!(state.plan.origin.key(), crate::library::FIRST);
    assert!(matches!(state.notes.list(), [Note::Interrupted(left)] if left.work == file()));
    // Further edits belong to this tab and leave the list's work unchanged.
    let again = begun((&shared, &own), None, false);
    assert_eq!(again.plan.origin.key(), crate::library::FIRST);
    let other = Memory::new(9_999);
    assert_eq!(
        begun((&shared, &other), None, true).plan.origin,
        file().origin
    );
}

#[test]
fn a_link_to_nothing_is_refused_and_the_work_stays() {
    let (shared, own) = (Memory::new(9_999), Memory::new(9_999));
    kept(&shared, &file());
    for id in ["nosuch", ""] {
        let state = begun((&shared, &own), Some(id), true);
        assert_eq!(state.plan.origin, file().origin);
        assert_eq!(state.notes.list(), [Note::NoSuchLink(id.to_owned())]);
    }
    let nothing = Memory::new(9_999);
    let first = begun((&nothing, &nothing), Some("nosuch"), true);
    assert_eq!(first.plan.origin.key(), crate::library::FIRST);
}

#[test]
fn addresses_name_tabs() {
    assert_eq!(tab_of("#/rules"), Some(Tab::Rules));
    assert_eq!(tab_of(""), None);
}
