//! Names: recipe names exist in both languages, given names stay as given, and a failing rule names its record in the
//! reader's language.

use gongzhi_engine::catalogue::rules::RULES;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::record::CommunityState;
use gongzhi_engine::results::communities_csv;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::{Library, flatten};
use gongzhi_engine::text::Lang;

use gongzhi_engine::scenario::fixture::{read, shipped, town_until};

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
}

/// The communities at the end of one run, or the errors.
fn run(text: &str) -> Result<Vec<CommunityState>, Vec<Diagnostic>> {
    let ran = Model::new(read(text), 7)?.replicate(0, &mut |_| {});
    ran.map(|(_, communities)| communities)
        .map_err(|found| vec![*found])
}

#[test]
fn names_of_a_recipe_are_in_both_languages() {
    let communities = run(&town_until("2018-11-20")).unwrap();
    let name = &communities[2];
    assert_eq!(name.street.zh, "街道 2");
    assert_eq!(name.street.en, "Street 2");
    assert_eq!(name.name.zh, "社区 1");
    assert_eq!(name.name.en, "Community 1");
    let scenario = read(&town_until("2018-11-20"));
    let csv = |lang| communities_csv(&scenario, 0, &communities, lang);
    assert!(csv(Lang::Zh).contains("街道 2,社区 1"));
    assert!(!is_chinese(&csv(Lang::En)), "{}", csv(Lang::En));
}

#[test]
fn names_that_were_given_are_not_translated() {
    let text = town_until("2018-11-20").replace(
        "place = { streets = 2, communities = 4, residents = 9000 }",
        "[data]\ncommunities = '''\nstreet,name,kind,households\n府山街道,越都社区,old,700\n府山街道,龙山社区,commodity,800\n'''",
    );
    let communities = run(&text).unwrap();
    for lang in [Lang::Zh, Lang::En] {
        assert_eq!(communities[0].street.get(lang), "府山街道");
        assert_eq!(communities[0].name.get(lang), "越都社区");
    }
}

#[test]
fn a_rule_that_fails_names_its_record_in_the_readers_language() {
    let mut told = 0;
    for spec in &RULES {
        let arguments: Vec<&str> = spec.arguments.iter().map(|a| a.name()).collect();
        let (name, arguments) = (spec.name, arguments.join(", "));
        let failing = format!(
            "{}[rules]\nmine = '''\nfn {name}({arguments}) {{ let x = 0; 1 / x }}\n'''\n",
            town_until("2019-12-31")
        );
        let Err(found) = run(&failing) else { continue };
        let message = &found[0].message;
        assert!(!is_chinese(&message.en), "{name}: {}", message.en);
        assert!(is_chinese(&message.zh), "{name}: {}", message.zh);
        told += 1;
    }
    assert!(told > RULES.len() / 2, "{told} of {} rules", RULES.len());
}

#[test]
fn shipped_scenarios_are_whole_in_english() {
    let library = Library::shipped();
    for id in library.ids() {
        let text = flatten(&shipped(id));
        for (_, english) in text.lines().filter_map(|line| line.split_once("en = ")) {
            assert!(!is_chinese(english), "{id}: {english}");
        }
    }
}
