use super::*;
use crate::guide::entries::EntryOf;
use crate::library;
use crate::policy::changes::Differing;
use crate::protocol::Origin;
use crate::state::reduce::samples::scenario;
use gongzhi_engine::scenario::{Library, ScenarioGroup};

fn shipped() -> Vec<ScenarioEntry> {
    let shipped = Library::shipped();
    let ids = shipped.ids().into_iter();
    let loaded = ids.map(|id| library::load(&Origin::Shipped(id.to_owned()), &shipped));
    loaded
        .map(|l| library::entry(&l.scenario.unwrap()))
        .collect()
}

fn first(text: &str, kind: FoundKind, lang: Lang) -> Found {
    let found = find(text, &scenario(), &shipped(), lang);
    let of_kind = found.into_iter().find(|found| found.kind == kind);
    of_kind.unwrap_or_else(|| panic!("{text}: {kind:?}"))
}

#[test]
fn everything_with_a_name_is_found_in_both_languages_and_leads_somewhere() {
    let to = Leads::To;
    for (zh, en, kind, leads) in [
        (
            "网格规模",
            "grid size",
            FoundKind::Param,
            to(Spot::Param("grid_households".into())),
        ),
        (
            "走访",
            "home visits",
            FoundKind::Submodel,
            to(Spot::Mechanism("visits".into())),
        ),
        ("冲击", "shocks", FoundKind::Setting, to(Spot::Shocks)),
        (
            "五星达标率",
            "star coverage",
            FoundKind::Metric,
            to(Spot::Metric("star_coverage".into())),
        ),
        (
            "评约",
            "evaluating a contract",
            FoundKind::Term,
            Leads::Model,
        ),
        (
            "单向菜单",
            "one-way menu",
            FoundKind::Scenario,
            Leads::Scenario("one-way-menu".into()),
        ),
    ] {
        assert_eq!(first(zh, kind, Lang::Zh).leads, leads, "{zh}");
        assert_eq!(first(en, kind, Lang::En).leads, leads, "{en}");
    }
    let rule = first("contract_offer", FoundKind::Rule, Lang::En);
    assert_eq!(rule.leads, to(Spot::Rule("contract_offer".into())));
    let volunteer = first("志愿队伍", FoundKind::Indicator, Lang::Zh);
    assert!(matches!(volunteer.leads, Leads::To(Spot::Param(_))));
    assert!(find("", &scenario(), &shipped(), Lang::Zh).is_empty());
    assert!(find("绝无此物", &scenario(), &shipped(), Lang::Zh).is_empty());
}

#[test]
fn a_name_that_begins_with_the_text_comes_first_and_a_kind_does_not_crowd_out_others() {
    let found = find("契约", &scenario(), &shipped(), Lang::Zh);
    let kinds: Vec<FoundKind> = found.iter().map(|f| f.kind).collect();
    let mut sorted = kinds.clone();
    sorted.sort();
    assert_eq!(kinds, sorted);
    for kind in FoundKind::ALL {
        assert!(kinds.iter().filter(|k| **k == kind).count() <= MOST);
    }
    assert!(kinds.contains(&FoundKind::Submodel) && kinds.contains(&FoundKind::Scenario));
    let names: Vec<String> = found
        .iter()
        .filter(|f| f.kind == FoundKind::Param)
        .map(|f| f.name.clone())
        .collect();
    let begins = names.iter().take_while(|n| n.starts_with("契约")).count();
    assert!(
        names[begins..].iter().all(|n| !n.starts_with("契约")),
        "{names:?}"
    );
}

#[test]
fn the_shipped_scenarios_are_grouped_and_searched() {
    let all = shipped();
    for group in ScenarioGroup::ALL {
        assert!(all.iter().any(|entry| entry.group == group), "{group:?}");
    }
    let of = |id: &str| all.iter().find(|e| e.id == id).unwrap().group;
    assert_eq!(of("shaoxing-2018"), ScenarioGroup::Places);
    assert_eq!(of("queue-only"), ScenarioGroup::Teaching);
    assert_eq!(scenarios("", &all).len(), all.len());
    let ids = |text: &str| -> Vec<&str> {
        let found = scenarios(text, &all);
        found.into_iter().map(|e| e.id.as_str()).collect()
    };
    assert_eq!(ids("夜班"), ["night-shift"]);
    assert_eq!(ids("NIGHT shift"), ["night-shift"]);
    assert!(ids("绝无此物").is_empty());
}

#[test]
fn every_difference_leads_to_a_place_with_an_element() {
    for what in [
        Differing::Param("grid_households".into()),
        Differing::Rule("voice".into()),
        Differing::Rule("helper".into()),
        Differing::Mechanism("visits".into()),
        Differing::Place,
        Differing::Period,
        Differing::Shock("x".into()),
    ] {
        let spot = Spot::of(&what);
        assert!(
            !spot.selector().is_empty(),
            "{:?}",
            EntryOf::Differing(what)
        );
    }
}
